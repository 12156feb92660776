import { setTimeout as pause } from 'node:timers/promises'
import type { Document } from '#lib/api/schemas.ts'
import { verbatim } from '../command-line.ts'
import { expectedPassages } from '../expected-passages.ts'
import {
  ask,
  countDocuments,
  getHealth,
  getText,
  listDocuments,
  RefusedError,
  type Upload,
  upload,
  waitUntilAllReady,
} from '../http.ts'
import { killAgainAndAgain } from '../killing.ts'
import { summarise } from '../latency.ts'
import type { Bar, BenchRow } from '../row.ts'
import { makeParagraphs } from '../sentences.ts'
import { type BenchServer, withServer } from '../server.ts'
import { randomFrom, round } from '../statistics.ts'

const documentCount = 50
/** Enough that reading outlasts the kills on a fast machine too. */
const wordsPerDocument = 15_000
const killsOfEach = 20
const seed = 4_711
const lives = { shortestLifeMs: 100, longestLifeMs: 6_000 }
const timeoutMs = 900_000

/** Workers that die at random moments while documents are read: nothing may be lost, and nothing be there twice. */
export const kill: BenchRow = {
  name: 'kill',
  measures: `kill -9 of each worker at ${killsOfEach} random moments while ${documentCount} documents are read`,
  run: async ({ say }) => {
    const files = makeFiles()
    const expected = await expectedPassages(files)
    return withServer(async (server) => {
      const startedAt = performance.now()
      await upload(server.url, files)
      const { kills, questions } = await disturb(server, say)
      await waitUntilAllReady(server.url, documentCount, timeoutMs)
      const seconds = round((performance.now() - startedAt) / 1000, 1)
      const faults = await findFaults(server, files, expected)
      for (const fault of faults) say(`  ${fault}`)
      return {
        bars: [
          exactly('kills of the ingest worker', kills.ingest, killsOfEach),
          exactly('kills of the model worker', kills.model, killsOfEach),
          exactly('documents ready', await countDocuments(server.url, 'ready'), documentCount),
          exactly('faults in library and index', faults.length, 0),
          {
            what: 'longest wait of a question meanwhile',
            value: questions.maxMs,
            unit: 'ms',
            atMost: 35_000,
          },
        ],
        figures: { seconds, faults, questions, wordsPerDocument, seed, ...lives },
      }
    })
  },
}

const exactly = (what: string, value: number, count: number): Bar => ({
  what,
  value,
  unit: '',
  atLeast: count,
  atMost: count,
})

function makeFiles(): Upload[] {
  const encoder = new TextEncoder()
  return Array.from({ length: documentCount }, (_, index) => ({
    name: `document-${index + 1}.txt`,
    bytes: encoder.encode(`${makeParagraphs(seed + index, wordsPerDocument).join('\n\n')}\n`),
  }))
}

/** Kills both workers while documents are read and questions are asked. */
async function disturb({ url, pid }: BenchServer, say: (line: string) => void) {
  let isReading = true
  const watching = (async () => {
    while (isReading) {
      isReading = (await countDocuments(url, 'ready')) < documentCount
      await pause(250)
    }
  })()
  const asking = askMeanwhile(url, () => isReading)
  const killAll = (script: string, salt: number): Promise<number> =>
    killAgainAndAgain({
      root: pid,
      script,
      count: killsOfEach,
      random: randomFrom(seed + salt),
      ...lives,
      isUseful: () => isReading,
    })
  const [ingest, model] = await Promise.all([killAll('workers/ingest.ts', 1), killAll('workers/model.ts', 2)])
  say(
    `  killed: ingest worker ${ingest} times, model worker ${model} times; ready by then: ${await countDocuments(url, 'ready')}`,
  )
  isReading = false
  await watching
  return { kills: { ingest, model }, questions: await asking }
}

/** Asks all the while; an answer may be an error with a code, but there must be one. */
async function askMeanwhile(url: string, isGoingOn: () => boolean) {
  const times: number[] = []
  let refused = 0
  while (isGoingOn()) {
    const startedAt = performance.now()
    try {
      await ask(url, 'What does the clerk carry to the harbour?')
    } catch (thrown) {
      if (!(thrown instanceof RefusedError)) throw thrown
      refused += 1
    }
    times.push(performance.now() - startedAt)
    await pause(200)
  }
  return { ...summarise(times), refused }
}

/** What differs from a library into which every file was read once, undisturbed. */
async function findFaults(
  server: BenchServer,
  files: Upload[],
  expected: Map<string, number>,
): Promise<string[]> {
  const documents = await listDocuments(server.url)
  const faults: string[] = []
  if (documents.length !== files.length)
    faults.push(`${documents.length} documents instead of ${files.length}`)
  if (new Set(documents.map(({ sha256 }) => sha256)).size !== documents.length)
    faults.push('The same bytes are there twice.')
  const total = documents.reduce((sum, { passageCount }) => sum + passageCount, 0)
  const { passages } = await getHealth(server.url)
  if (passages !== total) faults.push(`${passages} passages in the library, ${total} by its documents`)
  for (const document of documents) faults.push(...(await faultsOf(document, server.url, files, expected)))
  const { checks } = await verbatim<{ checks: { name: string; ok: boolean; message: string }[] }>(
    ['doctor'],
    {
      VERBATIM_DATA: server.dataDirectory,
    },
  )
  const index = checks.find(({ name }) => name === 'index')
  if (!index?.ok) faults.push(`index: ${index?.message ?? 'not checked'}`)
  return faults
}

async function faultsOf(
  document: Document,
  url: string,
  files: Upload[],
  expected: Map<string, number>,
): Promise<string[]> {
  const { name, passageCount, status, id } = document
  if (status !== 'ready') return [`${name} is ${status}`]
  const faults =
    passageCount === expected.get(name)
      ? []
      : [`${name} has ${passageCount} passages instead of ${expected.get(name)}`]
  const { text } = await getText(url, id)
  const original = new TextDecoder().decode(files.find((file) => file.name === name)?.bytes)
  return text.trim() === original.trim() ? faults : [...faults, `${name} has another text`]
}
