import type { Nodes, Paragraph, Table } from 'mdast'
import { fromMarkdown } from 'mdast-util-from-markdown'
import { gfmFromMarkdown } from 'mdast-util-gfm'
import { gfm } from 'micromark-extension-gfm'

/** What a sample's source consists of; inline marks are not used in them. */
export type SourceBlock =
  | { kind: 'heading'; level: number; text: string }
  | { kind: 'paragraph'; text: string; footnotes?: string[] }
  | { kind: 'item'; text: string }
  | { kind: 'table'; rows: string[][] }

/** Reads a sample's Markdown source into blocks, in order; the first row of a table is its header. */
export function readSource(markdown: string): SourceBlock[] {
  const tree = fromMarkdown(markdown, { extensions: [gfm()], mdastExtensions: [gfmFromMarkdown()] })
  const notes = new Map<string, string>()
  for (const node of tree.children)
    if (node.type === 'footnoteDefinition') notes.set(node.identifier, textOf(node))
  return tree.children.flatMap((node) => toBlocks(node, notes))
}

function toBlocks(node: Nodes, notes: Map<string, string>): SourceBlock[] {
  switch (node.type) {
    case 'heading':
      return [{ kind: 'heading', level: node.depth, text: textOf(node) }]
    case 'paragraph':
      return [{ kind: 'paragraph', text: textOf(node), ...footnotesOf(node, notes) }]
    case 'footnoteDefinition':
      return []
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

/** The notes that a paragraph refers to; they are set at its end. */
function footnotesOf(node: Paragraph, notes: Map<string, string>): { footnotes?: string[] } {
  const footnotes = node.children.flatMap((child) =>
    child.type === 'footnoteReference' ? (notes.get(child.identifier) ?? []) : [],
  )
  return footnotes.length > 0 ? { footnotes } : {}
}

function rowsOf(table: Table): string[][] {
  return table.children.map((row) => row.children.map(textOf))
}

function textOf(node: Nodes): string {
  if ('value' in node) return node.value.replaceAll('\n', ' ')
  return 'children' in node ? node.children.map(textOf).join('') : ''
}
