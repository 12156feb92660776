import type { Words } from '../words/catalogue.ts'

/** A time left in words that change seldom; nothing while it is not known. */
export function timeLeftText(words: Words, seconds: number | undefined): string | undefined {
  const { timeLeft } = words.library
  if (seconds === undefined) return undefined
  if (seconds < 8) return timeLeft.seconds
  if (seconds < 55) return timeLeft.underMinute
  const minutes = Math.max(1, Math.round(seconds / 60))
  return minutes < 90 ? timeLeft.minutes(minutes) : timeLeft.hours(Math.round(minutes / 60))
}
