import { ArrowLeft, ChevronLeft, ChevronRight } from 'lucide-react'
import { useWords } from '#words'
import type { Source } from '../state/use-source.ts'
import { PageBox } from './page-box.tsx'
import { ToolButton } from './tool-button.tsx'

interface Props {
  source: Source
  page: { number: number; count: number } | undefined
  onPage(number: number): void
  onStep(steps: number): void
  onBack: (() => void) | undefined
}

/** What is open, and where in it. */
export function ReadingToolbar({ source, page, onPage, onStep, onBack }: Props) {
  const words = useWords()
  const { document, position } = source
  return (
    <div className="flex min-h-[46px] items-center gap-x-3 bg-surface px-2 pt-1.5 text-ink-2 medium:px-4">
      {onBack && <ToolButton icon={ArrowLeft} label={words.reader.back} onClick={onBack} />}
      <h2 dir="auto" className="min-w-0 flex-1 truncate font-semibold text-ink" title={document.name}>
        {document.name}
      </h2>
      {page && <PageBox number={page.number} count={page.count} onGo={onPage} />}
      {position && (
        <nav aria-label={words.reader.among} className="flex items-center rounded-control border border-line">
          <ToolButton
            icon={ChevronLeft}
            label={words.reader.previous}
            onClick={() => onStep(-1)}
            isSmall
            isOff={position.index <= 1}
          />
          <span className="px-0.5 whitespace-nowrap tabular-nums">
            {words.reader.position(position.index, position.count)}
          </span>
          <ToolButton
            icon={ChevronRight}
            label={words.reader.next}
            onClick={() => onStep(1)}
            isSmall
            isOff={position.index >= position.count}
          />
        </nav>
      )}
    </div>
  )
}
