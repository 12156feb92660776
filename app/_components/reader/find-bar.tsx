import { ChevronDown, ChevronUp, X } from 'lucide-react'
import { type KeyboardEvent, type RefObject, useEffect } from 'react'
import { useWords } from '#words'
import type { Words } from '../words/catalogue.ts'
import { mostFound } from './find-in-text.ts'
import { ToolButton } from './tool-button.tsx'
import type { Find } from './use-find.ts'

interface Props {
  find: Find
  input: RefObject<HTMLInputElement | null>
  onClose(): void
}

/** The box for words to find in the open document. It lies over the document, so that nothing moves. */
export function FindBar({ find, input, onClose }: Props) {
  const words = useWords()
  const { query, spans, index, setQuery, step } = find
  useEffect(() => input.current?.focus(), [input])
  const onKeyDown = (event: KeyboardEvent) => {
    if (event.key === 'Enter') step(event.shiftKey ? -1 : 1)
    else if (event.key === 'Escape') onClose()
    else return
    event.preventDefault()
  }
  return (
    <search
      data-find=""
      aria-label={words.findInDocument.region}
      className="absolute top-2 right-2 left-2 z-20 flex animate-[appear_120ms] items-center gap-1 rounded-card border border-line-strong bg-surface py-1 pr-1 pl-3 text-ink-2 shadow-card medium:right-5 medium:left-auto medium:w-[340px]"
    >
      <input
        ref={input}
        type="text"
        dir="auto"
        value={query}
        aria-label={words.findInDocument.label}
        placeholder={words.findInDocument.placeholder}
        autoComplete="off"
        className="min-w-0 flex-1 rounded-[4px] bg-transparent py-1 text-ink outline-none placeholder:text-ink-3"
        onChange={(event) => setQuery(event.target.value)}
        onKeyDown={onKeyDown}
      />
      <span role="status" className="px-1 text-label whitespace-nowrap tabular-nums">
        {statusOf(words, query, index, spans.length)}
      </span>
      <ToolButton
        icon={ChevronUp}
        label={words.findInDocument.previous}
        onClick={() => step(-1)}
        isOff={spans.length === 0}
        isSmall
      />
      <ToolButton
        icon={ChevronDown}
        label={words.findInDocument.next}
        onClick={() => step(1)}
        isOff={spans.length === 0}
        isSmall
      />
      <ToolButton icon={X} label={words.findInDocument.close} onClick={onClose} isSmall />
    </search>
  )
}

function statusOf(words: Words, query: string, index: number, count: number): string {
  if (query.trim() === '') return ''
  if (count === 0) return words.findInDocument.none
  return words.findInDocument.position(index + 1, count, count === mostFound)
}
