import { useSearchParams } from 'next/navigation'
import { useCallback, useEffect, useState } from 'react'
import { type ListAddress, readListAddress, writeListAddress } from './list-address.ts'

/** The library's address as state; a change replaces it, since the way back leads to another screen. */
export function useListAddress(): [ListAddress, (change: Partial<ListAddress>) => void] {
  const parameters = useSearchParams()
  const [address, setAddress] = useState(() => readListAddress(new URLSearchParams(parameters.toString())))
  // biome-ignore lint/correctness/useExhaustiveDependencies: a change of the parameters says that the address is another one
  useEffect(() => {
    setAddress((shown) => {
      const current = currentAddress()
      return writeListAddress(shown) === writeListAddress(current) ? shown : current
    })
  }, [parameters])
  const change = useCallback((changed: Partial<ListAddress>) => {
    const next = { ...currentAddress(), ...changed }
    setAddress(next)
    window.history.replaceState(null, '', writeListAddress(next))
  }, [])
  return [address, change]
}

function currentAddress(): ListAddress {
  return readListAddress(new URLSearchParams(window.location.search))
}
