import { useRouter } from 'next/navigation'
import { useCallback } from 'react'
import { type Address, readAddress, writeAddress } from '../state/address.ts'

/**
 * Goes to an address of the screen with the questions, from any screen. On that screen only the address changes, so that nothing is
 * fetched; what the change leaves out stays as it is there.
 */
export function useGoTo(): (change: Partial<Address>) => void {
  const router = useRouter()
  return useCallback(
    (change) => {
      const isThere = window.location.pathname === '/'
      const shown = readAddress(new URLSearchParams(isThere ? window.location.search : ''))
      const path = writeAddress({ ...shown, ...change })
      if (isThere && path === `/${window.location.search}`) return
      if (isThere) window.history.pushState(null, '', path)
      else router.push(path)
    },
    [router],
  )
}
