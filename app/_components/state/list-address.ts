/** What the library shows, as it stands in its address. */
export interface ListAddress {
  /** Part of the name; empty for all. */
  query: string
  type?: DocumentType | undefined
  status?: StatusGroup | undefined
  tag?: string | undefined
  sort: SortKey
  isDescending: boolean
  view: 'table' | 'cards'
}

export const documentTypes = ['pdf', 'word', 'html', 'markdown', 'csv', 'text', 'other'] as const
export type DocumentType = (typeof documentTypes)[number]

/** What a document asks of a person: nothing, patience, or a decision. */
export const statusGroups = ['ready', 'working', 'failed'] as const
export type StatusGroup = (typeof statusGroups)[number]

export const sortKeys = ['name', 'type', 'pages', 'passages', 'size', 'added', 'status', 'tags'] as const
export type SortKey = (typeof sortKeys)[number]

export const defaultListAddress: ListAddress = { query: '', sort: 'added', isDescending: true, view: 'table' }

/** Reads an address; what is not there or makes no sense is left out. */
export function readListAddress(parameters: URLSearchParams): ListAddress {
  const sort = parameters.get('sort') ?? ''
  const sortKey = oneOf(sortKeys, sort.replace(/^-/, ''))
  return {
    query: parameters.get('q') ?? '',
    type: oneOf(documentTypes, parameters.get('type')),
    status: oneOf(statusGroups, parameters.get('status')),
    tag: parameters.get('tag') || undefined,
    sort: sortKey ?? defaultListAddress.sort,
    isDescending: sortKey ? sort.startsWith('-') : defaultListAddress.isDescending,
    view: parameters.get('view') === 'cards' ? 'cards' : 'table',
  }
}

/** Writes an address, with nothing in it that goes without saying. */
export function writeListAddress({
  query,
  type,
  status,
  tag,
  sort,
  isDescending,
  view,
}: ListAddress): string {
  const parameters = new URLSearchParams()
  if (query) parameters.set('q', query)
  if (type) parameters.set('type', type)
  if (status) parameters.set('status', status)
  if (tag) parameters.set('tag', tag)
  const isDefaultSort = sort === defaultListAddress.sort && isDescending === defaultListAddress.isDescending
  if (!isDefaultSort) parameters.set('sort', `${isDescending ? '-' : ''}${sort}`)
  if (view === 'cards') parameters.set('view', view)
  const search = parameters.toString()
  return search === '' ? '/library' : `/library?${search}`
}

/** Whether the list is the whole library, the newest document first. */
export function isAsItComes(address: ListAddress): boolean {
  const { sort, isDescending } = defaultListAddress
  return !isFiltered(address) && address.sort === sort && address.isDescending === isDescending
}

/** Whether anything is left out of the list. */
export function isFiltered({ query, type, status, tag }: ListAddress): boolean {
  return query.trim() !== '' || [type, status, tag].some((value) => value !== undefined)
}

function oneOf<Value extends string>(values: readonly Value[], written: string | null): Value | undefined {
  return values.find((value) => value === written)
}
