'use client'

import clsx from 'clsx'
import { Suspense, useEffect, useMemo, useState } from 'react'
import { useWords } from '#words'
import { AskBox, askBoxId } from './ask/ask-box.tsx'
import { FirstRun } from './ask/first-run.tsx'
import { Idle } from './ask/idle.tsx'
import { Notice } from './ask/notices.tsx'
import { ResultsPane } from './ask/results-pane.tsx'
import { chooseFiles } from './library/file-picker.tsx'
import { LibraryPane } from './library/library-pane.tsx'
import { useScreenRequests } from './palette/screen-requests.ts'
import { NoSource, SourceSkeleton } from './reader/source-states.tsx'
import { ConnectionBanner } from './shell/connection-banner.tsx'
import { Header } from './shell/header.tsx'
import { part } from './shell/part.tsx'
import { PhoneTabs, type Tab } from './shell/phone-tabs.tsx'
import { Shortcuts } from './shell/shortcuts.tsx'
import { SkipLinks, sourceId } from './shell/skip-links.tsx'
import { useKeys } from './shell/use-keys.ts'
import { tagsInUse } from './state/document-facts.ts'
import { useWorkspace, type WorkspaceState } from './state/use-workspace.ts'

const ReadingPane = part(async () => (await import('./reader/reading-pane.tsx')).ReadingPane)
const ReadingScreen = part(async () => (await import('./shell/reading-screen.tsx')).ReadingScreen)
const Drawer = part(async () => (await import('./shell/drawer.tsx')).Drawer)

/** The whole screen, in the layout that there is room for. */
export function Workspace() {
  const words = useWords()
  const workspace = useWorkspace()
  const { layout, address, library, overlay, setOverlay, step, close, setMode } = workspace
  const [isLibraryShown, setIsLibraryShown] = useState(false)
  const write = useWriting(() => setIsLibraryShown(false))
  useScreenRequests({ write, 'add-files': chooseFiles })
  // biome-ignore lint/correctness/useExhaustiveDependencies: another question, wherever it was asked, is to be seen
  useEffect(() => setIsLibraryShown(false), [address.question, address.mode])
  useKeys({
    '/': write,
    j: () => step(1),
    k: () => step(-1),
    '?': () => setOverlay('shortcuts'),
    Escape: close,
  })
  return (
    <div className="flex h-dvh flex-col">
      <SkipLinks />
      <Header
        address={address}
        layout={layout}
        onMode={setMode}
        onLibrary={() => setOverlay('library')}
        onShortcuts={() => setOverlay('shortcuts')}
      />
      {!library.isConnected && <ConnectionBanner />}
      <p role="status" className="sr-only">
        {library.announcement}
      </p>
      <Panes workspace={workspace} isLibraryShown={isLibraryShown} onLibrary={setIsLibraryShown} />
      {layout === 'phone' && (
        <PhoneFrame workspace={workspace} isLibraryShown={isLibraryShown} onLibrary={setIsLibraryShown} />
      )}
      {overlay === 'library' && (
        <Suspense>
          <Drawer title={words.shell.library} onClose={() => setOverlay(undefined)}>
            <Documents workspace={workspace} />
          </Drawer>
        </Suspense>
      )}
      <Shortcuts isOpen={overlay === 'shortcuts'} onClose={() => setOverlay(undefined)} />
    </div>
  )
}

/** Brings the box on the screen, and then the focus into it. */
function useWriting(showBox: () => void): () => void {
  const [requests, setRequests] = useState(0)
  useEffect(() => {
    if (requests > 0) focusBox()
  }, [requests])
  return () => {
    showBox()
    setRequests((count) => count + 1)
  }
}

/** The box that a question is written in. */
function focusBox(): void {
  document.getElementById(askBoxId)?.focus()
}

interface PartProps {
  workspace: WorkspaceState
}

/** On a phone the library takes the place of the questions. */
interface PanesProps extends PartProps {
  isLibraryShown: boolean
  onLibrary(isShown: boolean): void
}

const columns = {
  wide: 'grid grid-rows-[minmax(0,1fr)] grid-cols-[272px_minmax(400px,520px)_minmax(0,1fr)]',
  medium: 'grid grid-rows-[minmax(0,1fr)] grid-cols-[minmax(380px,1fr)_minmax(0,1.2fr)]',
  phone: 'flex flex-col',
}

/**
 * Side by side: the library (where it fits), questions and answers, the source; on a phone one at a time. The same `main`
 * serves all layouts: one of each would take the focus away when the window changes its width, and when the page of the
 * server, which does not know the width, begins to listen on a phone.
 */
