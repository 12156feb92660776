import type { Metadata } from 'next'
import { Suspense } from 'react'
import { LibraryScreen } from '../_components/table/library-screen.tsx'
import { wordsOfRequest } from '../_components/words/request-words.ts'

export async function generateMetadata(): Promise<Metadata> {
  return { title: (await wordsOfRequest()).shell.library }
}

/** The library: every document, to look through, to sort and to put in order. */
export default function LibraryPage() {
  return (
    <Suspense>
      <LibraryScreen />
    </Suspense>
  )
}
