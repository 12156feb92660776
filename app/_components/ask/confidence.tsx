import clsx from 'clsx'
import { useWords } from '#words'
import { confidenceBars, confidenceLevel } from '../state/confidence.ts'

const bars = [1, 2, 3, 4]
const colours = { strong: 'text-good', fair: 'text-warn', weak: 'text-warn' }

/** How sure an answer is: bars, a word and the calibrated number. */
export function Confidence({ value }: { value: number }) {
  const words = useWords()
  const level = confidenceLevel(value)
  const filled = confidenceBars(value)
  const share = words.decimal(value, 2)
  return (
    <span className={clsx('flex items-center gap-1.5 font-semibold whitespace-nowrap', colours[level])}>
      <span className="sr-only">{words.confidence.spoken(words.confidence[level], share)}</span>
      <span aria-hidden="true" className="inline-flex gap-0.5">
        {bars.map((bar) => (
          <span
            key={bar}
            className={clsx('h-1 w-2.5 rounded-[2px] bg-current', bar > filled && 'opacity-[0.22]')}
          />
        ))}
      </span>
      <span aria-hidden="true" className="tabular-nums">
        {words.confidence[level]} {share}
      </span>
    </span>
  )
}
