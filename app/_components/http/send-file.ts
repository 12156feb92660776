import type { Document } from '#lib/api/schemas.ts'
import type { ErrorRecord } from '#lib/errors.ts'
import { browserWords } from '../words/browser-words.ts'
import { failureOf, HttpFailure } from './http.ts'
import { NameTaken, type SendOptions } from './upload-queue.ts'

interface Outcome {
  documents: Document[]
  failed: { error: ErrorRecord }[]
}

/** Sends one file to the library by XMLHttpRequest, since fetch does not tell how much of a body has gone. */
export function sendFile(
  file: File,
  { onSameName, onProgress, signal }: SendOptions,
): Promise<{ document: Document; added: boolean }> {
  return new Promise((resolve, reject) => {
    const request = new XMLHttpRequest()
    const body = new FormData()
    body.append('file', file, file.name)
    signal.addEventListener('abort', () => request.abort())
    request.upload.addEventListener('progress', ({ loaded, total }) =>
      onProgress(total > 0 ? loaded / total : 0),
    )
    const unreachable = () => reject(new HttpFailure('unreachable', browserWords().results.unreachable))
    request.addEventListener('error', unreachable)
    request.addEventListener('abort', unreachable)
    request.addEventListener('load', () => {
      const { status, responseText } = request
      if (status >= 400) {
        const failure = failureOf(responseText, status)
        return reject(onSameName === 'ask' && failure.code === 'conflict' ? new NameTaken() : failure)
      }
      const { documents, failed } = JSON.parse(responseText) as Outcome
      const document = documents[0]
      if (document) return resolve({ document, added: status === 202 })
      const error = failed[0]?.error
      return reject(error ? new HttpFailure(error.code, error.message) : failureOf('', status))
    })
    const replace = typeof onSameName === 'string' ? onSameName : onSameName.documentId
    request.open('POST', `/api/documents?replace=${replace}`)
    request.send(body)
  })
}
