/** The kind of a font's letters; those of a monospaced one are all of one width. */
export type Typeface = 'serif' | 'sans-serif' | 'monospace'

/**
 * Widths of the characters from the space to the tilde, in thousandths of the font's size: Helvetica's and Times' (Adobe
 * Font Metrics), to which most faces with and without serifs are near. Only their ratios count: the whole width is known.
 */
const typicalWidths = {
  'sans-serif': [
    278, 278, 355, 556, 556, 889, 667, 191, 333, 333, 389, 584, 278, 333, 278, 278, 556, 556, 556, 556, 556,
    556, 556, 556, 556, 556, 278, 278, 584, 584, 584, 556, 1015, 667, 667, 722, 722, 667, 611, 778, 722, 278,
    500, 667, 556, 833, 722, 778, 667, 778, 722, 667, 611, 722, 667, 944, 667, 667, 611, 278, 278, 278, 469,
    556, 333, 556, 556, 500, 556, 556, 278, 556, 556, 222, 222, 500, 222, 833, 556, 556, 556, 556, 333, 500,
    278, 556, 500, 722, 500, 500, 500, 334, 260, 334, 584,
  ],
  serif: [
    250, 333, 408, 500, 500, 833, 778, 180, 333, 333, 500, 564, 250, 333, 250, 278, 500, 500, 500, 500, 500,
    500, 500, 500, 500, 500, 278, 278, 564, 564, 564, 444, 921, 722, 667, 667, 722, 611, 556, 722, 722, 333,
    389, 722, 611, 889, 722, 722, 556, 722, 667, 556, 611, 722, 722, 944, 722, 722, 611, 333, 278, 333, 469,
    500, 333, 444, 500, 444, 500, 444, 333, 500, 500, 278, 278, 500, 278, 778, 500, 500, 500, 500, 333, 389,
    278, 500, 500, 722, 500, 500, 444, 480, 200, 480, 541,
  ],
}
const firstCode = 32
const otherWidth = 528
/** Courier's. */
const monospacedWidth = 600

/** How wide a text usually is in such letters, in thousandths of their size. */
export function widthIn(typeface: Typeface, text: string): number {
  if (typeface === 'monospace') return text.length * monospacedWidth
  let sum = 0
  for (const character of text)
    sum += typicalWidths[typeface][character.codePointAt(0)! - firstCode] ?? otherWidth
  return sum
}
