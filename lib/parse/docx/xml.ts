import { SaxesParser } from 'saxes'
import { decodeText } from '../decode-text.ts'

/** An element with its names' prefixes taken off: Word and its peers choose them differently. */
export interface XmlElement {
  name: string
  attributes: Record<string, string>
  children: (XmlElement | string)[]
}

const pieceLength = 65_536

/**
 * Reads XML and hands over each child of the first `container` as it ends, so that a long document never stands in memory
 * as a whole. Entities but XML's own five are an error; no DTD is read.
 * @throws Error where it is not well-formed
 */
export function eachChild(bytes: Uint8Array, container: string, take: (child: XmlElement) => void): void {
  const parser = new SaxesParser()
  const open: XmlElement[] = []
  parser.on('error', (error) => {
    throw error
  })
  parser.on('opentag', (tag) => {
    open.push({ name: localName(tag.name), attributes: localAttributes(tag.attributes), children: [] })
  })
  parser.on('text', (text) => {
    if (open.length > 0) open.at(-1)!.children.push(text)
  })
  parser.on('closetag', () => {
    const element = open.pop()!
    const parent = open.at(-1)
    if (parent?.name === container) take(element)
    else parent?.children.push(element)
  })
  const { text } = decodeText(bytes)
  const start = text.startsWith('\ufeff') ? 1 : 0
  for (let at = start; at < text.length; at += pieceLength) parser.write(text.slice(at, at + pieceLength))
  parser.close()
}

export function isElement(child: XmlElement | string): child is XmlElement {
  return typeof child !== 'string'
}

/** The first child element of that name. */
export function childOf(element: XmlElement | undefined, name: string): XmlElement | undefined {
  return element?.children.filter(isElement).find((child) => child.name === name)
}

export function childrenOf(element: XmlElement, name: string): XmlElement[] {
  return element.children.filter(isElement).filter((child) => child.name === name)
}

/** The `val` of a child, as Word writes most properties. */
export function propertyOf(element: XmlElement | undefined, name: string): string | undefined {
  return childOf(element, name)?.attributes.val
}

function localName(name: string): string {
  return name.slice(name.indexOf(':') + 1)
}

function localAttributes(attributes: Record<string, string>): Record<string, string> {
  return Object.fromEntries(Object.entries(attributes).map(([name, value]) => [localName(name), value]))
}
