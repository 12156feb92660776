import { mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterAll } from 'vitest'
import { openStore } from '#db/open.ts'
import { describeStore } from './store.ts'

const root = mkdtempSync(join(tmpdir(), 'verbatim-contract-'))
let made = 0

afterAll(() => rmSync(root, { recursive: true }))

describeStore('sqlite', (settings) => openStore(join(root, String(made++)), { ...settings, migrate: true }))
