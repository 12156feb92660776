import { readFile } from 'node:fs/promises'
import { join } from 'node:path'
import type { ModelManifest } from '#lib/bert/manifest.ts'
import { createTokenizer, type Tokenizer } from '#lib/tokenizer/tokenizer.ts'

/** The tokenizer of a shipped model. */
export async function loadTokenizer({ directory, tokenizer }: ModelManifest): Promise<Tokenizer> {
  return createTokenizer(JSON.parse(await readFile(join(directory, tokenizer), 'utf8')))
}
