import clsx from 'clsx'
import Link from 'next/link'
import { memo } from 'react'
import type { Document } from '#lib/api/schemas.ts'
import { writeAddress } from '../state/address.ts'
import { sizeText, typeOf } from '../state/document-facts.ts'
import { words } from '../words.ts'
import { columnClass } from './column-class.ts'
import { dateText } from './date-text.ts'
import type { ListProps } from './list-props.ts'
import { StatusCell } from './status-cell.tsx'
import { TagList } from './tag-list.tsx'

interface Props extends Pick<ListProps, 'onChange'> {
  document: Document
  /** In the whole list, from 0. */
  index: number
  height: number
  isSelected: boolean
  /** The row that Tab leads to. */
  isActive: boolean
  onToggle(id: string, isRange: boolean): void
}

const cell = 'border-b border-line p-0 pr-2 text-ink-2'

/** A document in the table: a tick to select it, its name to read it. */
export const DocumentRow = memo(function DocumentRow(props: Props) {
  const { document, index, height, isSelected, isActive, onToggle, onChange } = props
  const { id, name, pageCount, passageCount, sizeBytes, createdAt, tags } = document
  const tabIndex = isActive ? 0 : -1
  return (
    <tr
      aria-rowindex={index + 2}
      data-index={index}
      style={{ height }}
      className={clsx(isSelected ? 'bg-accent-soft' : 'hover:bg-sunken')}
    >
      <td className={`${cell} pl-3.5 medium:pl-5`}>
        <SelectBox {...{ id, name, isSelected, tabIndex, onToggle }} />
      </td>
      <th scope="row" className={`${cell} text-left font-medium text-ink`}>
        <Link
          href={openPath(id)}
          prefetch={false}
          tabIndex={tabIndex}
          data-open=""
          title={name}
          className="block truncate rounded-[4px] py-2 hover:text-accent"
        >
          {name}
        </Link>
      </th>
      <td className={clsx(cell, columnClass.type)}>{words.table.types[typeOf(document)]}</td>
      <td className={clsx(cell, columnClass.pages)}>{pageCount?.toLocaleString('en')}</td>
      <td className={clsx(cell, columnClass.passages)}>{passageCount.toLocaleString('en')}</td>
      <td className={clsx(cell, columnClass.size)}>{sizeText(sizeBytes)}</td>
      <td className={clsx(cell, columnClass.added)}>
        <time dateTime={createdAt}>{dateText(createdAt)}</time>
      </td>
      <td className={clsx(cell, columnClass.status)}>
        <StatusCell document={document} />
      </td>
      <td className={clsx(cell, columnClass.tags)}>
        <TagList tags={tags} onTag={(tag) => onChange({ tag })} />
      </td>
    </tr>
  )
})

/** Where a document is read. */
export function openPath(documentId: string): string {
  return writeAddress({ mode: 'ask', question: '', scope: [], documentId })
}

interface BoxProps extends Pick<Props, 'isSelected' | 'onToggle'> {
  id: string
  name: string
  tabIndex: number
}

/** Selects a document; with Shift all from the one selected before. */
export function SelectBox({ id, name, isSelected, tabIndex, onToggle }: BoxProps) {
  return (
    <input
      type="checkbox"
      aria-label={words.table.select(name)}
      checked={isSelected}
      tabIndex={tabIndex}
      className="block size-4 cursor-pointer accent-(--accent)"
      onChange={({ nativeEvent }) => onToggle(id, nativeEvent instanceof MouseEvent && nativeEvent.shiftKey)}
    />
  )
}
