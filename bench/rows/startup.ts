import type { BenchRow } from '../row.ts'
import { type BenchServer, startServer, withDataDirectory } from '../server.ts'
import { median, round } from '../statistics.ts'

const measuredStarts = 3

/** How long a start takes when nothing is left to set up. */
export const startup: BenchRow = {
  name: 'startup',
  measures: `npm start until it says where it answers; set-up done before; median of ${measuredStarts}`,
  run: async () =>
    withDataDirectory(async (dataDirectory) => {
      const seconds: number[] = []
      for (let start = 0; start <= measuredStarts; start++) {
        const server: BenchServer = await startServer(dataDirectory)
        await server.stop()
        // The first does the set-up and the new database; it is not counted.
        if (start > 0) seconds.push(round(server.secondsToReady, 2))
      }
      return {
        bars: [{ what: 'second start until ready', value: median(seconds), unit: 's', atMost: 5 }],
        figures: { seconds },
      }
    }),
}
