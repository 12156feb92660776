import type { Nodes, Table } from 'mdast'
import { fromMarkdown } from 'mdast-util-from-markdown'
import { gfmFromMarkdown } from 'mdast-util-gfm'
import { gfm } from 'micromark-extension-gfm'

/** What a sample's source consists of; inline marks are not used in them. */
export type SourceBlock =
  | { kind: 'heading'; level: number; text: string }
  | { kind: 'paragraph'; text: string }
  | { kind: 'item'; text: string }
  | { kind: 'table'; rows: string[][] }

/** Reads a sample's Markdown source into blocks, in order; the first row of a table is its header. */
export function readSource(markdown: string): SourceBlock[] {
  const tree = fromMarkdown(markdown, { extensions: [gfm()], mdastExtensions: [gfmFromMarkdown()] })
  return tree.children.flatMap(toBlocks)
}

function toBlocks(node: Nodes): SourceBlock[] {
  switch (node.type) {
    case 'heading':
      return [{ kind: 'heading', level: node.depth, text: textOf(node) }]
    case 'paragraph':
      return [{ kind: 'paragraph', text: textOf(node) }]
    case 'list':
      return node.children.map((item) => ({ kind: 'item' as const, text: textOf(item) }))
    case 'table':
      return [{ kind: 'table', rows: rowsOf(node) }]
    default:
      throw new Error(
        `Expected headings, paragraphs, lists and tables in a sample's source, got ${node.type}.`,
      )
  }
}

function rowsOf(table: Table): string[][] {
  return table.children.map((row) => row.children.map(textOf))
}

function textOf(node: Nodes): string {
  if ('value' in node) return node.value.replaceAll('\n', ' ')
  return 'children' in node ? node.children.map(textOf).join('') : ''
}