function Panes({ workspace, isLibraryShown, onLibrary }: PanesProps) {
  const words = useWords()
  const { layout, source, results, isEmpty } = workspace
  const isPhone = layout === 'phone'
  const isLibrary = isPhone && isLibraryShown
  return (
    <div className={clsx('min-h-0 flex-1', columns[layout])}>
      {layout === 'wide' && (
        <aside aria-label={words.library.region} className="flex min-h-0 flex-col border-r border-line">
          <Documents workspace={workspace} />
        </aside>
      )}
      <main
        aria-label={isLibrary ? words.library.region : undefined}
        className={clsx(
          'min-h-0 overflow-y-auto',
          isPhone
            ? ['flex-1', isLibrary ? 'flex flex-col' : 'p-3.5']
            : 'py-5 pr-4 pl-6 [scrollbar-gutter:stable] [scrollbar-width:thin]',
          !isPhone && !isEmpty && 'border-r border-line',
          !isPhone && isEmpty && ['col-end-[-1]', layout === 'wide' ? 'col-start-2' : 'col-start-1'],
        )}
      >
        {isLibrary ? (
          <Documents workspace={workspace} />
        ) : (
          <Questions workspace={workspace} onChooseScope={isPhone ? () => onLibrary(true) : undefined} />
        )}
      </main>
      {!isPhone && !isEmpty && (
        <section
          id={sourceId}
          aria-label={words.reader.region}
          tabIndex={-1}
          className="flex min-h-0 min-w-0 flex-col bg-sunken outline-none"
        >
          {source ? (
            <Reading workspace={workspace} source={source} />
          ) : (
            <NoSource hasQuestion={results.question.text !== ''} />
          )}
        </section>
      )}
    </div>
  )
}

/** What a phone has around its one pane: the tabs, and an open source over everything. */
function PhoneFrame({ workspace, isLibraryShown, onLibrary }: PanesProps) {
  const { address, source, close, setMode } = workspace
  const tab: Tab = isLibraryShown ? 'library' : address.mode
  const onTab = (chosen: Tab) => {
    onLibrary(chosen === 'library')
    if (chosen !== 'library') setMode(chosen)
  }
  return (
    <>
      <PhoneTabs current={tab} onTab={onTab} />
      {source && (
        <Suspense>
          <ReadingScreen title={source.document.name} onClose={close}>
            <Reading workspace={workspace} source={source} onBack={close} />
          </ReadingScreen>
        </Suspense>
      )}
    </>
  )
}

interface ReadingProps extends PartProps {
  source: NonNullable<WorkspaceState['source']>
  onBack?: () => void
}

function Reading({ workspace, source, onBack }: ReadingProps) {
  const { address, step, setPage, askThis } = workspace
  const onAskThis = () => {
    askThis(source.document.id)
    // On a phone the screen that closes gives the keyboard back to where it was; the box comes after that.
    requestAnimationFrame(() => setTimeout(focusBox))
  }
  return (
    <Suspense fallback={<SourceSkeleton />}>
      <ReadingPane
        source={source}
        page={address.page}
        onPage={setPage}
        onStep={step}
        onAskThis={onAskThis}
        onBack={onBack}
      />
    </Suspense>
  )
}

function Documents({ workspace: { library, results, source, openDocument, setInScope, askAll } }: PartProps) {
  return (
    <LibraryPane
      library={library}
      scope={results.question.scope}
      openId={source?.document.id}
      onOpen={openDocument}
      onScope={setInScope}
      onAskAll={askAll}
    />
  )
}

function Questions({ workspace, onChooseScope }: PartProps & { onChooseScope: (() => void) | undefined }) {
  const words = useWords()
  const {
    address,
    library,
    results,
    isEmpty,
    isGone,
    placeKey,
    ask,
    openPlace,
    askAll,
    chooseTag,
    chooseScope,
  } = workspace
  const tags = useMemo(() => tagsInUse(library.documents), [library.documents])
  if (isEmpty) return <FirstRun onAdd={chooseFiles} />
  return (
    <>
      <AskBox
        mode={address.mode}
        question={address.question}
        scopeSize={results.question.scope.length}
        tag={address.tag}
        tags={tags}
        onChooseTag={chooseTag}
        isWorking={results.isWorking}
        onAsk={ask}
        onChooseScope={onChooseScope ?? chooseScope}
        onClearScope={askAll}
      />
      {isGone && <Notice title={words.reader.gone}>{words.reader.goneWhy}</Notice>}
      {address.question === '' ? (
        <Idle mode={address.mode} documents={library.documents} onAsk={ask} />
      ) : (
        <ResultsPane results={results} documents={library.documents} openKey={placeKey} onOpen={openPlace} />
      )}
    </>
  )
}
