/** How large a document is shown: as wide as there is room for (a text in its usual size), or that many times its natural size. */
export type Zoom = 'fit' | number

/** CSS pixels in a point of a page's natural size, since CSS has 96 of them in an inch and a PDF 72 points. */
export const naturalScale = 96 / 72

/** Times the natural size. */
const steps = [0.25, 0.33, 0.5, 0.67, 0.8, 0.9, 1, 1.1, 1.25, 1.5, 1.75, 2, 2.5, 3, 4]
/** Sizes that are told as the same per cent are the same. */
const tolerance = 0.005

/** The next larger (1) or smaller (-1) size than the one that is shown; the same at the ends. */
export function zoomStep(shown: number, direction: 1 | -1): number {
  const further =
    direction === 1
      ? steps.find((step) => step > shown + tolerance)
      : steps.findLast((step) => step < shown - tolerance)
  return further ?? shown
}
