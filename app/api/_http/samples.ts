import { createReadStream } from 'node:fs'
import { readdir, readFile, stat } from 'node:fs/promises'
import { join } from 'node:path'
import { z } from 'zod'
import type { Library } from './library.ts'
import { addOne } from './upload.ts'
import { type FileOutcome, sumUp, type UploadOutcome } from './upload-outcome.ts'

/** The sample library beside the product's own files; processes are started in the project's folder. */
const directory = join(process.cwd(), 'samples')
const questionsFile = 'questions.json'
const questionsSchema = z.object({ questions: z.array(z.string()) })

/** What a new person can load and ask. */
export interface Samples {
  documents: { name: string; sizeBytes: number }[]
  questions: string[]
}

/** Names and sizes of the sample documents, in the order of their names, with questions that they answer. */
export async function listSamples(): Promise<Samples> {
  const names = await sampleNames()
  const documents = await Promise.all(
    names.map(async (name) => ({ name, sizeBytes: (await stat(join(directory, name))).size })),
  )
  const { questions } = questionsSchema.parse(
    JSON.parse(await readFile(join(directory, questionsFile), 'utf8')),
  )
  return { documents, questions }
}

/** Queues every sample document; those already in the library stay as they are. */
export async function addSamples(library: Library): Promise<UploadOutcome> {
  const files: FileOutcome[] = []
  for (const name of await sampleNames()) {
    files.push(await addOne({ name, bytes: createReadStream(join(directory, name)) }, library))
  }
  return sumUp(files)
}

async function sampleNames(): Promise<string[]> {
  const names = await readdir(directory)
  return names.filter((name) => name !== questionsFile && !name.startsWith('.')).sort()
}
