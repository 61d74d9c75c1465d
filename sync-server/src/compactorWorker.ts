import { parentPort } from 'node:worker_threads'
import type { WorkerAnswer, WorkerRequest } from './compactor.ts'
import { compact } from './merge.ts'

function answerTo(id: number, updates: readonly Uint8Array[]): WorkerAnswer {
  try {
    return { id, ok: true, compacted: compact(updates) }
  } catch (error) {
    return { id, ok: false, why: String(error) }
  }
}

parentPort?.on('message', ({ id, updates }: WorkerRequest) => {
  const answer = answerTo(id, updates)
  // The merged update is handed over, not copied: it can have the size of a whole room.
  const handedOver = answer.ok ? [answer.compacted.update.buffer as ArrayBuffer] : []
  parentPort?.postMessage(answer, handedOver)
})
