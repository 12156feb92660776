import * as Dialog from '@radix-ui/react-dialog'
import type { ReactNode } from 'react'
import { DialogClose } from './dialog-close.tsx'
import { useFocusReturn } from './use-focus-return.ts'

interface Props {
  title: string
  onClose(): void
  children: ReactNode
}

/** The library where there is no room for it beside the rest: it slides over from the left, and is open for as long as it is there. */
export function Drawer({ title, onClose, children }: Props) {
  const focusReturn = useFocusReturn()
  return (
    <Dialog.Root open onOpenChange={(open) => !open && onClose()}>
      <Dialog.Portal>
        <Dialog.Overlay className="fixed inset-0 z-20 animate-[appear_120ms] bg-[rgb(20_15_5/0.35)]" />
        <Dialog.Content
          {...focusReturn}
          aria-describedby={undefined}
          className="fixed inset-y-0 left-0 z-30 flex w-[320px] animate-[slide-in_140ms_ease-out] flex-col border-r border-line bg-paper shadow-card outline-none"
        >
          <div className="flex items-center justify-between border-b border-line bg-surface py-2 pr-3 pl-5">
            <Dialog.Title className="font-semibold">{title}</Dialog.Title>
            <DialogClose />
          </div>
          {children}
        </Dialog.Content>
      </Dialog.Portal>
    </Dialog.Root>
  )
}
