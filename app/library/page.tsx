import type { Metadata } from 'next'
import { Suspense } from 'react'
import { LibraryScreen } from '../_components/table/library-screen.tsx'
import { words } from '../_components/words.ts'

export const metadata: Metadata = { title: words.shell.library }

/** The library: every document, to look through, to sort and to put in order. */
export default function LibraryPage() {
  return (
    <Suspense>
      <LibraryScreen />
    </Suspense>
  )
}
