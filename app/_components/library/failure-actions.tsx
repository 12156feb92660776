import type { Document } from '#lib/api/schemas.ts'
import { useWords } from '#words'
import { useBulkActions } from '../state/use-bulk-actions.ts'
import { useLibrary } from '../state/use-library.ts'
import { chooseFile } from './file-picker.tsx'
import { remedyOf } from './remedies.ts'
import { RowActions } from './row-actions.tsx'

/** What can be done about a document that could not be taken in. */
export function FailureActions({ document: { id, name, error } }: { document: Document }) {
  const words = useWords()
  const { queue, actions } = useLibrary()
  const { remove } = useBulkActions()
  const retry = { label: words.library.retry, of: words.library.retryOf(name), act: () => actions.retry(id) }
  const otherFile = {
    label: words.library.otherFile,
    of: words.library.otherFileFor(name),
    act: () => chooseFile((file) => queue.replace(id, file)),
  }
  const drop = { label: words.library.remove, of: words.library.removeOf(name), act: () => remove([id]) }
  return <RowActions actions={[remedyOf(error?.code) === 'retry' ? retry : otherFile, drop]} />
}
