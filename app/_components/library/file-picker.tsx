import type { ChangeEvent } from 'react'
import { useWords } from '#words'
import { useOpenPaste } from './open-paste.ts'

const filesInputId = 'choose-files'
const folderInputId = 'choose-folder'
const pickerId = 'file-picker'

/** Opens the system's own window for choosing files, from any button on the screen. */
export function chooseFiles(): void {
  document.getElementById(filesInputId)?.click()
}

/** Opens the system's own window for choosing one file for a purpose of its own. */
export function chooseFile(use: (file: File) => void): void {
  const input = document.createElement('input')
  input.type = 'file'
  input.addEventListener('change', () => {
    const [file] = input.files ?? []
    if (file) use(file)
  })
  input.click()
}

function chooseFolder(): void {
  document.getElementById(folderInputId)?.click()
}

/** Leads the keyboard to where files are added. */
export function focusFilePicker(): void {
  document.getElementById(pickerId)?.querySelector('button')?.focus()
}

/** What the system's window hands the chosen files to. Part of the whole screen, since the library is not always shown. */
export function FileInputs({ onFiles }: { onFiles(files: File[]): void }) {
  const take = ({ target }: ChangeEvent<HTMLInputElement>) => {
    onFiles(visible([...(target.files ?? [])]))
    // Choosing the same file again is a change too.
    target.value = ''
  }
  return (
    <>
      <input id={filesInputId} type="file" multiple hidden onChange={take} />
      <input id={folderInputId} type="file" hidden {...{ webkitdirectory: '' }} onChange={take} />
    </>
  )
}

/** Says that files can be dropped, and lets them be chosen. */
export function FilePicker() {
  const words = useWords()
  const openPaste = useOpenPaste()
  return (
    <div
      id={pickerId}
      className="mb-3 rounded-card border-[1.5px] border-dashed border-line px-3 py-3.5 text-center text-ink-2"
    >
      {words.library.drop}{' '}
      <span className="whitespace-nowrap">
        <button type="button" className="link font-semibold" onClick={chooseFiles}>
          {words.library.choose}
        </button>
        {' /'}
      </span>{' '}
      <span className="whitespace-nowrap">
        <button type="button" className="link font-semibold" onClick={chooseFolder}>
          {words.library.chooseFolder}
        </button>
        {' /'}
      </span>{' '}
      <button type="button" className="link font-semibold whitespace-nowrap" onClick={() => openPaste('')}>
        {words.paste.openShort}
      </button>
    </div>
  )
}

/** Without what systems and programs hide in folders. */
function visible(files: File[]): File[] {
  return files.filter(({ name }) => !name.startsWith('.') && name !== 'Thumbs.db' && name !== 'desktop.ini')
}
