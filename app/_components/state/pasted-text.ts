/** A larger text makes the box that it stands in slow; as a file it can be larger. */
export const maxPastedBytes = 5_000_000

const maxTitleCharacters = 60

/** A title stands at the top: what is far from it is the heading of a part. */
const headingWithin = 2_000

/** A title for a text: its first heading, else its first sentence, cut between words; empty when it says nothing. */
export function suggestTitle(text: string): string {
  const lines = text
    .slice(0, headingWithin)
    .split(/\r?\n/)
    .map((line) => line.trim())
  const heading = lines.map((line) => /^#{1,6}\s+(.*?)[#\s]*$/.exec(line)?.[1]).find(Boolean)
  const line = lines.map((one) => one.replace(/^[#>*\-\s]+/, '')).find((one) => one !== '') ?? ''
  return shorten(heading ?? firstSentence(line))
}

/** Without its full stop; a stop after one or two letters or digits is mostly one of an abbreviation or a number. */
function firstSentence(line: string): string {
  return /^.*?[\p{L}\p{N}\p{Pe}\p{Pf}]{3}(?=[.!?]\s)[!?]?/u.exec(line)?.[0] ?? line.replace(/\.$/, '')
}

function shorten(title: string): string {
  const characters = [...title]
  if (characters.length <= maxTitleCharacters) return title
  const [cut, last] = [
    characters.slice(0, maxTitleCharacters - 1).join(''),
    characters[maxTitleCharacters - 1],
  ]
  const isBetween = /\s/.test(last ?? '')
  // A single word is cut where it is too long.
  return `${(isBetween ? cut : cut.replace(/\s+\S*$/, '')).replace(/[\s,;:–—-]+$/, '')}…`
}

/** What the text's file is called; a slash in a title would be taken for a folder. */
export function fileNameOf(title: string, fallback: string): string {
  const name = title.replace(/[/\\]/g, '-').trim()
  return `${name === '' ? fallback : name}.txt`
}

/** How many bytes the text is as a file. */
export function sizeOf(text: string): number {
  return new Blob([text]).size
}
