/**
 * An answer in the form in which answers of different documents are compared: case, punctuation, articles and thousands
 * separators do not count; signs, currencies and decimals do.
 * @returns the text itself where nothing else is left of it
 */
export function comparableWords(text: string): string {
  const words = text
    .normalize('NFKC')
    .toLowerCase()
    .replace(/(?<=\d),(?=\d{3}(?!\d))/g, '')
    .replace(/(?<![\p{L}\p{N}])[-−](?=[\d\p{Sc}])/gu, '−')
    .replace(/[^\p{L}\p{M}\p{N}\p{Sc}%°−]+/gu, ' ')
    .replace(/(?<!\S)(?:a|an|the)(?!\S)/g, ' ')
    .replace(/\s+/g, ' ')
    .trim()
  return words === '' ? text : words
}
