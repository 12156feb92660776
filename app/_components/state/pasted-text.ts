/** A larger text makes the box that it stands in slow; as a file it can be larger. */
export const maxPastedBytes = 5_000_000

const maxTitleCharacters = 60

/** A title for a text: its first line that says something, cut between words; empty when there is none. */
export function suggestTitle(text: string): string {
  const line = text
    .split(/\r?\n/)
    .map((one) => one.replace(/^[#>*\-\s]+/, '').trim())
    .find((one) => one !== '')
  if (line === undefined) return ''
  if (line.length <= maxTitleCharacters) return line
  const cut = line.slice(0, maxTitleCharacters + 1).replace(/\s+\S*$/, '')
  // Half of a surrogate pair at the cut is no character.
  return cut.length <= maxTitleCharacters
    ? cut
    : cut.slice(0, maxTitleCharacters).replace(/[\ud800-\udbff]$/, '')
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
