/** The command line: finds the verb, parses its options, runs it, prints the result, and chooses the exit status. */
import { parseArgs } from 'node:util'
import { loadConfig } from '#lib/config.ts'
import { toVerbatimError } from '#lib/errors.ts'
import { type CliContext, type Command, type Invocation, UsageError } from './command.ts'
import { commands } from './commands.ts'

const commonOptions: Command['options'] = { json: { type: 'boolean' }, help: { type: 'boolean', short: 'h' } }

process.exitCode = await main(process.argv.slice(2))

async function main(argv: string[]): Promise<number> {
  try {
    return await runVerb(argv)
  } catch (thrown) {
    return reportFailure(thrown, argv.includes('--json'))
  }
}

async function runVerb(argv: string[]): Promise<number> {
  const isHelp = argv[0] === '--help' || argv[0] === '-h'
  if (argv.length === 0 || isHelp) {
    process.stdout.write(await overview())
    return isHelp ? 0 : 2
  }
  const { command, rest } = await findCommand(argv)
  const { values, positionals } = parse(command, rest)
  if (values.help) {
    process.stdout.write(`${usage(command)}\n`)
    return 0
  }
  const [fewest, most] = command.positionals
  if (positionals.length < fewest || positionals.length > most) {
    throw new UsageError(`Expected ${usage(command).split('\n')[0]?.replace('Usage: ', '')}`)
  }
  const result = await command.run({ positionals, values }, createContext())
  process.stdout.write(`${values.json ? JSON.stringify(result) : command.print(result, values)}\n`)
  return command.exitCode?.(result) ?? 0
}

async function findCommand(argv: string[]): Promise<{ command: Command; rest: string[] }> {
  for (const words of [2, 1]) {
    const load = commands[argv.slice(0, words).join(' ')]
    if (load) return { command: await load(), rest: argv.slice(words) }
  }
  throw new UsageError(
    `Expected one of the verbs ${Object.keys(commands).join(', ')}; got "${argv[0]}". See "verbatim --help".`,
  )
}

function parse(command: Command, rest: string[]): Invocation {
  try {
    return parseArgs({
      args: rest,
      options: { ...command.options, ...commonOptions },
      allowPositionals: true,
    })
  } catch (cause) {
    throw new UsageError(`${(cause as Error).message} See "verbatim ${command.name} --help".`, { cause })
  }
}

function createContext(): CliContext {
  const stop = new AbortController()
  process.once('SIGINT', () => stop.abort(new Error('Stopped.')))
  return {
    config: loadConfig(),
    report: (line) => process.stderr.write(`${line}\n`),
    progress: (line) => {
      if (process.stderr.isTTY) process.stderr.write(`\r\x1b[K${line}`)
    },
    signal: stop.signal,
  }
}

async function overview(): Promise<string> {
  const all = await Promise.all(Object.values(commands).map((load) => load()))
  const lines = all.map(
    ({ name, parameters, summary }) => `  ${`${name} ${parameters}`.trim().padEnd(34)} ${summary}`,
  )
  return `verbatim VERB: your documents' own words, from the command line.\n\n${lines.join('\n')}\n\nEvery verb takes --json and --help.\n`
}

function usage(command: Command): string {
  const options = Object.entries({ ...command.options, ...commonOptions })
    .filter(([name]) => !command.parameters.includes(`--${name}`))
    .map(([name, { type, multiple }]) => {
      const taken = type === 'string' ? ` ${command.placeholders?.[name] ?? name.toUpperCase()}` : ''
      return `[--${name}${taken}]${multiple ? '…' : ''}`
    })
  const words = ['verbatim', command.name, command.parameters, ...options].filter((word) => word !== '')
  return `Usage: ${words.join(' ')}\n${command.summary}`
}

/** Prints the failure where its reader looks: on standard error for people, on standard output too with --json. */
function reportFailure(thrown: unknown, wantsJson: boolean): number {
  const isUsage = thrown instanceof UsageError
  const error = isUsage ? { code: 'bad_usage', message: thrown.message } : toVerbatimError(thrown).toRecord()
  process.stderr.write(`verbatim: ${error.message} (${error.code})\n`)
  if (wantsJson) process.stdout.write(`${JSON.stringify({ error })}\n`)
  return isUsage ? 2 : 1
}
