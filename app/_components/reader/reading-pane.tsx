import { useMemo, useRef, useState } from 'react'
import { useWords } from '#words'
import { useDocumentText } from '../http/source.ts'
import { FailureActions } from '../library/failure-actions.tsx'
import { useKeys } from '../shell/use-keys.ts'
import type { Source } from '../state/use-source.ts'
import { DocumentPanel } from './document-panel.tsx'
import { FindBar } from './find-bar.tsx'
import { PdfDocument } from './pdf-document.tsx'
import { ReadingNotes } from './reading-notes.tsx'
import { ReadingToolbar } from './reading-toolbar.tsx'
import { ReadingTools } from './reading-tools.tsx'
import type { PanelTab } from './side-panel.tsx'
import { TextDocument } from './text-document.tsx'
import { useCitation } from './use-citation.ts'
import { type Find, useFind } from './use-find.ts'
import { useFindKeys } from './use-find-keys.ts'
import { usePageInAddress } from './use-page-in-address.ts'
import type { OpenPdf } from './use-pdf.ts'
import type { Viewer } from './viewer.ts'
import { noWalk, type Walk } from './walk.ts'
import { type Zoom, zoomStep } from './zoom.ts'

interface Props {
  source: Source
  /** The page in the address. */
  page: number | undefined
  onPage(page: number): void
  onStep(steps: number): void
  onAskThis(): void
  /** On a phone: the way back to the answers. */
  onBack?: (() => void) | undefined
}

/** The source of an answer, open at the words. */
export function ReadingPane(props: Props) {
  const [zoom, setZoom] = useState<Zoom>('fit')
  const [fitSize, setFitSize] = useState(1)
  const [panel, setPanel] = useState<PanelTab>()
  const step = (direction: 1 | -1) => setZoom(zoomStep(zoom === 'fit' ? fitSize : zoom, direction))
  const larger = () => step(1)
  useKeys({ '+': larger, '=': larger, '-': () => step(-1), '0': () => setZoom('fit') })
  return (
    <OpenDocument
      // A new version in the document's place has another text, and other pages.
      key={props.source.document.sha256}
      {...props}
      zoom={zoom}
      onFitSize={setFitSize}
      onZoom={(direction) => (direction === 0 ? setZoom('fit') : step(direction))}
      panel={panel}
      onPanel={setPanel}
    />
  )
}

interface OpenProps extends Props {
  zoom: Zoom
  onFitSize(size: number): void
  onZoom(direction: 1 | -1 | 0): void
  /** Stays open from one document to the next. */
  panel: PanelTab | undefined
  onPanel(tab: PanelTab | undefined): void
}

function OpenDocument(props: OpenProps) {
  const {
    source,
    zoom,
    panel,
    page: firstPage,
    onPage,
    onPanel,
    onStep,
    onBack,
    onAskThis,
    onZoom,
    onFitSize,
  } = props
  const { document } = source
  const isPdf = document.mediaType === 'application/pdf'
  const isReady = document.status === 'ready'
  const [isFinding, setIsFinding] = useState(false)
  const [names, setNames] = useState(noWalk)
  const [pdf, setPdf] = useState<OpenPdf>()
  const [page, setPage] = usePageInAddress(onPage)
  const view = useRef<HTMLDivElement>(null)
  const viewer = useRef<Viewer>(null)
  const findInput = useRef<HTMLInputElement>(null)
  const { data: text } = useDocumentText(document.id, isReady)
  const find = useFind(text?.text, isFinding, setIsFinding)
  const walk = useWalk(find, names)
  const citation = useCitation(source, view, text, isPdf ? page?.number : undefined)
  const openFind = () => {
    find.open()
    findInput.current?.select()
  }
  useFindKeys(openFind)
  const closeFind = () => {
    find.close()
    viewer.current?.focus()
  }
  const goToPage = (number: number) => viewer.current?.goToPage(number)
  const onTab = (tab: PanelTab | undefined) => {
    setNames(noWalk)
    onPanel(tab)
  }
  return (
    <>
      <ReadingToolbar
        source={source}
        page={isPdf ? page : undefined}
        onPage={goToPage}
        onStep={onStep}
        onBack={onBack}
      />
      <ReadingTools
        document={document}
        zoom={zoom}
        isPanelOpen={panel !== undefined}
        citation={citation}
        onPanel={() => onTab(panel ? undefined : 'outline')}
        onFind={openFind}
        onAsk={onAskThis}
        onZoom={onZoom}
      />
      <ReadingNotes document={document} />
      {!isReady && <NotReady document={document} />}
      {isReady && (
        <div className="relative flex min-h-0 flex-1">
          {panel && (
            <DocumentPanel
              documentId={document.id}
              text={text}
              isPdf={isPdf}
              pdf={pdf}
              page={page?.number}
              wanted={panel}
              viewer={viewer}
              onTab={onTab}
              onWalk={setNames}
            />
          )}
          <div ref={view} className="relative flex min-h-0 min-w-0 flex-1 flex-col">
            {find.isOpen && <FindBar find={find} input={findInput} onClose={closeFind} />}
            {isPdf ? (
              <PdfDocument
                source={source}
                zoom={zoom}
                onFitSize={onFitSize}
                walk={walk}
                page={firstPage}
                viewer={viewer}
                onPage={setPage}
                onOpen={setPdf}
              />
            ) : (
              <TextDocument source={source} zoom={zoom} onFitSize={onFitSize} walk={walk} viewer={viewer} />
            )}
          </div>
        </div>
      )}
    </>
  )
}

/** In the document's place, why it can't be shown. */
function NotReady({ document }: Pick<Source, 'document'>) {
  const words = useWords()
  if (document.status !== 'failed')
    return <p className="m-auto p-6 text-center text-ink-2">{words.reader.notReady}</p>
  return (
    <div className="m-auto flex max-w-[460px] flex-col items-center gap-2 p-6 text-center text-ink-2">
      <p className="[overflow-wrap:anywhere]">
        {document.error?.code === 'cancelled' ? words.library.cancelled : document.error?.message}
      </p>
      <FailureActions document={document} />
    </div>
  )
}

/** What is found is walked through while its box is open, else the name that was chosen. */
function useWalk({ isOpen, spans, index }: Find, names: Walk): Walk {
  const current = spans[index]
  return useMemo(() => (isOpen ? { spans, current } : names), [isOpen, spans, current, names])
}
