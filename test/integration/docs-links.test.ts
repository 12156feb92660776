/** Links and pictures in the documentation lead to what is there. */
import { readdir, readFile } from 'node:fs/promises'
import { dirname, join } from 'node:path'
import { expect, it } from 'vitest'

const link = /!?\[[^\]]*\]\(([^)\s]+)\)/g

async function markdownFiles(): Promise<string[]> {
  const inDocs = await readdir('docs', { recursive: true })
  const rest = ['README.md', 'THIRD_PARTY.md', 'bench/README.md', 'models/README.md']
  return [...rest, ...inDocs.filter((name) => name.endsWith('.md')).map((name) => join('docs', name))]
}

/** What a link to a heading names, made as the usual viewers of Markdown make it. */
function anchorsOf(markdown: string): string[] {
  return [...markdown.matchAll(/^#+ (.+)$/gm)].map(([, heading]) =>
    heading!
      .toLowerCase()
      .replace(/[^\p{L}\p{N} _-]/gu, '')
      .replaceAll(' ', '-'),
  )
}

async function isThere(from: string, target: string): Promise<boolean> {
  const [path, anchor] = target.split('#') as [string, string?]
  const file = path === '' ? from : join(dirname(from), path)
  const content = await readFile(file, 'utf8').catch(() => undefined)
  if (content === undefined) return (await readdir(file).catch(() => undefined)) !== undefined
  return anchor === undefined || anchorsOf(content).includes(anchor)
}

it.each(await markdownFiles())('%s links to what is there', async (file) => {
  const targets = [...(await readFile(file, 'utf8')).matchAll(link)].map(([, target]) => target!)
  const inside = targets.filter((target) => !/^[a-z]+:/.test(target))
  const dead: string[] = []
  for (const target of inside) if (!(await isThere(file, target))) dead.push(target)
  expect(dead).toEqual([])
})
