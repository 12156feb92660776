/**
 * Makes the samples that are not their own sources from what is in `scripts/samples/`:
 *
 *     npx tsx scripts/make-samples.ts
 *
 * The output is the same to the byte each time, so a changed file means a changed source. The Markdown, text
 * and HTML files that are not named below are their own sources. All texts were written for this project; the places,
 * institutions and people in them are invented. `samples/questions.json` holds questions to try; the last two are not
 * answered by any of the documents (test/integration/sample-questions.test.ts asks them all).
 */
import { readFile, writeFile } from 'node:fs/promises'
import { mock } from 'node:test'
import { plantCatalogue } from './samples/plant-catalogue.ts'
import { pricesAsHtml, pricesAsMarkdown } from './samples/prices.ts'
import { readSource, type SourceBlock } from './samples/read-source.ts'
import { shipsLog } from './samples/ships-log.ts'
import { writeBook } from './samples/write-book.ts'
import { writeDocx } from './samples/write-docx.ts'
import { writePdf } from './samples/write-pdf.ts'

const madeAt = new Date('2025-01-01T00:00:00Z')

const source = async (name: string): Promise<SourceBlock[]> =>
  readSource(await readFile(new URL(`samples/${name}`, import.meta.url), 'utf8'))

async function save(name: string, bytes: Uint8Array | string): Promise<void> {
  await writeFile(new URL(`../samples/${name}`, import.meta.url), bytes)
  console.log(`samples/${name}: ${bytes.length} bytes`)
}

// The docx package stamps the clock into the properties and into every member of the zip.
mock.timers.enable({ apis: ['Date'], now: madeAt })
await save('lease-of-fern-cottage.docx', await writeDocx(await source('lease.md')))
await save('lease-of-heron-boathouse.docx', await writeDocx(await source('boathouse-lease.md')))
await save('minutes-of-the-harbour-board.docx', await writeDocx(await source('minutes.md')))
await save('logbook-of-the-ketch-aurelia.pdf', await writeBook(shipsLog(), madeAt))
await save('plant-catalogue-of-tern-island-nursery.pdf', await writeBook(plantCatalogue(), madeAt))
await save('stove-spare-parts-prices-2024.html', pricesAsHtml())
await save('stove-spare-parts-prices-2025.md', pricesAsMarkdown())
await save('hallow-sound-tidal-mill-report.pdf', await writePdf(await source('report.md'), madeAt))
