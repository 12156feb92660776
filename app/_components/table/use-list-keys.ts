import { type FocusEvent, type KeyboardEvent, type RefObject, useCallback, useRef, useState } from 'react'
import { selectThrough, toggleRow } from '../state/select-rows.ts'
import type { ListProps } from './list-props.ts'

export interface ListKeys {
  /** The one row that Tab leads to. */
  activeIndex: number
  /** Set when the row is to be focused once it is in the page. */
  wantsFocus: RefObject<boolean>
  onKeyDown(event: KeyboardEvent): void
  onFocus(event: FocusEvent): void
  onToggle(id: string, isRange: boolean): void
}

type Options = Pick<ListProps, 'order' | 'selection' | 'onSelect' | 'onRemove' | 'onTag'> & {
  /** Documents beside each other. */
  columns: number
}

/** Rows on a page, for the keys that turn it. */
const pageRows = 10

/**
 * The keys of a long list, of which Tab reaches one document: arrows walk, Space selects, with Shift all between,
 * Delete removes, t opens the tags.
 */
export function useListKeys({ order, selection, onSelect, onRemove, onTag, columns }: Options): ListKeys {
  const [active, setActive] = useState(0)
  const wantsFocus = useRef(false)
  const activeIndex = Math.max(0, Math.min(active, order.length - 1))
  const current = useRef({ order, selection, onSelect })
  current.current = { order, selection, onSelect }

  const onToggle = useCallback((id: string, isRange: boolean) => {
    const { order, selection, onSelect } = current.current
    onSelect(isRange ? selectThrough(selection, id, order) : toggleRow(selection, id))
  }, [])

  const onKeyDown = (event: KeyboardEvent) => {
    const id = order[activeIndex]
    if (id === undefined || event.altKey) return
    if (event.ctrlKey || event.metaKey) {
      if (event.key === 'a') onSelect({ ids: new Set(order), anchor: id })
      else return
    } else if (isOnChip(event)) return
    else if (event.key === ' ') onToggle(id, event.shiftKey)
    else if (event.key === 't') onTag(selection.ids.size > 0 ? [...selection.ids] : [id])
    else if (event.key === 'Delete') {
      wantsFocus.current = true
      onRemove(selection.ids.size > 0 ? [...selection.ids] : [id])
    } else {
      const target = targetOf(event.key, activeIndex, order.length, columns)
      if (target === undefined) return
      const to = order[target]
      if (event.shiftKey && to !== undefined) {
        const from = selection.anchor === undefined ? toggleRow(selection, id) : selection
        onSelect(selectThrough(from, to, order))
      }
      wantsFocus.current = true
      setActive(target)
    }
    event.preventDefault()
  }

  const onFocus = ({ target }: FocusEvent) => {
    const index = target.closest<HTMLElement>('[data-index]')?.dataset.index
    if (index !== undefined) setActive(Number(index))
  }

  return { activeIndex, wantsFocus, onKeyDown, onFocus, onToggle }
}

/** A tag is a button of its own, which Space presses. */
function isOnChip({ key, target }: KeyboardEvent): boolean {
  return key === ' ' && target instanceof HTMLButtonElement
}

function targetOf(key: string, at: number, count: number, columns: number): number | undefined {
  const steps: Record<string, number> = {
    ArrowDown: columns,
    ArrowUp: -columns,
    ...(columns > 1 && { ArrowRight: 1, ArrowLeft: -1 }),
    PageDown: pageRows * columns,
    PageUp: -pageRows * columns,
    Home: -count,
    End: count,
  }
  const step = steps[key]
  return step === undefined ? undefined : Math.max(0, Math.min(count - 1, at + step))
}
