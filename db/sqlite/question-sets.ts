import type { QuestionSet, QuestionSetRequest } from '#lib/api/tables.ts'
import { nameTaken } from '../name-taken.ts'
import type { Context } from './context.ts'
import { newId } from './id.ts'

interface QuestionSetRow {
  id: string
  name: string
  questions: string
  created_at: number
  updated_at: number
}

/** @see Store.listQuestionSets */
export function listQuestionSets(context: Context): QuestionSet[] {
  const rows = context.sql('SELECT * FROM question_sets ORDER BY folded_name').all() as QuestionSetRow[]
  return rows.map(toQuestionSet)
}

/** @see Store.getQuestionSet */
export function getQuestionSet(context: Context, id: string): QuestionSet | undefined {
  const row = context.sql('SELECT * FROM question_sets WHERE id = ?').get(id) as QuestionSetRow | undefined
  return row && toQuestionSet(row)
}

/** @see Store.addQuestionSet */
export function addQuestionSet(context: Context, { name, questions }: QuestionSetRequest): QuestionSet {
  requireFreeName(context, name, '')
  const id = newId()
  const now = context.now()
  context
    .sql(
      `INSERT INTO question_sets (id, name, folded_name, questions, created_at, updated_at)
       VALUES (?, ?, ?, ?, ?, ?)`,
    )
    .run(id, name, fold(name), JSON.stringify(questions), now, now)
  return getQuestionSet(context, id)!
}

/** @see Store.changeQuestionSet */
export function changeQuestionSet(
  context: Context,
  id: string,
  { name, questions }: QuestionSetRequest,
): QuestionSet | undefined {
  if (!getQuestionSet(context, id)) return undefined
  requireFreeName(context, name, id)
  context
    .sql('UPDATE question_sets SET name = ?, folded_name = ?, questions = ?, updated_at = ? WHERE id = ?')
    .run(name, fold(name), JSON.stringify(questions), context.now(), id)
  return getQuestionSet(context, id)
}

/** @see Store.removeQuestionSet */
export function removeQuestionSet(context: Context, id: string): boolean {
  return context.sql('DELETE FROM question_sets WHERE id = ?').run(id).changes > 0
}

function requireFreeName(context: Context, name: string, ownId: string): void {
  const other = context
    .sql('SELECT name FROM question_sets WHERE folded_name = ? AND id <> ?')
    .pluck()
    .get(fold(name), ownId) as string | undefined
  if (other !== undefined) throw nameTaken(other)
}

function fold(name: string): string {
  return name.normalize('NFC').toLowerCase()
}

function toQuestionSet(row: QuestionSetRow): QuestionSet {
  return {
    id: row.id,
    name: row.name,
    questions: JSON.parse(row.questions) as string[],
    createdAt: new Date(row.created_at).toISOString(),
    updatedAt: new Date(row.updated_at).toISOString(),
  }
}
