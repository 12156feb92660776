import { Download } from 'lucide-react'
import { useState } from 'react'
import type { Table } from '#lib/api/tables.ts'
import { failedRow } from '#lib/table/cell.ts'
import { useWords } from '#words'
import { Icon } from '../shell/icon.tsx'
import type { CompareState } from '../state/use-compare.ts'
import type { Words } from '../words/catalogue.ts'
import { type ExportFormat, exportFormats, exportTable } from './export-table.ts'

/** The table as a file, once it is complete or stopped: what is not answered by then says so in its cells. */
export function ExportButtons({ compare }: { compare: CompareState }) {
  const words = useWords()
  const [failure, setFailure] = useState<string>()
  const { table, set } = compare
  const canExport = table.rows.size > 0 && !table.isRunning
  const save = async (format: ExportFormat) => {
    setFailure(undefined)
    try {
      await exportTable(tableOf(words, compare), format, set?.name ?? words.compare.fileName)
    } catch (thrown) {
      setFailure(`${words.compare.exportFailed} ${thrown instanceof Error ? thrown.message : ''}`)
    }
  }
  return (
    <fieldset aria-label={words.compare.export} className="flex items-center gap-0.5">
      <Icon of={Download} size={14} className="mr-1 text-ink-3" />
      {exportFormats.map((format) => (
        <button
          key={format}
          type="button"
          aria-label={words.compare.exportAs(format)}
          className="button-quiet"
          disabled={!canExport}
          onClick={() => void save(format)}
        >
          {format}
        </button>
      ))}
      {failure !== undefined && (
        <p role="alert" className="text-label text-bad">
          {failure}
        </p>
      )}
    </fieldset>
  )
}

/** Every row on the screen; those without answers say why. */
function tableOf(words: Words, { questions, rows: documents, table }: CompareState): Table {
  const rows = documents.map((document) => {
    const state = table.rows.get(document.id)
    if (state?.status === 'done') return state.row
    const message = state?.status === 'failed' ? state.message : words.compare.notAsked
    return failedRow(document, questions, { code: 'cancelled', message })
  })
  return { questions, rows }
}
