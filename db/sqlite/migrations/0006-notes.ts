/**
 * What is left out of a document because that is how it is read stands apart from what could not be read. In libraries from
 * before, the sentences of then tell which is which.
 */
const isNote = `(value LIKE '%no text; words in pictures are not read.'
  OR value LIKE 'What repeats at the top or bottom of the pages is read once at most:%'
  OR value LIKE 'Only the main part of the page is read;%'
  OR value IN ('Page headers and footers are left out.', 'Comments are left out.'))`

export const notes = `
ALTER TABLE documents ADD COLUMN notes TEXT NOT NULL DEFAULT '[]';
UPDATE documents SET
  notes = (SELECT json_group_array(value) FROM json_each(documents.warnings) WHERE ${isNote}),
  warnings = (SELECT json_group_array(value) FROM json_each(documents.warnings) WHERE NOT ${isNote})
  WHERE warnings <> '[]';
`
