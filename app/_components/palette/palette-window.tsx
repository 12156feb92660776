import * as Dialog from '@radix-ui/react-dialog'
import { useFocusReturn } from '../shell/use-focus-return.ts'
import { Palette } from './palette.tsx'

interface Props {
  onClose(): void
  /** What is to be done once the palette is gone. */
  onChosen(act: () => void): void
  /** The focus is where it was before. */
  onClosed(): void
  onShortcuts(): void
}

/** The palette in a window over the screen; it is open for as long as it is there. */
export function PaletteWindow({ onClose, onChosen, onClosed, onShortcuts }: Props) {
  const { onOpenAutoFocus, onCloseAutoFocus } = useFocusReturn()
  return (
    <Dialog.Root open onOpenChange={(open) => !open && onClose()}>
      <Dialog.Portal>
        <Dialog.Overlay className="fixed inset-0 z-40 bg-[rgb(20_15_5/0.35)]" />
        <Dialog.Content
          aria-describedby={undefined}
          className="fixed top-[max(16px,12dvh)] left-1/2 z-50 w-[min(600px,calc(100%-24px))] -translate-x-1/2 overflow-hidden rounded-pane border border-line bg-surface shadow-card outline-none"
          onOpenAutoFocus={onOpenAutoFocus}
          onCloseAutoFocus={(event) => {
            onCloseAutoFocus(event)
            onClosed()
          }}
        >
          <Palette onClose={onClose} onChosen={onChosen} onShortcuts={onShortcuts} />
        </Dialog.Content>
      </Dialog.Portal>
    </Dialog.Root>
  )
}
