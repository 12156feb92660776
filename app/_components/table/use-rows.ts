import {
  type ColumnDef,
  columnFilteringFeature,
  createFilteredRowModel,
  createSortedRowModel,
  rowSortingFeature,
  tableFeatures,
  useTable,
} from '@tanstack/react-table'
import { useMemo } from 'react'
import type { Document } from '#lib/api/schemas.ts'
import { compareText, statusGroupOf, typeOf } from '../state/document-facts.ts'
import type { ListAddress, SortKey } from '../state/list-address.ts'

const features = tableFeatures({
  columnFilteringFeature,
  rowSortingFeature,
  filteredRowModel: createFilteredRowModel(),
  sortedRowModel: createSortedRowModel(),
})

type Column = ColumnDef<typeof features, Document>

const byText = (id: SortKey, textOf: (document: Document) => string): Column => ({
  id,
  accessorFn: textOf,
  sortFn: (one, other) => compareText(textOf(one.original), textOf(other.original)),
})

const byNumber = (id: SortKey, numberOf: (document: Document) => number): Column => ({
  id,
  accessorFn: numberOf,
  sortFn: (one, other) => numberOf(one.original) - numberOf(other.original),
})

const columns: Column[] = [
  {
    ...byText('name', ({ name }) => name),
    filterFn: (row, _id, query: string) => row.original.name.toLowerCase().includes(query),
  },
  { ...byText('type', typeOf), filterFn: (row, _id, type: string) => typeOf(row.original) === type },
  byNumber('pages', ({ pageCount }) => pageCount ?? 0),
  byNumber('passages', ({ passageCount }) => passageCount),
  byNumber('size', ({ sizeBytes }) => sizeBytes),
  byNumber('added', ({ createdAt }) => Date.parse(createdAt)),
  {
    ...byText('status', statusGroupOf),
    filterFn: (row, _id, status: string) => statusGroupOf(row.original) === status,
  },
  {
    ...byText('tags', ({ tags }) => tags.join(' ')),
    filterFn: (row, _id, tag: string) => row.original.tags.includes(tag),
  },
]

/** The documents that the address asks for, in its order. */
export function useRows(documents: Document[], address: ListAddress): Document[] {
  const { query, type, status, tag, sort, isDescending } = address
  const sorting = useMemo(() => [{ id: sort, desc: isDescending }], [sort, isDescending])
  const columnFilters = useMemo(() => {
    const wanted = { name: query.trim().toLowerCase() || undefined, type, status, tags: tag }
    return Object.entries(wanted).flatMap(([id, value]) => (value === undefined ? [] : [{ id, value }]))
  }, [query, type, status, tag])
  const table = useTable({
    features,
    columns,
    data: documents,
    getRowId: ({ id }) => id,
    state: { sorting, columnFilters },
  })
  const { rows } = table.getRowModel()
  return useMemo(() => rows.map(({ original }) => original), [rows])
}
