import { cookies, headers } from 'next/headers'
import { use } from 'react'
import { type Words, wordsOf } from './catalogue.ts'
import { type Language, languageCookie, languageNamed, languageWished } from './language.ts'

/** The language in which a request is answered. */
export async function languageOfRequest(): Promise<Language> {
  const fields = await headers()
  return (await languageChosen()) ?? languageWished(fields.get('accept-language'))
}

/** The language that this browser was told to use; undefined where it follows the browser's own wish. */
export async function languageChosen(): Promise<Language | undefined> {
  const jar = await cookies()
  return languageNamed(jar.get(languageCookie)?.value)
}

/** The words in which a request is answered, for components and functions that are async. */
export async function wordsOfRequest(): Promise<Words> {
  return wordsOf(await languageOfRequest())
}

/** `useWords` where a component is rendered on the server alone: there is no context there, but a request. */
export function useWords(): Words {
  return use(wordsOfRequest())
}
