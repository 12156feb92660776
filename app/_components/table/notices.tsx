import { useTheme } from 'next-themes'
import { Toaster } from 'sonner'
import { useWords } from '#words'

/** What has just happened, and the way back from it; Alt+T leads the keyboard there. */
export function Notices() {
  const words = useWords()
  const { resolvedTheme } = useTheme()
  return (
    <Toaster
      position="bottom-center"
      // Above the tabs at the bottom of a phone.
      mobileOffset={{ bottom: 76 }}
      theme={resolvedTheme === 'dark' ? 'dark' : 'light'}
      containerAriaLabel={words.table.notices}
      toastOptions={{
        unstyled: true,
        classNames: {
          toast:
            'flex w-(--width) items-center gap-3 rounded-card border border-line bg-surface px-4 py-3 text-ink shadow-card',
          title: 'font-medium',
          actionButton: 'link ml-auto px-2 py-1 font-semibold',
        },
      }}
    />
  )
}
