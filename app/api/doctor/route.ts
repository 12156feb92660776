import { json, route } from '../_http/respond.ts'
import { runDiagnosis } from '../_http/run-diagnosis.ts'

export const runtime = 'nodejs'
export const dynamic = 'force-dynamic'

/** What is wrong with this installation, and how to mend it: as `verbatim doctor --json` says it. */
export const GET = route(async () => json(await runDiagnosis()))
