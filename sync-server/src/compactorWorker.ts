import { parentPort } from 'node:worker_threads'
import type { WorkerAnswer, WorkerRequest } from './compactor.ts'
import { compact } from './merge.ts'

parentPort?.on('message', ({ id, updates }: WorkerRequest) => {
  let answer: WorkerAnswer
  try {
    answer = { id, ok: true, compacted: compact(updates) }
  } catch (error) {
    answer = { id, ok: false, why: String(error) }
  }
  parentPort?.postMessage(answer)
})
