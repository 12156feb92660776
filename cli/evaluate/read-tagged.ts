import { VerbatimError } from '#lib/errors.ts'
import { readTextFile } from './read-file.ts'

/** A sentence's words with a BIO label each. */
export interface TaggedSentence {
  words: string[]
  labels: string[]
}

/**
 * Reads CoNLL columns: a word, white space or a tab, its label in the last column; an empty line after each sentence.
 * @throws VerbatimError not_found, or invalid_input that names the first line that is not so
 */
export async function readSentences(path: string): Promise<TaggedSentence[]> {
  const sentences: TaggedSentence[] = []
  let isOpen = false
  for (const [index, line] of (await readTextFile(path)).split('\n').entries()) {
    if (line.trim() === '') {
      isOpen = false
      continue
    }
    const columns = line.trimEnd().split(line.includes('\t') ? '\t' : /\s+/)
    const label = columns.at(-1)!
    if (columns.length < 2 || !/^(O|[BI]-.+)$/.test(label)) {
      throw refusal(path, index + 1, 'a word and its label (O, B-TYPE or I-TYPE)', line)
    }
    if (!isOpen) sentences.push({ words: [], labels: [] })
    isOpen = true
    sentences.at(-1)!.words.push(columns[0]!)
    sentences.at(-1)!.labels.push(label)
  }
  return sentences
}

/**
 * Reads `label<TAB>text` lines.
 * @throws VerbatimError not_found, or invalid_input that names the first line that is not so
 */
export async function readSentiments(path: string): Promise<{ label: string; text: string }[]> {
  const lines = (await readTextFile(path)).split('\n').map((line, index) => ({ line, number: index + 1 }))
  return lines
    .filter(({ line }) => line.trim() !== '')
    .map(({ line, number }) => {
      const tab = line.indexOf('\t')
      if (tab < 1) throw refusal(path, number, 'a label, a tab and a text', line)
      return { label: line.slice(0, tab), text: line.slice(tab + 1).trimEnd() }
    })
}

function refusal(path: string, line: number, expected: string, got: string): VerbatimError {
  return new VerbatimError(
    'invalid_input',
    `Expected line ${line} of ${path} to hold ${expected}, got "${got.slice(0, 80)}".`,
  )
}
