import Link from 'next/link'
import { words } from './_components/words.ts'

/** An address of no page. */
export default function NotFound() {
  return (
    <main className="grid h-dvh content-center justify-items-center gap-3 p-6 text-center">
      <h1 className="font-serif text-answer font-semibold">{words.notFound.title}</h1>
      <p className="text-ink-2">{words.notFound.text}</p>
      <Link href="/" className="button-line mt-2">
        {words.notFound.back}
      </Link>
    </main>
  )
}
