import { cp, mkdir, writeFile } from 'node:fs/promises'
import { join } from 'node:path'

/** A folder laid out like a hub checkout, made from a shipped model. */
export async function makeCheckout(shipped: string, directory: string): Promise<void> {
  await mkdir(join(directory, 'onnx'), { recursive: true })
  await cp(join(shipped, 'model_int8.onnx'), join(directory, 'onnx', 'model_quantized.onnx'))
  for (const name of ['config.json', 'tokenizer.json']) await cp(join(shipped, name), join(directory, name))
  await writeFile(
    join(directory, 'tokenizer_config.json'),
    '{"tokenizer_class": "BertTokenizer", "model_max_length": 512}',
  )
}
