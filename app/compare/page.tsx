import type { Metadata } from 'next'
import { Suspense } from 'react'
import { CompareScreen } from '../_components/compare/compare-screen.tsx'
import { words } from '../_components/words.ts'

export const metadata: Metadata = { title: words.compare.title }

/** The same questions over many documents, as a table. */
export default function Page() {
  return (
    <Suspense>
      <CompareScreen />
    </Suspense>
  )
}
