import type { MarkKind } from '../state/segments.ts'

/** What is scrolled to, the first of these that there is: an answer, the words in a passage, or else the passage. */
const kindsOfPlace: MarkKind[] = ['answer', 'words', 'passage']

/** The mark that stands for the place that was chosen. */
export function findMark(scroller: HTMLElement | null): Element | undefined {
  for (const kind of kindsOfPlace) {
    const mark = scroller?.querySelector(`mark[data-kind="${kind}"]`)
    if (mark) return mark
  }
  return undefined
}

/** The mark of what is walked to. */
export function findCurrentMark(scroller: HTMLElement | null): Element | undefined {
  return scroller?.querySelector('mark[data-kind="current"]') ?? undefined
}
