import { openStore } from '#db/open.ts'
import type { Diagnosis } from '#lib/api/schemas.ts'
import { diagnose } from '#lib/diagnosis/diagnose.ts'
import type { Command } from '../command.ts'

/** `verbatim doctor`: what is wrong with this installation, and how to mend it. */
export const doctor: Command<Diagnosis> = {
  name: 'doctor',
  parameters: '',
  summary: 'Checks versions, models, database and disk, and says how to mend what is wrong.',
  options: {},
  positionals: [0, 0],
  run: async (_invocation, { config }) =>
    diagnose(config, () => openStore(config.dataDirectory, { migrate: true, readonly: true })),
  print: ({ checks }) =>
    checks.map(({ name, ok, message }) => `${ok ? 'ok    ' : 'BROKEN'}  ${name}: ${message}`).join('\n'),
  exitCode: ({ ok }) => (ok ? 0 : 1),
}
