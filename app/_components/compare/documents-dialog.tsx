import { ListFilter } from 'lucide-react'
import { useState } from 'react'
import { useWords } from '#words'
import { DialogFrame } from '../shell/dialog-frame.tsx'
import { Icon } from '../shell/icon.tsx'
import type { CompareState } from '../state/use-compare.ts'

/** Which documents become rows: all and those to come, or those ticked. */
export function DocumentsDialog({ compare }: { compare: CompareState }) {
  const words = useWords()
  const { documents, address, goTo } = compare
  const { scope } = address
  const [isOpen, setIsOpen] = useState(false)
  const set = (id: string, isIn: boolean) => {
    const others = scope.filter((known) => known !== id)
    goTo({ scope: isIn ? [...others, id] : others })
  }
  const close = () => setIsOpen(false)
  return (
    <>
      <button
        type="button"
        aria-haspopup="dialog"
        className="button-line flex items-center gap-2 px-3"
        onClick={() => setIsOpen(true)}
      >
        <Icon of={ListFilter} size={14} />
        {scope.length === 0
          ? words.compare.allDocuments
          : words.compare.someDocuments(scope.length, documents.length)}
      </button>
      {isOpen && (
        <DialogFrame title={words.compare.chooseDocuments} width={480} onClose={close}>
          <div className="min-h-0 overflow-y-auto px-3 pb-3">
            <Tick
              label={words.compare.askAll}
              isTicked={scope.length === 0}
              onTick={() => goTo({ scope: [] })}
            />
            <ul className="mt-1 border-t border-line pt-1">
              {documents.map(({ id, name }) => (
                <li key={id}>
                  <Tick label={name} isTicked={scope.includes(id)} onTick={(isIn) => set(id, isIn)} />
                </li>
              ))}
            </ul>
          </div>
          <div className="border-t border-line px-5 py-3">
            <button type="button" className="button-primary" onClick={close}>
              {words.compare.done}
            </button>
          </div>
        </DialogFrame>
      )}
    </>
  )
}

function Tick({
  label,
  isTicked,
  onTick,
}: {
  label: string
  isTicked: boolean
  onTick(isIn: boolean): void
}) {
  return (
    <label className="flex items-center gap-2.5 rounded-control px-2 py-1.5 hover:bg-sunken">
      <input
        type="checkbox"
        checked={isTicked}
        className="size-4 flex-none cursor-pointer accent-(--accent)"
        onChange={(event) => onTick(event.target.checked)}
      />
      <span className="min-w-0 [overflow-wrap:anywhere]">{label}</span>
    </label>
  )
}
