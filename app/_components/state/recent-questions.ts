/** What was asked or searched for, to be asked again. */
export interface RecentQuestion {
  mode: 'ask' | 'search'
  text: string
}

/** More is a history that nobody looks through. */
export const maxRecentQuestions = 20

/** Reads what a browser kept; whatever is no recent question in it is left out. */
export function parseRecentQuestions(kept: string | null): RecentQuestion[] {
  try {
    const parsed: unknown = JSON.parse(kept ?? '[]')
    return Array.isArray(parsed) ? parsed.filter(isRecentQuestion).slice(0, maxRecentQuestions) : []
  } catch {
    // Written by something else than this app: as good as nothing.
    return []
  }
}

/** Puts a question first, once; the oldest goes when there are too many. */
export function rememberQuestion(recent: RecentQuestion[], asked: RecentQuestion): RecentQuestion[] {
  return [asked, ...forgetQuestion(recent, asked)].slice(0, maxRecentQuestions)
}

/** Takes a question out. */
export function forgetQuestion(recent: RecentQuestion[], asked: RecentQuestion): RecentQuestion[] {
  return recent.filter(({ mode, text }) => mode !== asked.mode || text !== asked.text)
}

function isRecentQuestion(value: unknown): value is RecentQuestion {
  if (typeof value !== 'object' || value === null) return false
  const { mode, text } = value as Partial<RecentQuestion>
  return (mode === 'ask' || mode === 'search') && typeof text === 'string' && text.trim() !== ''
}
