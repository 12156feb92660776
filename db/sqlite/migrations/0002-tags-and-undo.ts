/**
 * What people do with documents beside reading them. `tags` is a JSON list of words of theirs, in the order of adding. A
 * document with `removed_at`, in milliseconds since 1970, is hidden from everything until it is restored or deleted.
 */
export const tagsAndUndo = `
ALTER TABLE documents ADD COLUMN tags TEXT NOT NULL DEFAULT '[]';
ALTER TABLE documents ADD COLUMN removed_at INTEGER;
CREATE INDEX documents_removed ON documents (removed_at) WHERE removed_at IS NOT NULL;
`
