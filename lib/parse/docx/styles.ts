import { childOf, eachChild, propertyOf, type XmlElement } from './xml.ts'

/** What a paragraph has from its style, its own properties or the style that is based on. */
export interface ParagraphStyle {
  headingLevel?: number
  numberingId?: string
  numberingLevel?: number
}

const longestChain = 20

/** The paragraph styles of a document, by id. */
export class Styles {
  readonly #styles = new Map<string, XmlElement>()

  constructor(stylesXml: Uint8Array | undefined) {
    if (!stylesXml) return
    eachChild(stylesXml, 'styles', (style) => {
      if (style.name === 'style' && style.attributes.styleId)
        this.#styles.set(style.attributes.styleId, style)
    })
  }

  /** Reads a paragraph's properties: its own first, then its style's, then those that one is based on. */
  resolve(properties: XmlElement | undefined): ParagraphStyle {
    const resolved = ownStyle(properties)
    let id = propertyOf(properties, 'pStyle')
    for (let depth = 0; id !== undefined && depth < longestChain; depth++) {
      const style = this.#styles.get(id)
      const inherited = {
        ...ownStyle(childOf(style, 'pPr')),
        ...namedLevel(propertyOf(style, 'name') ?? (style ? '' : id)),
      }
      resolved.headingLevel ??= inherited.headingLevel
      if (resolved.numberingId === undefined) resolved.numberingId = inherited.numberingId
      resolved.numberingLevel ??= inherited.numberingLevel
      id = propertyOf(style, 'basedOn')
    }
    return resolved
  }
}

/** Word stores the names of its own styles in English in every language. */
function namedLevel(name: string): ParagraphStyle {
  if (/^title$/i.test(name)) return { headingLevel: 1 }
  const level = /^heading ?([1-9])$/i.exec(name)?.[1]
  return level ? { headingLevel: Math.min(6, Number(level)) } : {}
}

function ownStyle(properties: XmlElement | undefined): ParagraphStyle {
  const outline = Number(propertyOf(properties, 'outlineLvl') ?? Number.NaN)
  const numbering = childOf(properties, 'numPr')
  const level = propertyOf(numbering, 'ilvl')
  return {
    ...(outline <= 8 && { headingLevel: Math.min(6, outline + 1) }),
    ...(numbering && { numberingId: propertyOf(numbering, 'numId') }),
    ...(level !== undefined && { numberingLevel: Number(level) }),
  }
}
