import { ArrowDown, ArrowUp } from 'lucide-react'
import { Fragment } from 'react'
import { useWords } from '#words'
import { Icon } from '../shell/icon.tsx'
import { type ListAddress, type SortKey, sortKeys } from '../state/list-address.ts'
import { toggleAll } from '../state/select-rows.ts'
import { columnClass } from './column-class.ts'
import { DocumentRow } from './document-row.tsx'
import type { ListProps } from './list-props.ts'
import { useListKeys } from './use-list-keys.ts'
import { useVirtualRows } from './use-virtual-rows.ts'

/** Pixels; every row has it, so that thousands can be left out of the page. */
const rowHeight = 40

interface Props extends ListProps {
  address: ListAddress
}

/** The documents in rows, of which only those near the view are in the page. */
export function DocumentTable({ address, rows, order, selection, onSelect, onChange, ...does }: Props) {
  const words = useWords()
  const keys = useListKeys({ order, selection, onSelect, ...does, columns: 1 })
  const { scrollRef, gaps, totalSize } = useVirtualRows(rows.length, rowHeight, keys)
  const isAllSelected = rows.every(({ id }) => selection.ids.has(id))
  const end = gaps.at(-1)?.item.end ?? 0
  return (
    <section
      ref={scrollRef}
      data-list=""
      tabIndex={-1}
      aria-label={words.table.region}
      className="min-h-0 flex-1 overflow-x-hidden overflow-y-auto [scrollbar-gutter:stable] [overflow-anchor:none]"
    >
      <table aria-rowcount={rows.length + 1} className="w-full table-fixed border-separate border-spacing-0">
        <caption className="sr-only">{words.table.caption}</caption>
        <thead>
          <tr aria-rowindex={1}>
            <th scope="col" className={`${headClass} w-11 pl-3.5 medium:w-13 medium:pl-5`}>
              <input
                type="checkbox"
                aria-label={words.table.selectAll}
                title={words.table.selectAll}
                checked={isAllSelected}
                className="block size-4 cursor-pointer accent-(--accent)"
                onChange={() => onSelect(toggleAll(selection, order))}
              />
            </th>
            {sortKeys.map((key) => (
              <SortHead key={key} column={key} address={address} onChange={onChange} />
            ))}
          </tr>
        </thead>
        <tbody onKeyDown={keys.onKeyDown} onFocus={keys.onFocus}>
          {gaps.map(({ item, before }) => {
            const document = rows[item.index]!
            return (
              <Fragment key={document.id}>
                {before > 0 && <Spacer height={before} />}
                <DocumentRow
                  document={document}
                  index={item.index}
                  height={rowHeight}
                  isSelected={selection.ids.has(document.id)}
                  isActive={item.index === keys.activeIndex}
                  onToggle={keys.onToggle}
                  onChange={onChange}
                />
              </Fragment>
            )
          })}
          {totalSize > end && <Spacer height={totalSize - end} />}
        </tbody>
      </table>
    </section>
  )
}

/** In the place of rows that are out of view. */
function Spacer({ height }: { height: number }) {
  return (
    <tr>
      <td style={{ height }} className="p-0" />
    </tr>
  )
}

const headClass =
  'sticky top-0 z-10 border-b border-line bg-sunken py-1.5 pr-2 text-left text-label font-semibold text-ink-3'

interface HeadProps {
  column: SortKey
  address: ListAddress
  onChange: ListProps['onChange']
}

/** The head of a column sorts by it; once more turns the order round. */
function SortHead({ column, address, onChange }: HeadProps) {
  const words = useWords()
  const isSorted = address.sort === column
  const { isDescending } = address
  const direction = isDescending ? 'descending' : 'ascending'
  const sort = () => onChange({ sort: column, isDescending: isSorted ? !isDescending : column === 'added' })
  return (
    <th
      scope="col"
      aria-sort={isSorted ? direction : undefined}
      className={`${headClass} ${columnClass[column]}`}
    >
      <button
        type="button"
        className="inline-flex items-center gap-1 rounded-[4px] py-0.5 hover:text-ink"
        onClick={sort}
      >
        {words.table.columns[column]}
        {isSorted && <Icon of={isDescending ? ArrowDown : ArrowUp} size={12} />}
      </button>
    </th>
  )
}
