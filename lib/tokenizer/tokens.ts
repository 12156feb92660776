/** The WordPieces of a text, without [CLS] and [SEP]. */
export interface Tokens {
  ids: Int32Array
  /** Half-open [start, end) in UTF-16 code units of the text, one pair a token; the pieces of one character share it. */
  starts: Int32Array
  ends: Int32Array
}
