import * as Dialog from '@radix-ui/react-dialog'
import { X } from 'lucide-react'
import Link from 'next/link'
import type { Position } from '#lib/table/positions.ts'
import { Confidence } from '../ask/confidence.tsx'
import { MarkedText } from '../ask/marked-text.tsx'
import { SourceLine } from '../ask/source-line.tsx'
import { Icon } from '../shell/icon.tsx'
import { words } from '../words.ts'
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
  return (
    <Dialog.Root open onOpenChange={(open) => !open && onClose()}>
      <Dialog.Portal>
        <Dialog.Overlay className="fixed inset-0 z-20 bg-[rgb(20_15_5/0.35)]" />
        <Dialog.Content
          aria-describedby={undefined}
          className="fixed top-1/2 left-1/2 z-30 flex max-h-[88dvh] w-[min(1080px,calc(100%-24px))] -translate-x-1/2 -translate-y-1/2 flex-col rounded-pane border border-line bg-paper shadow-card outline-none"
        >
          <div className="flex items-start justify-between gap-3 border-b border-line px-5 py-3">
            <div>
              <Dialog.Title className="text-[18px] leading-snug font-semibold [overflow-wrap:anywhere]">
                {question}
              </Dialog.Title>
              <p className="mt-0.5 text-label text-ink-3">
                {words.compare.differing(positions.length)}.{' '}
                {silentCount > 0 && words.compare.silent(silentCount)}
              </p>
            </div>
            <Dialog.Close className="button-icon" aria-label={words.shell.close}>
              <Icon of={X} />
            </Dialog.Close>
          </div>
          <ul className="grid min-h-0 items-start gap-3 overflow-y-auto p-4 [grid-template-columns:repeat(auto-fill,minmax(min(280px,100%),1fr))]">
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
        </Dialog.Content>
      </Dialog.Portal>
    </Dialog.Root>
  )
}

function Source({ question, source }: { question: string; source: Position['sources'][number] }) {
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
