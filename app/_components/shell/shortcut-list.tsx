import { useWords } from '#words'

/** The keys and what each does. */
export function ShortcutList() {
  const words = useWords()
  return (
    <dl className="grid grid-cols-[auto_1fr] items-center gap-x-6 gap-y-2.5">
      {words.shortcuts.map(({ keys, does }) => (
        <div key={does} className="contents">
          <dt className="flex gap-1">
            {keys.map((key) => (
              <kbd
                key={key}
                className="min-w-6 rounded-[4px] border border-line bg-paper px-1.5 py-0.5 text-center font-sans text-label font-medium"
              >
                {key}
              </kbd>
            ))}
          </dt>
          <dd className="text-ink-2">{does}</dd>
        </div>
      ))}
    </dl>
  )
}
