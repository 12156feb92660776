import { isSent, type Upload } from '../http/upload-queue.ts'

/** The uploads by what they ask of a person: patience, nothing more, or a decision. */
export function groupUploads(uploads: Upload[]) {
  return {
    sending: uploads.filter(isSent),
    known: uploads.filter(({ state }) => state === 'duplicate'),
    held: uploads.filter(({ state }) => state === 'failed' || state === 'asking'),
  }
}
