import manifest from '../package.json' with { type: 'json' }

/** This product's version, as package.json names it. */
export const productVersion: string = manifest.version

/** The version of ONNX Runtime, which package.json pins. */
export const modelRuntimeVersion: string = manifest.dependencies['onnxruntime-node']
