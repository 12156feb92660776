import { useSearchParams } from 'next/navigation'
import { useCallback, useMemo } from 'react'
import { type Address, readAddress, writeAddress } from './address.ts'

/** `push` makes a step for the browser's way back, `replace` does not. */
export type Step = 'push' | 'replace'
export type GoTo = (change: Partial<Address>, step: Step) => void

/** The address as state. Next takes part in the browser's own history calls, so nothing is fetched. */
export function useAddress(): [Address, GoTo] {
  const parameters = useSearchParams()
  const address = useMemo(() => readAddress(new URLSearchParams(parameters.toString())), [parameters])
  const goTo = useCallback<GoTo>((change, step) => {
    const current = readAddress(new URLSearchParams(window.location.search))
    const path = writeAddress({ ...current, ...change })
    if (path === `/${window.location.search}`) return
    if (step === 'push') window.history.pushState(null, '', path)
    else window.history.replaceState(null, '', path)
  }, [])
  return [address, goTo]
}
