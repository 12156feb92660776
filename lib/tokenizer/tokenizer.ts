import { readDefinition, type TokenizerDefinition } from './definition.ts'
import { scanWords } from './scan-words.ts'
import { TokenList } from './token-list.ts'
import type { Tokens } from './tokens.ts'
import { createWordPiece } from './word-piece.ts'

export type { Tokens } from './tokens.ts'

/** A text into tokens that know where they stand. */
export interface Tokenizer {
  readonly clsId: number
  readonly sepId: number
  readonly padId: number
  readonly unkId: number
  /** The tokens of a text; none for an empty one. Half surrogate pairs are dropped, as control characters are. */
  encode(text: string): Tokens
  /** How many tokens `encode` gives. */
  countTokens(text: string): number
  /** Whether the token goes on the word of the one before ("##ing"). */
  continuesWord(id: number): boolean
}

export interface TokenizerOptions {
  /**
   * Whether "[SEP]" and its like, typed in a text, are read as plain text (default), so that a document can't set the model's
   * markers. False gives them their special ids, as Hugging Face's `tokenizers` does.
   */
  literalSpecials?: boolean
}

/**
 * Makes BERT's tokenizer, with ids and offsets exactly those of Hugging Face's `tokenizers` 0.23.
 * @param tokenizerJson the parsed tokenizer.json
 * @throws VerbatimError invalid_input when it is not a WordPiece tokenizer with BERT's normaliser, cased or uncased
 */
export function createTokenizer(tokenizerJson: unknown, options: TokenizerOptions = {}): Tokenizer {
  const definition = readDefinition(tokenizerJson)
  const wordPiece = createWordPiece(definition)
  const isLiteral = options.literalSpecials ?? true
  const specials = isLiteral ? undefined : specialPattern(definition.specials)

  const encodeSlice = (text: string, start: number, end: number, tokens: TokenList) =>
    scanWords(text, start, end, definition.isFolding, (word, starts, ends) => {
      const pieces = wordPiece.split(word)
      for (let at = 0, from = 0; at < pieces.length; at += 2) {
        const to = pieces[at + 1]!
        if (typeof starts === 'number') tokens.add(pieces[at]!, starts + from, starts + to)
        else tokens.add(pieces[at]!, starts[from]!, ends![to - 1]!)
        from = to
      }
    })

  const encode = (text: string): Tokens => {
    const tokens = new TokenList(16 + (text.length >> 2))
    let start = 0
    for (const match of specials ? text.matchAll(specials) : []) {
      encodeSlice(text, start, match.index, tokens)
      start = match.index + match[0].length
      tokens.add(definition.specials.get(match[0])!, match.index, start)
    }
    encodeSlice(text, start, text.length, tokens)
    return tokens.finish()
  }

  const { clsId, sepId, padId, unkId } = definition
  const continuing = continuingIds(definition)
  return {
    clsId,
    sepId,
    padId,
    unkId,
    encode,
    countTokens: (text) => encode(text).ids.length,
    continuesWord: (id) => continuing.has(id),
  }
}

function continuingIds({ vocabulary, continuingPrefix }: TokenizerDefinition): Set<number> {
  const ids = new Set<number>()
  for (const [piece, id] of vocabulary) if (piece.startsWith(continuingPrefix)) ids.add(id)
  return ids
}

/** Leftmost, and the longest of those that start there. */
function specialPattern(specials: Map<string, number>): RegExp | undefined {
  const contents = [...specials.keys()]
    .filter((content) => content !== '')
    .sort((a, b) => b.length - a.length)
  if (contents.length === 0) return undefined
  return new RegExp(
    contents.map((content) => content.replace(/[\\^$.*+?()[\]{}|]/gu, '\\$&')).join('|'),
    'gu',
  )
}
