'use client'

import { useLibraryEvents } from '../http/events.ts'
import { ConnectionBanner } from '../shell/connection-banner.tsx'

const ignore = () => undefined

/** Says when the server can't be heard, on a screen that shows no documents of its own. */
export function Connection() {
  return !useLibraryEvents(ignore) && <ConnectionBanner />
}
