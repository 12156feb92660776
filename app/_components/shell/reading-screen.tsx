import * as Dialog from '@radix-ui/react-dialog'
import type { ReactNode } from 'react'

/** On a phone: the source over the whole screen, until Escape or the way back. */
export function ReadingScreen({
  title,
  onClose,
  children,
}: {
  title: string
  onClose(): void
  children: ReactNode
}) {
  return (
    <Dialog.Root open onOpenChange={(open) => !open && onClose()}>
      <Dialog.Portal>
        <Dialog.Content
          data-reading=""
          aria-describedby={undefined}
          onEscapeKeyDown={(event) => {
            // Escape closes what lies on top first.
            if (document.querySelector('[data-find]')) event.preventDefault()
          }}
          className="fixed inset-0 z-10 flex animate-[appear_120ms] flex-col bg-sunken outline-none"
        >
          <Dialog.Title className="sr-only">{title}</Dialog.Title>
          {children}
        </Dialog.Content>
      </Dialog.Portal>
    </Dialog.Root>
  )
}
