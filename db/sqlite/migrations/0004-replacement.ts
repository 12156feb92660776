/**
 * A document whose `replaces` names another one is the new version of it until it is ready; then it goes on under the other
 * one's id, and `former_ids` remembers the id that it had meanwhile.
 */
export const replacement = `
ALTER TABLE documents ADD COLUMN replaces TEXT;
CREATE INDEX documents_replacing ON documents (replaces) WHERE replaces IS NOT NULL;
CREATE INDEX documents_by_age ON documents (created_at);
CREATE INDEX documents_by_name ON documents (folded_name);
CREATE TABLE former_ids (
  id TEXT PRIMARY KEY,
  document_id TEXT NOT NULL
) STRICT, WITHOUT ROWID;
`
