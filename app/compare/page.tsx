import type { Metadata } from 'next'
import { Suspense } from 'react'
import { CompareScreen } from '../_components/compare/compare-screen.tsx'
import { wordsOfRequest } from '../_components/words/request-words.ts'

export async function generateMetadata(): Promise<Metadata> {
  return { title: (await wordsOfRequest()).compare.title }
}

/** The same questions over many documents, as a table. */
export default function Page() {
  return (
    <Suspense>
      <CompareScreen />
    </Suspense>
  )
}
