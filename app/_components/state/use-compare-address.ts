import { useSearchParams } from 'next/navigation'
import { useCallback, useEffect, useState } from 'react'
import { type CompareAddress, readCompareAddress, writeCompareAddress } from './compare-address.ts'

/** The comparison's address as state; each change is a step for the browser's way back. See `use-address.ts`. */
export function useCompareAddress(): [CompareAddress, (change: Partial<CompareAddress>) => void] {
  const parameters = useSearchParams().toString()
  const [address, setAddress] = useState(() => readCompareAddress(new URLSearchParams(parameters)))
  useEffect(() => {
    setAddress(readCompareAddress(new URLSearchParams(parameters)))
  }, [parameters])
  const goTo = useCallback((change: Partial<CompareAddress>) => {
    const current = readCompareAddress(new URLSearchParams(window.location.search))
    const next = { ...current, ...change }
    const path = writeCompareAddress(next)
    if (path === `/compare${window.location.search}`) return
    setAddress(next)
    window.history.pushState(null, '', path)
  }, [])
  return [address, goTo]
}
