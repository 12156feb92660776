export interface Selection {
  ids: ReadonlySet<string>
  /** Where a range starts that is selected with Shift. */
  anchor?: string | undefined
}

export const nothingSelected: Selection = { ids: new Set() }

/** Selects one row or takes it out of the selection; the next range starts there. */
export function toggleRow({ ids }: Selection, id: string): Selection {
  const next = new Set(ids)
  if (!next.delete(id)) next.add(id)
  return { ids: next, anchor: id }
}

/** Adds the rows from the anchor to this one, both included; where the anchor is not listed, this row alone. */
export function selectThrough({ ids, anchor }: Selection, id: string, order: string[]): Selection {
  const from = anchor === undefined ? -1 : order.indexOf(anchor)
  const to = order.indexOf(id)
  if (from < 0 || to < 0) return { ids: new Set([...ids, id]), anchor: id }
  return { ids: new Set([...ids, ...order.slice(Math.min(from, to), Math.max(from, to) + 1)]), anchor }
}

/** Selects every listed row, or none where all are selected already. */
export function toggleAll({ ids }: Selection, order: string[]): Selection {
  return order.every((id) => ids.has(id)) ? nothingSelected : { ids: new Set(order) }
}

/** Without what is no longer listed: what a person does not see must not be deleted with the rest. */
export function keepListed(selection: Selection, order: string[]): Selection {
  const listed = order.filter((id) => selection.ids.has(id))
  return listed.length === selection.ids.size ? selection : { ...selection, ids: new Set(listed) }
}
