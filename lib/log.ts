import { type LogLevel, logLevels } from '#lib/config.ts'

/** Writes lines to standard error; standard output is kept for the one line with the address. */
export type Log = Record<LogLevel, (message: string) => void>

/** Makes a log that writes `[name] message` for this level and the graver ones. */
export function createLog(name: string, level: LogLevel): Log {
  const writer = (own: LogLevel) => {
    const isOn = logLevels.indexOf(own) <= logLevels.indexOf(level)
    return (message: string): void => {
      if (isOn) process.stderr.write(`[${name}] ${message}\n`)
    }
  }
  return { error: writer('error'), warn: writer('warn'), info: writer('info'), debug: writer('debug') }
}
