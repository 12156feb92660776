/**
 * The questions of a text: one a line, in their order. Blank lines and lines that begin with # are left out.
 * @returns [] when there is none
 */
export function parseQuestions(text: string): string[] {
  return text
    .split(/\r\n|\r|\n/)
    .map((line) => line.replace(/^\uFEFF/, '').trim())
    .filter((line) => line !== '' && !line.startsWith('#'))
}
