import { childOf, childrenOf, eachChild, propertyOf, type XmlElement } from './xml.ts'

interface Level {
  format: string
  /** As "%1.%2": the counters of the levels, with what stands between. */
  pattern: string
  start: number
}

interface List {
  levels: Map<number, Level>
  /** Lists of one definition count on from each other. */
  counterKey: string
}

const roman: [number, string][] = [
  [1000, 'm'],
  [900, 'cm'],
  [500, 'd'],
  [400, 'cd'],
  [100, 'c'],
  [90, 'xc'],
  [50, 'l'],
  [40, 'xl'],
  [10, 'x'],
  [9, 'ix'],
  [5, 'v'],
  [4, 'iv'],
  [1, 'i'],
]

/** Counts a document's numbered paragraphs as Word does, since the numbers that it shows stand nowhere in the text. */
export class Numbering {
  readonly #lists = new Map<string, List>()
  readonly #counters = new Map<string, number[]>()

  constructor(numberingXml: Uint8Array | undefined) {
    if (!numberingXml) return
    const abstract = new Map<string, Map<number, Level>>()
    eachChild(numberingXml, 'numbering', (element) => {
      if (element.name === 'abstractNum')
        abstract.set(element.attributes.abstractNumId ?? '', levelsOf(element))
      if (element.name === 'num') this.#lists.set(element.attributes.numId ?? '', listOf(element, abstract))
    })
  }

  has(id: string | undefined): boolean {
    return id !== undefined && id !== '0'
  }

  /** The next number of a list, with a space after it; "" for bullets and lists that are not defined. */
  next(id: string, level: number): string {
    const list = this.#lists.get(id)
    const definition = list?.levels.get(level)
    if (!list || !definition) return ''
    const counters = this.#counters.get(list.counterKey) ?? []
    counters.length = Math.min(counters.length, level + 1)
    for (let above = 0; above < level; above++) counters[above] ??= list.levels.get(above)?.start ?? 1
    counters[level] = (counters[level] ?? definition.start - 1) + 1
    this.#counters.set(list.counterKey, counters)
    if (definition.format === 'bullet' || definition.format === 'none') return ''
    const written = definition.pattern.replace(/%(\d)/g, (_, place: string) => {
      const at = Number(place) - 1
      return writeNumber(counters[at] ?? 1, list.levels.get(at)?.format ?? 'decimal')
    })
    return written.trim() === '' ? '' : `${written.trim()} `
  }
}

function listOf(element: XmlElement, abstract: Map<string, Map<number, Level>>): List {
  const id = propertyOf(element, 'abstractNumId') ?? ''
  const overrides = childrenOf(element, 'lvlOverride')
  const levels = new Map(abstract.get(id))
  for (const override of overrides) {
    const at = Number(override.attributes.ilvl)
    const own = childOf(override, 'lvl')
    const start = propertyOf(override, 'startOverride')
    const level = own ? levelOf(own) : levels.get(at)
    if (level) levels.set(at, start === undefined ? level : { ...level, start: Number(start) })
  }
  return { levels, counterKey: overrides.length > 0 ? `num ${element.attributes.numId}` : `abstract ${id}` }
}

function levelsOf(element: XmlElement): Map<number, Level> {
  return new Map(childrenOf(element, 'lvl').map((level) => [Number(level.attributes.ilvl), levelOf(level)]))
}

function levelOf(level: XmlElement): Level {
  return {
    format: propertyOf(level, 'numFmt') ?? 'decimal',
    pattern: propertyOf(level, 'lvlText') ?? '',
    start: Number(propertyOf(level, 'start') ?? 1),
  }
}

function writeNumber(value: number, format: string): string {
  switch (format) {
    case 'lowerLetter':
    case 'upperLetter': {
      const letter = String.fromCharCode(97 + ((value - 1) % 26)).repeat(Math.ceil(value / 26))
      return format === 'upperLetter' ? letter.toUpperCase() : letter
    }
    case 'lowerRoman':
      return toRoman(value)
    case 'upperRoman':
      return toRoman(value).toUpperCase()
    case 'decimalZero':
      return String(value).padStart(2, '0')
    default:
      return String(value)
  }
}

function toRoman(value: number): string {
  let left = Math.min(value, 3999)
  return roman.reduce((written, [size, letters]) => {
    const times = Math.floor(left / size)
    left -= times * size
    return written + letters.repeat(times)
  }, '')
}
