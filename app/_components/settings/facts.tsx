import { Fragment, type ReactNode } from 'react'

/** Names and what they stand for, one under the other; on a phone each value under its name. */
export function Facts({ of: facts }: { of: [name: string, value: ReactNode][] }) {
  return (
    <dl className="grid gap-x-6 medium:grid-cols-[minmax(120px,max-content)_minmax(0,1fr)] medium:gap-y-1.5">
      {facts.map(([name, value]) => (
        <Fragment key={name}>
          <dt className="text-ink-3">{name}</dt>
          <dd className="mb-2 [overflow-wrap:anywhere] tabular-nums medium:mb-0">{value}</dd>
        </Fragment>
      ))}
    </dl>
  )
}
