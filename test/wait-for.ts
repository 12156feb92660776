import { vi } from 'vitest'

/** Tries `check` again and again until it passes. Vitest's own second is short on a machine that has other work. */
export function waitFor(check: () => unknown): Promise<unknown> {
  return vi.waitFor(check, { timeout: 30_000 })
}
