import { type CSSProperties, memo, type ReactNode } from 'react'
import type { Span } from '#lib/span.ts'
import { type Mark, segmentsOf } from '../state/segments.ts'
import type { Block, Group, Section } from './sections.ts'

interface Context {
  text: string
  marks: Mark[]
}

/** Some screens of a document. Drawn again only when its marks change. */
export const TextSection = memo(function TextSection({
  section,
  ...context
}: { section: Section } & Context) {
  return (
    <div className="sheet-section">
      {section.groups.map((group) => (
        <GroupView key={group.blocks[0]?.start} group={group} context={context} />
      ))}
    </div>
  )
})

function GroupView({ group, context }: { group: Group; context: Context }) {
  if (group.kind === 'table') return <Table rows={group.blocks} context={context} />
  if (group.kind === 'list') return <List items={group.blocks} context={context} />
  return group.blocks.map((block) => <Single key={block.start} block={block} context={context} />)
}

function Single({ block, context }: { block: Block; context: Context }) {
  const content = marked(block, context)
  const attributes = attributesOf(block)
  if (block.kind === 'code')
    return (
      <pre {...attributes} dir="ltr">
        {content}
      </pre>
    )
  if (block.kind === 'quote') return <blockquote {...attributes}>{content}</blockquote>
  if (block.kind === 'paragraph') return <p {...attributes}>{content}</p>
  const Heading = `h${Math.min(6, Math.max(1, block.level ?? 1))}` as 'h1'
  return <Heading {...attributes}>{content}</Heading>
}

/** Each block is read in the direction of its own script, and knows where in the text it begins. */
function attributesOf({ start }: Span) {
  return { dir: 'auto', 'data-start': start } as const
}

/** A number or a bullet that an item already has, as most writers of plain text put one. */
const ownMarker = /^\s*(?:[-*•–]|\(?\w{1,3}[.)])\s/

function List({ items, context }: { items: Block[]; context: Context }) {
  return (
    <ul>
      {items.map((item) => (
        <li
          key={item.start}
          {...attributesOf(item)}
          data-bullet={ownMarker.test(context.text.slice(item.start, item.start + 12)) ? undefined : ''}
          style={{ '--depth': item.level ?? 1 } as CSSProperties}
        >
          {marked(item, context)}
        </li>
      ))}
    </ul>
  )
}

function Table({ rows, context }: { rows: Block[]; context: Context }) {
  const heads = rows.filter(({ isHeader }) => isHeader)
  const body = rows.filter(({ isHeader }) => !isHeader)
  return (
    <table dir="auto">
      {heads.length > 0 && (
        <thead>
          {heads.map((row) => (
            <Row key={row.start} row={row} context={context} />
          ))}
        </thead>
      )}
      <tbody>
        {body.map((row) => (
          <Row key={row.start} row={row} context={context} />
        ))}
      </tbody>
    </table>
  )
}

function Row({ row, context }: { row: Block; context: Context }) {
  const cells = row.cells ?? [row]
  return (
    <tr>
      {cells.map((cell, column) => {
        // Empty cells may begin where their neighbour does.
        const key = `${column} ${cell.start}`
        const content = marked(cell, context)
        return row.isHeader ? (
          <th key={key} scope="col" {...attributesOf(cell)}>
            {content}
          </th>
        ) : (
          <td key={key} {...attributesOf(cell)}>
            {content}
          </td>
        )
      })}
    </tr>
  )
}

function marked({ start, end }: Span, { text, marks }: Context): ReactNode {
  const slice = text.slice(start, end)
  if (marks.length === 0) return slice
  return segmentsOf(slice, start, marks).map((segment) =>
    segment.kind ? (
      <mark key={segment.start} data-kind={segment.kind}>
        {segment.text}
      </mark>
    ) : (
      segment.text
    ),
  )
}
