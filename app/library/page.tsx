import type { Metadata } from 'next'
import { Suspense } from 'react'
import { LibraryScreen } from '../_components/table/library-screen.tsx'
import { wordsOfRequest } from '../_components/words/request-words.ts'
import { pageLibrary } from '../api/_http/page-library.ts'

export async function generateMetadata(): Promise<Metadata> {
  return { title: (await wordsOfRequest()).shell.library }
}

/** Enough to fill a window. */
const firstShown = 30

/** The library: every document, to look through, to sort and to put in order. */
export default async function LibraryPage() {
  const { store } = await pageLibrary()
  const first = await store.listDocuments({ limit: firstShown, offset: 0 })
  return (
    <Suspense>
      <LibraryScreen first={first} />
    </Suspense>
  )
}
