import { Unplug } from 'lucide-react'
import { useWords } from '#words'
import { Icon } from './icon.tsx'

/** A line at the top while the server can't be heard. */
export function ConnectionBanner() {
  const words = useWords()
  return (
    <p
      role="alert"
      className="flex items-center justify-center gap-2 border-b border-line bg-sunken px-4 py-1.5 text-label font-medium text-warn"
    >
      <Icon of={Unplug} size={14} />
      {words.shell.offline}
    </p>
  )
}
