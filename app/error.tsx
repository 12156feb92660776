'use client'

import { useWords } from '#words'

/** A fault of the screen itself: nothing in the library is lost by it. */
export default function ScreenFault({ error, reset }: { error: Error; reset(): void }) {
  const words = useWords()
  return (
    <main className="grid h-dvh content-center justify-items-center gap-3 p-6 text-center">
      <h1 className="font-serif text-answer font-semibold">{words.fault.title}</h1>
      <p className="max-w-[60ch] text-ink-2">{words.fault.text}</p>
      <p className="max-w-[60ch] text-label text-ink-3">{error.message}</p>
      <button type="button" className="button-line mt-2" onClick={reset}>
        {words.results.retry}
      </button>
    </main>
  )
}
