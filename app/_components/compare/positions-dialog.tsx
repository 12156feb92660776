import Link from 'next/link'
import type { Position } from '#lib/table/positions.ts'
import { useWords } from '#words'
import { Confidence } from '../ask/confidence.tsx'
import { MarkedText } from '../ask/marked-text.tsx'
import { SourceLine } from '../ask/source-line.tsx'
import { DialogFrame } from '../shell/dialog-frame.tsx'
import { cellAddress } from './cell-address.ts'

interface Props {
  question: string
  /** At least two. */
  positions: Position[]
  /** Documents that state nothing. */
  silentCount: number
  onClose(): void
}

/** What documents say differently, side by side, each in its own sentence. */
export function PositionsDialog({ question, positions, silentCount, onClose }: Props) {
  const words = useWords()
  const note = `${words.compare.differing(positions.length)}. ${silentCount > 0 ? words.compare.silent(silentCount) : ''}`
  return (
    <DialogFrame title={question} note={note} width={1080} onClose={onClose}>
      <ul className="grid min-h-0 items-start gap-3 overflow-y-auto rounded-b-pane border-t border-line bg-paper p-4 [grid-template-columns:repeat(auto-fill,minmax(min(280px,100%),1fr))]">
        {positions.map((position) => (
          <li key={position.text} className="rounded-card border border-line bg-surface px-4 py-3.5">
            <h3 className="font-serif text-answer font-semibold tracking-[-0.01em] [overflow-wrap:anywhere]">
              {position.text}
            </h3>
            <ul className="grid gap-3 divide-y divide-line">
              {position.sources.map((source) => (
                <Source key={source.documentId} question={question} source={source} />
              ))}
            </ul>
          </li>
        ))}
      </ul>
    </DialogFrame>
  )
}

function Source({ question, source }: { question: string; source: Position['sources'][number] }) {
  const words = useWords()
  const { documentId, documentName, cell } = source
  const { context, start, end, headingPath, pageNumber, confidence } = cell
  return (
    <li className="pt-2">
      <p className="line-clamp-6 font-serif text-read text-ink-2 [overflow-wrap:anywhere]">
        <MarkedText text={context.text} start={context.start} marks={[{ start, end, kind: 'answer' }]} />
      </p>
      <SourceLine documentName={documentName} headingPath={headingPath} pageNumber={pageNumber}>
        <Confidence value={confidence} />
      </SourceLine>
      <Link href={cellAddress(documentId, question, true)} className="link inline-block py-1 text-label">
        {words.compare.openIn(documentName)}
      </Link>
    </li>
  )
}
