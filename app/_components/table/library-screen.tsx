'use client'

import { useMemo, useState } from 'react'
import type { Document } from '#lib/api/schemas.ts'
import { useWords } from '#words'
import { PageFrame } from '../shell/page-frame.tsx'
import { tagsInUse } from '../state/document-facts.ts'
import { defaultListAddress, isAsItComes } from '../state/list-address.ts'
import { rowsOf } from '../state/list-rows.ts'
import { keepListed, nothingSelected } from '../state/select-rows.ts'
import { useBulkActions } from '../state/use-bulk-actions.ts'
import { useLibrary } from '../state/use-library.ts'
import { useListAddress } from '../state/use-list-address.ts'
import { DocumentCards } from './document-cards.tsx'
import { DocumentTable } from './document-table.tsx'
import { ListToolbar } from './list-toolbar.tsx'
import { SelectionBar } from './selection-bar.tsx'
import { EmptyLibrary, LoadingRows, NoneMatch } from './table-states.tsx'
import { TagDialog } from './tag-dialog.tsx'

/** The buttons of the selection go with it: the list takes the focus from them. */
function focusList(): void {
  document.querySelector<HTMLElement>('section[data-list]')?.focus()
}

interface FirstDocuments {
  documents: Document[]
  /** Of the whole library. */
  total: number
}

/** The library as a screen of its own: thousands of documents, sorted, filtered and put in order. Until they are fetched it shows the newest, which come with the page. */
export function LibraryScreen({ first }: { first: FirstDocuments | undefined }) {
  const words = useWords()
  const [address, change] = useListAddress()
  const library = useLibrary()
  const isLoaded = library.isLoaded || (first !== undefined && isAsItComes(address))
  const documents = library.isLoaded ? library.documents : (first?.documents ?? library.documents)
  const total = library.isLoaded ? documents.length : (first?.total ?? 0)
  const rows = useMemo(() => rowsOf(isLoaded ? documents : [], address), [documents, isLoaded, address])
  const order = useMemo(() => rows.map(({ id }) => id), [rows])
  const [chosen, setSelection] = useState(nothingSelected)
  const selection = useMemo(() => keepListed(chosen, order), [chosen, order])
  const tags = useMemo(() => tagsInUse(documents), [documents])
  const selected = useMemo(() => rows.filter(({ id }) => selection.ids.has(id)), [rows, selection])
  const [taggedIds, setTaggedIds] = useState<string[]>([])
  // What the filters leave out any more, such as by a tag that was just taken away, is no longer worked on.
  const tagged = useMemo(() => rows.filter(({ id }) => taggedIds.includes(id)), [rows, taggedIds])
  const bulk = useBulkActions()
  const list = {
    rows,
    order,
    selection,
    onSelect: setSelection,
    onRemove: bulk.remove,
    onTag: setTaggedIds,
  }
  const removeSelected = () => {
    bulk.remove(selected.map(({ id }) => id))
    focusList()
  }
  const clearFilters = () => change({ ...defaultListAddress, view: address.view })
  return (
    <>
      <PageFrame screen="library">
        <div className="flex h-full flex-col">
          <h1 className="sr-only">{words.shell.library}</h1>
          <ListToolbar
            address={address}
            tags={tags}
            shown={library.isLoaded ? rows.length : total}
            total={total}
            onChange={change}
          />
          <SelectionBar
            selected={selected}
            onTag={() => setTaggedIds(selected.map(({ id }) => id))}
            onReindex={() => bulk.reindex(selected.map(({ id }) => id))}
            onDownload={() => bulk.download(selected)}
            onRemove={removeSelected}
            onClear={() => setSelection(nothingSelected)}
          />
          {!isLoaded && <LoadingRows />}
          {isLoaded && documents.length === 0 && <EmptyLibrary />}
          {isLoaded && documents.length > 0 && rows.length === 0 && <NoneMatch onClear={clearFilters} />}
          {rows.length > 0 && address.view === 'table' && (
            <DocumentTable {...list} address={address} onChange={change} />
          )}
          {rows.length > 0 && address.view === 'cards' && <DocumentCards {...list} onChange={change} />}
        </div>
      </PageFrame>
      {tagged.length > 0 && (
        <TagDialog
          documents={tagged}
          known={tags.map(({ tag }) => tag)}
          onChange={(change) =>
            bulk.tag(
              tagged.map(({ id }) => id),
              change,
            )
          }
          onClose={() => setTaggedIds([])}
        />
      )}
    </>
  )
}
