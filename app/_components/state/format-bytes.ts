const units = ['B', 'kB', 'MB', 'GB', 'TB']

/**
 * A size as people read it, in steps of a thousand, with one digit behind the point where that says something.
 * @param locale whose point or comma it is
 */
export function formatBytes(sizeBytes: number, locale = 'en'): string {
  let value = sizeBytes
  let unit = 0
  while (value >= 999.5 && unit < units.length - 1) {
    value /= 1_000
    unit++
  }
  const digits = unit > 0 && value < 99.95 ? 1 : 0
  const shown = value.toLocaleString(locale, { minimumFractionDigits: digits, maximumFractionDigits: digits })
  return `${shown} ${units[unit]}`
}
