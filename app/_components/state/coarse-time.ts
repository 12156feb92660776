/** The times that are told, in seconds: the further off, the fewer. Each stands for what is at most so long. */
const told = [8, 60, 120, 180, 240, 300, 420, 600, 900, 1_200, 1_800, 2_700, 3_600]
const hour = 3_600
/** An estimate so much over what is told changes it: it goes down by itself, and up only where the work has become longer. */
const upwards = 1.2

/**
 * Rounds a time up to one of a few that can be told, so that it changes seldom.
 * @param shown what was told before: a little more than it is not told
 */
export function coarseSeconds(seconds: number, shown: number | undefined): number {
  const coarse = told.find((time) => seconds <= time) ?? Math.ceil(seconds / hour) * hour
  return shown !== undefined && coarse > shown && seconds < shown * upwards ? shown : coarse
}
