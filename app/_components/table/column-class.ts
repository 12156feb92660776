import type { SortKey } from '../state/list-address.ts'

/** How wide each column is, and from which width of the window on it is shown. */
export const columnClass: Record<SortKey, string> = {
  name: '',
  type: 'hidden medium:table-cell w-22',
  pages: 'hidden wide:table-cell w-18 text-right tabular-nums pr-4',
  passages: 'hidden wide:table-cell w-24 text-right tabular-nums pr-4',
  size: 'hidden wide:table-cell w-22 text-right tabular-nums pr-4',
  added: 'hidden medium:table-cell w-28',
  status: 'w-24 medium:w-26',
  tags: 'hidden medium:table-cell w-32 wide:w-60',
}
