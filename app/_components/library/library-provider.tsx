'use client'

import { type ReactNode, Suspense, useCallback, useState } from 'react'
import { useWords } from '#words'
import { isSent } from '../http/upload-queue.ts'
import { part } from '../shell/part.tsx'
import { useLeaveWarning } from '../state/use-leave-warning.ts'
import { LibraryContext, useSharedLibrary } from '../state/use-library.ts'
import { usePaste } from '../state/use-paste.ts'
import { Notices } from '../table/notices.tsx'
import { notify } from '../table/notify.ts'
import { DropZone } from './drop-zone.tsx'
import { FileInputs } from './file-picker.tsx'
import { OpenPaste } from './open-paste.ts'

const PasteDialog = part(async () => (await import('./paste-dialog.tsx')).PasteDialog)
const ReplaceDialog = part(async () => (await import('./replace-dialog.tsx')).ReplaceDialog)

/** The library for every screen, and the ways into it from each: files that are dropped, chosen or pasted, and text. */
export function LibraryProvider({ children }: { children: ReactNode }) {
  const words = useWords()
  const library = useSharedLibrary()
  const { queue, uploads } = library
  const [pasted, setPasted] = useState<string>()
  const add = useCallback((files: File[]) => queue.add(files), [queue])
  const takeText = useCallback(
    (text: string) => {
      if (text.trim() === '') notify({ text: words.paste.emptyClipboard })
      else setPasted(text)
    },
    [words],
  )
  usePaste(add, takeText)
  useLeaveWarning(uploads.some((upload) => isSent(upload) || upload.state === 'asking'))
  const close = () => setPasted(undefined)
  return (
    <LibraryContext value={library}>
      <OpenPaste value={setPasted}>
        <DropZone onFiles={add} />
        <FileInputs onFiles={add} />
        {children}
        <Suspense>
          {uploads.some(({ state }) => state === 'asking') && (
            <ReplaceDialog uploads={uploads} queue={queue} />
          )}
          {pasted !== undefined && (
            <PasteDialog text={pasted} onAdd={(file) => add([file])} onClose={close} />
          )}
        </Suspense>
        <Notices />
      </OpenPaste>
    </LibraryContext>
  )
}
