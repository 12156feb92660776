const maxCharacters = 44
const endCharacters = 12

/** A name of a document that fits into a sentence: of a long one the beginning and the end, which tells the kind of file. */
export function shortName(name: string): string {
  const characters = [...name]
  if (characters.length <= maxCharacters) return name
  const beginning = characters.slice(0, maxCharacters - endCharacters - 1)
  return `${beginning.join('').trimEnd()}…${characters.slice(-endCharacters).join('')}`
}
