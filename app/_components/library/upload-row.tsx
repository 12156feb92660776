import { Files, LoaderCircle, TriangleAlert, X } from 'lucide-react'
import { useWords } from '#words'
import type { Upload, UploadQueue } from '../http/upload-queue.ts'
import { Icon } from '../shell/icon.tsx'
import type { Words } from '../words/catalogue.ts'
import { chooseFile } from './file-picker.tsx'
import { ProgressBar } from './progress-bar.tsx'
import { remedyOf } from './remedies.ts'
import { Row } from './row.tsx'
import { RowActions } from './row-actions.tsx'

/** A file on its way to the library, or held up on it. */
export function UploadRow({ upload, queue }: { upload: Upload; queue: UploadQueue }) {
  const words = useWords()
  const { key, name, state, share, reason, code } = upload
  const dismiss = () => queue.dismiss(key)
  if (state === 'failed') {
    const retry = { label: words.library.retry, of: words.library.retryOf(name), act: () => queue.retry(key) }
    const otherFile = {
      label: words.library.otherFile,
      of: words.library.otherFileFor(name),
      act: () =>
        chooseFile((file) => {
          dismiss()
          queue.add([file])
        }),
    }
    const remove = { label: words.library.dismiss, of: words.library.dismissOf(name), act: dismiss }
    return (
      <Row icon={TriangleAlert} name={name} isBad>
        <p className="text-bad [overflow-wrap:anywhere]">{reason}</p>
        <RowActions actions={[remedyOf(code) === 'retry' ? retry : otherFile, remove]} />
      </Row>
    )
  }
  if (state === 'asking') {
    const choices = [
      {
        label: words.replace.replace,
        of: words.replace.replaceOf(name),
        act: () => queue.decide(key, 'replace'),
      },
      { label: words.replace.keep, of: words.replace.keepOf(name), act: () => queue.decide(key, 'keep') },
      { label: words.replace.skip, of: words.replace.skipOf(name), act: dismiss },
    ]
    return (
      <Row icon={Files} name={name}>
        <p>{words.library.nameTaken}</p>
        <RowActions actions={choices} />
      </Row>
    )
  }
  const cancel = (
    <button
      type="button"
      className="button-icon -my-1 size-7"
      aria-label={words.library.cancelOf(name)}
      title={words.library.cancel}
      onClick={dismiss}
    >
      <Icon of={X} size={14} />
    </button>
  )
  return (
    <Row icon={LoaderCircle} name={name} end={cancel} isSpinning={state === 'sending'}>
      <span>{textOf(words, upload)}</span>
      <ProgressBar label={words.library.progress(name)} percent={share * 100} />
    </Row>
  )
}

function textOf(words: Words, { state, share }: Upload): string {
  if (state === 'waiting') return words.library.waitingToSend
  return share > 0 ? words.library.sendingShare(Math.round(share * 100)) : words.library.sending
}
