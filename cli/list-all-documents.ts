import type { Store } from '#db/store.ts'
import type { Document } from '#lib/api/schemas.ts'

const pageSize = 500

/** Every document of the library, the newest first. */
export async function listAllDocuments(store: Store): Promise<Document[]> {
  const documents: Document[] = []
  for (;;) {
    const page = await store.listDocuments({ limit: pageSize, offset: documents.length })
    documents.push(...page.documents)
    if (page.documents.length < pageSize) return documents
  }
}
