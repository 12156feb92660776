import {
  Check,
  Download,
  type LucideIcon,
  MessageSquareText,
  Minus,
  PanelLeft,
  Plus,
  Quote,
  Scan,
  Search,
} from 'lucide-react'
import { useWords } from '#words'
import { Icon } from '../shell/icon.tsx'
import type { Source } from '../state/use-source.ts'
import { ToolButton } from './tool-button.tsx'
import type { Citation } from './use-citation.ts'
import type { Zoom } from './zoom.ts'

interface Props {
  document: Source['document']
  zoom: Zoom
  isPanelOpen: boolean
  citation: Citation
  onPanel(): void
  onFind(): void
  onAsk(): void
  /** 0 fits the width, or gives a text its usual size. */
  onZoom(direction: 1 | -1 | 0): void
}

/** What can be done with the document that is open. */
export function ReadingTools(props: Props) {
  const words = useWords()
  const { document, isPanelOpen, citation, onPanel, onFind, onAsk } = props
  const isReady = document.status === 'ready'
  return (
    <div
      role="toolbar"
      aria-label={words.reader.tools}
      className="@container border-b border-line bg-surface px-2 pb-1.5 text-ink-2 medium:px-3"
    >
      <div className="flex items-center gap-0.5">
        <LabelledTool
          icon={PanelLeft}
          label={words.reader.panel.open}
          onClick={onPanel}
          isOn={isPanelOpen}
          isOff={!isReady}
        />
        <LabelledTool icon={Search} label={words.findInDocument.open} onClick={onFind} isOff={!isReady} />
        <LabelledTool
          icon={citation.outcome === 'copied' ? Check : Quote}
          label={words.reader.cite}
          title={citation.hasSelection ? words.reader.citeSelection : words.reader.citePlace}
          onClick={citation.copy}
          isOff={!citation.canCopy}
        />
        <LabelledTool
          icon={MessageSquareText}
          label={words.reader.askThis}
          onClick={onAsk}
          isOff={!isReady}
        />
        <span role="status" className="sr-only">
          {citation.outcome && words.reader[citation.outcome]}
        </span>
        <ZoomTools {...props} />
      </div>
    </div>
  )
}

function ZoomTools({ document, zoom, onZoom }: Props) {
  const words = useWords()
  const isPdf = document.mediaType === 'application/pdf'
  return (
    <div className="-mr-1 ml-auto flex items-center">
      <ToolButton icon={Minus} label={words.reader.smaller} onClick={() => onZoom(-1)} isSmall />
      <span className="hidden min-w-16 text-center text-label whitespace-nowrap tabular-nums medium:block">
        {isPdf && zoom === 'fit'
          ? words.reader.fitted
          : words.reader.percent(zoom === 'fit' ? 100 : Math.round(zoom * 100))}
      </span>
      <ToolButton icon={Plus} label={words.reader.larger} onClick={() => onZoom(1)} isSmall />
      <span className="hidden medium:inline">
        <ToolButton
          icon={Scan}
          label={isPdf ? words.reader.fit : words.reader.usualSize}
          onClick={() => onZoom(0)}
          isSmall
        />
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
  )
}

interface LabelledProps {
  icon: LucideIcon
  label: string
  title?: string
  onClick(): void
  isOn?: boolean
  isOff?: boolean
}

/** A button with its name beside the drawing where there is room. */
function LabelledTool({ icon, label, title = label, onClick, isOn, isOff = false }: LabelledProps) {
  return (
    <button
      type="button"
      aria-label={label}
      aria-expanded={isOn}
      title={title}
      disabled={isOff}
      className="button-quiet flex h-7 items-center gap-1.5 px-1.5 text-label whitespace-nowrap @min-[560px]:px-2"
      // A press on a button would take the selection away before it is copied.
      onMouseDown={(event) => event.preventDefault()}
      onClick={onClick}
    >
      <Icon of={icon} size={15} />
      <span className="hidden @min-[560px]:inline">{label}</span>
    </button>
  )
}
