import { type FormEvent, useEffect, useState } from 'react'
import { useWords } from '#words'

interface Props {
  number: number
  count: number
  onGo(page: number): void
}

/** Which page is in sight, and a box to go to another. */
export function PageBox({ number, count, onGo }: Props) {
  const words = useWords()
  const [draft, setDraft] = useState(String(number))
  useEffect(() => setDraft(String(number)), [number])
  const submit = (event?: FormEvent) => {
    event?.preventDefault()
    const wanted = Number.parseInt(draft, 10)
    if (Number.isNaN(wanted)) return setDraft(String(number))
    const page = Math.min(count, Math.max(1, wanted))
    setDraft(String(page))
    if (page !== number) onGo(page)
  }
  return (
    <form className="flex items-center gap-1.5 whitespace-nowrap tabular-nums" onSubmit={submit}>
      <span className="hidden medium:inline">{words.reader.pageWord}</span>
      <input
        type="text"
        inputMode="numeric"
        value={draft}
        aria-label={words.reader.goToPage}
        className="h-7 w-10 rounded-control border border-line-strong bg-surface text-center text-ink"
        onChange={(event) => setDraft(event.target.value)}
        onFocus={(event) => event.target.select()}
        onBlur={() => submit()}
      />
      <span>{words.reader.ofPages(count)}</span>
    </form>
  )
}
