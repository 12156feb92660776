import { useSyncExternalStore } from 'react'
import {
  forgetQuestion,
  parseRecentQuestions,
  type RecentQuestion,
  rememberQuestion,
} from './recent-questions.ts'

const storageKey = 'verbatim.recent-questions'
const none: RecentQuestion[] = []

let known: RecentQuestion[] | undefined
const listeners = new Set<() => void>()

/** The last questions, the newest first, kept in this browser; none until the browser has been asked. */
export function useRecentQuestions() {
  const recent = useSyncExternalStore(subscribe, current, () => none)
  return { recent, remember, forget, forgetAll }
}

function remember(asked: RecentQuestion): void {
  keep(rememberQuestion(current(), asked))
}

function forget(asked: RecentQuestion): void {
  keep(forgetQuestion(current(), asked))
}

function forgetAll(): void {
  keep(none)
}

function current(): RecentQuestion[] {
  known ??= load()
  return known
}

function load(): RecentQuestion[] {
  try {
    return parseRecentQuestions(localStorage.getItem(storageKey))
  } catch {
    // The browser keeps nothing for us: the questions last as long as the page.
    return none
  }
}

function keep(recent: RecentQuestion[]): void {
  known = recent
  try {
    if (recent.length === 0) localStorage.removeItem(storageKey)
    else localStorage.setItem(storageKey, JSON.stringify(recent))
  } catch {
    // As in `load`.
  }
  tell()
}

function tell(): void {
  for (const listener of listeners) listener()
}

function subscribe(listener: () => void): () => void {
  // Another tab may have asked something.
  const onStorage = ({ key }: StorageEvent) => {
    if (key !== null && key !== storageKey) return
    known = undefined
    listener()
  }
  listeners.add(listener)
  window.addEventListener('storage', onStorage)
  return () => {
    listeners.delete(listener)
    window.removeEventListener('storage', onStorage)
  }
}
