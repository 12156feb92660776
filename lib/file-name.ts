/** Longer names are cut before their extension: they are shown in lists, and no file is ever stored under them. */
const maxCharacters = 200

/** Dots, and marks that only say which way to write: a name of these can't be seen or clicked. */
const hasNothingToSee = /^[.\s\p{Cf}]*$/u

/**
 * Makes a name that can be shown of what a browser or script calls a file: the last part of a path, without control
 * characters and bidirectional overrides, in NFC. Letters of every script stay.
 * @returns at most 200 UTF-16 code units; "document" when nothing is left
 */
export function cleanFileName(given: string): string {
  const last = given.split(/[/\\]/).at(-1) ?? ''
  const shown = last
    .normalize('NFC')
    .toWellFormed()
    .replace(/[\p{Cc}\p{Zl}\p{Zp}\u202a-\u202e\u2066-\u2069]/gu, ' ')
    .replace(/\s+/g, ' ')
    .trim()
  return hasNothingToSee.test(shown) ? 'document' : shorten(shown)
}

function shorten(name: string): string {
  if (name.length <= maxCharacters) return name
  const extension = /\.[\p{L}\p{N}]{1,10}$/u.exec(name)?.[0] ?? ''
  const stem = name.slice(0, maxCharacters - extension.length - 1)
  // Half of a surrogate pair at the cut is no character.
  return `${stem.replace(/[\ud800-\udbff]$/, '')}…${extension}`
}
