'use client'

import { useRouter } from 'next/navigation'
import { useState } from 'react'
import { useWords } from '#words'
import { type Language, languageCookie, languageNames, languages } from '../words/language.ts'
import { Choice } from './choice.tsx'

type Choosable = Language | 'browser'

const yearSeconds = 365 * 24 * 60 * 60

/** The language of the interface: one of ours, or what the browser asks for. It is kept in a cookie of this browser. */
export function LanguageChoice({ chosen: atFirst }: { chosen: Choosable }) {
  const { language, languageText, languages: others } = useWords().settings
  const router = useRouter()
  const [chosen, setChosen] = useState(atFirst)
  const choose = (value: Choosable) => {
    const seconds = value === 'browser' ? 0 : yearSeconds
    // biome-ignore lint/suspicious/noDocumentCookie: the Cookie Store API is missing from older browsers
    document.cookie = `${languageCookie}=${value}; path=/; max-age=${seconds}; samesite=lax`
    setChosen(value)
    router.refresh()
  }
  return (
    <Choice
      legend={language}
      name="language"
      options={[
        { value: 'browser', label: others.browser },
        ...languages.map((value) => ({ value, label: languageNames[value], lang: value })),
      ]}
      chosen={chosen}
      note={languageText}
      onChoose={choose}
    />
  )
}
