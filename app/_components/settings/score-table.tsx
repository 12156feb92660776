import type { ScoreTable as Scores } from '#lib/model-cards/headline-scores.ts'

/** Scores out of a model card; where there is no room it scrolls sideways by itself. */
export function ScoreTable({ scores: { columns, rows }, label }: { scores: Scores; label: string }) {
  return (
    // biome-ignore lint/a11y/noNoninteractiveTabindex: what scrolls must be reached by keyboard
    <section aria-label={label} tabIndex={0} className="overflow-x-auto">
      <table className="w-full border-collapse text-label tabular-nums">
        <thead>
          <tr>
            {columns.map((column, index) => (
              <th
                key={column}
                scope="col"
                className={cellClass('border-line-strong font-semibold text-ink-2', index)}
              >
                {column}
              </th>
            ))}
          </tr>
        </thead>
        <tbody>
          {rows.map((row) => (
            <tr key={row.join()}>
              {row.map((cell, index) => (
                <td key={columns[index]} className={cellClass('border-line', index)}>
                  {cell}
                </td>
              ))}
            </tr>
          ))}
        </tbody>
      </table>
    </section>
  )
}

/** Names begin at the left; the numbers beside them end at the right. */
const cellClass = (look: string, index: number): string =>
  `border-b py-1.5 pr-4 last:pr-0 align-top whitespace-nowrap ${index === 0 ? 'text-left' : 'text-right'} ${look}`
