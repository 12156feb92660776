import { useQueryClient } from '@tanstack/react-query'
import { useCallback, useEffect, useLayoutEffect, useMemo, useRef, useSyncExternalStore } from 'react'
import type { Document } from '#lib/api/schemas.ts'
import { type Asked, fetchRow, knownRow } from '../http/table-rows.ts'
import { type RunSnapshot, TableRun } from '../http/table-run.ts'

/** A run over the documents, and how far it is. */
export interface TableProgress extends RunSnapshot {
  run: TableRun
}

/**
 * Asks every ready document the questions, for as long as the screen is open; documents that become ready are asked by
 * themselves.
 */
export function useTable(questions: string[], documents: Document[], isConnected: boolean): TableProgress {
  const client = useQueryClient()
  const questionsKey = JSON.stringify(questions)
  const versions = useVersions(documents)
  const run = useMemo(() => {
    const asked = JSON.parse(questionsKey) as string[]
    return new TableRun(
      (id, signal) => fetchRow(client, versions(id), asked, signal),
      (id) => knownRow(client, versions(id), asked),
    )
  }, [client, versions, questionsKey])

  const ready = questions.length > 0 ? documents.filter(({ status }) => status === 'ready') : []
  const readyKey = JSON.stringify(ready.map(({ id }) => id))
  useEffect(() => run.want(JSON.parse(readyKey) as string[]), [run, readyKey])
  useNewVersions(run, ready)
  useEffect(() => () => run.end(), [run])
  useEffect(() => {
    if (isConnected) run.reconnect()
  }, [run, isConnected])

  return { run, ...useSyncExternalStore(run.subscribe, run.getSnapshot, run.getSnapshot) }
}

/** The version that a document has at the moment. */
function useVersions(documents: Document[]): (id: string) => Asked {
  const latest = useRef(new Map<string, string>())
  useLayoutEffect(() => {
    latest.current = new Map(documents.map(({ id, sha256 }) => [id, sha256]))
  }, [documents])
  return useCallback((id) => ({ id, sha256: latest.current.get(id) ?? '' }), [])
}

/** Asks a document again when a new version has taken its place. */
function useNewVersions(run: TableRun, ready: Document[]): void {
  const seen = useRef({ run, versions: new Map<string, string>() })
  const versionsKey = JSON.stringify(ready.map(({ id, sha256 }) => [id, sha256]))
  useEffect(() => {
    if (seen.current.run !== run) seen.current = { run, versions: new Map() }
    const { versions } = seen.current
    for (const [id, sha256] of JSON.parse(versionsKey) as [string, string][]) {
      const before = versions.get(id)
      versions.set(id, sha256)
      if (before !== undefined && before !== sha256) run.retry(id)
    }
  }, [run, versionsKey])
}
