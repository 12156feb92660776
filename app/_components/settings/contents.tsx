import { useWords } from '#words'
import type { SectionName } from './section.tsx'

/** Where there is room beside the sections: links to each. */
export function Contents() {
  const words = useWords()
  const names = Object.keys(words.settings.sections) as SectionName[]
  return (
    <nav aria-label={words.settings.contents} className="hidden wide:block">
      <ul className="sticky top-8 grid gap-0.5">
        {names.map((name) => (
          <li key={name}>
            <a
              href={`#${name}`}
              className="block rounded-control px-2.5 py-1.5 font-medium text-ink-2 transition-colors duration-100 hover:bg-sunken hover:text-ink"
            >
              {words.settings.sections[name]}
            </a>
          </li>
        ))}
      </ul>
    </nav>
  )
}
