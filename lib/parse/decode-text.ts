import { VerbatimError } from '#lib/errors.ts'

export type TextEncoding = 'utf-8' | 'utf-16le' | 'utf-16be' | 'windows-1252'

/** How much of a file is looked at to tell what it is. */
const sampleBytes = 65_536
/** Files in one of the four encodings have next to no control characters; compressed or machine data has about 10%. */
const maxControlShare = 0.01

/** Windows-1252 where it differs from ISO 8859-1, 0x80 to 0x9F (WHATWG Encoding, index-windows-1252). */
const windows1252High = [
  ...'\u20ac\u0081\u201a\u0192\u201e\u2026\u2020\u2021\u02c6\u2030\u0160\u2039\u0152\u008d\u017d\u008f',
  ...'\u0090\u2018\u2019\u201c\u201d\u2022\u2013\u2014\u02dc\u2122\u0161\u203a\u0153\u009d\u017e\u0178',
]

/**
 * Tells a text's encoding from its first 64 KB: byte order mark, else where the zero bytes stand, else strict UTF-8,
 * else Windows-1252.
 * @returns undefined for what is no text
 */
export function detectEncoding(bytes: Uint8Array): TextEncoding | undefined {
  const marked = byteOrderMark(bytes)
  if (marked) return marked
  const sample = bytes.subarray(0, sampleBytes)
  const wide = guessUtf16(sample)
  if (wide) return wide
  if (controlShare(sample) > maxControlShare) return undefined
  return isMostlyUtf8(bytes.subarray(0, sampleBytes)) ? 'utf-8' : 'windows-1252'
}

/**
 * Decodes a file's bytes as text.
 * @returns the text, not yet normalised, and a warning where characters could not be read
 * @throws VerbatimError unsupported_type when the bytes are no text
 */
export function decodeText(bytes: Uint8Array): { text: string; warnings: string[] } {
  const encoding = detectEncoding(bytes)
  if (!encoding) throw notText()
  let text = decodeAs(bytes, encoding)
  // The first 64 KB may have been plain ASCII.
  if (encoding === 'utf-8' && !byteOrderMark(bytes) && !isMostlyValid(text))
    text = decodeAs(bytes, 'windows-1252')
  const lost = text.match(/\ufffd/g)?.length ?? 0
  const unreadable = `${lost} ${lost === 1 ? 'character' : 'characters'} could not be read and stand as “\ufffd”.`
  return { text, warnings: lost > 0 ? [unreadable] : [] }
}

/** Decodes bytes in a known encoding; what is not valid in it becomes U+FFFD. */
export function decodeAs(bytes: Uint8Array, encoding: TextEncoding): string {
  if (encoding !== 'windows-1252') return new TextDecoder(encoding).decode(bytes)
  // Node's own decoder reads 0x80 to 0x9F as ISO 8859-1 in some releases (nodejs/node #56542).
  return Buffer.from(bytes.buffer, bytes.byteOffset, bytes.byteLength)
    .toString('latin1')
    .replace(/[\x80-\x9f]/g, (character) => windows1252High[character.charCodeAt(0) - 0x80]!)
}

/** The failure of bytes that are in none of the formats and no text either. */
export function notText(what = 'binary data'): VerbatimError {
  return new VerbatimError(
    'unsupported_type',
    `Expected a PDF, Word, HTML, Markdown, CSV or text file, got ${what}. Save the document in one of these formats and add it again.`,
  )
}

function byteOrderMark(bytes: Uint8Array): TextEncoding | undefined {
  if (bytes[0] === 0xef && bytes[1] === 0xbb && bytes[2] === 0xbf) return 'utf-8'
  if (bytes[0] === 0xff && bytes[1] === 0xfe) return 'utf-16le'
  if (bytes[0] === 0xfe && bytes[1] === 0xff) return 'utf-16be'
  return undefined
}

/** Text in UTF-16 has zero bytes on one side only: the high bytes of its spaces, line ends and Latin letters. */
function guessUtf16(sample: Uint8Array): TextEncoding | undefined {
  const zeros = [0, 0]
  const pairs = sample.length >> 1
  for (let index = 0; index < pairs * 2; index++) if (sample[index] === 0) zeros[index % 2]!++
  const [even, odd] = zeros as [number, number]
  const least = Math.max(1, pairs * 0.02)
  if (odd >= least && even <= odd * 0.02) return readsAsText(sample, 'utf-16le')
  if (even >= least && odd <= even * 0.02) return readsAsText(sample, 'utf-16be')
  return undefined
}

function readsAsText(sample: Uint8Array, encoding: 'utf-16le' | 'utf-16be'): TextEncoding | undefined {
  const text = new TextDecoder(encoding).decode(sample.subarray(0, sample.length & ~1))
  const readable = text.match(/[\p{L}\p{M}\p{N}\p{P}\p{Z}\p{S}\s]/gu)?.join('').length ?? 0
  return readable >= text.length * 0.95 ? encoding : undefined
}

/** The share of bytes that stand in no text: controls but tab, line ends, form feed and escape. */
function controlShare(sample: Uint8Array): number {
  let controls = 0
  for (const byte of sample)
    if ((byte < 32 && (byte < 9 || byte > 13) && byte !== 27) || byte === 127) controls++
  return sample.length === 0 ? 0 : controls / sample.length
}

function isMostlyUtf8(sample: Uint8Array): boolean {
  return isMostlyValid(new TextDecoder('utf-8').decode(sample, { stream: true }))
}

/** Read as UTF-8 without damage, or with at least three characters beyond ASCII for each damaged one. */
function isMostlyValid(text: string): boolean {
  const damaged = text.match(/\ufffd/g)?.length ?? 0
  if (damaged === 0) return true
  const beyondAscii = [...text.matchAll(/[\u0080-\uffff]/g)].length
  return beyondAscii - damaged >= damaged * 3
}
