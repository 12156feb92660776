import * as Dialog from '@radix-ui/react-dialog'
import { Command } from 'cmdk'
import { Search } from 'lucide-react'
import { useState } from 'react'
import { useWords } from '#words'
import { Icon } from '../shell/icon.tsx'
import type { PaletteItem } from './palette-item.ts'
import { useGroups } from './use-groups.ts'

interface Props {
  onClose(): void
  /** Once the palette has gone and the focus is back where it was. */
  onChosen(act: () => void): void
  onShortcuts(): void
}

/** What lies over the screen: a line to type in, and everything that fits it. */
export function Palette({ onClose, onChosen, onShortcuts }: Props) {
  const words = useWords()
  const [typed, setTyped] = useState('')
  const groups = useGroups(typed, onShortcuts)
  const choose = (item: PaletteItem) => {
    onChosen(item.act)
    onClose()
  }
  return (
    <>
      <Dialog.Title className="sr-only">{words.palette.title}</Dialog.Title>
      <Command label={words.palette.title} shouldFilter={false} loop>
        <div className="flex items-center gap-3 border-b border-line px-4">
          <Icon of={Search} className="flex-none text-ink-3" />
          <Command.Input
            value={typed}
            placeholder={words.palette.placeholder}
            className="h-12 w-full bg-transparent text-[16px] outline-none placeholder:text-ink-3"
            onValueChange={setTyped}
          />
        </div>
        <Command.List
          label={words.palette.results}
          className="max-h-[min(420px,60dvh)] overflow-y-auto overscroll-contain p-1.5 [scrollbar-width:thin]"
        >
          {groups.length === 0 && (
            <Command.Empty className="p-4 text-ink-2">{words.palette.none}</Command.Empty>
          )}
          {groups.map(({ title, items }) => (
            <Command.Group
              key={title}
              heading={title}
              className="[&_[cmdk-group-heading]]:px-2.5 [&_[cmdk-group-heading]]:pt-2.5 [&_[cmdk-group-heading]]:pb-1 [&_[cmdk-group-heading]]:text-label [&_[cmdk-group-heading]]:font-semibold [&_[cmdk-group-heading]]:text-ink-3"
            >
              {items.map((item) => (
                <Line key={item.key} item={item} group={title} onChoose={choose} />
              ))}
            </Command.Group>
          ))}
        </Command.List>
      </Command>
    </>
  )
}

interface LineProps {
  item: PaletteItem
  group: string
  onChoose(item: PaletteItem): void
}

function Line({ item, group, onChoose }: LineProps) {
  return (
    <Command.Item
      value={`${group} ${item.key}`}
      className="flex min-h-9 cursor-pointer items-center gap-3 rounded-control px-2.5 py-1.5 text-ink-2 data-[selected=true]:bg-accent-soft data-[selected=true]:text-ink"
      onSelect={() => onChoose(item)}
    >
      <Icon of={item.icon} className="flex-none" />
      <span className="min-w-0 flex-1 truncate" title={item.label}>
        {item.label}
      </span>
      {item.hint && <span className="flex-none text-label text-ink-3">{item.hint}</span>}
    </Command.Item>
  )
}
