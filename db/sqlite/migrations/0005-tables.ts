/**
 * The tables that a passage holds rows of, with their headers. Documents that look as if they had any forget which model embedded
 * them, so that the next start cuts and embeds them anew.
 */
export const tables = `
ALTER TABLE passages ADD COLUMN tables TEXT;
UPDATE documents SET model_key = NULL
  WHERE key IN (SELECT document_key FROM document_texts WHERE instr(text, ' | ') > 0);
`
