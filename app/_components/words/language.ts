/** The languages of the interface, each with its own name for itself. */
export const languageNames = { en: 'English', de: 'Deutsch' } as const

/** As in `<html lang>` (BCP 47). */
export type Language = keyof typeof languageNames

export const languages = Object.keys(languageNames) as Language[]

/** What this browser was told to use; where it is absent the browser's own wish holds. */
export const languageCookie = 'language'

/**
 * The best of our languages that a browser wishes for; English where there is none.
 * @param header Accept-Language: languages with weights (RFC 9110, section 12.5.4)
 */
export function languageWished(header: string | null): Language {
  for (const subtag of wishesIn(header ?? '')) {
    const language = languageNamed(subtag)
    if (language) return language
  }
  return 'en'
}

/** The language of this code, where it is one of ours. */
export function languageNamed(code: string | undefined): Language | undefined {
  return languages.find((language) => language === code)
}

/** Primary subtags by falling weight; those of weight 0 are refused and not wished. */
function wishesIn(header: string): string[] {
  return header
    .split(',')
    .map((part) => {
      const [range = '', ...parameters] = part.trim().toLowerCase().split(';')
      const weight = parameters.find((parameter) => parameter.trim().startsWith('q='))
      return {
        language: range.trim().split('-')[0] ?? '',
        weight: weight ? Number(weight.trim().slice(2)) : 1,
      }
    })
    .filter(({ weight }) => weight > 0)
    .sort((one, other) => other.weight - one.weight)
    .map(({ language }) => language)
}
