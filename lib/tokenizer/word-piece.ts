/** A word's pieces: [id, end, id, end, …], each end in UTF-16 code units of the word. */
export type Pieces = Int32Array

export interface WordPiece {
  /** The pieces of one normalised word that is not empty; one unknown piece where the vocabulary can't spell it. */
  split(word: string): Pieces
}

export interface WordPieceOptions {
  vocabulary: Map<string, number>
  unkId: number
  /** What marks a piece that goes on a word: "##". */
  continuingPrefix: string
  /** In code points; a longer word is unknown as a whole. */
  maxWordCharacters: number
}

/** Words kept with their pieces, a few megabytes: a language's frequent words fit, and a stream of new ones can't grow it. */
const cacheLimit = 50_000

/**
 * Greedy longest match from the left, with a bounded memory of words.
 * @see Wu et al. 2016, section 4.1; google-research/bert, tokenization.py, WordpieceTokenizer
 */
export function createWordPiece(options: WordPieceOptions): WordPiece {
  const { unkId, maxWordCharacters } = options
  const cache = new Map<string, Pieces>()
  const spell = createSpeller(options)
  return {
    split(word) {
      const known = cache.get(word)
      if (known) return known
      // Code points are counted only where code units leave it open.
      const isTooLong =
        word.length > maxWordCharacters &&
        (word.length > 2 * maxWordCharacters || Array.from(word).length > maxWordCharacters)
      const pieces = (isTooLong ? undefined : spell(word)) ?? Int32Array.of(unkId, word.length)
      if (isTooLong) return pieces
      if (cache.size >= cacheLimit) cache.clear()
      cache.set(word, pieces)
      return pieces
    },
  }
}

function createSpeller({
  vocabulary,
  continuingPrefix,
}: WordPieceOptions): (word: string) => Pieces | undefined {
  const continuing = new Map<string, number>()
  let longest = 1
  for (const [piece, id] of vocabulary) {
    longest = Math.max(longest, piece.length)
    if (piece.startsWith(continuingPrefix)) continuing.set(piece.slice(continuingPrefix.length), id)
  }
  return (word) => {
    const pieces: number[] = []
    for (let start = 0; start < word.length; ) {
      const pool = start === 0 ? vocabulary : continuing
      let end = Math.min(word.length, start + longest)
      let id = pool.get(word.slice(start, end))
      while (id === undefined && end > start + 1) {
        end -= 1
        id = pool.get(word.slice(start, end))
      }
      if (id === undefined) return undefined
      pieces.push(id, end)
      start = end
    }
    return Int32Array.from(pieces)
  }
}
