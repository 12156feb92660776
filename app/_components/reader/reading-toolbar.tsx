import {
  ArrowLeft,
  ChevronLeft,
  ChevronRight,
  Download,
  type LucideIcon,
  Minus,
  Plus,
  Scan,
} from 'lucide-react'
import { Icon } from '../shell/icon.tsx'
import type { Source } from '../state/use-source.ts'
import { words } from '../words.ts'

interface Props {
  source: Source
  page: { number: number; count: number } | undefined
  zoom: number
  /** 0 fits the width. */
  onZoom(direction: 1 | -1 | 0): void
  onStep(steps: number): void
  onBack: (() => void) | undefined
}

/** What is open, where in it, and how large. */
export function ReadingToolbar({ source, page, zoom, onZoom, onStep, onBack }: Props) {
  const { document, position } = source
  return (
    <div className="flex min-h-[46px] flex-wrap items-center gap-x-3 gap-y-1 border-b border-line bg-surface px-2 py-1.5 text-ink-2 medium:px-4">
      {onBack && <ToolButton icon={ArrowLeft} label={words.reader.back} onClick={onBack} />}
      <h2 className="min-w-0 flex-1 truncate font-semibold text-ink" title={document.name}>
        {document.name}
      </h2>
      {page && (
        <span className="hidden whitespace-nowrap tabular-nums min-[480px]:inline">
          {words.reader.pageOf(page.number, page.count)}
        </span>
      )}
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
      <div className="-mr-2 flex items-center">
        <ToolButton icon={Minus} label={words.reader.smaller} onClick={() => onZoom(-1)} isSmall />
        <span aria-hidden="true" className="hidden w-10 text-center text-label tabular-nums medium:block">
          {Math.round(zoom * 100)}%
        </span>
        <ToolButton icon={Plus} label={words.reader.larger} onClick={() => onZoom(1)} isSmall />
        <span className="hidden medium:inline">
          <ToolButton icon={Scan} label={words.reader.fit} onClick={() => onZoom(0)} isSmall />
        </span>
        <a
          href={`/api/documents/${document.id}/file`}
          download={document.name}
          aria-label={words.reader.download}
          title={words.reader.download}
          className="button-icon size-7"
        >
          <Icon of={Download} size={15} />
        </a>
      </div>
    </div>
  )
}

interface ButtonProps {
  icon: LucideIcon
  label: string
  onClick(): void
  isSmall?: boolean
  isOff?: boolean
}

function ToolButton({ icon, label, onClick, isSmall = false, isOff = false }: ButtonProps) {
  return (
    <button
      type="button"
      aria-label={label}
      title={label}
      className={isSmall ? 'button-icon size-7' : 'button-icon'}
      disabled={isOff}
      onClick={onClick}
    >
      <Icon of={icon} size={isSmall ? 15 : 18} />
    </button>
  )
}
