const formatted = new Intl.DateTimeFormat('en', { day: 'numeric', month: 'short', year: 'numeric' })

/** A day for people. */
export function dateText(iso: string): string {
  return formatted.format(new Date(iso))
}
