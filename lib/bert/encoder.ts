import { InferenceSession, Tensor } from 'onnxruntime-node'

/** One run's outputs by name, each [tokens] or [tokens, dimension], row by row. */
export type EncoderOutputs = Record<string, Float32Array>

/** A BERT graph that takes one sequence at a time, without padding. */
export interface Encoder {
  /**
   * Runs the graph over one sequence.
   * @param ids     WordPiece ids with the specials, [tokens]
   * @param typeIds type of each token, [tokens]: its segment (0 for the question or only text, 1 for the passage), or its casing
   */
  run(ids: Int32Array, typeIds: Int32Array): Promise<EncoderOutputs>
  dispose(): Promise<void>
}

/** The graph's name for the type of each token: BERT's segments, or the tagger's casings. */
export type TypesInput = 'token_type_ids' | 'casing_ids'

export interface EncoderOptions {
  /** Threads inside one operator; never left to the host's topology (onnxruntime #8313). */
  threads: number
}

/**
 * Opens an ONNX file as an encoder. A sequence is run alone: a dynamically quantised model scales its activations over the
 * whole batch, so that the same text would get another vector in other company (onnxruntime #10111).
 */
export async function openOnnxEncoder(
  path: string,
  { threads }: EncoderOptions,
  typesInput: TypesInput = 'token_type_ids',
): Promise<Encoder> {
  const session = await InferenceSession.create(path, {
    executionProviders: ['cpu'],
    intraOpNumThreads: threads,
    interOpNumThreads: 1,
    graphOptimizationLevel: 'all',
  })
  return {
    run: async (ids, typeIds) => collect(await session.run(feeds(ids, typeIds, typesInput))),
    dispose: () => session.release(),
  }
}

/** Inputs of a BERT graph for one sequence: three int64 tensors [1, tokens]. */
export function feeds(
  ids: Int32Array,
  typeIds: Int32Array,
  typesInput: TypesInput = 'token_type_ids',
): Record<string, Tensor> {
  const shape = [1, ids.length]
  return {
    input_ids: new Tensor('int64', BigInt64Array.from(ids, BigInt), shape),
    attention_mask: new Tensor('int64', new BigInt64Array(ids.length).fill(1n), shape),
    [typesInput]: new Tensor('int64', BigInt64Array.from(typeIds, BigInt), shape),
  }
}

/** Copies the outputs out of the runtime's memory and gives that back: undisposed outputs are never freed. */
function collect(outputs: Record<string, Tensor>): EncoderOutputs {
  const copies: EncoderOutputs = {}
  for (const [name, tensor] of Object.entries(outputs)) {
    copies[name] = Float32Array.from(tensor.data as Float32Array)
    tensor.dispose()
  }
  return copies
}
