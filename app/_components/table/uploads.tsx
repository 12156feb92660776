import type { Upload, UploadQueue } from '../http/upload-queue.ts'
import { UploadRow } from '../library/upload-row.tsx'
import { words } from '../words.ts'

/** Files on their way, and those that did not get there, until someone has seen why. */
export function Uploads({ uploads, queue }: { uploads: Upload[]; queue: UploadQueue }) {
  if (uploads.length === 0) return undefined
  return (
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
  )
}
