import { nameTaken } from '#db/name-taken.ts'
import type { Store } from '#db/store.ts'
import type { QuestionSet } from '#lib/api/tables.ts'

/** The sets of questions of a store in plain memory. */
export function questionSetMethods(now: () => number) {
  const sets = new Map<string, QuestionSet>()
  const requireFreeName = (name: string, ownId?: string) => {
    const other = [...sets.values()].find((set) => set.id !== ownId && fold(set.name) === fold(name))
    if (other) throw nameTaken(other.name)
  }
  return {
    listQuestionSets: async () =>
      structuredClone([...sets.values()].sort((one, other) => (fold(one.name) < fold(other.name) ? -1 : 1))),
    getQuestionSet: async (id) => structuredClone(sets.get(id)),
    async addQuestionSet({ name, questions }) {
      requireFreeName(name)
      const createdAt = new Date(now()).toISOString()
      const set = { id: `set${sets.size + 1}`, name, questions, createdAt, updatedAt: createdAt }
      sets.set(set.id, set)
      return structuredClone(set)
    },
    async changeQuestionSet(id, { name, questions }) {
      const set = sets.get(id)
      if (!set) return undefined
      requireFreeName(name, id)
      Object.assign(set, { name, questions, updatedAt: new Date(now()).toISOString() })
      return structuredClone(set)
    },
    removeQuestionSet: async (id) => sets.delete(id),
  } satisfies Partial<Store>
}

const fold = (name: string) => name.normalize('NFC').toLowerCase()
