import type { Root } from 'mdast'
import { fromMarkdown } from 'mdast-util-from-markdown'
import { gfmFromMarkdown } from 'mdast-util-gfm'
import { gfm } from 'micromark-extension-gfm'

/** Reads a model card, Markdown with GitHub's tables, into its tree. */
export function parseCard(card: string): Root {
  return fromMarkdown(card, { extensions: [gfm()], mdastExtensions: [gfmFromMarkdown()] })
}
