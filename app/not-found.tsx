import { useWords } from '#words'

/** An address of no page. */
export default function NotFound() {
  const words = useWords()
  return (
    <main className="grid h-dvh content-center justify-items-center gap-3 p-6 text-center">
      <h1 className="font-serif text-answer font-semibold">{words.notFound.title}</h1>
      <p className="text-ink-2">{words.notFound.text}</p>
      {/* Not Next's link, whose script would be part of every screen. */}
      <a href="/" className="button-line mt-2">
        {words.notFound.back}
      </a>
    </main>
  )
}
