/** What the comparison shows, as it stands in the address. */
export interface CompareAddress {
  /** The saved set of questions. */
  setId?: string | undefined
  /** Questions that are not saved; none where a set is chosen. */
  questions: string[]
  /** Ids of the documents to ask; all, and those to come, when empty. */
  scope: string[]
}

/** Reads an address; what is not there is left out. */
export function readCompareAddress(parameters: URLSearchParams): CompareAddress {
  const setId = parameters.get('set') ?? undefined
  const filled = (name: string) => parameters.getAll(name).filter((value) => value.trim() !== '')
  return { setId, questions: setId === undefined ? filled('q') : [], scope: filled('in') }
}

/** Writes an address, with nothing in it that goes without saying. */
export function writeCompareAddress({ setId, questions, scope }: CompareAddress): string {
  const parameters = new URLSearchParams()
  if (setId) parameters.set('set', setId)
  else for (const question of questions) parameters.append('q', question)
  for (const id of scope) parameters.append('in', id)
  const search = parameters.toString()
  return search === '' ? '/compare' : `/compare?${search}`
}
