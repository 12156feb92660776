import { useRouter } from 'next/navigation'
import type { MouseEvent } from 'react'
import { writeAddress } from '../state/address.ts'

interface Props {
  id: string
  name: string
  tabIndex?: number
  className: string
  /** What opens it where it can be read beside the link. */
  onOpen?: ((id: string) => void) | undefined
}

/** Leads to where a document is read. Not Next's own link, which watches each of thousands for coming into view. */
export function OpenLink({ id, name, tabIndex, className, onOpen }: Props) {
  const router = useRouter()
  const path = writeAddress({ mode: 'ask', question: '', scope: [], documentId: id })
  const follow = (event: MouseEvent) => {
    if (event.metaKey || event.ctrlKey || event.shiftKey) return
    event.preventDefault()
    if (onOpen) onOpen(id)
    else router.push(path)
  }
  return (
    <a
      href={path}
      tabIndex={tabIndex}
      data-open=""
      dir="auto"
      title={name}
      className={className}
      onClick={follow}
    >
      {name}
    </a>
  )
}
