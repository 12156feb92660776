import { readFileSync } from 'node:fs'
import { join } from 'node:path'
import { describe, expect, it } from 'vitest'
import { settings } from '#lib/config.ts'
import { root } from '../server.ts'

describe('docs/settings.md', () => {
  const page = readFileSync(join(root, 'docs', 'settings.md'), 'utf8')
  const rows = page.split('\n').filter((line) => line.startsWith('| `'))

  it.each(Object.values(settings))('documents $name with its default, range and purpose', (setting) => {
    const [, name, fallback, range, purpose] =
      rows.find((row) => row.includes(`\`${setting.name}\``))?.split('|') ?? []
    expect(name?.trim(), `a row for ${setting.name}`).toBe(`\`${setting.name}\``)
    if (setting.name !== 'VERBATIM_THREADS') expect(fallback?.trim()).toBe(setting.default || '(none)')
    expect(range?.trim().startsWith(setting.range)).toBe(true)
    // The page may go on where the setting ends.
    expect(purpose?.replaceAll('`', '').trim().startsWith(setting.purpose.replace(/\.$/, ''))).toBe(true)
  })

  it('documents nothing that is no setting', () => {
    expect(rows).toHaveLength(Object.keys(settings).length)
  })
})
