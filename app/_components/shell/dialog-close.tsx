import * as Dialog from '@radix-ui/react-dialog'
import { X } from 'lucide-react'
import { useWords } from '#words'
import { Icon } from './icon.tsx'

/** Closes the window that it stands in. */
export function DialogClose({ className = '' }: { className?: string }) {
  const words = useWords()
  return (
    <Dialog.Close className={`button-icon ${className}`} aria-label={words.shell.close}>
      <Icon of={X} />
    </Dialog.Close>
  )
}
