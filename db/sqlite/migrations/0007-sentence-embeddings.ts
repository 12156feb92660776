/**
 * Vectors of each passage's sentences, beside that of the whole. What was embedded before has none: its model is forgotten, so that
 * the next start queues it for being embedded anew (docs/decisions/005-re-embedding.md).
 */
export const sentenceEmbeddings = `
CREATE TABLE sentence_embeddings (
  passage_key INTEGER PRIMARY KEY REFERENCES passages ON DELETE CASCADE,
  vectors BLOB NOT NULL
) STRICT;
UPDATE documents SET model_key = NULL;
`
