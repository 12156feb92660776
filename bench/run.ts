/**
 *   npm run bench -- [--rows embed,ask] [--shared ../shared] [--python PATH] [--limit N]
 *
 * Measures the product on this machine, each row by itself, writes bench/results/<row>.json and prints a table. Exits 1
 * when a row fails or misses what is demanded of it. bench/README.md explains the rows.
 */
import { existsSync } from 'node:fs'
import { mkdir, writeFile } from 'node:fs/promises'
import { join, resolve } from 'node:path'
import { parseArgs } from 'node:util'
import { benchPath, projectRoot } from './project.ts'
import { describeRun } from './provenance.ts'
import type { BenchContext, BenchRow, RowResult } from './row.ts'
import { meets } from './row.ts'
import { askHttp } from './rows/ask-http.ts'
import { embed } from './rows/embed.ts'
import { evaluationRows } from './rows/evaluation.ts'
import { heldOut } from './rows/held-out.ts'
import { kill } from './rows/kill.ts'
import { libraryTable } from './rows/library-table.ts'
import { pdf300 } from './rows/pdf300.ts'
import { readerSpeed } from './rows/reader-speed.ts'
import { sameSpans } from './rows/same-spans.ts'
import { screens } from './rows/screens.ts'
import { startup } from './rows/startup.ts'
import { entities, sentiment } from './rows/tagger.ts'
import { type TableRow, table } from './table.ts'

const rows: BenchRow[] = [
  ...evaluationRows,
  heldOut,
  sameSpans,
  entities,
  sentiment,
  askHttp,
  embed,
  readerSpeed,
  pdf300,
  libraryTable,
  screens,
  kill,
  startup,
]

const args = process.argv.slice(2)
const values = readOptions()
if (values.help) {
  process.stdout.write(`${usage()}\n`)
  process.exit(0)
}

const context: BenchContext = {
  shared: resolve(values.shared),
  python: values.python ?? defaultPython(),
  limit: values.limit === undefined ? undefined : wholeLimit(values.limit),
  say: (line) => process.stderr.write(`${line}\n`),
}

const chosen = chooseRows(values.rows)
const lines: TableRow[] = []
for (const row of chosen) lines.push(...(await measure(row)))
process.stdout.write(table(lines))
process.exitCode = lines.every(({ isMet }) => isMet) ? 0 : 1

function readOptions() {
  try {
    return parseArgs({
      args,
      options: {
        rows: { type: 'string' },
        shared: { type: 'string', default: '../shared' },
        python: { type: 'string' },
        limit: { type: 'string' },
        help: { type: 'boolean' },
      },
    }).values
  } catch (thrown) {
    return refuse(thrown instanceof Error ? thrown.message : String(thrown))
  }
}

function refuse(message: string): never {
  process.stderr.write(`${message}\n${usage()}\n`)
  process.exit(1)
}

function usage(): string {
  const width = Math.max(...rows.map(({ name }) => name.length))
  return [
    'npm run bench -- [--rows NAME,NAME] [--shared ../shared] [--python PATH] [--limit N]',
    ...rows.map(({ name, measures }) => `  ${name.padEnd(width)}  ${measures}`),
  ].join('\n')
}

/** Runs one row and records what it measured; a row that fails becomes a line of the table. */
async function measure(row: BenchRow): Promise<TableRow[]> {
  context.say(`${row.name}: ${row.measures}`)
  const startedAt = performance.now()
  try {
    const result = await row.run(context)
    await record(row, result, (performance.now() - startedAt) / 1000)
    return result.bars.map((bar) => ({ row: row.name, ...bar, isMet: meets(bar) }))
  } catch (thrown) {
    context.say(`${row.name} failed: ${thrown instanceof Error ? thrown.stack : thrown}`)
    return [
      { row: row.name, what: 'failed; the reason stands above', value: Number.NaN, unit: '', isMet: false },
    ]
  }
}

async function record(row: BenchRow, { bars, figures }: RowResult, seconds: number): Promise<void> {
  const content = {
    row: row.name,
    measures: row.measures,
    bars: bars.map((bar) => ({ ...bar, isMet: meets(bar) })),
    figures,
    seconds: Math.round(seconds),
    ...(await describeRun(args)),
  }
  await mkdir(benchPath('results'), { recursive: true })
  await writeFile(benchPath(`results/${row.name}.json`), `${JSON.stringify(content, null, 2)}\n`)
}

function chooseRows(names: string | undefined): BenchRow[] {
  if (names === undefined) return rows
  return names.split(',').map((name) => {
    const found = rows.find((row) => row.name === name)
    return found ?? refuse(`Expected the names of rows, separated by commas; got "${name}".`)
  })
}

function wholeLimit(written: string): number {
  if (!/^[1-9]\d*$/.test(written)) refuse(`Expected --limit to be a whole number from 1, got "${written}".`)
  return Number(written)
}

/** The training's own virtual environment where it exists, else the system's Python. */
function defaultPython(): string {
  const own = join(projectRoot, 'training', '.venv', 'bin', 'python')
  return existsSync(own) ? own : 'python3'
}
