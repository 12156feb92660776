import type { DocumentText } from '#lib/api/schemas.ts'
import type { Span } from '#lib/span.ts'

export type Block = DocumentText['blocks'][number]

/** Blocks that are shown as one element: a table, a list, or one block by itself. */
export interface Group {
  kind: 'table' | 'list' | 'single'
  blocks: Block[]
}

/** Groups that are laid out together, when they come into sight. */
export interface Section extends Span {
  groups: Group[]
}

/** About two screens of text. */
const sectionCharacters = 3_000

/** Puts rows of one table together, and items of one list. */
export function groupBlocks(blocks: Block[]): Group[] {
  const groups: Group[] = []
  for (const block of blocks) {
    const kind = block.kind === 'table_row' ? 'table' : block.kind === 'list_item' ? 'list' : 'single'
    const last = groups.at(-1)
    const continues = last?.kind === kind && kind !== 'single' && last.blocks[0]?.table === block.table
    if (continues) last.blocks.push(block)
    else groups.push({ kind, blocks: [block] })
  }
  return groups
}

/** Cuts a document into sections of some screens each; a group is never cut. */
export function sectionsOf(blocks: Block[]): Section[] {
  const sections: Section[] = []
  for (const group of groupBlocks(blocks)) {
    const start = group.blocks[0]?.start ?? 0
    const end = group.blocks.at(-1)?.end ?? start
    const last = sections.at(-1)
    if (last && last.end - last.start < sectionCharacters) {
      last.groups.push(group)
      last.end = end
    } else sections.push({ start, end, groups: [group] })
  }
  return sections
}
