import { Worker } from 'node:worker_threads'

export type Compacted = { update: Uint8Array; stateVector: Uint8Array }

/** Merges updates away from the thread that serves connections. */
export type Compactor = {
  compact(updates: readonly Uint8Array[]): Promise<Compacted>
  close(): Promise<void>
}

export type WorkerRequest = { id: number; updates: readonly Uint8Array[] }
export type WorkerAnswer = { id: number } & ({ ok: true; compacted: Compacted } | { ok: false; why: string })

type Waiting = { resolve: (compacted: Compacted) => void; reject: (error: Error) => void }

/** One worker thread, started at the first request; it takes one request after the other. */
export function createCompactor(): Compactor {
  const waiting = new Map<number, Waiting>()
  let worker: Worker | null = null
  let lastId = 0

  const failAll = (error: Error) => {
    worker = null
    for (const { reject } of waiting.values()) reject(error)
    waiting.clear()
  }

  const start = (): Worker => {
    const started = new Worker(new URL('./compactorWorker.ts', import.meta.url))
    started.unref()
    started.on('message', (answer: WorkerAnswer) => {
      const request = waiting.get(answer.id)
      waiting.delete(answer.id)
      if (answer.ok) request?.resolve(answer.compacted)
      else request?.reject(new Error(answer.why))
    })
    started.on('error', failAll)
    return started
  }

  return {
    compact(updates) {
      worker ??= start()
      const id = ++lastId
      const answer = new Promise<Compacted>((resolve, reject) => waiting.set(id, { resolve, reject }))
      worker.postMessage({ id, updates } satisfies WorkerRequest)
      return answer
    },
    async close() {
      const running = worker
      failAll(new Error('closed'))
      await running?.terminate()
    },
  }
}
