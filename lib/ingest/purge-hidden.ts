import type { Originals } from '#db/originals.ts'
import type { Store } from '#db/store.ts'

/** Longer than the eight seconds for which Undo is offered, and a slow request. */
const restorableMs = 30_000

/** Deletes for good, originals included, what was removed so long ago that nobody can ask for it back. */
export async function purgeHidden(store: Store, originals: Originals, nowMs: number): Promise<void> {
  for (;;) {
    const hashes = await store.purgeHidden(nowMs - restorableMs)
    if (hashes.length === 0) return
    for (const sha256 of hashes) await originals.remove(sha256)
  }
}
