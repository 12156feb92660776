import type { List, Nodes, RootContent, Table } from 'mdast'
import { fromMarkdown } from 'mdast-util-from-markdown'
import { gfmFromMarkdown } from 'mdast-util-gfm'
import { gfm } from 'micromark-extension-gfm'
import { decodeText } from './decode-text.ts'
import { DocumentBuilder } from './document-builder.ts'
import { loadHtml } from './html/load-html.ts'
import { addElement } from './html/walk-blocks.ts'
import { normaliseText } from './normalise-text.ts'
import { mediaTypes, type ParsedDocument } from './parsed-document.ts'

const frontMatter = /^---[^\S\n]*\n([\s\S]*?)\n(?:---|\.\.\.)[^\S\n]*(?:\n|$)/

interface Walk {
  builder: DocumentBuilder
  tables: number
}

/**
 * Reads Markdown with GitHub's extensions into text without the markup; raw HTML in it is read as its text. The lines of
 * front matter stay as a block of their own.
 * @throws VerbatimError no_text when there is nothing but white space; unsupported_type when the bytes are no text
 */
export function parseMarkdown(bytes: Uint8Array): ParsedDocument {
  const decoded = decodeText(bytes)
  const source = normaliseText(decoded.text).trimStart()
  const front = frontMatter.exec(source)
  const builder = new DocumentBuilder()
  builder.warnings.push(...decoded.warnings)
  if (front) builder.add({ kind: 'code', text: front[1]! })
  const tree = fromMarkdown(source.slice(front?.[0].length ?? 0), {
    extensions: [gfm()],
    mdastExtensions: [gfmFromMarkdown()],
  })
  const walk: Walk = { builder, tables: 0 }
  for (const node of tree.children) addBlocks(node, walk)
  return builder.finish(mediaTypes.markdown, front ? frontMatterTitle(front[1]!) : undefined)
}

function frontMatterTitle(lines: string): string | undefined {
  const title = /^title:[^\S\n]*(.+)$/m.exec(lines)?.[1]?.trim()
  return title?.replace(/^(["'])(.*)\1$/, '$2')
}

function addBlocks(node: RootContent, walk: Walk): void {
  const { builder } = walk
  if (node.type === 'heading') builder.add({ kind: 'heading', level: node.depth, text: inlineText(node) })
  else if (node.type === 'paragraph') builder.add({ kind: 'paragraph', text: inlineText(node) })
  else if (node.type === 'code') builder.add({ kind: 'code', text: node.value })
  else if (node.type === 'html') walk.tables = addElement(loadHtml(node.value).body, builder, walk.tables)
  else if (node.type === 'blockquote') addQuote(node.children, walk)
  else if (node.type === 'list') addList(node, 1, walk)
  else if (node.type === 'table') addTable(node, walk)
  else if (node.type === 'footnoteDefinition') for (const child of node.children) addBlocks(child, walk)
}

function addQuote(children: RootContent[], walk: Walk): void {
  for (const child of children) {
    if (child.type === 'paragraph') walk.builder.add({ kind: 'quote', text: inlineText(child) })
    else addBlocks(child, walk)
  }
}

function addList(list: List, level: number, walk: Walk): void {
  list.children.forEach((item, index) => {
    const marker = list.ordered ? `${(list.start ?? 1) + index}. ` : ''
    item.children.forEach((child, position) => {
      const text = `${position === 0 ? marker : ''}${child.type === 'paragraph' ? inlineText(child) : ''}`
      if (child.type === 'paragraph') walk.builder.add({ kind: 'list_item', level, text })
      else if (child.type === 'list') addList(child, level + 1, walk)
      else addBlocks(child, walk)
    })
  })
}

function addTable(table: Table, walk: Walk): void {
  const number = walk.tables++
  table.children.forEach((row, index) => {
    const cells = row.children.map((cell) => inlineText(cell))
    walk.builder.addRow({ table: number, isHeader: index === 0, cells })
  })
}

/** The words of inline content: a soft line end is a space, a picture its description. */
function inlineText(node: Nodes): string {
  switch (node.type) {
    case 'text':
      return node.value.replace(/\n/g, ' ')
    case 'inlineCode':
      return node.value
    case 'break':
      return '\n'
    case 'image':
    case 'imageReference':
      return node.alt ?? ''
    case 'html':
      return /^<br[\s/>]/i.test(node.value) ? '\n' : ''
    case 'footnoteReference':
      return ''
    default:
      return 'children' in node ? inlineTexts(node.children as Nodes[]) : ''
  }
}

/** What a script or a style between words holds is text to Markdown, and is shown to nobody. */
function inlineTexts(nodes: Nodes[]): string {
  let silent: string | undefined
  let text = ''
  for (const node of nodes) {
    const [, closing, name] =
      (node.type === 'html' && /^<(\/?)(script|style|template)\b/i.exec(node.value)) || []
    if (name) silent = closing ? undefined : name
    else if (!silent) text += inlineText(node)
  }
  return text
}
