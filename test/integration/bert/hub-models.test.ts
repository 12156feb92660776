import { mkdir, mkdtemp, rm } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { loadEmbedder, loadReader } from '#lib/bert/load-models.ts'
import { makeCheckout } from './checkout.ts'

describe('models in the layout of a hub checkout', () => {
  let directory: string
  const options = { threads: 2 }
  beforeAll(async () => {
    directory = await mkdtemp(join(tmpdir(), 'verbatim-hub-'))
    await makeCheckout('models/verbatim-retriever', join(directory, 'embedder'))
    await makeCheckout('models/verbatim-reader', join(directory, 'reader'))
  })
  afterAll(() => rm(directory, { recursive: true, force: true }))

  it('embeds as the shipped embedder does', async () => {
    const shipped = await loadEmbedder('models', options)
    const local = await loadEmbedder('models', {
      ...options,
      source: join(directory, 'embedder'),
      cacheDirectory: directory,
    })
    expect(local).toMatchObject({ dimension: shipped.dimension, maxTokens: shipped.maxTokens })
    expect(local.modelKey).not.toBe(shipped.modelKey)
    const text = 'The mill wheel turns at nine.'
    const [expected, actual] = [await shipped.embedQuery(text), await local.embedQuery(text)]
    for (const [index, value] of actual.entries()) expect(value).toBeCloseTo(expected[index]!, 4)
    await Promise.all([shipped.dispose(), local.dispose()])
  })

  it('reads as the shipped reader does', async () => {
    const shipped = await loadReader('models', options)
    const local = await loadReader('models', {
      ...options,
      source: join(directory, 'reader'),
      cacheDirectory: directory,
    })
    const ids = Int32Array.of(101, 2043, 102, 1996, 4713, 5260, 2012, 3157, 102)
    const typeIds = Int32Array.of(0, 0, 0, 1, 1, 1, 1, 1, 1)
    const [expected, actual] = [await shipped.read(ids, typeIds), await local.read(ids, typeIds)]
    for (const [index, value] of actual.startLogits.entries())
      expect(value).toBeCloseTo(expected.startLogits[index]!, 3)
    await Promise.all([shipped.dispose(), local.dispose()])
  })

  it('says what was expected when there is no such model, without reaching for the network', async () => {
    await mkdir(join(directory, 'empty'))
    const source = join(directory, 'empty')
    await expect(
      loadEmbedder('models', { ...options, source, cacheDirectory: directory }),
    ).rejects.toMatchObject({
      code: 'model_missing',
      message: expect.stringContaining('config.json, tokenizer.json and onnx/model_quantized.onnx'),
    })
  })
})
