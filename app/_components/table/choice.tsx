interface Props<Value extends string> {
  label: string
  /** What stands for no choice; without it there is always one. */
  all?: string
  value: Value | undefined
  options: { value: Value; label: string }[]
  onChange(value: Value | undefined): void
}

/** One of a few, from the system's own list. */
export function Choice<Value extends string>({ label, all, value, options, onChange }: Props<Value>) {
  return (
    <select
      aria-label={label}
      title={label}
      value={value ?? ''}
      className="max-w-44 rounded-control border border-line-strong bg-surface px-2 py-1.5 text-ink-2 data-chosen:border-accent data-chosen:text-ink"
      data-chosen={all !== undefined && value !== undefined ? '' : undefined}
      onChange={({ target }) => onChange(options.find((option) => option.value === target.value)?.value)}
    >
      {all !== undefined && <option value="">{all}</option>}
      {options.map((option) => (
        <option key={option.value} value={option.value}>
          {option.label}
        </option>
      ))}
      {all !== undefined && value !== undefined && !options.some((option) => option.value === value) && (
        <option value={value}>{value}</option>
      )}
    </select>
  )
}
