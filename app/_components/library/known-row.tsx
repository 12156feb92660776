import { CheckCheck, X } from 'lucide-react'
import { useEffect } from 'react'
import { useWords } from '#words'
import type { Upload, UploadQueue } from '../http/upload-queue.ts'
import { Icon } from '../shell/icon.tsx'
import { OpenLink } from '../table/open-link.tsx'
import { Row } from './row.tsx'

/** Long enough to be read and followed. */
const shownMs = 20_000

interface Props {
  upload: Upload
  queue: UploadQueue
  /** What the document is opened with where it can be read beside the list; else the link leads to it. */
  onOpen?: ((id: string) => void) | undefined
  /** Whether the row has to say by itself that the library has the document. */
  isTold?: boolean
}

/** A file whose bytes the library has: the way to its document, for a while. */
export function KnownRow({ upload: { key, name, known }, queue, onOpen, isTold = false }: Props) {
  const words = useWords()
  useEffect(() => {
    const timer = setTimeout(() => queue.dismiss(key), shownMs)
    return () => clearTimeout(timer)
  }, [key, queue])
  const dismiss = (
    <button
      type="button"
      className="button-icon -my-1 size-7"
      aria-label={words.library.dismissOf(name)}
      title={words.library.dismiss}
      onClick={() => queue.dismiss(key)}
    >
      <Icon of={X} size={14} />
    </button>
  )
  const link = known && <OpenLink id={known.id} name={name} onOpen={onOpen} className="link block truncate" />
  const isRenamed = known && known.name !== name
  return (
    <Row icon={CheckCheck} name={name} link={link} end={dismiss}>
      {isRenamed ? words.library.knownAs(known.name) : isTold && words.library.duplicate}
    </Row>
  )
}
