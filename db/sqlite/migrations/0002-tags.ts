/** What people do with documents beside reading them: `tags` is a JSON list of words of theirs, in the order of adding. */
export const tags = `
ALTER TABLE documents ADD COLUMN tags TEXT NOT NULL DEFAULT '[]';
`
