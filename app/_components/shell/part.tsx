import { type ComponentType, lazy } from 'react'
import { rest } from './rest.ts'

type Load<Props> = () => Promise<ComponentType<Props>>

const parts: Load<never>[] = []

/**
 * A part of the screen that a first load does without: it is fetched when it is shown, and otherwise as soon as the page has
 * nothing else to do, so that it is there even if the server goes away.
 */
export function part<Props extends object>(load: Load<Props>) {
  parts.push(load as Load<never>)
  return lazy(async () => ({ default: await load() }))
}

/** Long enough for the first screen to be whole on a slow machine. */
const restMs = 2_000

/** Fetches the parts once the page rests, one after the other so that none holds up what is being typed. Returns what calls it off. */
export function fetchPartsAtRest(): () => void {
  let isOff = false
  const fetchAll = async () => {
    for (const load of parts) {
      await rest()
      if (isOff) return
      // A part that can't be fetched now is fetched when it is shown.
      await load().catch(() => undefined)
    }
  }
  const timer = setTimeout(fetchAll, restMs)
  return () => {
    isOff = true
    clearTimeout(timer)
  }
}
