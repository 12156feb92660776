import { Suspense } from 'react'
import { Workspace } from './_components/workspace.tsx'

/** The one screen: library, questions and answers, source. */
export default function Page() {
  return (
    <Suspense>
      <Workspace />
    </Suspense>
  )
}
