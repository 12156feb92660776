import '@fontsource-variable/inter/wght.css'
import '@fontsource-variable/source-serif-4/wght.css'
import '@fontsource-variable/source-serif-4/wght-italic.css'
import './_styles/globals.css'
import type { Metadata, Viewport } from 'next'
import type { ReactNode } from 'react'
import { Providers } from './_components/shell/providers.tsx'
import { languageOfRequest, wordsOfRequest } from './_components/words/request-words.ts'
import { WordsProvider } from './_components/words/words-provider.tsx'

export async function generateMetadata(): Promise<Metadata> {
  const { product, tagline } = await wordsOfRequest()
  return { title: { default: product, template: `%s · ${product}` }, description: tagline }
}

export const viewport: Viewport = {
  width: 'device-width',
  initialScale: 1,
  viewportFit: 'cover',
  themeColor: [
    { media: '(prefers-color-scheme: light)', color: '#fffefb' },
    { media: '(prefers-color-scheme: dark)', color: '#1c1b17' },
  ],
}

/** The frame of every page. The colours are chosen by a script before the first paint, hence the suppressed warning. */
export default async function RootLayout({ children }: { children: ReactNode }) {
  const language = await languageOfRequest()
  return (
    <html lang={language} suppressHydrationWarning>
      <body>
        <WordsProvider language={language}>
          <Providers>{children}</Providers>
        </WordsProvider>
      </body>
    </html>
  )
}
