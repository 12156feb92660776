import type { Words } from '../words/catalogue.ts'

/** A time left in words; nothing while it is not known. */
export function timeLeftText(words: Words, seconds: number | undefined): string | undefined {
  const { timeLeft } = words.library
  if (seconds === undefined) return undefined
  if (seconds < 10) return timeLeft.seconds
  if (seconds <= 60) return timeLeft.underMinute
  const minutes = Math.round(seconds / 60)
  return minutes < 60 ? timeLeft.minutes(minutes) : timeLeft.hours(Math.round(minutes / 60))
}
