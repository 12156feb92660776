/**
 * `verbatim doctor` for the web server: prints a Diagnosis as JSON and ends. A process of its own, since SQLite's check of a
 * large library blocks whoever makes it for seconds; at a lower priority, since questions come first.
 */
import { constants, setPriority } from 'node:os'
import { openStore } from '#db/open.ts'
import { loadConfig } from '#lib/config.ts'
import { diagnose } from '#lib/diagnosis/diagnose.ts'
import { runMain } from './lifetime.ts'

await runMain(async () => {
  setPriority(constants.priority.PRIORITY_BELOW_NORMAL)
  const config = loadConfig()
  const diagnosis = await diagnose(config, () => openStore(config.dataDirectory, { readonly: true }))
  process.stdout.write(JSON.stringify(diagnosis))
})
