import type { Block, StructuredText } from '#lib/parse/parsed-document.ts'

/** The headings that follow each other without anything between, and what stands below them up to the next heading. */
export interface Section {
  headings: Block[]
  body: Block[]
  /** The headings above, outermost first, without the section's own. */
  outerPath: string[]
  /** With the section's own, as far as they still hold below them. */
  path: string[]
}

interface OpenHeading {
  level: number
  title: string
  block: Block
}

/** A document's sections, in order; what stands before the first heading is one without headings. */
export function sectionsOf({ text, blocks }: Pick<StructuredText, 'text' | 'blocks'>): Section[] {
  const sections: Section[] = []
  let open: OpenHeading[] = []
  for (const block of blocks) {
    const isHeading = block.kind === 'heading'
    let section = sections.at(-1)
    if (section === undefined || (isHeading && section.body.length > 0)) {
      section = { headings: [], body: [], outerPath: [], path: [] }
      sections.push(section)
    }
    if (!isHeading) {
      section.body.push(block)
      continue
    }
    const level = block.level ?? 1
    open = open.filter((above) => above.level < level)
    open.push({ level, title: text.slice(block.start, block.end), block })
    section.headings.push(block)
    const own = section.headings
    section.outerPath = open.filter((above) => !own.includes(above.block)).map(({ title }) => title)
    section.path = open.map(({ title }) => title)
  }
  return sections
}
