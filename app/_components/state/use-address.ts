import { useSearchParams } from 'next/navigation'
import { useCallback, useEffect, useState } from 'react'
import { type Address, changeAddress, readAddress, writeAddress } from './address.ts'

/** `push` makes a step for the browser's way back, `replace` does not. */
export type Step = 'push' | 'replace'
export type GoTo = (change: Partial<Address>, step: Step) => void

/**
 * The address as state. Next takes part in the browser's own history calls, so nothing is fetched; it tells of a change
 * only a moment later, which a tick box must not wait for.
 */
export function useAddress(): [Address, GoTo] {
  const parameters = useSearchParams()
  const [address, setAddress] = useState(() => readAddress(new URLSearchParams(parameters.toString())))
  // biome-ignore lint/correctness/useExhaustiveDependencies: a change of the parameters says that the address is another one
  useEffect(() => {
    setAddress((shown) => {
      const current = currentAddress()
      return writeAddress(shown) === writeAddress(current) ? shown : current
    })
  }, [parameters])
  const goTo = useCallback<GoTo>((change, step) => {
    const next = changeAddress(currentAddress(), change)
    const path = writeAddress(next)
    if (path === `/${window.location.search}`) return
    setAddress(next)
    if (step === 'push') window.history.pushState(null, '', path)
    else window.history.replaceState(null, '', path)
  }, [])
  return [address, goTo]
}

function currentAddress(): Address {
  return readAddress(new URLSearchParams(window.location.search))
}
