/** Windows keeps these for itself, whatever the ending. */
const reserved = /^(con|prn|aux|nul|com\d|lpt\d)(?=\.|$)/i

/**
 * Names for files beside each other in one folder of any system, in the order of what they are made of: each a plain name,
 * none like another, not even in another case.
 */
export function archiveNames(names: string[]): string[] {
  const taken = new Set<string>()
  return names.map((name) => {
    const safe = safeName(name)
    let unique = safe
    for (let number = 2; taken.has(folded(unique)); number++) unique = numbered(safe, number)
    taken.add(folded(unique))
    return unique
  })
}

function safeName(name: string): string {
  const plain = name
    .replace(/[\p{Cc}\p{Cf}]/gu, '')
    .replace(/[<>:"/\\|?*]/g, '_')
    .replace(/^\.+|[. ]+$/g, '')
    .trim()
  return (plain === '' ? 'document' : plain).replace(reserved, '_$1')
}

/** The number goes before the ending, so that the file is still opened by what it was opened by. */
function numbered(name: string, number: number): string {
  const ending = /\.[^.]{1,10}$/.exec(name)?.[0] ?? ''
  return `${name.slice(0, name.length - ending.length)} (${number})${ending}`
}

function folded(name: string): string {
  return name.normalize('NFKC').toLowerCase()
}
