import { type ReactNode, useMemo, useState } from 'react'
import type { Document } from '#lib/api/schemas.ts'
import { useWords } from '#words'
import { useBulkActions } from '../state/use-bulk-actions.ts'
import type { Library } from '../state/use-library.ts'
import { DocumentRow } from './document-row.tsx'
import { FailedRow } from './failed-row.tsx'
import { FilePicker } from './file-picker.tsx'
import { GrowingList } from './growing-list.tsx'
import { KnownRow } from './known-row.tsx'
import { NameFilter } from './name-filter.tsx'
import { OverallProgress } from './overall-progress.tsx'
import { groupDocuments } from './stage.ts'
import { groupUploads } from './upload-groups.ts'
import { UploadRow } from './upload-row.tsx'
import { WorkingRow } from './working-row.tsx'

/** Fewer are found by looking. */
const filteredFrom = 9
/** Of a ready document, in pixels, with the gap below it. */
const rowHeight = 36

interface Props {
  library: Library
  /** Ids of the documents to ask; all when empty. */
  scope: string[]
  openId: string | undefined
  onOpen(id: string): void
  onScope(id: string, isIn: boolean): void
  onAskAll(): void
}

/** What is in the library: ready, being worked on, and what needs a decision. */
export function LibraryPane({ library, scope, openId, onOpen, onScope, onAskAll }: Props) {
  const words = useWords()
  const { documents, uploads, queue, actions, isLoaded } = library
  const { remove } = useBulkActions()
  const { ready, working, needsYou } = useMemo(() => groupDocuments(documents), [documents])
  const { sending, known, held } = groupUploads(uploads)
  return (
    <div
      data-growing=""
      className="flex min-h-0 flex-1 flex-col gap-0.5 overflow-y-auto px-3 py-4 [scrollbar-width:thin]"
    >
      <FilePicker />
      <OverallProgress from={2} className="mb-2 px-2" />
      {!isLoaded && <p className="p-2 text-label text-ink-3">{words.library.loading}</p>}
      {ready.length > 0 && (
        <ReadyDocuments
          documents={ready}
          scope={scope}
          openId={openId}
          onOpen={onOpen}
          onScope={onScope}
          onAskAll={onAskAll}
          onRemove={remove}
        />
      )}
      {working.length + sending.length > 0 && (
        <Group label={words.library.working}>
          {working.map((document) => (
            <WorkingRow key={document.id} document={document} onCancel={() => actions.cancel(document.id)} />
          ))}
          {sending.map((upload) => (
            <UploadRow key={upload.key} upload={upload} queue={queue} />
          ))}
        </Group>
      )}
      {known.length > 0 && (
        <Group label={words.library.duplicate}>
          {known.map((upload) => (
            <KnownRow key={upload.key} upload={upload} queue={queue} onOpen={onOpen} />
          ))}
        </Group>
      )}
      {needsYou.length + held.length > 0 && (
        <Group label={words.library.needsYou}>
          {held.map((upload) => (
            <UploadRow key={upload.key} upload={upload} queue={queue} />
          ))}
          {needsYou.map((document) => (
            <FailedRow key={document.id} document={document} />
          ))}
        </Group>
      )}
    </div>
  )
}

type ReadyProps = Omit<Props, 'library'> & { documents: Document[]; onRemove(ids: string[]): void }

function ReadyDocuments({ documents, scope, openId, onOpen, onScope, onAskAll, onRemove }: ReadyProps) {
  const words = useWords()
  const [filter, setFilter] = useState('')
  const wanted = filter.trim().toLowerCase()
  const shown = documents.filter(({ name }) => name.toLowerCase().includes(wanted))
  const label =
    scope.length === 0 ? words.library.scopeAll : words.library.scopeSome(scope.length, documents.length)
  const end =
    scope.length === 0 ? (
      <span className="tabular-nums">{words.number(documents.length)}</span>
    ) : (
      <button type="button" className="link" onClick={onAskAll}>
        {words.library.askAll}
      </button>
    )
  return (
    <Group
      label={label}
      end={end}
      before={
        documents.length >= filteredFrom && (
          <NameFilter
            label={words.library.filter}
            value={filter}
            className="mb-1 border-line py-1"
            onChange={setFilter}
          />
        )
      }
    >
      <GrowingList items={shown} itemHeight={rowHeight}>
        {(document, index) => (
          <DocumentRow
            key={document.id}
            document={document}
            position={index + 1}
            count={shown.length}
            isOpen={document.id === openId}
            isInScope={scope.includes(document.id)}
            onOpen={onOpen}
            onScope={onScope}
            onRemove={onRemove}
          />
        )}
      </GrowingList>
      {shown.length === 0 && <li className="px-2 py-1.5 text-label text-ink-3">{words.library.noneMatch}</li>}
    </Group>
  )
}

interface GroupProps {
  label: string
  end?: ReactNode
  before?: ReactNode
  children: ReactNode
}

function Group({ label, end, before, children }: GroupProps) {
  return (
    <section aria-label={label} className="mb-2">
      <h2 className="flex justify-between px-2 pt-2 pb-1 text-label font-semibold text-ink-3">
        {label}
        {end}
      </h2>
      {before}
      <ul className="grid gap-0.5">{children}</ul>
    </section>
  )
}
