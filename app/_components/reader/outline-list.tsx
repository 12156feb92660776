import { useQuery } from '@tanstack/react-query'
import type { DocumentText } from '#lib/api/schemas.ts'
import { useWords } from '#words'
import { headingsOf, type OutlineItem } from './outline.ts'
import { PanelNote } from './panel-note.tsx'
import { pdfOutline } from './pdf-outline.ts'
import type { OpenPdf } from './use-pdf.ts'

interface Props {
  documentId: string
  text: DocumentText | undefined
  /** Absent for documents without pages. */
  pdf: OpenPdf | undefined
  onChoose(item: OutlineItem): void
}

/** The headings of a document: those that a PDF brings with it, or those that were read in the text. */
export function OutlineList({ documentId, text, pdf, onChoose }: Props) {
  const words = useWords()
  const own = useQuery({
    queryKey: ['outline', documentId],
    enabled: pdf !== undefined,
    queryFn: () => (pdf ? pdfOutline(pdf.pdf) : []),
    retry: false,
  })
  if (!text || (pdf && own.isPending)) return <PanelNote>{words.reader.panel.loading}</PanelNote>
  const items = own.data?.length ? own.data : headingsOf(text)
  if (items.length === 0) return <PanelNote>{words.reader.panel.noOutline}</PanelNote>
  const highest = Math.min(...items.map(({ level }) => level))
  return (
    <ul className="px-1.5 py-2">
      {items.map((item) => (
        <li key={item.key}>
          <button
            type="button"
            dir="auto"
            className="block w-full rounded-control py-1 pr-2 text-start text-ink-2 transition-colors duration-100 [overflow-wrap:anywhere] hover:bg-sunken hover:text-ink"
            style={{ paddingInlineStart: 8 + 12 * Math.min(4, item.level - highest) }}
            onClick={() => onChoose(item)}
          >
            {item.title}
          </button>
        </li>
      ))}
    </ul>
  )
}
