import { FileText } from 'lucide-react'
import type { ReactNode } from 'react'
import { useWords } from '#words'
import { Icon } from '../shell/icon.tsx'

interface Props {
  documentName: string
  headingPath: string[]
  pageNumber: number | undefined
  /** What stands at the end of the line. */
  children?: ReactNode
}

/** Where a quotation stands: document · headings · page. */
export function SourceLine({ documentName, headingPath, pageNumber, children }: Props) {
  const words = useWords()
  const where = [...headingPath, ...(pageNumber === undefined ? [] : [words.results.page(pageNumber)])]
  return (
    <div className="mt-3 flex items-start gap-2 text-label text-ink-3">
      <Icon of={FileText} size={15} className="flex-none" />
      <span className="min-w-0 flex-1 [overflow-wrap:anywhere]">
        <span className="font-medium text-ink-2">{documentName}</span>
        {where.map((part) => ` · ${part}`)}
      </span>
      {children}
    </div>
  )
}
