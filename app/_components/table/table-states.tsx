import { FolderPlus } from 'lucide-react'
import type { ReactNode } from 'react'
import { useWords } from '#words'
import { chooseFiles } from '../library/file-picker.tsx'
import { Icon } from '../shell/icon.tsx'

const placeholders = ['w-[38%]', 'w-[52%]', 'w-[31%]', 'w-[46%]', 'w-[40%]', 'w-[57%]', 'w-[35%]', 'w-[49%]']

/** Rows to come, while the library is fetched. */
export function LoadingRows() {
  const words = useWords()
  return (
    <div className="grid gap-5 px-5 py-6">
      <p role="status" className="sr-only">
        {words.table.loading}
      </p>
      {placeholders.map((width) => (
        <div key={width} aria-hidden="true" className={`skeleton h-4 ${width}`} />
      ))}
    </div>
  )
}

/** Nothing has been added yet. */
export function EmptyLibrary() {
  const words = useWords()
  return (
    <State title={words.table.none} text={`${words.table.noneWhy} ${words.library.formats}`}>
      <button
        type="button"
        className="button-primary flex items-center gap-2 px-4 py-2"
        onClick={chooseFiles}
      >
        <Icon of={FolderPlus} />
        {words.table.add}
      </button>
    </State>
  )
}

/** The filters leave nothing. */
export function NoneMatch({ onClear }: { onClear(): void }) {
  const words = useWords()
  return (
    <State title={words.table.noneMatch} text={words.table.noneMatchWhy}>
      <button type="button" className="button-line" onClick={onClear}>
        {words.table.clearFilters}
      </button>
    </State>
  )
}

function State({ title, text, children }: { title: string; text: string; children: ReactNode }) {
  return (
    <div className="grid flex-1 content-center justify-items-center gap-3 p-6 text-center">
      <h2 className="font-serif text-answer font-semibold">{title}</h2>
      <p className="max-w-[46ch] text-ink-2">{text}</p>
      <div className="mt-2">{children}</div>
    </div>
  )
}
