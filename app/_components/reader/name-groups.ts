import type { DocumentAnnotations } from '#lib/api/schemas.ts'
import type { Span } from '#lib/span.ts'
import { type NameForm, nameForm } from './name-form.ts'

/** The kinds in the order in which they are shown; whatever else the model's labels say is `other`. */
export const nameKinds = ['PER', 'ORG', 'LOC', 'other'] as const
export type NameKind = (typeof nameKinds)[number]

/** One name, with every place of it. */
export interface Name {
  key: string
  /** As it is written most often. */
  name: string
  /** In the order of the text. */
  spans: Span[]
  /** It occurs more than once, or the model is rather sure of it. */
  isSure: boolean
}

export interface NameGroup {
  kind: NameKind
  /** Those that occur most often first, and the earlier of equals. */
  names: Name[]
}

type Entity = DocumentAnnotations['entities'][number]
type Place = Pick<Entity, 'start' | 'end' | 'confidence'> & NameForm & { kind: NameKind }

/** Below that the model rather guesses; what it guesses once is mostly no name. */
const sureFrom = 0.5

/** Puts places of the same name together, however it is written, under the kind that fits most of them; kinds without a name are left out. */
export function groupNames(entities: Entity[]): NameGroup[] {
  const places = joinSurnames(placesByKey(entities))
  const groups = new Map(nameKinds.map((kind): [NameKind, Name[]] => [kind, []]))
  for (const [key, of] of places) groups.get(kindOf(of))?.push(toName(key, of))
  return [...groups]
    .map(([kind, names]) => ({ kind, names: names.sort(byCount) }))
    .filter(({ names }) => names.length > 0)
}

function placesByKey(entities: Entity[]): Map<string, Place[]> {
  const places = new Map<string, Place[]>()
  for (const { type, text, start, end, confidence } of entities) {
    const form = nameForm(text)
    if (!form) continue
    const kind = nameKinds.find((known) => known === type) ?? 'other'
    const place = { start, end, confidence, kind, ...form }
    const known = places.get(form.key)
    if (known) known.push(place)
    else places.set(form.key, [place])
  }
  return places
}

/** A person's last name alone is that person, where only one person has it. */
function joinSurnames(places: Map<string, Place[]>): Map<string, Place[]> {
  const joined = new Map(places)
  const people = [...places].filter(([, of]) => kindOf(of) === 'PER').map(([key]) => key)
  for (const surname of people.filter((key) => !key.includes(' '))) {
    const [person, ...others] = people.filter((key) => key.endsWith(` ${surname}`))
    if (person === undefined || others.length > 0) continue
    joined.set(person, [...joined.get(person)!, ...joined.get(surname)!])
    joined.delete(surname)
  }
  return joined
}

/** What most of the places are taken for. */
function kindOf(places: Place[]): NameKind {
  const weights = new Map<NameKind, number>()
  for (const { kind, confidence } of places) weights.set(kind, (weights.get(kind) ?? 0) + confidence)
  return nameKinds.reduce((best, kind) => ((weights.get(kind) ?? 0) > (weights.get(best) ?? 0) ? kind : best))
}

function toName(key: string, places: Place[]): Name {
  const inOrder = places.toSorted((one, other) => one.start - other.start)
  return {
    key,
    name: mostWritten(key, inOrder),
    spans: inOrder.map(({ start, end }) => ({ start, end })),
    isSure: places.length > 1 || places.some(({ confidence }) => confidence >= sureFrom),
  }
}

/** Of the spellings of the whole name the most frequent; one in capitals only where there is no other. */
function mostWritten(key: string, places: Place[]): string {
  const counts = new Map<string, number>()
  for (const { written } of places.filter((place) => place.key === key)) {
    const weight = written === written.toUpperCase() ? 0.001 : 1
    counts.set(written, (counts.get(written) ?? 0) + weight)
  }
  const [first] = [...counts].sort(([, one], [, other]) => other - one)
  return first?.[0] ?? key
}

function byCount(left: Name, right: Name): number {
  return right.spans.length - left.spans.length || left.spans[0]!.start - right.spans[0]!.start
}
