import { useRef } from 'react'
import { words } from '../words.ts'

const filePickerId = 'choose-files'

/** Opens the system's own window for choosing files, from a button elsewhere on the screen. */
export function chooseFiles(): void {
  document.getElementById(filePickerId)?.click()
}

/** Where files are chosen; they can be dropped anywhere on the page. */
export function FilePicker({ onFiles }: { onFiles(files: File[]): void }) {
  const files = useRef<HTMLInputElement>(null)
  const folder = useRef<HTMLInputElement>(null)
  const take = (input: HTMLInputElement) => {
    onFiles(visible([...(input.files ?? [])]))
    // Choosing the same file again is a change too.
    input.value = ''
  }
  return (
    <div className="mb-3 rounded-card border-[1.5px] border-dashed border-line px-3 py-3.5 text-center text-ink-2">
      {words.library.drop}{' '}
      <button
        id={filePickerId}
        type="button"
        className="link font-semibold"
        onClick={() => files.current?.click()}
      >
        {words.library.choose}
      </button>{' '}
      /{' '}
      <button type="button" className="link font-semibold" onClick={() => folder.current?.click()}>
        {words.library.chooseFolder}
      </button>
      <input ref={files} type="file" multiple hidden onChange={(event) => take(event.target)} />
      <input
        ref={folder}
        type="file"
        hidden
        {...{ webkitdirectory: '' }}
        onChange={(event) => take(event.target)}
      />
    </div>
  )
}

/** Without what systems and programs hide in folders. */
function visible(files: File[]): File[] {
  return files.filter(({ name }) => !name.startsWith('.') && name !== 'Thumbs.db' && name !== 'desktop.ini')
}
