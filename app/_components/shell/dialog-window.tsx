import * as Dialog from '@radix-ui/react-dialog'
import clsx from 'clsx'
import type { ReactNode } from 'react'
import { DialogClose } from './dialog-close.tsx'
import { useFocusReturn } from './use-focus-return.ts'

export interface DialogProps {
  title: string
  /** Below the title. */
  note?: ReactNode
  /** How wide it may become, in pixels. */
  width: number
  onClose(): void
  className?: string
  children: ReactNode
}

/** The window of `DialogFrame`; the focus goes to what is marked with `data-first-focus`, or to its first control. */
export function DialogWindow({ title, note, width, onClose, className, children }: DialogProps) {
  const { onOpenAutoFocus, onCloseAutoFocus } = useFocusReturn()
  return (
    <Dialog.Root open onOpenChange={(open) => !open && onClose()}>
      <Dialog.Portal>
        <Dialog.Overlay className="fixed inset-0 z-20 bg-[rgb(20_15_5/0.35)]" />
        <Dialog.Content
          onOpenAutoFocus={(event) => {
            onOpenAutoFocus()
            const first = (event.currentTarget as HTMLElement).querySelector<HTMLElement>(
              '[data-first-focus]',
            )
            if (!first) return
            event.preventDefault()
            first.focus()
          }}
          onCloseAutoFocus={onCloseAutoFocus}
          aria-describedby={undefined}
          style={{ width: `min(${width}px, 100% - 24px)` }}
          className={clsx(
            'fixed top-1/2 left-1/2 z-30 flex max-h-[88dvh] -translate-x-1/2 -translate-y-1/2 flex-col rounded-pane border border-line bg-surface shadow-card outline-none',
            className,
          )}
        >
          <div className="flex items-start justify-between gap-3 px-5 pt-4 pb-3">
            <div>
              <Dialog.Title className="text-read font-semibold [overflow-wrap:anywhere]">
                {title}
              </Dialog.Title>
              {note && <p className="mt-0.5 text-label text-ink-3">{note}</p>}
            </div>
            <DialogClose className="-my-1" />
          </div>
          {children}
        </Dialog.Content>
      </Dialog.Portal>
    </Dialog.Root>
  )
}
