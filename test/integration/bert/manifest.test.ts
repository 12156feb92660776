import { cp, mkdtemp, rm, truncate, unlink, writeFile } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterEach, beforeEach, describe, expect, it } from 'vitest'
import { loadCalibration, verifyModels } from '#lib/bert/load-models.ts'

describe('verifyModels', () => {
  let directory: string
  beforeEach(async () => {
    directory = await mkdtemp(join(tmpdir(), 'verbatim-models-'))
    await cp('models', directory, { recursive: true })
  })
  afterEach(() => rm(directory, { recursive: true, force: true }))

  it('accepts the models as shipped', async () => {
    const manifests = await verifyModels(directory)
    expect(manifests.map(({ role }) => role).sort()).toEqual(['embedder', 'reader', 'tagger'])
  })

  it('refuses altered weights and says which file', async () => {
    await truncate(join(directory, 'verbatim-retriever', 'model_int8.onnx'), 1_000_000)
    await expect(verifyModels(directory)).rejects.toMatchObject({
      code: 'model_altered',
      message: expect.stringContaining('model_int8.onnx'),
    })
  })

  it('refuses a missing file, a missing role and a missing folder, each in one sentence', async () => {
    await unlink(join(directory, 'verbatim-retriever', 'tokenizer.json'))
    await expect(verifyModels(directory)).rejects.toMatchObject({
      code: 'model_missing',
      message: expect.stringContaining('tokenizer.json'),
    })
    await rm(join(directory, 'verbatim-retriever'), { recursive: true })
    await expect(verifyModels(directory)).rejects.toMatchObject({
      code: 'model_missing',
      message: expect.stringContaining('"embedder"'),
    })
    await expect(verifyModels(join(directory, 'nowhere'))).rejects.toMatchObject({ code: 'model_missing' })
  })

  it('refuses two models of one role, since one would never be used', async () => {
    await cp(join(directory, 'verbatim-reader'), join(directory, 'another-reader'), { recursive: true })
    await expect(verifyModels(directory)).rejects.toMatchObject({
      code: 'model_altered',
      message: expect.stringContaining('"reader"'),
    })
  })

  it('refuses a manifest that is none', async () => {
    await writeFile(join(directory, 'verbatim-retriever', 'manifest.json'), '{"role": "oracle"}')
    await expect(verifyModels(directory)).rejects.toMatchObject({ code: 'model_altered' })
  })

  it('refuses a calibration that belongs to another reader', async () => {
    const path = join(directory, 'verbatim-reader', 'calibration.json')
    await writeFile(path, JSON.stringify({ ...(await loadCalibration('models')), readerModelKey: 'another' }))
    await expect(loadCalibration(directory)).rejects.toMatchObject({
      code: 'model_altered',
      message: expect.stringContaining('another'),
    })
    await unlink(path)
    await expect(loadCalibration(directory)).rejects.toMatchObject({ code: 'model_missing' })
  })
})
