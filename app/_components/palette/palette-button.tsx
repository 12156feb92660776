import { Search } from 'lucide-react'
import { useWords } from '#words'
import { Icon } from '../shell/icon.tsx'
import { useOpenPalette } from './palette-provider.tsx'

/** Opens the palette by hand, and says with which keys it opens too; only its drawing where there is no room. */
export function PaletteButton() {
  const words = useWords()
  const open = useOpenPalette()
  return (
    <button
      type="button"
      aria-label={words.palette.openLabel}
      aria-keyshortcuts="Control+K Meta+K"
      title={words.palette.openLabel}
      className="flex size-8 flex-none items-center justify-center gap-2.5 rounded-control text-ink-2 transition-colors duration-100 hover:bg-sunken hover:text-ink wide:w-52 wide:justify-start wide:border wide:border-line wide:bg-surface wide:px-2.5"
      onClick={open}
    >
      <Icon of={Search} />
      <span className="hidden wide:inline">{words.palette.open}</span>
      <kbd className="ml-auto hidden rounded-[4px] border border-line bg-paper px-1.5 font-sans text-label font-medium wide:inline">
        {words.shortcuts[0]?.keys.join(' ')}
      </kbd>
    </button>
  )
}
