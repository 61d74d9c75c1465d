import { Worker } from 'node:worker_threads'
import type { Compacted, Restored } from './history.ts'
import { type Packed, pack } from './packed.ts'

/** What takes Yjs long, done away from the thread that serves connections. See `history.ts` for each. */
export type YjsThread = {
  compact(updates: readonly Uint8Array[]): Promise<Compacted>
  markOf(updates: readonly Uint8Array[]): Promise<Uint8Array>
  readAt(updates: readonly Uint8Array[], mark: Uint8Array): Promise<Uint8Array>
  restoreTo(updates: readonly Uint8Array[], mark: Uint8Array): Promise<Restored>
  close(): Promise<void>
}

export type ThreadTask = Exclude<keyof YjsThread, 'close'>
export type ThreadRequest = { id: number; task: ThreadTask; updates: Packed; mark: Uint8Array | undefined }
export type ThreadAnswer = { id: number } & ({ ok: true; result: unknown } | { ok: false; why: string })

type Waiting = { resolve: (result: never) => void; reject: (error: Error) => void }

/** One worker thread of lower priority, started at the first request; it takes one request after the other. */
export function createYjsThread(): YjsThread {
  const waiting = new Map<number, Waiting>()
  let worker: Worker | null = null
  let lastId = 0

  const failAll = (error: Error) => {
    worker = null
    for (const { reject } of waiting.values()) reject(error)
    waiting.clear()
  }

  const start = (): Worker => {
    const started = new Worker(new URL('./yjsThreadWorker.ts', import.meta.url))
    started.unref()
    started.on('message', (answer: ThreadAnswer) => {
      const request = waiting.get(answer.id)
      waiting.delete(answer.id)
      if (answer.ok) request?.resolve(answer.result as never)
      else request?.reject(new Error(answer.why))
    })
    started.on('error', failAll)
    return started
  }

  const ask =
    <Result>(task: ThreadTask) =>
    (updates: readonly Uint8Array[], mark?: Uint8Array): Promise<Result> => {
      worker ??= start()
      const id = ++lastId
      const answer = new Promise<Result>((resolve, reject) => waiting.set(id, { resolve, reject }))
      const packed = pack(updates)
      const request = { id, task, updates: packed, mark } satisfies ThreadRequest
      worker.postMessage(request, [packed.bytes.buffer])
      return answer
    }

  return {
    compact: ask('compact'),
    markOf: ask('markOf'),
    readAt: ask('readAt'),
    restoreTo: ask('restoreTo'),
    async close() {
      const running = worker
      failAll(new Error('closed'))
      await running?.terminate()
    },
  }
}
