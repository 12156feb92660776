import type { DocumentAnnotations } from '#lib/api/schemas.ts'
import { useWords } from '#words'
import { countTones, type Tone, tones } from './tones.ts'

/** Above, on or below the line: the tone is told by place as well as by colour. */
const marks: Record<Tone, { y: number; className: string }> = {
  positive: { y: 1, className: 'fill-good' },
  neutral: { y: 7, className: 'fill-line-strong' },
  negative: { y: 13, className: 'fill-bad' },
}

/** The tone of each passage from the first to the last, and in words how many have which. */
export function ToneSummary({ passages }: { passages: DocumentAnnotations['passages'] }) {
  const words = useWords()
  const { sequence, counts } = countTones(passages)
  const told = tones.filter((tone) => counts[tone] > 0)
  return (
    <section className="border-b border-line px-3.5 pt-2 pb-3">
      <h3 className="py-1 text-label font-semibold text-ink-3">{words.reader.panel.tone}</h3>
      <svg
        aria-hidden="true"
        viewBox={`0 0 ${sequence.length * 4} 18`}
        preserveAspectRatio="none"
        className="h-[18px] w-full"
      >
        {sequence.map((tone, index) => (
          <rect
            // biome-ignore lint/suspicious/noArrayIndexKey: a passage is its place in the document
            key={index}
            x={index * 4 + 0.4}
            y={marks[tone].y}
            width={3.2}
            height={4}
            className={marks[tone].className}
          />
        ))}
      </svg>
      <p className="mt-1 text-label text-ink-2 tabular-nums">
        {told.map((tone) => `${words.number(counts[tone])} ${words.reader.panel.tones[tone]}`).join(' · ')}
      </p>
    </section>
  )
}
