import * as Dialog from '@radix-ui/react-dialog'
import { ListFilter, X } from 'lucide-react'
import { Icon } from '../shell/icon.tsx'
import type { CompareState } from '../state/use-compare.ts'
import { words } from '../words.ts'

/** Which documents become rows: all and those to come, or those ticked. */
export function DocumentsDialog({ compare }: { compare: CompareState }) {
  const { documents, address, goTo } = compare
  const { scope } = address
  const set = (id: string, isIn: boolean) => {
    const others = scope.filter((known) => known !== id)
    goTo({ scope: isIn ? [...others, id] : others })
  }
  return (
    <Dialog.Root>
      <Dialog.Trigger className="button-line flex items-center gap-2 px-3">
        <Icon of={ListFilter} size={14} />
        {scope.length === 0
          ? words.compare.allDocuments
          : words.compare.someDocuments(scope.length, documents.length)}
      </Dialog.Trigger>
      <Dialog.Portal>
        <Dialog.Overlay className="fixed inset-0 z-20 bg-[rgb(20_15_5/0.35)]" />
        <Dialog.Content
          aria-describedby={undefined}
          className="fixed top-1/2 left-1/2 z-30 flex max-h-[80dvh] w-[min(480px,calc(100%-32px))] -translate-x-1/2 -translate-y-1/2 flex-col rounded-pane border border-line bg-surface shadow-card outline-none"
        >
          <div className="flex items-center justify-between px-5 pt-4 pb-2">
            <Dialog.Title className="text-read font-semibold">{words.compare.chooseDocuments}</Dialog.Title>
            <Dialog.Close className="button-icon" aria-label={words.shell.close}>
              <Icon of={X} />
            </Dialog.Close>
          </div>
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
            <Dialog.Close className="button-primary">{words.compare.done}</Dialog.Close>
          </div>
        </Dialog.Content>
      </Dialog.Portal>
    </Dialog.Root>
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
