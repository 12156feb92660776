import Link from 'next/link'
import { useWords } from '#words'
import { writeAddress } from '../state/address.ts'
import { cardClass } from './section.tsx'
import type { StorageView } from './settings-view.ts'

/** Less is nobody's concern. */
const toldFromBytes = 1_000_000

const kinds = ['database', 'originals', 'other', 'free'] as const

/** What the space goes to: by kind, and by document. */
export function Storage({ storage }: { storage: StorageView }) {
  const words = useWords()
  const { largest } = storage
  return (
    <div className={`${cardClass} grid grid-cols-[minmax(0,1fr)] gap-5`}>
      <dl className="grid grid-cols-2 gap-x-6 gap-y-4 medium:grid-cols-4">
        {kinds.map((kind) => {
          const [name, holds] = words.settings.use[kind]
          return (
            <div key={kind} className="flex flex-col">
              <dt className="order-2 font-medium text-ink-2">{name}</dt>
              <dd className="order-1 text-[18px] leading-snug font-semibold tabular-nums">
                {words.bytes(storage[kind])}
              </dd>
              {holds && <dd className="order-3 text-label text-ink-3">{holds}</dd>}
              {kind === 'database' && storage.unused >= toldFromBytes && (
                <dd className="order-4 text-label text-ink-3">
                  {words.settings.unused(words.bytes(storage.unused))}
                </dd>
              )}
            </div>
          )
        })}
      </dl>
      {largest.length === 0 ? (
        <p className="text-ink-2">{words.settings.noDocuments}</p>
      ) : (
        <Largest documents={largest} />
      )}
    </div>
  )
}

function Largest({ documents }: { documents: StorageView['largest'] }) {
  const words = useWords()
  const { name, size, passages } = words.settings.columns
  return (
    <div>
      <h3 id="largest-title" className="mb-1.5 text-label font-semibold text-ink-3">
        {words.settings.largest}
      </h3>
      <table aria-labelledby="largest-title" className="w-full table-fixed border-collapse tabular-nums">
        <colgroup>
          <col />
          <col className="w-20" />
          <col className="w-16" />
        </colgroup>
        <thead className="sr-only">
          <tr>
            <th scope="col">{name}</th>
            <th scope="col">{size}</th>
            <th scope="col">{passages}</th>
          </tr>
        </thead>
        <tbody>
          {documents.map((document) => (
            <tr key={document.id} className="border-t border-line">
              <td className="truncate py-1.5 pr-3">
                <Link href={openDocument(document.id)} title={document.name} className="link">
                  {document.name}
                </Link>
              </td>
              <td className="py-1.5 text-right">{words.bytes(document.sizeBytes)}</td>
              <td className="py-1.5 text-right text-ink-3">
                {words.library.shortPassages(document.passageCount)}
              </td>
            </tr>
          ))}
        </tbody>
      </table>
      <p className="mt-2 text-label text-ink-3">{words.settings.removing}</p>
    </div>
  )
}

const openDocument = (documentId: string) =>
  writeAddress({ mode: 'ask', question: '', scope: [], documentId })
