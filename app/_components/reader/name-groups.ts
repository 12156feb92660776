import type { DocumentAnnotations } from '#lib/api/schemas.ts'
import type { Span } from '#lib/span.ts'

/** The kinds in the order in which they are shown; whatever else the model's labels say is `other`. */
export const nameKinds = ['PER', 'ORG', 'LOC', 'other'] as const
export type NameKind = (typeof nameKinds)[number]

/** One name, with every place of it. */
export interface Name {
  key: string
  /** As it is written first. */
  name: string
  spans: Span[]
}

export interface NameGroup {
  kind: NameKind
  /** Those that occur most often first, and the earlier of equals. */
  names: Name[]
}

/** Puts places of the same name together, whatever their case; kinds without a name are left out. */
export function groupNames(entities: DocumentAnnotations['entities']): NameGroup[] {
  const groups = new Map(nameKinds.map((kind) => [kind, new Map<string, Name>()]))
  for (const { type, text, start, end } of entities) {
    const kind = nameKinds.find((known) => known === type) ?? 'other'
    const name = text.replace(/\s+/g, ' ')
    const key = `${kind} ${name.toLowerCase()}`
    const known = groups.get(kind)?.get(key)
    if (known) known.spans.push({ start, end })
    else groups.get(kind)?.set(key, { key, name, spans: [{ start, end }] })
  }
  return [...groups]
    .map(([kind, names]) => ({ kind, names: [...names.values()].sort(byCount) }))
    .filter(({ names }) => names.length > 0)
}

function byCount(left: Name, right: Name): number {
  return right.spans.length - left.spans.length
}
