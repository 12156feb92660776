import clsx from 'clsx'
import { memo } from 'react'
import type { Document } from '#lib/api/schemas.ts'
import { useWords } from '#words'
import { typeOf } from '../state/document-facts.ts'
import { columnClass } from './column-class.ts'
import type { ListProps } from './list-props.ts'
import { OpenLink } from './open-link.tsx'
import { SelectBox } from './select-box.tsx'
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
  const words = useWords()
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
        <OpenLink
          {...{ id, name, tabIndex }}
          className="block truncate rounded-[4px] py-2 hover:text-accent"
        />
      </th>
      <td className={clsx(cell, columnClass.type)}>{words.table.types[typeOf(document)]}</td>
      <td className={clsx(cell, columnClass.pages)}>
        {pageCount === undefined ? undefined : words.number(pageCount)}
      </td>
      <td className={clsx(cell, columnClass.passages)}>{words.number(passageCount)}</td>
      <td className={clsx(cell, columnClass.size)}>{words.bytes(sizeBytes)}</td>
      <td className={clsx(cell, columnClass.added)}>
        {/* A server elsewhere may be in another time zone. */}
        <time dateTime={createdAt} suppressHydrationWarning>
          {words.date(createdAt)}
        </time>
      </td>
      <td className={clsx(cell, columnClass.status)}>
        <StatusCell document={document} />
      </td>
      <td className={clsx(cell, columnClass.tags)}>
        <TagList tags={tags} tabIndex={tabIndex} onTag={(tag) => onChange({ tag })} />
      </td>
    </tr>
  )
})
