'use client'

import { useState } from 'react'
import { useWords } from '#words'
import { useDocumentActions } from '../http/library.ts'
import { cardClass } from './section.tsx'
import type { LibraryView } from './settings-view.ts'

/** Documents that could not be embedded anew, each with another try. */
export function LackingEmbeddings({ documents }: { documents: LibraryView['lackingEmbeddings'] }) {
  const words = useWords()
  const { retry } = useDocumentActions()
  const [retried, setRetried] = useState<ReadonlySet<string>>(new Set())
  const tryAgain = (id: string) =>
    retry(id, { onSuccess: () => setRetried((known) => new Set([...known, id])) })
  return (
    <div className={`${cardClass} mt-3`}>
      <h3 className="font-semibold text-warn">{words.settings.lacking}</h3>
      <p className="mb-3 text-ink-2">{words.settings.lackingText}</p>
      <ul className="grid grid-cols-[minmax(0,1fr)]">
        {documents.map(({ id, name }) => (
          <li key={id} className="flex min-h-10 items-center justify-between gap-3 border-t border-line">
            <span className="truncate" title={name}>
              {name}
            </span>
            {retried.has(id) ? (
              <span role="status" className="flex-none text-label text-ink-3">
                {words.settings.retried}
              </span>
            ) : (
              <button
                type="button"
                aria-label={words.settings.retryOf(name)}
                className="button-quiet flex-none"
                onClick={() => tryAgain(id)}
              >
                {words.settings.retry}
              </button>
            )}
          </li>
        ))}
      </ul>
    </div>
  )
}
