import clsx from 'clsx'
import { useEffect, useRef } from 'react'
import { useWords } from '#words'
import { drawCanvas } from './draw-page.ts'
import { useIsNear } from './use-is-near.ts'
import type { OpenPdf } from './use-pdf.ts'

interface Props {
  open: OpenPdf
  current: number | undefined
  onChoose(page: number): void
}

const thumbnailWidth = 112
/** Drawn a little before they come into sight. */
const drawnAhead = '25% 0px'

/** The pages of a PDF, small. Only those in sight are drawn. */
export function Thumbnails({ open, current, onChoose }: Props) {
  const list = useRef<HTMLOListElement>(null)
  useEffect(() => {
    list.current?.querySelector('[aria-current]')?.scrollIntoView({ block: 'nearest' })
  }, [])
  return (
    <ol ref={list} className="grid justify-center gap-2.5 py-3">
      {Array.from({ length: open.pdf.numPages }, (_, index) => index + 1).map((number) => (
        <li key={number}>
          <Thumbnail open={open} number={number} isCurrent={number === current} onChoose={onChoose} />
        </li>
      ))}
    </ol>
  )
}

interface ThumbnailProps {
  open: OpenPdf
  number: number
  isCurrent: boolean
  onChoose(page: number): void
}

function Thumbnail({ open, number, isCurrent, onChoose }: ThumbnailProps) {
  const words = useWords()
  const host = useRef<HTMLSpanElement>(null)
  const { width, height } = open.firstPage
  const isNear = useIsNear(host, drawnAhead)
  useEffect(() => {
    const element = host.current
    if (!isNear || !element) return undefined
    const stop = new AbortController()
    draw(open, number, element, stop.signal)
    return () => {
      stop.abort()
      element.replaceChildren()
    }
  }, [open, number, isNear])
  return (
    <button
      type="button"
      aria-label={words.reader.page(number)}
      aria-current={isCurrent ? 'page' : undefined}
      className={clsx(
        'grid justify-items-center gap-1 rounded-control p-1.5 text-label tabular-nums transition-colors duration-100',
        isCurrent ? 'bg-accent-soft font-semibold text-ink' : 'text-ink-3 hover:bg-sunken hover:text-ink',
      )}
      onClick={() => onChoose(number)}
    >
      <span
        ref={host}
        className={clsx('pdf-thumbnail', isCurrent && 'outline-2 outline-accent')}
        style={{ width: thumbnailWidth, height: Math.round((thumbnailWidth * height) / width) }}
      />
      {number}
    </button>
  )
}

/** A page that cannot be drawn stays a blank sheet with its number: the page itself says why. */
async function draw({ pdf }: OpenPdf, number: number, host: HTMLElement, signal: AbortSignal): Promise<void> {
  try {
    const page = await pdf.getPage(number)
    const scale = thumbnailWidth / page.getViewport({ scale: 1 }).width
    const canvas = await drawCanvas(page, scale, signal)
    if (!signal.aborted) host.replaceChildren(canvas)
  } catch {
    host.replaceChildren()
  }
}
