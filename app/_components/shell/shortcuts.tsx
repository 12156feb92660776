import { useWords } from '#words'
import { DialogFrame } from './dialog-frame.tsx'
import { ShortcutList } from './shortcut-list.tsx'

/** The keys, on demand. */
export function Shortcuts({ isOpen, onClose }: { isOpen: boolean; onClose(): void }) {
  const words = useWords()
  if (!isOpen) return undefined
  return (
    <DialogFrame title={words.shell.shortcuts} width={400} onClose={onClose}>
      <div className="overflow-y-auto px-5 pb-5">
        <ShortcutList />
      </div>
    </DialogFrame>
  )
}
