import type { Metadata } from 'next'
import { Suspense } from 'react'
import { CompareScreen } from '../_components/compare/compare-screen.tsx'
import { wordsOfRequest } from '../_components/words/request-words.ts'
import { pageLibrary } from '../api/_http/page-library.ts'

export async function generateMetadata(): Promise<Metadata> {
  return { title: (await wordsOfRequest()).compare.title }
}

/** The same questions over many documents, as a table. */
export default async function Page() {
  const { store } = await pageLibrary()
  return (
    <Suspense>
      <CompareScreen questionSets={await store.listQuestionSets()} />
    </Suspense>
  )
}
