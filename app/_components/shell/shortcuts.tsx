import * as Dialog from '@radix-ui/react-dialog'
import { X } from 'lucide-react'
import { words } from '../words.ts'
import { Icon } from './icon.tsx'
import { ShortcutList } from './shortcut-list.tsx'
import { useFocusReturn } from './use-focus-return.ts'

/** The keys, on demand. */
export function Shortcuts({ isOpen, onClose }: { isOpen: boolean; onClose(): void }) {
  const focusReturn = useFocusReturn()
  return (
    <Dialog.Root open={isOpen} onOpenChange={(open) => !open && onClose()}>
      <Dialog.Portal>
        <Dialog.Overlay className="fixed inset-0 z-20 bg-[rgb(20_15_5/0.35)]" />
        <Dialog.Content
          {...focusReturn}
          aria-describedby={undefined}
          className="fixed top-1/2 left-1/2 z-30 w-[min(400px,calc(100%-32px))] -translate-x-1/2 -translate-y-1/2 rounded-pane border border-line bg-surface p-5 shadow-card outline-none"
        >
          <div className="mb-3 flex items-center justify-between">
            <Dialog.Title className="text-read font-semibold">{words.shell.shortcuts}</Dialog.Title>
            <Dialog.Close className="button-icon" aria-label={words.shell.close}>
              <Icon of={X} />
            </Dialog.Close>
          </div>
          <ShortcutList />
        </Dialog.Content>
      </Dialog.Portal>
    </Dialog.Root>
  )
}
