import { join } from 'node:path'
import { expect, test } from 'vitest'
import { headlineScores } from '#lib/model-cards/headline-scores.ts'
import { parseCard } from '#lib/model-cards/parse-card.ts'
import { readModels } from '#lib/model-cards/read-models.ts'
import { root } from '../server.ts'

test('the shipped models come in the order of their use, each with a card', async () => {
  const models = await readModels(join(root, 'models'))
  expect(models.map(({ role }) => role)).toEqual(['embedder', 'reader', 'tagger'])
  for (const { card, sizeBytes } of models) {
    expect(card).toMatch(/^# /)
    expect(sizeBytes).toBeGreaterThan(1_000_000)
  }
  const reader = headlineScores(parseCard(models[1]!.card))
  expect(reader[0]!.rows.map(([set]) => set)).toContain('SQuAD v1.1 dev')
})
