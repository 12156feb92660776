/**
 * Makes the DOCX and the PDF of the sample library from their sources in `scripts/samples/`:
 *
 *     npx tsx scripts/make-samples.ts
 *
 * The output is the same to the byte each time, so a changed file means a changed source. The other samples are their
 * own sources. All texts were written for this project; the places, institutions and people in them are invented.
 * `samples/questions.json` holds questions to try: the last one is not answered by any of the documents.
 */
import { readFile, writeFile } from 'node:fs/promises'
import { mock } from 'node:test'
import { readSource, type SourceBlock } from './samples/read-source.ts'
import { writeDocx } from './samples/write-docx.ts'
import { writePdf } from './samples/write-pdf.ts'

const madeAt = new Date('2025-01-01T00:00:00Z')

const source = async (name: string): Promise<SourceBlock[]> =>
  readSource(await readFile(new URL(`samples/${name}`, import.meta.url), 'utf8'))

async function save(name: string, bytes: Uint8Array): Promise<void> {
  await writeFile(new URL(`../samples/${name}`, import.meta.url), bytes)
  console.log(`samples/${name}: ${bytes.length} bytes`)
}

// The docx package stamps the clock into the properties and into every member of the zip.
mock.timers.enable({ apis: ['Date'], now: madeAt })
await save('lease-of-fern-cottage.docx', await writeDocx(await source('lease.md')))
await save('hallow-sound-tidal-mill-report.pdf', await writePdf(await source('report.md'), madeAt))
