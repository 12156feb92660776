/**
 * Keys are internal row numbers; ids are what other code sees. Content tables hang on their document and go with it.
 * `passage_index` keeps no text of its own (contentless): its words can be made again from `passages`.
 */
export const library = `
CREATE TABLE meta (name TEXT PRIMARY KEY, value TEXT NOT NULL) STRICT, WITHOUT ROWID;

CREATE TABLE documents (
  key INTEGER PRIMARY KEY AUTOINCREMENT,
  id TEXT NOT NULL UNIQUE,
  sha256 TEXT NOT NULL UNIQUE,
  name TEXT NOT NULL,
  folded_name TEXT NOT NULL,
  media_type TEXT NOT NULL,
  size_bytes INTEGER NOT NULL,
  status TEXT NOT NULL CHECK (status IN ('queued', 'processing', 'ready', 'failed')),
  stage TEXT NOT NULL,
  done INTEGER NOT NULL,
  total INTEGER NOT NULL,
  error TEXT,
  warnings TEXT NOT NULL,
  page_count INTEGER,
  passage_count INTEGER NOT NULL,
  model_key TEXT,
  created_at INTEGER NOT NULL,
  updated_at INTEGER NOT NULL
) STRICT;
CREATE INDEX documents_by_status ON documents (status);

CREATE TABLE jobs (
  key INTEGER PRIMARY KEY AUTOINCREMENT,
  id TEXT NOT NULL UNIQUE,
  document_key INTEGER NOT NULL UNIQUE REFERENCES documents ON DELETE CASCADE,
  attempt INTEGER NOT NULL,
  worker_id TEXT,
  lease_until INTEGER
) STRICT;

CREATE TABLE document_texts (
  document_key INTEGER PRIMARY KEY REFERENCES documents ON DELETE CASCADE,
  text TEXT NOT NULL,
  blocks BLOB NOT NULL
) STRICT;

CREATE TABLE document_pages (
  key INTEGER PRIMARY KEY,
  document_key INTEGER NOT NULL REFERENCES documents ON DELETE CASCADE,
  number INTEGER NOT NULL,
  start_offset INTEGER NOT NULL,
  end_offset INTEGER NOT NULL,
  width REAL NOT NULL,
  height REAL NOT NULL,
  runs BLOB NOT NULL,
  UNIQUE (document_key, number)
) STRICT;

CREATE TABLE passages (
  key INTEGER PRIMARY KEY AUTOINCREMENT,
  document_key INTEGER NOT NULL REFERENCES documents ON DELETE CASCADE,
  ordinal INTEGER NOT NULL,
  start_offset INTEGER NOT NULL,
  end_offset INTEGER NOT NULL,
  text TEXT NOT NULL,
  heading_path TEXT NOT NULL,
  page_number INTEGER,
  UNIQUE (document_key, ordinal)
) STRICT;

CREATE TABLE embeddings (
  passage_key INTEGER PRIMARY KEY REFERENCES passages ON DELETE CASCADE,
  vector BLOB NOT NULL
) STRICT;

CREATE VIRTUAL TABLE passage_index USING fts5 (
  text, headings,
  content = '', contentless_delete = 1,
  tokenize = 'porter unicode61 remove_diacritics 2'
);

CREATE TABLE changes (
  document_id TEXT PRIMARY KEY,
  sequence INTEGER NOT NULL UNIQUE,
  removed INTEGER NOT NULL DEFAULT 0
) STRICT, WITHOUT ROWID;
`
