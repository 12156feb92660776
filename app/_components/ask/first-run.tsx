import { FileText, FolderPlus, Loader2, Sparkles } from 'lucide-react'
import { useWords } from '#words'
import { useSamples } from '../http/library.ts'
import { Icon } from '../shell/icon.tsx'
import { cardClass } from './answer-card.tsx'
import { Confidence } from './confidence.tsx'

/** The first screen of an empty library: what this is, and two ways in. */
export function FirstRun({ onAdd }: { onAdd(): void }) {
  const words = useWords()
  const { samples, load, isLoading, error } = useSamples()
  return (
    <div className="mx-auto grid max-w-[520px] items-center gap-10 py-4 medium:min-h-full medium:content-center wide:max-w-[940px] wide:grid-cols-[1.15fr_1fr] wide:gap-14">
      <div className="grid gap-5">
        <h2 className="font-serif text-hero font-semibold tracking-[-0.015em] text-balance">
          {words.firstRun.title}
        </h2>
        <p className="font-serif text-[17px] leading-[1.55] text-ink-2">
          {words.firstRun.text} {words.firstRun.local}
        </p>
        <div className="flex flex-wrap gap-2.5">
          <button type="button" className="button-primary flex items-center gap-2 px-4 py-2" onClick={onAdd}>
            <Icon of={FolderPlus} />
            {words.firstRun.add}
          </button>
          <button
            type="button"
            className="button-line flex items-center gap-2 px-4 py-2"
            disabled={isLoading}
            onClick={load}
          >
            {isLoading ? <Icon of={Loader2} className="animate-spin" /> : <Icon of={Sparkles} />}
            {words.firstRun.sample}
          </button>
        </div>
        {error && (
          <p role="alert" className="text-bad">
            {error.message}
          </p>
        )}
        <p className="min-h-8 text-label text-ink-3">
          {words.library.formats} {samples && words.firstRun.sampleHolds(samples.documents.length)}
        </p>
      </div>
      <Specimen />
    </div>
  )
}

/** An answer as it will look: it says more than a description. */
function Specimen() {
  const words = useWords()
  const { label, question, answer, before, after, source, confidence } = words.firstRun.specimen
  return (
    <figure aria-label={label}>
      <figcaption className="mb-2.5 px-0.5 text-[18px] leading-[1.4] font-medium">{question}</figcaption>
      <div className={cardClass(true)}>
        <p className="mb-1.5 font-serif text-answer font-semibold tracking-[-0.01em]">{answer}</p>
        <p className="font-serif text-read text-ink-2">
          {before}
          <mark className="marker">{answer}</mark>
          {after}
        </p>
        <div className="mt-3 flex flex-wrap items-center gap-2 text-label text-ink-3">
          <Icon of={FileText} size={15} />
          <span className="mr-auto">{source}</span>
          <Confidence value={confidence} />
        </div>
      </div>
    </figure>
  )
}
