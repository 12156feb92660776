import { join } from 'node:path'
import Database from 'better-sqlite3'
import * as sqliteVec from 'sqlite-vec'
import { expect, test } from 'vitest'
import { openStore } from '#db/open.ts'
import { addReady, newDocument } from '../../contract/library-of-texts.ts'
import { temporaryFolder } from './temporary-folder.ts'

const lost = "UPDATE documents SET status = 'ready'"
const job =
  "INSERT INTO jobs (id, document_key, attempt) SELECT 'job', key, 0 FROM documents WHERE status = 'ready'"

test.each([
  ['DELETE FROM embeddings WHERE passage_key = 1', ['no embedding', 'vector index']],
  ['DELETE FROM vector_index WHERE rowid = 1', ['vector index']],
  ['INSERT INTO vector_index (rowid, embedding) SELECT 99, vector FROM embeddings LIMIT 1', ['vector index']],
  ['DELETE FROM passage_index WHERE rowid = 2', ['keyword index']],
  ["INSERT INTO passage_index (rowid, text, headings) VALUES (99, 'x', '')", ['keyword index']],
  ['DELETE FROM document_texts', ['no text']],
  ["UPDATE documents SET status = 'failed' WHERE status = 'ready'", ['not ready']],
  ['UPDATE documents SET passage_count = 7', ['count of passages']],
  ['DELETE FROM jobs', ['without a job']],
  [`${lost} WHERE status = 'queued'`, ['no text']],
  [
    "UPDATE documents SET status = 'failed' WHERE status = 'queued'",
    ['job belongs to a document that failed'],
  ],
  ['DELETE FROM vector_index; DELETE FROM embeddings', ['nobody is making it']],
  [job, ['to be embedded anew has embeddings']],
  [`${job}; DELETE FROM embeddings WHERE passage_key = 1`, ['to be embedded anew has', 'vector index']],
  ["DELETE FROM documents WHERE status = 'ready'", ['is gone']],
  ["UPDATE passage_index_data SET block = x'00000000ffffff' WHERE id > 10", ['damaged']],
])('finds what is wrong after: %s', async (sql, faults) => {
  const folder = temporaryFolder()
  const store = await openStore(folder, { migrate: true, dimension: 4 })
  await addReady(store, 'a', ['One.', 'Two.'])
  await store.addDocument(newDocument('b'))
  expect(await store.checkIntegrity()).toEqual([])
  const vandal = new Database(join(folder, 'verbatim.sqlite'))
  sqliteVec.load(vandal)
  vandal.unsafeMode().pragma('foreign_keys = OFF')
  vandal.exec(sql)
  vandal.close()
  const found = (await store.checkIntegrity()).join(' ')
  for (const fault of faults) expect(found).toContain(fault)
  await store.close()
})
