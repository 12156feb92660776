import { useWords } from '#words'
import { useLibrary } from '../state/use-library.ts'
import { OverallProgress } from './overall-progress.tsx'
import { UploadRow } from './upload-row.tsx'

/** On a screen without the library beside it: what is being added, and what could not be, until someone has seen why. */
export function Arrivals() {
  const words = useWords()
  const { uploads, queue } = useLibrary()
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
            {uploads.map((upload) => (
              <UploadRow key={upload.key} upload={upload} queue={queue} />
            ))}
          </ul>
        </section>
      )}
    </>
  )
}
