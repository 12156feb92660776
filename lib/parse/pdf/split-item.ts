import { boxAlong, type PageItem } from './page-item.ts'
import { around, placesIn } from './place-words.ts'

/**
 * Cuts an item where an edge of a column runs through the white space between its words: what stands in two cells
 * side by side may come as one item.
 * @param edges in the frame of the item's line
 */
export function splitItem(item: PageItem, edges: number[]): PageItem[] {
  const crossed = edges.filter((edge) => edge > item.left && edge < item.right)
  if (crossed.length === 0 || !item.text.includes(' ')) return [item]
  const places = placesIn(item)
  const sideOf = (at: number) => {
    const middle = item.left + (places[at * 2]! + places[at * 2 + 1]!) / 2
    return crossed.filter((edge) => edge < middle).length
  }
  const pieces: { start: number; end: number; side: number }[] = []
  for (const { 0: word, index: start } of item.text.matchAll(/[^ ]+/g)) {
    const last = pieces.at(-1)
    const side = sideOf(start + (word.length >> 1))
    if (last?.side === side) last.end = start + word.length
    else pieces.push({ start, end: start + word.length, side })
  }
  return pieces.map(({ start, end }) => pieceOf(item, start, end))
}

function pieceOf(item: PageItem, start: number, end: number): PageItem {
  if (start === 0 && end === item.text.length) return item
  const places = placesIn(item)
  const { from, to } = around(places, start, end)
  const [x, y] = item.origin
  const origin: PageItem['origin'] = [x + item.along[0] * from, y + item.along[1] * from]
  return {
    ...item,
    ...boxAlong({ ...item, origin }, { from: 0, to: to - from }),
    text: item.text.slice(start, end),
    places: places.slice(start * 2, end * 2).map((distance) => distance - from),
    spaceLeft: true,
    spaceRight: true,
    origin,
    left: item.left + from,
    right: item.left + to,
  }
}
