import { useWords } from '#words'

interface Props {
  id: string
  name: string
  isSelected: boolean
  tabIndex: number
  onToggle(id: string, isRange: boolean): void
}

/** Selects a document; with Shift all from the one selected before. */
export function SelectBox({ id, name, isSelected, tabIndex, onToggle }: Props) {
  const words = useWords()
  return (
    <input
      type="checkbox"
      aria-label={words.table.select(name)}
      checked={isSelected}
      tabIndex={tabIndex}
      className="block size-4 cursor-pointer accent-(--accent)"
      onChange={({ nativeEvent }) => onToggle(id, nativeEvent instanceof MouseEvent && nativeEvent.shiftKey)}
    />
  )
}
