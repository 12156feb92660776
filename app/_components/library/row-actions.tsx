interface Action {
  label: string
  /** The label with the name of what it is done to. */
  of: string
  act(): void
}

/** Small buttons in a line below a row. */
export function RowActions({ actions }: { actions: Action[] }) {
  return (
    <p className="-mx-2 flex flex-wrap gap-x-1">
      {actions.map(({ label, of, act }) => (
        <button key={label} type="button" aria-label={of} className="link px-2 py-0.5" onClick={act}>
          {label}
        </button>
      ))}
    </p>
  )
}
