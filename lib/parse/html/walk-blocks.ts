import type { BlockInput, DocumentBuilder } from '../document-builder.ts'

const blockTags = new Set(
  'address article aside blockquote body center dd details dialog div dl dt fieldset figcaption figure footer form h1 h2 h3 h4 h5 h6 header hgroup hr html legend li main menu nav ol p pre section summary table tbody td tfoot th thead tr ul caption'.split(
    ' ',
  ),
)

interface Walk {
  builder: DocumentBuilder
  /** Tables met so far. */
  tables: number
  /** Words of the block that is being gathered, with "\n" for line breaks. */
  words: string
}

interface Place {
  kind: BlockInput['kind']
  level?: number
  /** Depth of lists; 0 outside. */
  depth: number
  /** Of an ordered list's next item, written before its words. */
  marker: string
}

/** Adds what an element shows to a document, block by block: headings, lists, tables, preformatted text, quotes, paragraphs. */
export function addElement(root: Element, builder: DocumentBuilder, firstTable = 0): number {
  const walk: Walk = { builder, tables: firstTable, words: '' }
  const place: Place = { kind: 'paragraph', depth: 0, marker: '' }
  visitChildren(root, place, walk)
  flush(place, walk)
  return walk.tables
}

function flush(place: Place, walk: Walk): void {
  const { words } = walk
  walk.words = ''
  if (words.trim() === '') return
  const level = place.level === undefined ? {} : { level: place.level }
  walk.builder.add({ kind: place.kind, text: place.marker + words.trimStart(), ...level })
  place.marker = ''
}

function visitChildren(element: Element, place: Place, walk: Walk): void {
  for (const node of element.childNodes) {
    if (node.nodeType === 3) walk.words += (node.textContent ?? '').replace(/\s+/g, ' ')
    else if (node.nodeType === 1) visit(node as Element, place, walk)
  }
}

function visit(element: Element, place: Place, walk: Walk): void {
  const tag = element.localName
  if (tag === 'br') walk.words += '\n'
  else if (tag === 'wbr') return
  else if (tag === 'img') walk.words += element.getAttribute('alt') ?? ''
  else if (!blockTags.has(tag)) visitChildren(element, place, walk)
  else {
    flush(place, walk)
    visitBlock(element, tag, place, walk)
  }
}

function visitBlock(element: Element, tag: string, place: Place, walk: Walk): void {
  if (tag === 'table' && isDataTable(element)) addTable(element, walk)
  else if (tag === 'pre') walk.builder.add({ kind: 'code', text: element.textContent ?? '' })
  else if (tag === 'ul' || tag === 'ol' || tag === 'menu') visitList(element, place, walk)
  else {
    const inner = placeOf(tag, place)
    visitChildren(element, inner, walk)
    flush(inner, walk)
  }
}

function placeOf(tag: string, place: Place): Place {
  if (/^h[1-6]$/.test(tag)) return { kind: 'heading', level: Number(tag[1]), depth: place.depth, marker: '' }
  if (tag === 'blockquote') return { kind: 'quote', depth: place.depth, marker: '' }
  // The blocks inside a list item share its place: the first that has words takes the marker.
  return place
}

function visitList(list: Element, outer: Place, walk: Walk): void {
  const depth = outer.depth + 1
  let number = Number(list.getAttribute('start') ?? 1) || 1
  for (const item of list.childNodes) {
    if (item.nodeType !== 1) continue
    const isItem = (item as Element).localName === 'li'
    const marker = list.localName === 'ol' && isItem ? `${number++}. ` : ''
    const place: Place = { kind: 'list_item', level: Math.min(6, depth), depth, marker }
    if (isItem) visitChildren(item as Element, place, walk)
    else visit(item as Element, place, walk)
    flush(place, walk)
  }
}

/** Tables that only arrange a page hold other tables or whole paragraphs; they are read as their parts. */
function isDataTable(table: Element): boolean {
  if (table.querySelector('table, h1, h2, h3, h4, ul, ol, pre')) return false
  const rows = [...table.querySelectorAll('tr')]
  return rows.some((row) => row.querySelectorAll('td, th').length > 1)
}

function addTable(table: Element, walk: Walk): void {
  const caption = table.querySelector('caption')
  if (caption) walk.builder.add({ kind: 'paragraph', text: wordsOf(caption) })
  const number = walk.tables++
  ;[...table.querySelectorAll('tr')].forEach((row, index) => {
    const cells = [...row.childNodes].filter((node) =>
      /^t[dh]$/.test((node as Element).localName ?? ''),
    ) as Element[]
    const isHeader =
      row.parentElement?.localName === 'thead' ||
      (index === 0 && cells.every((cell) => cell.localName === 'th'))
    walk.builder.addRow({ table: number, isHeader, cells: cells.map(wordsOf) })
  })
}

/** All words below an element, those of separate blocks and lines apart. */
function wordsOf(element: Element): string {
  const parts = [...element.childNodes].map((node) => {
    if (node.nodeType === 3) return node.textContent ?? ''
    if (node.nodeType !== 1) return ''
    const child = node as Element
    const words = child.localName === 'img' ? (child.getAttribute('alt') ?? '') : wordsOf(child)
    return child.localName === 'br' || blockTags.has(child.localName) ? ` ${words} ` : words
  })
  return parts.join('')
}
