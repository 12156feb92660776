import { useVirtualizer } from '@tanstack/react-virtual'
import clsx from 'clsx'
import { memo, type RefObject, useEffect, useLayoutEffect, useRef, useState } from 'react'
import type { Document } from '#lib/api/schemas.ts'
import { useWords } from '#words'
import { typeOf } from '../state/document-facts.ts'
import type { ListProps } from './list-props.ts'
import { OpenLink } from './open-link.tsx'
import { SelectBox } from './select-box.tsx'
import { StatusCell } from './status-cell.tsx'
import { TagList } from './tag-list.tsx'
import { type ListKeys, useListKeys } from './use-list-keys.ts'

/** Pixels. */
const cardHeight = 116
const cardWidth = 300
const gap = 12

/** The documents as cards, as many beside each other as there is room for; only those near the view are in the page. */
export function DocumentCards({ rows, order, selection, onSelect, onChange, ...does }: ListProps) {
  const words = useWords()
  const scrollRef = useRef<HTMLElement>(null)
  const columns = useColumns(scrollRef)
  const keys = useListKeys({ order, selection, onSelect, ...does, columns })
  const { activeIndex, wantsFocus } = keys
  const virtualizer = useVirtualizer({
    count: Math.ceil(rows.length / columns),
    getScrollElement: () => scrollRef.current,
    estimateSize: () => cardHeight + gap,
    overscan: 2,
    paddingStart: gap,
  })
  useEffect(() => {
    if (!wantsFocus.current) return
    virtualizer.scrollToIndex(Math.floor(activeIndex / columns))
    const target = scrollRef.current?.querySelector<HTMLElement>(`[data-index="${activeIndex}"] [data-open]`)
    if (!target) return
    wantsFocus.current = false
    target.focus({ preventScroll: true })
  })
  return (
    <section
      ref={scrollRef}
      data-list=""
      tabIndex={-1}
      aria-label={words.table.region}
      className="min-h-0 flex-1 overflow-x-hidden overflow-y-auto px-3.5 [scrollbar-gutter:stable] medium:px-5"
    >
      <ul
        className="relative"
        style={{ height: virtualizer.getTotalSize() }}
        onKeyDown={keys.onKeyDown}
        onFocus={keys.onFocus}
      >
        {virtualizer.getVirtualItems().flatMap(({ index: line, start }) =>
          rows.slice(line * columns, (line + 1) * columns).map((document, column) => {
            const index = line * columns + column
            return (
              <Card
                key={document.id}
                {...{ document, index, onChange, top: start, count: rows.length, columns, column }}
                isSelected={selection.ids.has(document.id)}
                isActive={index === activeIndex}
                onToggle={keys.onToggle}
              />
            )
          }),
        )}
      </ul>
    </section>
  )
}

interface CardProps extends Pick<ListProps, 'onChange'>, Pick<ListKeys, 'onToggle'> {
  document: Document
  index: number
  count: number
  top: number
  column: number
  columns: number
  isSelected: boolean
  isActive: boolean
}

const Card = memo(function Card(props: CardProps) {
  const words = useWords()
  const { document, index, count, top, column, columns, isSelected, isActive, onToggle, onChange } = props
  const { id, name, pageCount, passageCount, sizeBytes, createdAt, tags } = document
  const tabIndex = isActive ? 0 : -1
  const extent = pageCount === undefined ? words.passages(passageCount) : words.pages(pageCount)
  const width = `calc((100% - ${(columns - 1) * gap}px) / ${columns})`
  return (
    <li
      aria-setsize={count}
      aria-posinset={index + 1}
      data-index={index}
      style={{ top, left: `calc((${width} + ${gap}px) * ${column})`, width, height: cardHeight }}
      className={clsx(
        'absolute flex flex-col gap-1 rounded-card border p-3.5',
        isSelected ? 'border-accent bg-accent-soft' : 'border-line bg-surface',
      )}
    >
      <div className="flex items-center gap-2.5">
        <SelectBox {...{ id, name, isSelected, tabIndex, onToggle }} />
        <OpenLink
          {...{ id, name, tabIndex }}
          className="min-w-0 flex-1 truncate rounded-[4px] font-semibold hover:text-accent"
        />
      </div>
      <p className="truncate text-label text-ink-3 tabular-nums">
        {words.table.types[typeOf(document)]} · {extent} · {words.bytes(sizeBytes)} · {words.date(createdAt)}
      </p>
      <StatusCell document={document} />
      <div className="mt-auto">
        <TagList tags={tags} tabIndex={tabIndex} onTag={(tag) => onChange({ tag })} />
      </div>
    </li>
  )
})

/** How many cards there is room for beside each other. */
function useColumns(element: RefObject<HTMLElement | null>): number {
  const [columns, setColumns] = useState(1)
  useLayoutEffect(() => {
    const observed = element.current
    if (!observed) return undefined
    const measure = () =>
      setColumns(Math.max(1, Math.floor((observed.clientWidth + gap) / (cardWidth + gap))))
    measure()
    const observer = new ResizeObserver(measure)
    observer.observe(observed)
    return () => observer.disconnect()
  }, [element])
  return columns
}
