import { Suspense } from 'react'
import type { DialogProps } from './dialog-window.tsx'
import { part } from './part.tsx'

const DialogWindow = part(async () => (await import('./dialog-window.tsx')).DialogWindow)

/** A window over the screen with its title and a way to close it; it is open for as long as it is there. */
export function DialogFrame(props: DialogProps) {
  return (
    <Suspense>
      <DialogWindow {...props} />
    </Suspense>
  )
}
