/** The headings above a passage, outermost first, in one line. */
export function pathText(headings: string[]): string {
  return headings.join(' > ')
}

/** What is embedded of a passage: the headings above it, a line end, and its text; the text alone without headings. */
export function withHeadings(headings: string[], text: string): string {
  return headings.length > 0 ? `${pathText(headings)}\n${text}` : text
}
