/** What has just happened: words, and perhaps a way back. */
export interface Notice {
  text: string
  isFailure?: boolean
  /** How long it stays, in milliseconds; four seconds unless said. */
  duration?: number
  action?: { label: string; onClick(): void }
}

type Show = (notice: Notice) => void

const waiting: Notice[] = []
let show: Show | undefined
let want = () => {}

/** Says what has just happened, at the edge of the screen; with the first of them what shows them is fetched. */
export function notify(notice: Notice): void {
  if (show) show(notice)
  else {
    waiting.push(notice)
    want()
  }
}

/** Calls back when there is something to say and nothing that says it. */
export function onNoticeWanted(listener: () => void): () => void {
  want = listener
  if (waiting.length > 0) listener()
  return () => {
    want = () => {}
  }
}

/** From now on, and for those that wait, notices are shown so. */
export function showNotices(by: Show): () => void {
  show = by
  for (const notice of waiting.splice(0)) by(notice)
  return () => {
    show = undefined
  }
}
