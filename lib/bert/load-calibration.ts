import { readFile, stat } from 'node:fs/promises'
import { join } from 'node:path'
import { type Calibration, parseCalibration } from '#lib/answer/calibration.ts'
import { hubModelKey } from '#lib/bert/hub-model-key.ts'
import { manifestFor, readManifests } from '#lib/bert/manifest.ts'
import { VerbatimError } from '#lib/errors.ts'

/** Which reader is meant; see `LoadOptions`. */
interface CalibrationSource {
  source?: string | undefined
  cacheDirectory?: string | undefined
}

/**
 * Where the calibration of the reader in use is kept: beside the shipped reader or the folder that `source` names, or among
 * the files fetched for a hub name.
 */
export async function calibrationPath(
  modelsDirectory: string,
  { source, cacheDirectory }: CalibrationSource = {},
): Promise<string> {
  if (!source)
    return join(manifestFor(await readManifests(modelsDirectory), 'reader').directory, 'calibration.json')
  const isFolder = await stat(source).then(
    (found) => found.isDirectory(),
    () => false,
  )
  return join(isFolder ? source : join(cacheDirectory ?? modelsDirectory, source), 'calibration.json')
}

/**
 * Loads the calibration that belongs to the reader in use.
 * @throws VerbatimError model_missing when there is none, model_altered when it belongs to another reader
 */
export async function loadCalibration(
  modelsDirectory: string,
  options: CalibrationSource = {},
): Promise<Calibration> {
  const { source } = options
  const modelKey = source
    ? hubModelKey(source)
    : manifestFor(await readManifests(modelsDirectory), 'reader').modelKey
  const path = await calibrationPath(modelsDirectory, options)
  const content = await readFile(path, 'utf8').catch((cause: unknown) => {
    throw new VerbatimError(
      'model_missing',
      `Expected the reader's calibration at ${path}, and it can't be read. Restore it, or run "npx verbatim calibrate".`,
      { cause },
    )
  })
  return parseCalibration(JSON.parse(content), modelKey)
}
