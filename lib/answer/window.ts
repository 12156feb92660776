import { VerbatimError } from '#lib/errors.ts'
import type { Tokens } from '#lib/tokenizer/tokenizer.ts'

/** A question and a slice of a passage that together fit the reader. */
export interface Window {
  /** [CLS] question [SEP] slice [SEP], [tokens] */
  ids: Int32Array
  /** 0 for [CLS] question [SEP], 1 for the rest, [tokens] */
  typeIds: Int32Array
  /** Where the slice starts in `ids`. */
  sliceStart: number
  /** Which passage tokens the slice holds, half-open. */
  firstToken: number
  endToken: number
}

export interface WindowLimits {
  /** The reader's most tokens, with the three specials. */
  windowTokens: number
  /** Passage tokens that neighbouring windows share. */
  overlapTokens: number
  /** A longer question is cut here for the reader; search has seen all of it. */
  maxQuestionTokens: number
}

/** As in training: windows share a third of their tokens, and 64 WordPieces hold nearly every question. */
export const defaultWindowLimits = { overlapTokens: 128, maxQuestionTokens: 64 }

interface SpecialIds {
  clsId: number
  sepId: number
}

/**
 * Cuts a passage into overlapping reader windows, in passage order.
 * @param question WordPieces without specials
 * @param passage  WordPieces without specials, length P (may be 0)
 * @returns windows that together cover every passage token; [] when P = 0
 * @throws VerbatimError invalid_input when the question leaves no room for the passage
 * @see Devlin et al. 2018, run_squad: sliding window
 */
export function cutWindows(
  question: Tokens,
  passage: Tokens,
  limits: WindowLimits,
  specials: SpecialIds,
): Window[] {
  const questionIds = question.ids.subarray(0, limits.maxQuestionTokens)
  const room = limits.windowTokens - questionIds.length - 3
  if (room <= limits.overlapTokens) {
    throw new VerbatimError(
      'invalid_input',
      `Expected windows with room for more than ${limits.overlapTokens} passage tokens beside the question, got ${room}.`,
    )
  }
  const windows: Window[] = []
  const total = passage.ids.length
  for (let first = 0; first < total; first += room - limits.overlapTokens) {
    const end = Math.min(first + room, total)
    windows.push(joinWindow(questionIds, passage.ids.subarray(first, end), first, specials))
    if (end === total) break
  }
  return windows
}

function joinWindow(
  question: Int32Array,
  slice: Int32Array,
  firstToken: number,
  { clsId, sepId }: SpecialIds,
): Window {
  const sliceStart = question.length + 2
  const ids = new Int32Array(sliceStart + slice.length + 1)
  ids[0] = clsId
  ids.set(question, 1)
  ids[sliceStart - 1] = sepId
  ids.set(slice, sliceStart)
  ids[ids.length - 1] = sepId
  return {
    ids,
    typeIds: new Int32Array(ids.length).fill(1, sliceStart),
    sliceStart,
    firstToken,
    endToken: firstToken + slice.length,
  }
}
