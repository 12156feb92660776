import { useWords } from '#words'
import { useLibrary } from '../state/use-library.ts'
import { KnownRow } from './known-row.tsx'
import { OverallProgress } from './overall-progress.tsx'
import { groupUploads } from './upload-groups.ts'
import { UploadRow } from './upload-row.tsx'

/** On a screen without the library beside it: what is being added, and what could not be, until someone has seen why. */
export function Arrivals() {
  const words = useWords()
  const { uploads, queue } = useLibrary()
  const { sending, known, held } = groupUploads(uploads)
  return (
    <>
      <OverallProgress
        from={1}
        className="flex-none border-b border-line bg-surface px-3.5 py-2 medium:px-5"
      />
      {uploads.length > 0 && (
        <section
          aria-label={words.table.uploads}
          className="max-h-44 flex-none overflow-y-auto border-b border-line bg-surface px-3 py-2 [scrollbar-width:thin] medium:px-4"
        >
          <ul className="max-w-[560px]">
            {[...held, ...sending].map((upload) => (
              <UploadRow key={upload.key} upload={upload} queue={queue} />
            ))}
            {known.map((upload) => (
              <KnownRow key={upload.key} upload={upload} queue={queue} isTold />
            ))}
          </ul>
        </section>
      )}
    </>
  )
}
