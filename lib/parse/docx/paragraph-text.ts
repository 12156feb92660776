import { childOf, isElement, type XmlElement } from './xml.ts'

/** What a paragraph holds beside its words. */
export interface ParagraphParts {
  text: string
  /** Contents of text boxes that are anchored in it. */
  boxes: XmlElement[]
  /** Ids of the notes that it refers to, in order. */
  footnotes: string[]
  endnotes: string[]
}

/** Deletions, instructions to Word, and the copy of a text box for older readers. */
const skipped = new Set(
  'pPr rPr del moveFrom delText instrText delInstrText fldData Fallback sdtPr sdtEndPr commentReference annotationRef'.split(
    ' ',
  ),
)

/** Reads a paragraph's words as its readers see them: insertions in, deletions and hidden text out. */
export function readParagraph(paragraph: XmlElement): ParagraphParts {
  const parts: ParagraphParts = { text: '', boxes: [], footnotes: [], endnotes: [] }
  for (const child of paragraph.children) if (isElement(child)) readPart(child, parts)
  return parts
}

function readPart(element: XmlElement, parts: ParagraphParts): void {
  const { name, attributes } = element
  if (skipped.has(name) || (name === 'r' && isHidden(element))) return
  if (name === 't') parts.text += element.children.filter((child) => !isElement(child)).join('')
  else if (name === 'tab' || name === 'ptab') parts.text += '\t'
  else if (name === 'br' || name === 'cr') parts.text += '\n'
  else if (name === 'noBreakHyphen') parts.text += '-'
  else if (name === 'txbxContent') parts.boxes.push(element)
  else if (name === 'footnoteReference') parts.footnotes.push(attributes.id ?? '')
  else if (name === 'endnoteReference') parts.endnotes.push(attributes.id ?? '')
  else for (const child of element.children) if (isElement(child)) readPart(child, parts)
}

function isHidden(run: XmlElement): boolean {
  const vanish = childOf(childOf(run, 'rPr'), 'vanish')
  return vanish !== undefined && !/^(?:0|false|off)$/.test(vanish.attributes.val ?? '')
}
