import { useTheme } from 'next-themes'
import { useEffect } from 'react'
import { Toaster, toast } from 'sonner'
import { useWords } from '#words'
import { type Notice, showNotices } from './notify.ts'

/** What has just happened, and the way back from it; Alt+T leads the keyboard there. */
export function NoticeList() {
  const words = useWords()
  const { resolvedTheme } = useTheme()
  useEffect(() => showNotices(show), [])
  return (
    <Toaster
      position="bottom-center"
      // Above the tabs at the bottom of a phone.
      mobileOffset={{ bottom: 76 }}
      theme={resolvedTheme === 'dark' ? 'dark' : 'light'}
      containerAriaLabel={words.table.notices}
      // Its own style sheet brings another one.
      style={{ fontFamily: 'inherit' }}
      toastOptions={{
        unstyled: true,
        classNames: {
          toast:
            'flex w-(--width) items-center gap-3 rounded-card border border-line bg-surface px-4 py-3 text-ink shadow-card',
          title: 'font-medium [overflow-wrap:anywhere]',
          actionButton: 'link ml-auto flex-none px-2 py-1 font-semibold whitespace-nowrap',
        },
      }}
    />
  )
}

function show({ text, isFailure, ...options }: Notice): void {
  if (isFailure) toast.error(text, options)
  else toast(text, options)
}
