import { useEffect, useRef } from 'react'

/** What the palette asks of the screen with the questions, which may have to be opened first. */
type ScreenRequest = 'write' | 'add-files'
type Handlers = Record<ScreenRequest, () => void>

let handlers: Handlers | undefined
let waiting: ScreenRequest | undefined

/** Hands the request to the screen with the questions, now or as soon as it is there. */
export function requestOfScreen(request: ScreenRequest): void {
  if (handlers) handlers[request]()
  else waiting = request
}

/** Answers the palette's requests while this screen is shown, with the one that led here first. */
export function useScreenRequests(current: Handlers): void {
  const latest = useRef(current)
  useEffect(() => {
    latest.current = current
  })
  useEffect(() => {
    handlers = {
      write: () => latest.current.write(),
      'add-files': () => latest.current['add-files'](),
    }
    const request = waiting
    waiting = undefined
    if (request) handlers[request]()
    return () => {
      handlers = undefined
    }
  }, [])
}
