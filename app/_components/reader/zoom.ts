/** Steps of size; 1 fits the width of a page, and is the usual size of a text. */
const steps = [0.5, 0.67, 0.8, 0.9, 1, 1.1, 1.25, 1.5, 1.75, 2, 2.5, 3]

/** The next larger (1) or smaller (-1) size; the same at the ends. */
export function zoomStep(zoom: number, direction: 1 | -1): number {
  const further = direction === 1 ? steps.find((step) => step > zoom) : steps.findLast((step) => step < zoom)
  return further ?? zoom
}
