import type { ReactNode } from 'react'
import { useWords } from '#words'
import type { Words } from '../words/catalogue.ts'

export type SectionName = keyof Words['settings']['sections']

/** A part of the settings, with a heading that the list of contents leads to. */
export function Section({ name, children }: { name: SectionName; children: ReactNode }) {
  const words = useWords()
  return (
    <section id={name} aria-labelledby={`${name}-title`} className="scroll-mt-6">
      <h2 id={`${name}-title`} className="mb-3 text-[18px] leading-snug font-semibold">
        {words.settings.sections[name]}
      </h2>
      {children}
    </section>
  )
}

/** A card in which facts stand. */
export const cardClass = 'rounded-card border border-line bg-surface px-4.5 py-4'

/** A part that could not be read: the reason, and nothing pretended. */
export function PartFailure({ message }: { message: string }) {
  const words = useWords()
  return (
    <div role="alert" className={cardClass}>
      <p className="font-semibold text-bad">{words.settings.failed}</p>
      <p className="mt-0.5 text-ink-2 [overflow-wrap:anywhere]">{message}</p>
    </div>
  )
}
