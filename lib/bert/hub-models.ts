/**
 * Models in the layout of a Hugging Face hub checkout, from a local folder or from the hub, run through transformers.js.
 * Only BERT's WordPiece tokenizer gives the offsets that answers need, so other families are refused.
 */
import { readFile, stat } from 'node:fs/promises'
import { basename, dirname, join, resolve } from 'node:path'
import {
  AutoModel,
  AutoModelForQuestionAnswering,
  AutoTokenizer,
  env,
  type PreTrainedModel,
  Tensor,
} from '@huggingface/transformers'
import { z } from 'zod'
import { createEmbedder, type Embedder } from '#lib/bert/embedder.ts'
import type { Encoder, EncoderOptions } from '#lib/bert/encoder.ts'
import { hubModelKey } from '#lib/bert/hub-model-key.ts'
import { createReader, type Reader } from '#lib/bert/reader.ts'
import { VerbatimError } from '#lib/errors.ts'
import { createTokenizer, type Tokenizer } from '#lib/tokenizer/tokenizer.ts'

export interface HubOptions extends EncoderOptions {
  /** Where files fetched from the hub are kept. */
  cacheDirectory: string
}

/** Longer answers are rare in every set that readers are trained on: run_squad's figure. */
const maxAnswerTokens = 30

/**
 * Loads an embedder from a folder laid out like a hub checkout (config.json, tokenizer.json, onnx/model_quantized.onnx), or
 * from the hub by its name, such as "owner/model"; a folder of that name comes first.
 * @throws VerbatimError model_missing when it can't be loaded, model_altered when it is no BERT with WordPiece
 */
export async function loadHubEmbedder(source: string, options: HubOptions): Promise<Embedder> {
  const { model, tokenizer, config, readJson } = await loadHubModel(source, AutoModel, options)
  const pooling = poolingSchema.safeParse(await readJson('1_Pooling/config.json'))
  const limits = limitsSchema.safeParse(await readJson('sentence_bert_config.json'))
  return createEmbedder({
    encoder: hubEncoder(model),
    tokenizer,
    modelKey: hubModelKey(source),
    dimension: config.hidden_size,
    maxTokens: Math.min(limits.data?.max_seq_length ?? defaultEmbedderTokens, config.max_position_embeddings),
    pooling: pooling.data?.pooling_mode_cls_token ? 'cls' : 'mean',
  })
}

/** Loads a reader in the same way. */
export async function loadHubReader(source: string, options: HubOptions): Promise<Reader> {
  const { model, tokenizer, config } = await loadHubModel(source, AutoModelForQuestionAnswering, options)
  const maxTokens = Math.min(384, config.max_position_embeddings)
  return createReader({
    encoder: hubEncoder(model),
    tokenizer,
    modelKey: hubModelKey(source),
    maxTokens,
    maxAnswerTokens,
  })
}

/** Where a checkout does not say: what the shipped embedder takes. */
const defaultEmbedderTokens = 256

const configSchema = z.object({ hidden_size: z.number().int(), max_position_embeddings: z.number().int() })
const poolingSchema = z.object({ pooling_mode_cls_token: z.boolean() })
const limitsSchema = z.object({ max_seq_length: z.number().int().positive() })

interface PretrainedClass {
  from_pretrained(id: string, options: Record<string, unknown>): Promise<PreTrainedModel>
}

async function loadHubModel(
  source: string,
  modelClass: PretrainedClass,
  { threads, cacheDirectory }: HubOptions,
) {
  const folder = resolve(source)
  const isLocal = await stat(folder).then(
    (found) => found.isDirectory(),
    () => false,
  )
  env.cacheDir = cacheDirectory
  env.localModelPath = isLocal ? dirname(folder) : cacheDirectory
  const id = isLocal ? basename(folder) : source
  const common = { local_files_only: isLocal }
  try {
    await AutoTokenizer.from_pretrained(id, common)
    const session = { intraOpNumThreads: threads, interOpNumThreads: 1 }
    const model = await modelClass.from_pretrained(id, {
      ...common,
      dtype: 'q8',
      device: 'cpu',
      session_options: session,
    })
    const readJson = (name: string) =>
      readJsonFile(isLocal ? join(folder, name) : join(cacheDirectory, id, name))
    const tokenizer: Tokenizer = createTokenizer(await readJson('tokenizer.json'))
    return { model, tokenizer, config: configSchema.parse(await readJson('config.json')), readJson }
  } catch (cause) {
    if (cause instanceof VerbatimError) throw cause
    const expected =
      'a folder or hub name with config.json, tokenizer.json and onnx/model_quantized.onnx of a BERT model'
    throw new VerbatimError(
      'model_missing',
      `Expected the model "${source}" to be ${expected}: ${(cause as Error).message}`,
      { cause },
    )
  }
}

/** Undefined when there is no such file: a checkout need not hold all of them. */
async function readJsonFile(path: string): Promise<unknown> {
  const source = await readFile(path, 'utf8').catch(() => undefined)
  return source === undefined ? undefined : JSON.parse(source)
}

function hubEncoder(model: PreTrainedModel): Encoder {
  return {
    run: async (ids, typeIds) => {
      const shape = [1, ids.length]
      const outputs: Record<string, Tensor> = await model({
        input_ids: new Tensor('int64', BigInt64Array.from(ids, BigInt), shape),
        attention_mask: new Tensor('int64', new BigInt64Array(ids.length).fill(1n), shape),
        token_type_ids: new Tensor('int64', BigInt64Array.from(typeIds, BigInt), shape),
      })
      const copies = Object.entries(outputs).map(([name, tensor]) => {
        const values = Float32Array.from(tensor.data as Float32Array)
        tensor.dispose()
        return [name, values] as const
      })
      return Object.fromEntries(copies)
    },
    dispose: async () => {
      await model.dispose()
    },
  }
}
