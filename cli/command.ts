import type { ParseArgsConfig } from 'node:util'
import type { Config } from '#lib/config.ts'

export type OptionValues = Record<string, string | boolean | (string | boolean)[] | undefined>

export interface Invocation {
  positionals: string[]
  values: OptionValues
}

export interface CliContext {
  config: Config
  /** A line for people, on standard error: standard output belongs to the result. */
  report: (line: string) => void
  /** Replaces the last such line, for progress; nothing where standard error is no terminal. */
  progress: (line: string) => void
  /** Aborted by Ctrl-C. */
  signal: AbortSignal
}

/** One verb of the command line. */
export interface Command<Result = unknown> {
  /** As typed, such as "add" or "eval reader". */
  name: string
  /** What follows the name in the usage line. */
  parameters: string
  summary: string
  options: NonNullable<ParseArgsConfig['options']>
  /** What options take, where their names in capitals do not say it. */
  placeholders?: Record<string, string>
  /** Fewest and most positional arguments. */
  positionals: [number, number]
  run(invocation: Invocation, context: CliContext): Promise<Result>
  /** The result for people, as the options ask for it; `--json` prints the result itself. */
  print(result: Result, values: OptionValues): string
  /** 1 where the result says that something failed; 0 otherwise. */
  exitCode?(result: Result): 0 | 1
}

/** The command was typed wrongly: exit status 2. */
export class UsageError extends Error {
  override readonly name = 'UsageError'
}

/**
 * A whole number from an option.
 * @throws UsageError with the bounds and what came
 */
export function wholeNumber(
  values: OptionValues,
  name: string,
  fallback: number,
  min: number,
  max: number,
): number {
  const written = values[name]
  if (written === undefined) return fallback
  const value = Number(written)
  if (!/^\d+$/.test(String(written)) || value < min || value > max) {
    throw new UsageError(`Expected --${name} to be a whole number from ${min} to ${max}, got "${written}".`)
  }
  return value
}

/** An option that may be given several times. */
export function list(values: OptionValues, name: string): string[] | undefined {
  const given = values[name]
  return Array.isArray(given) && given.length > 0 ? given.map(String) : undefined
}
