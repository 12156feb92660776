/** What stands between two cells of a table row in a document's text. */
export const cellSeparator = ' | '
