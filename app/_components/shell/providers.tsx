'use client'

import { QueryClient, QueryClientProvider } from '@tanstack/react-query'
import { ThemeProvider } from 'next-themes'
import { type ReactNode, useEffect, useState } from 'react'
import { LibraryProvider } from '../library/library-provider.tsx'
import { PaletteProvider } from '../palette/palette-provider.tsx'
import { fetchPartsAtRest } from './part.tsx'

/** What every screen stands on: the colours, light or dark, what has been fetched, the library, and the palette. */
export function Providers({ children }: { children: ReactNode }) {
  const [client] = useState(createClient)
  useEffect(fetchPartsAtRest, [])
  return (
    <ThemeProvider attribute="data-theme" defaultTheme="system" disableTransitionOnChange>
      <QueryClientProvider client={client}>
        <LibraryProvider>
          <PaletteProvider>{children}</PaletteProvider>
        </LibraryProvider>
      </QueryClientProvider>
    </ThemeProvider>
  )
}

/** The server says when something changes: nothing is fetched again on a guess. */
function createClient(): QueryClient {
  return new QueryClient({
    defaultOptions: {
      queries: { staleTime: Number.POSITIVE_INFINITY, refetchOnWindowFocus: false, retry: false },
    },
  })
}
