import { VerbatimError } from '#lib/errors.ts'

/** What a tokenizer.json of Hugging Face says about a BERT tokenizer. */
export interface TokenizerDefinition {
  vocabulary: Map<string, number>
  clsId: number
  sepId: number
  padId: number
  unkId: number
  continuingPrefix: string
  maxWordCharacters: number
  /** Lower case and no accents (an uncased model); false leaves letters as they are. */
  isFolding: boolean
  /** Tokens that the reference finds in raw text, before anything else. */
  specials: Map<string, number>
}

/**
 * Reads and checks a parsed tokenizer.json.
 * @throws VerbatimError invalid_input when it is not a WordPiece tokenizer with BERT's normaliser, cased or uncased
 */
export function readDefinition(json: unknown): TokenizerDefinition {
  const root = record(json, 'tokenizer.json')
  const model = record(root.model, 'model')
  // Files from before 2021 leave the model's type out.
  if (model.type !== undefined) expectValue(model.type, 'WordPiece', 'model.type')
  expectValue(record(root.pre_tokenizer, 'pre_tokenizer').type, 'BertPreTokenizer', 'pre_tokenizer.type')
  const vocabulary = readVocabulary(model.vocab)
  const unknown = model.unk_token ?? '[UNK]'
  const idOf = (token: unknown) => idIn(vocabulary, token)
  return {
    vocabulary,
    clsId: idOf('[CLS]'),
    sepId: idOf('[SEP]'),
    padId: idOf('[PAD]'),
    unkId: idOf(unknown),
    continuingPrefix: text(model.continuing_subword_prefix ?? '##', 'model.continuing_subword_prefix'),
    maxWordCharacters: wholeNumber(model.max_input_chars_per_word ?? 100, 'model.max_input_chars_per_word'),
    isFolding: readFolding(root.normalizer),
    specials: readSpecials(root.added_tokens ?? []),
  }
}

function readVocabulary(value: unknown): Map<string, number> {
  const entries = Object.entries(record(value, 'model.vocab'))
  return new Map(entries.map(([piece, id]) => [piece, wholeNumber(id, 'an id of model.vocab')]))
}

function readFolding(value: unknown): boolean {
  const normalizer = record(value, 'normalizer')
  expectValue(normalizer.type, 'BertNormalizer', 'normalizer.type')
  expectValue(normalizer.clean_text, true, 'normalizer.clean_text')
  expectValue(normalizer.handle_chinese_chars, true, 'normalizer.handle_chinese_chars')
  const isLowercase = normalizer.lowercase === true
  expectValue(normalizer.strip_accents ?? isLowercase, isLowercase, 'normalizer.strip_accents')
  return isLowercase
}

function readSpecials(value: unknown): Map<string, number> {
  if (!Array.isArray(value)) throw unexpected('added_tokens', 'a list', value)
  const specials = new Map<string, number>()
  for (const item of value) {
    const token = record(item, 'added_tokens')
    const content = text(token.content, 'added_tokens.content')
    // Any other token would have to be found in the normalised text, or take the spaces about it.
    for (const flag of ['single_word', 'lstrip', 'rstrip', 'normalized']) {
      expectValue(token[flag] ?? false, false, `added_tokens "${content}" ${flag}`)
    }
    expectValue(token.special, true, `added_tokens "${content}" special`)
    specials.set(content, wholeNumber(token.id, 'added_tokens.id'))
  }
  return specials
}

function idIn(vocabulary: Map<string, number>, token: unknown): number {
  const id = vocabulary.get(text(token, 'a special token'))
  if (id === undefined) throw unexpected('model.vocab', `the token ${String(token)}`, 'none')
  return id
}

function record(value: unknown, name: string): Record<string, unknown> {
  if (typeof value !== 'object' || value === null) throw unexpected(name, 'an object', value)
  return value as Record<string, unknown>
}

function text(value: unknown, name: string): string {
  if (typeof value !== 'string') throw unexpected(name, 'a string', value)
  return value
}

function wholeNumber(value: unknown, name: string): number {
  if (typeof value !== 'number' || !Number.isInteger(value) || value < 0) {
    throw unexpected(name, 'a whole number from 0', value)
  }
  return value
}

function expectValue(value: unknown, expected: string | boolean, name: string): void {
  if (value !== expected) throw unexpected(name, JSON.stringify(expected), value)
}

function unexpected(name: string, expected: string, value: unknown): VerbatimError {
  const got = typeof value === 'object' && value !== null ? 'an object' : JSON.stringify(value)
  return new VerbatimError(
    'invalid_input',
    `Expected ${name} of the tokenizer's definition to be ${expected}, got ${got}. Only BERT's WordPiece tokenizers are supported.`,
  )
}
