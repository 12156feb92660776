const lineEnds = /\r\n?|[\u0085\u2028\v]/g
const paragraphEnds = /[\f\u2029]/g
/** Controls but "\n" and "\t", soft hyphens, byte order marks and code points that are never characters. */
// biome-ignore lint/suspicious/noControlCharactersInRegex: control characters are what this takes out
const neverText = /[\u0000-\u0008\u000e-\u001f\u007f-\u009f\u00ad\ufeff\ufff9-\ufffb\ufffe\uffff]/g
/** Ligatures, the shapes that Arabic letters take in a word, and radicals that fonts share with whole characters. */
const presentationForms = /[\u2f00-\u2fd5\ufb00-\ufb06\ufb13-\ufb17\ufb1d-\ufdff\ufe70-\ufefc]/g

/**
 * Brings text into the one form that the product stores: NFC, "\n" line ends, no byte order mark, no control characters
 * but "\n" and "\t"; a form feed becomes a paragraph break and a lone surrogate U+FFFD.
 */
export function normaliseText(raw: string): string {
  return raw
    .replace(lineEnds, '\n')
    .replace(paragraphEnds, '\n\n')
    .replace(neverText, '')
    .toWellFormed()
    .normalize('NFC')
}

/** Normalises text that stands on one line: any white space in it becomes one space; the ends keep theirs. */
export function normaliseInline(raw: string): string {
  return normaliseText(raw).replace(/\s+/g, ' ')
}

/** Normalises running text whose line ends mean something: spaces collapse, "\n" and "\t" stay, the ends are trimmed. */
export function normaliseLines(raw: string): string {
  return normaliseText(raw)
    .replace(/[^\S\n\t]+/g, ' ')
    .replace(/ ?\t ?/g, '\t')
    .replace(/\s*\n\s*/g, '\n')
    .trim()
}

/**
 * Writes shapes as the letters that they stand for: typographic ligatures (fi, fl, ffi…), the forms that Arabic letters take at
 * the beginning, in the middle and at the end of words, and the radicals of Kangxi's dictionary; everything else stays.
 */
export function expandPresentationForms(text: string): string {
  return text.replace(presentationForms, (form) => form.normalize('NFKC'))
}
