import { useState } from 'react'
import { useKeys } from '../shell/use-keys.ts'
import type { Source } from '../state/use-source.ts'
import { words } from '../words.ts'
import { PdfDocument } from './pdf-document.tsx'
import { ReadingNotes } from './reading-notes.tsx'
import { ReadingToolbar } from './reading-toolbar.tsx'
import { TextDocument } from './text-document.tsx'
import { zoomStep } from './zoom.ts'

interface Props {
  source: Source
  onStep(steps: number): void
  /** On a phone: the way back to the answers. */
  onBack?: () => void
}

/** The source of an answer, open at the words. */
export function ReadingPane({ source, onStep, onBack }: Props) {
  const [zoom, setZoom] = useState(1)
  const [page, setPage] = useState<{ number: number; count: number }>()
  const { document } = source
  const isPdf = document.mediaType === 'application/pdf'
  const step = (direction: 1 | -1) => setZoom((current) => zoomStep(current, direction))
  const larger = () => step(1)
  useKeys({ '+': larger, '=': larger, '-': () => step(-1), '0': () => setZoom(1) })
  return (
    <>
      <ReadingToolbar
        source={source}
        page={isPdf ? page : undefined}
        zoom={zoom}
        onZoom={(direction) => (direction === 0 ? setZoom(1) : step(direction))}
        onStep={onStep}
        onBack={onBack}
      />
      {document.warnings.length > 0 && <ReadingNotes warnings={document.warnings} />}
      {document.status !== 'ready' && (
        <p className="m-auto p-6 text-center text-ink-2">{words.reader.notReady}</p>
      )}
      {document.status === 'ready' && isPdf && (
        <PdfDocument key={document.id} source={source} zoom={zoom} onPage={setPage} />
      )}
      {document.status === 'ready' && !isPdf && (
        <TextDocument key={document.id} source={source} zoom={zoom} />
      )}
    </>
  )
}
