import type { Tagger } from '#lib/bert/tagger.ts'
import { chunk } from '#lib/chunk/chunk.ts'
import type { ParsedDocument } from '#lib/parse/parsed-document.ts'
import type { Span } from '#lib/span.ts'
import { casingOf, casings } from '#lib/tagging/casing.ts'
import { bestLabels, type Entity, joinEntities, type LabelledWord } from '#lib/tagging/decode-entities.ts'
import { cutAtWords, wordsOfTokens } from '#lib/tagging/words.ts'

/** Names and tone of one text; offsets into it. */
export interface TextTags {
  entities: Entity[]
  sentiment: Sentiment
}

export interface Sentiment {
  /** Such as negative, neutral or positive: what the model's labels say. */
  sentiment: string
  /** 0 to 1, of the tone. */
  confidence: number
}

export interface DocumentAnnotations {
  /** In the order of the text. */
  entities: (Entity & { text: string })[]
  /** The tone of each passage. */
  passages: (Span & Sentiment)[]
}

/** Tags a document passage by passage, so that each is read whole. */
export async function tagDocument(document: ParsedDocument, tagger: Tagger): Promise<DocumentAnnotations> {
  const passages = chunk(document, {
    countTokens: (text) => tagger.tokenizer.countTokens(text),
    maxTokens: tagger.maxTokens,
  })
  const tags: DocumentAnnotations = { entities: [], passages: [] }
  for (const { start, end } of passages) {
    const { entities, sentiment } = await tagText(document.text.slice(start, end), tagger)
    for (const entity of entities) {
      const span = { start: start + entity.start, end: start + entity.end }
      tags.entities.push({ ...entity, ...span, text: document.text.slice(span.start, span.end) })
    }
    tags.passages.push({ start, end, ...sentiment })
  }
  return tags
}

/** Tags one text, in parts where it has more tokens than the tagger takes; its tone is then the mean over all tokens. */
export async function tagText(text: string, tagger: Tagger): Promise<TextTags> {
  const { tokenizer, maxTokens, entityLabels, sentimentLabels } = tagger
  const tokens = tokenizer.encode(text)
  const words = wordsOfTokens(tokens, tokenizer)
  const casing = words.map(({ start, end }) => casings.indexOf(casingOf(text.slice(start, end))))
  const labelled: LabelledWord[] = []
  const tone = new Float32Array(sentimentLabels.length)
  for (const part of cutAtWords(words, maxTokens - 2)) {
    const from = part[0]!.firstToken
    const count = part.reduce((sum, word) => sum + word.tokenCount, 0)
    const ids = new Int32Array(count + 2)
    ids[0] = tokenizer.clsId
    ids.set(tokens.ids.subarray(from, from + count), 1)
    ids[count + 1] = tokenizer.sepId
    const casingIds = new Int32Array(count + 2)
    for (const { firstToken, tokenCount, index } of part)
      casingIds.fill(casing[index]!, firstToken - from + 1, firstToken - from + 1 + tokenCount)
    const { entityLogits, sentimentLogits } = await tagger.tag(ids, casingIds)
    const labels = bestLabels(entityLogits, entityLabels)
    for (const word of part)
      labelled.push({ start: word.start, end: word.end, ...labels[word.firstToken - from + 1]! })
    sentimentLogits.forEach((logit, index) => {
      tone[index]! += (logit * count) / tokens.ids.length
    })
  }
  const [best] = bestLabels(tone, sentimentLabels)
  return {
    entities: joinEntities(labelled),
    sentiment: { sentiment: best!.label, confidence: best!.probability },
  }
}
