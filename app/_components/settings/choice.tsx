import clsx from 'clsx'
import type { LucideIcon } from 'lucide-react'
import { Icon } from '../shell/icon.tsx'
import { cardClass } from './section.tsx'

interface Props<Value extends string> {
  /** What is chosen, for ears, and as the name of the group. */
  legend: string
  name: string
  options: { value: Value; label: string; lang?: string; icon?: LucideIcon }[]
  /** Undefined while it is not known yet. */
  chosen: Value | undefined
  note?: string
  onChoose(value: Value): void
}

/** One of a few, as buttons that are radio buttons. */
export function Choice<Value extends string>(props: Props<Value>) {
  const { legend, name, options, chosen, note, onChoose } = props
  return (
    <fieldset className={cardClass}>
      <legend className="float-left mb-2.5 w-full font-semibold">{legend}</legend>
      <div className="clear-both flex flex-wrap gap-2">
        {options.map(({ value, label, lang, icon }) => (
          <label
            key={value}
            lang={lang}
            className={clsx(
              'relative flex items-center gap-2 rounded-control border px-3 py-1.5 font-medium has-focus-visible:outline-2 has-focus-visible:outline-offset-2 has-focus-visible:outline-accent',
              value === chosen
                ? 'border-accent bg-accent-soft text-ink'
                : 'border-line-strong text-ink-2 hover:text-ink',
            )}
          >
            <input
              type="radio"
              name={name}
              value={value}
              checked={value === chosen}
              className="absolute inset-0 cursor-pointer appearance-none rounded-control outline-none"
              onChange={() => onChoose(value)}
            />
            {icon && <Icon of={icon} />}
            {label}
          </label>
        ))}
      </div>
      {note && <p className="mt-2.5 max-w-[65ch] text-label text-ink-3">{note}</p>}
    </fieldset>
  )
}
