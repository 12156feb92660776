import type { Nodes, Root, Table } from 'mdast'
import { Fragment, type ReactNode } from 'react'

/** The tree of a model card as elements. Headings stand one level down, below the page's own; raw HTML is shown as it is written. */
export function Markdown({ tree }: { tree: Root }) {
  return <div className="card-text">{renderAll(tree.children)}</div>
}

function renderAll(nodes: Nodes[]): ReactNode {
  // biome-ignore lint/suspicious/noArrayIndexKey: a parsed text does not change
  return nodes.map((node, index) => <Fragment key={index}>{render(node)}</Fragment>)
}

function render(node: Nodes): ReactNode {
  switch (node.type) {
    case 'heading': {
      const Heading = `h${Math.min(6, node.depth + 1)}` as 'h2'
      return <Heading>{renderAll(node.children)}</Heading>
    }
    case 'paragraph':
      return <p>{renderAll(node.children)}</p>
    case 'strong':
      return <strong>{renderAll(node.children)}</strong>
    case 'emphasis':
      return <em>{renderAll(node.children)}</em>
    case 'inlineCode':
      return <code>{node.value}</code>
    case 'code':
      return (
        // biome-ignore lint/a11y/noNoninteractiveTabindex: what scrolls must be reached by keyboard
        <pre tabIndex={0}>
          <code>{node.value}</code>
        </pre>
      )
    case 'blockquote':
      return <blockquote>{renderAll(node.children)}</blockquote>
    case 'list': {
      const List = node.ordered ? 'ol' : 'ul'
      return <List>{renderAll(node.children)}</List>
    }
    case 'listItem':
      return <li>{renderAll(node.children)}</li>
    case 'link':
      return renderLink(node.url, renderAll(node.children))
    case 'table':
      return <CardTable table={node} />
    case 'thematicBreak':
      return <hr />
    case 'break':
      return <br />
    case 'text':
    case 'html':
      return node.value
    default:
      return 'children' in node ? renderAll(node.children) : null
  }
}

/** To the web only: a path beside the card leads nowhere from here. */
function renderLink(url: string, content: ReactNode): ReactNode {
  if (!url.startsWith('https://')) return content
  return (
    <a href={url} rel="noreferrer" target="_blank" className="link">
      {content}
    </a>
  )
}

/** A table without words in its head, which Markdown can't leave out, has none; its first cells name its rows. */
function CardTable({ table: { children } }: { table: Table }) {
  const [head, ...rows] = children
  const hasHead = head?.children.some((cell) => cell.children.length > 0) ?? false
  return (
    // biome-ignore lint/a11y/noNoninteractiveTabindex: what scrolls must be reached by keyboard
    <div className="card-table" tabIndex={0}>
      <table>
        {hasHead && (
          <thead>
            <tr>
              {head?.children.map((cell, index) => (
                // biome-ignore lint/suspicious/noArrayIndexKey: a parsed text does not change
                <HeadCell key={index}>{cell.children.length > 0 && renderAll(cell.children)}</HeadCell>
              ))}
            </tr>
          </thead>
        )}
        <tbody>
          {rows.map((row, index) => (
            // biome-ignore lint/suspicious/noArrayIndexKey: a parsed text does not change
            <tr key={index}>
              {row.children.map((cell, position) => {
                const Cell = !hasHead && position === 0 ? 'th' : 'td'
                return (
                  // biome-ignore lint/suspicious/noArrayIndexKey: a parsed text does not change
                  <Cell key={position} scope={Cell === 'th' ? 'row' : undefined}>
                    {renderAll(cell.children)}
                  </Cell>
                )
              })}
            </tr>
          ))}
        </tbody>
      </table>
    </div>
  )
}

/** A column without a name is no heading of anything. */
function HeadCell({ children }: { children: ReactNode }) {
  return children ? <th scope="col">{children}</th> : <td />
}
