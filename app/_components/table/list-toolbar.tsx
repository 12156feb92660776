import {
  ArrowDown,
  ArrowUp,
  ClipboardPaste,
  FolderPlus,
  LayoutGrid,
  type LucideIcon,
  Rows3,
} from 'lucide-react'
import { useWords } from '#words'
import { chooseFiles } from '../library/file-picker.tsx'
import { NameFilter } from '../library/name-filter.tsx'
import { useOpenPaste } from '../library/open-paste.ts'
import { Icon } from '../shell/icon.tsx'
import {
  documentTypes,
  type ListAddress,
  type SortKey,
  sortKeys,
  statusGroups,
} from '../state/list-address.ts'
import { Choice } from './choice.tsx'

interface Props {
  address: ListAddress
  tags: { tag: string; count: number }[]
  shown: number
  total: number
  onChange(change: Partial<ListAddress>): void
}

/** What is shown, in which order and how. */
export function ListToolbar({ address, tags, shown, total, onChange }: Props) {
  const words = useWords()
  const openPaste = useOpenPaste()
  return (
    <search
      aria-label={words.table.filters}
      className="flex flex-wrap items-center gap-2 border-b border-line bg-surface px-3.5 py-2.5 medium:px-5"
    >
      <NameFilter
        label={words.table.byName}
        value={address.query}
        className="min-w-40 flex-1 border-line-strong py-1.5 medium:max-w-72"
        onChange={(query) => onChange({ query })}
      />
      <Choice
        label={words.table.byType}
        all={words.table.anyType}
        value={address.type}
        options={documentTypes.map((type) => ({ value: type, label: words.table.types[type] }))}
        onChange={(type) => onChange({ type })}
      />
      <Choice
        label={words.table.byStatus}
        all={words.table.anyStatus}
        value={address.status}
        options={statusGroups.map((status) => ({ value: status, label: words.table.statuses[status] }))}
        onChange={(status) => onChange({ status })}
      />
      {(tags.length > 0 || address.tag !== undefined) && (
        <Choice
          label={words.table.byTag}
          all={words.table.anyTag}
          value={address.tag}
          options={tags.map(({ tag, count }) => ({ value: tag, label: words.table.tagged(tag, count) }))}
          onChange={(tag) => onChange({ tag })}
        />
      )}
      <Order {...address} onChange={onChange} />
      {/* Where the line is full they go to the next one together. */}
      <div className="ml-auto flex flex-wrap items-center justify-end gap-2">
        <p role="status" className="text-label text-ink-3 tabular-nums">
          {words.table.shown(shown, total)}
        </p>
        <fieldset className="flex gap-0.5">
          <legend className="sr-only">{words.table.view}</legend>
          <ViewButton view="table" icon={Rows3} label={words.table.asTable} {...{ address, onChange }} />
          <ViewButton view="cards" icon={LayoutGrid} label={words.table.asCards} {...{ address, onChange }} />
        </fieldset>
        <button type="button" className="button-line flex items-center gap-2" onClick={chooseFiles}>
          <Icon of={FolderPlus} size={15} />
          {words.table.add}
        </button>
        <button
          type="button"
          title={words.paste.open}
          className="button-line flex min-h-[34px] items-center gap-2"
          onClick={() => openPaste('')}
        >
          <Icon of={ClipboardPaste} size={15} />
          <span className="sr-only wide:not-sr-only">{words.paste.open}</span>
        </button>
      </div>
    </search>
  )
}

/** The order where there are no column heads to press, or not all of them. */
function Order({ sort, isDescending, view, onChange }: ListAddress & Pick<Props, 'onChange'>) {
  const words = useWords()
  const label = words.table.sorted(words.table.columns[sort], isDescending)
  return (
    <span className={view === 'table' ? 'flex wide:hidden' : 'flex'}>
      <Choice
        label={words.table.sortBy}
        value={sort}
        options={sortKeys.map((key) => ({ value: key, label: words.table.columns[key] }))}
        onChange={(key: SortKey | undefined) => key && onChange({ sort: key })}
      />
      <button
        type="button"
        className="button-icon"
        aria-label={label}
        title={label}
        onClick={() => onChange({ isDescending: !isDescending, sort })}
      >
        <Icon of={isDescending ? ArrowDown : ArrowUp} size={15} />
      </button>
    </span>
  )
}

interface ViewProps extends Pick<Props, 'address' | 'onChange'> {
  view: ListAddress['view']
  icon: LucideIcon
  label: string
}

function ViewButton({ view, icon, label, address, onChange }: ViewProps) {
  return (
    <button
      type="button"
      aria-label={label}
      title={label}
      aria-pressed={address.view === view}
      className="button-icon aria-pressed:bg-sunken aria-pressed:text-ink"
      onClick={() => onChange({ view })}
    >
      <Icon of={icon} />
    </button>
  )
}
