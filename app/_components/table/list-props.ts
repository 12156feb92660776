import type { Document } from '#lib/api/schemas.ts'
import type { ListAddress } from '../state/list-address.ts'
import type { Selection } from '../state/select-rows.ts'

/** What both views of the documents are given. */
export interface ListProps {
  rows: Document[]
  /** The ids of the rows. */
  order: string[]
  selection: Selection
  onSelect(selection: Selection): void
  onRemove(ids: string[]): void
  /** Opens the tags of these documents. */
  onTag(ids: string[]): void
  onChange(change: Partial<ListAddress>): void
}
