import { createMemoryStore } from '../fakes/memory-store.ts'
import { describeStore } from './store.ts'

describeStore('memory', async (settings) => createMemoryStore(settings))
