/** How a word is written, since the encoder reads lower case. The ids are part of the model's interface: `training/casing.py`. */
export const casings = ['other', 'lower', 'capitalised', 'capitals', 'mixed', 'digit'] as const
export type Casing = (typeof casings)[number]

/**
 * The class of a word from its characters alone: `digit` where a digit 0 to 9 is in it, `other` where no letter has a case,
 * `lower` where none is a capital, `capitalised` where the first letter alone is, `capitals` where all are, else `mixed`.
 */
export function casingOf(word: string): Casing {
  if (/[0-9]/.test(word)) return 'digit'
  const capitals = Array.from(word)
    .filter((letter) => letter.toLowerCase() !== letter.toUpperCase())
    .map((letter) => letter.toLowerCase() !== letter)
  if (!capitals.includes(true)) return capitals.length > 0 ? 'lower' : 'other'
  if (!capitals.slice(1).includes(true)) return 'capitalised'
  return capitals.includes(false) ? 'mixed' : 'capitals'
}
