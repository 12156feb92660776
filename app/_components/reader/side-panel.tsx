import clsx from 'clsx'
import { X } from 'lucide-react'
import { type KeyboardEvent, type ReactNode, useId, useRef } from 'react'
import { useWords } from '#words'
import { ToolButton } from './tool-button.tsx'

export type PanelTab = 'outline' | 'pages' | 'names'

interface Props {
  tabs: PanelTab[]
  current: PanelTab
  onTab(tab: PanelTab): void
  onClose(): void
  children: ReactNode
}

/** Beside the document: its outline, its pages. On a phone it lies over the document. */
export function SidePanel({ tabs, current, onTab, onClose, children }: Props) {
  const words = useWords()
  const id = useId()
  const list = useRef<HTMLDivElement>(null)
  /** As the pattern for tabs has it: the arrows choose, Tab goes on into the panel. */
  const onKeyDown = (event: KeyboardEvent) => {
    const step = event.key === 'ArrowRight' ? 1 : event.key === 'ArrowLeft' ? -1 : 0
    if (step === 0) return
    event.preventDefault()
    const index = (tabs.indexOf(current) + step + tabs.length) % tabs.length
    const next = tabs[index]
    if (next) onTab(next)
    list.current?.querySelectorAll<HTMLElement>('[role="tab"]')[index]?.focus()
  }
  return (
    <section
      aria-label={words.reader.panel.region}
      className="absolute inset-y-0 left-0 z-10 flex w-[264px] flex-col border-r border-line bg-surface shadow-card medium:static medium:w-[216px] medium:flex-none medium:shadow-none"
    >
      <div className="flex items-center border-b border-line pr-1 pl-1.5">
        <div
          ref={list}
          role="tablist"
          aria-label={words.reader.panel.region}
          className="flex min-w-0 flex-1"
          onKeyDown={onKeyDown}
        >
          {tabs.map((tab) => (
            <button
              key={tab}
              type="button"
              role="tab"
              id={`${id}-${tab}`}
              aria-selected={tab === current}
              aria-controls={`${id}-panel`}
              tabIndex={tab === current ? 0 : -1}
              className={clsx(
                '-mb-px border-b-2 px-2 py-2 text-label font-medium -outline-offset-2 transition-colors duration-100',
                tab === current ? 'border-accent text-ink' : 'border-transparent text-ink-2 hover:text-ink',
              )}
              onClick={() => onTab(tab)}
            >
              {words.reader.panel.tabs[tab]}
            </button>
          ))}
        </div>
        <ToolButton icon={X} label={words.reader.panel.close} onClick={onClose} isSmall />
      </div>
      <div
        role="tabpanel"
        id={`${id}-panel`}
        aria-labelledby={`${id}-${current}`}
        // biome-ignore lint/a11y/noNoninteractiveTabindex: what scrolls must be reachable by keyboard
        tabIndex={0}
        data-scroller=""
        className="min-h-0 flex-1 overflow-y-auto -outline-offset-2 [scrollbar-width:thin]"
      >
        {children}
      </div>
    </section>
  )
}
