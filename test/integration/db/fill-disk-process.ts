/** A process of its own for tests: fills the disk that holds the folder, opens the library again and prints what it saw. */
import { openStore } from '#db/open.ts'
import { describeLibrary, fillUntilFull } from './fill-until-full.ts'

const folder = process.argv[2]!
const store = await openStore(folder, { migrate: true, dimension: 4 })
const filled = await fillUntilFull(store)
await store.close()
const again = await openStore(folder)
const reopened = await describeLibrary(again)
await again.close()
console.log(JSON.stringify([filled, reopened]))
