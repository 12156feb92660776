import type { Block } from '#lib/parse/parsed-document.ts'
import { cutLong } from './cut-long.ts'
import { linesOf } from './lines.ts'
import { type CountTokens, joined, measured, type Unit } from './measure.ts'
import type { Section } from './sections.ts'
import { splitSentences } from './sentences.ts'

export interface PackLimits {
  /** Where packing several blocks into one passage stops. */
  target: number
  /** The most that several blocks may measure together, so that the heading path still fits. */
  most: number
  /** The most that one whole block may measure; the path is left out then. */
  mostAlone: number
}

/** A passage below this share of the target joins a neighbour where it can. */
const tinyShare = 0.25

/**
 * Packs a section's blocks into passages: whole blocks up to the target; a block over the limit sentence by sentence.
 * @returns spans in order, without gaps but white space; the first one begins with the section's headings
 */
export function packSection(
  text: string,
  section: Section,
  limits: PackLimits,
  countTokens: CountTokens,
): Unit[] {
  const packed: Unit[] = []
  // The last of `packed` stays open to what follows; nothing may follow headings but their own text.
  let isOnlyHeadings = false
  for (const block of [...section.headings, ...section.body]) {
    const open = packed.at(-1)
    const unit = measured(text, block, countTokens)
    const isHeading = block.kind === 'heading'
    if (open && (isOnlyHeadings ? joinsHeadings(open, unit, limits) : joinsBlocks(open, unit, limits))) {
      packed[packed.length - 1] = joined(open, unit)
    } else if (unit.size <= limits.mostAlone && !isOnlyHeadings) {
      packed.push(unit)
    } else {
      packInParts(packed, isOnlyHeadings, partsOf(text, block, limits, countTokens), limits)
    }
    isOnlyHeadings = isHeading
  }
  return joinTail(packed, limits)
}

function joinsHeadings(headings: Unit, unit: Unit, { mostAlone }: PackLimits): boolean {
  return headings.size + unit.size <= mostAlone
}

function joinsBlocks(open: Unit, unit: Unit, limits: PackLimits): boolean {
  const size = open.size + unit.size
  return size <= limits.target || (isTiny(open, limits) && size <= limits.most)
}

function isTiny({ size }: Unit, { target }: PackLimits): boolean {
  return size < target * tinyShare
}

/** Sentences, or lines of code, cut further where one alone is over the target. */
function partsOf(text: string, block: Block, { target }: PackLimits, countTokens: CountTokens): Unit[] {
  const parts =
    block.kind === 'code'
      ? linesOf(text, block)
      : splitSentences(text.slice(block.start, block.end)).map(({ start, end }) => ({
          start: block.start + start,
          end: block.start + end,
        }))
  return parts.flatMap((part) => {
    const unit = measured(text, part, countTokens)
    return unit.size <= target ? [unit] : cutLong(text, part, target, countTokens)
  })
}

/** Packs the parts of one block into passages of about the same size, rather than full ones and a rest. */
function packInParts(packed: Unit[], goesOn: boolean, parts: Unit[], { target, most }: PackLimits): void {
  const before = goesOn ? packed.pop() : undefined
  const total = parts.reduce((sum, part) => sum + part.size, before?.size ?? 0)
  const even = total / Math.ceil(total / target)
  let open = before
  for (const part of parts) {
    const isOnlyBefore = open === before
    const isFull = !isOnlyBefore && open !== undefined && open.size >= even
    if (open && !isFull && open.size + part.size <= (isOnlyBefore ? most : target)) {
      open = joined(open, part)
    } else {
      if (open) packed.push(open)
      open = part
    }
  }
  if (open) packed.push(open)
}

/** A short last paragraph goes with what stands before it. */
function joinTail(packed: Unit[], limits: PackLimits): Unit[] {
  const tail = packed.at(-1)
  const before = packed.at(-2)
  if (!tail || !before || !isTiny(tail, limits) || before.size + tail.size > limits.most) return packed
  return [...packed.slice(0, -2), joined(before, tail)]
}
