/**
 * How much one request may hold. Apart from the schemas that enforce it, since the pages say it too and need not load what
 * checks a body.
 */

/** Longer questions are refused, not cut: nothing is dropped silently. */
export const maxQuestionCharacters = 1_000

/** A table of more columns is read by nobody; a longer list is refused, not cut. */
export const maxQuestions = 100

/** Limits that keep a tag a word and not a note. */
export const maxTagCharacters = 40
export const maxTags = 20

/** The most documents that one request changes. */
export const maxBulkDocuments = 10_000

/** The most documents whose originals are given as one archive: more do not fit into an address. */
export const maxArchivedDocuments = 500

/** The most spans whose boxes are given at once: more than a page can show. */
export const maxBoxedSpans = 1_000
