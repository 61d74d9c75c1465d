import { Worker } from 'node:worker_threads'
import { type NewUpdate, type Storage, StorageUnusable } from '../storage.ts'
import { type PackedLog, packUpdates, unpackLog } from './packedUpdates.ts'

/** What the thread can be asked: all of a store's functions. */
export type StorageTask = Exclude<keyof Storage, 'isShared'>
export type StorageRequest = { id: number; task: StorageTask; args: readonly unknown[] }
/** `id` 0 answers the opening. */
export type StorageAnswer = { id: number } & (
  | { ok: true; result: unknown }
  | { ok: false; why: string; isUnusable?: boolean }
)

type Waiting = { resolve: (result: never) => void; reject: (error: Error) => void }

/** The thread works on rows and buffers that it gives away: it needs no room for young objects. */
const youngMegabytes = 4

/**
 * Bytes that are a view into more would travel with all of it, as messages of clients do: each lies in what its socket
 * read at once.
 */
function lean(value: unknown): unknown {
  if (value instanceof Uint8Array)
    return value.length === value.buffer.byteLength ? value : Uint8Array.prototype.slice.call(value)
  if (Array.isArray(value)) return value.map(lean)
  if (typeof value !== 'object' || value === null || value instanceof Map) return value
  return Object.fromEntries(Object.entries(value).map(([key, one]) => [key, lean(one)]))
}

/**
 * The relay's store in one SQLite file, in a thread of its own: while it writes, syncs and moves its log into the file,
 * the thread that serves connections goes on. It takes one request after the other, in their order.
 *
 * @throws StorageUnusable when another relay holds the file or a newer version wrote it
 */
export async function openSqliteThread(path: string): Promise<Storage> {
  const waiting = new Map<number, Waiting>()
  let lastId = 0
  let isOpen = false
  const worker = new Worker(new URL('./sqliteThreadWorker.ts', import.meta.url), {
    workerData: path,
    resourceLimits: { maxYoungGenerationSizeMb: youngMegabytes },
  })
  worker.unref()

  const answered = (id: number) =>
    new Promise<never>((resolve, reject) => {
      waiting.set(id, { resolve, reject })
    })
  worker.on('message', (answer: StorageAnswer) => {
    const request = waiting.get(answer.id)
    waiting.delete(answer.id)
    if (waiting.size === 0) worker.unref()
    if (answer.ok) request?.resolve(answer.result as never)
    else request?.reject(answer.isUnusable ? new StorageUnusable(answer.why) : new Error(answer.why))
  })
  const end = (error: Error) => {
    for (const { reject } of waiting.values()) reject(error)
    waiting.clear()
    // A relay without a store is none: whoever watches over it starts it again.
    if (isOpen) throw error
  }
  worker.on('error', end)
  worker.on('exit', () => end(new Error('the thread of the store has ended')))

  const post = (
    task: StorageTask,
    args: readonly unknown[],
    handedOver: readonly ArrayBuffer[],
  ): Promise<never> => {
    if (!isOpen) return Promise.reject(new Error('closed'))
    const id = ++lastId
    const answer = answered(id)
    worker.ref()
    worker.postMessage({ id, task, args } satisfies StorageRequest, handedOver)
    return answer
  }
  const ask = (task: StorageTask, args: readonly unknown[]) => post(task, args.map(lean), [])
  const append = (entries: readonly NewUpdate[]) => {
    const packed = packUpdates(entries)
    return post('append', [packed], [packed.content.bytes.buffer])
  }
  const asking =
    (task: StorageTask) =>
    (...args: readonly unknown[]): Promise<never> =>
      ask(task, args)

  worker.ref()
  try {
    await answered(0)
  } catch (error) {
    await worker.terminate()
    throw error
  }
  isOpen = true
  return {
    isShared: false,
    append,
    readHead: asking('readHead'),
    createDocument: asking('createDocument'),
    renewLineages: asking('renewLineages'),
    readSnapshot: asking('readSnapshot'),
    readLog: async (document, after) => unpackLog((await ask('readLog', [document, after])) as PackedLog),
    readHeads: asking('readHeads'),
    replaceWithSnapshot: asking('replaceWithSnapshot'),
    claimCompaction: asking('claimCompaction'),
    removeDocument: asking('removeDocument'),
    offerSnapshot: asking('offerSnapshot'),
    readOffer: asking('readOffer'),
    confirmSnapshot: asking('confirmSnapshot'),
    readCounters: asking('readCounters'),
    readOldSnapshots: asking('readOldSnapshots'),
    listDocuments: asking('listDocuments'),
    addVersion: asking('addVersion'),
    listVersions: asking('listVersions'),
    readVersion: asking('readVersion'),
    removeVersions: asking('removeVersions'),
    readDirectory: asking('readDirectory'),
    readDirectoryVersion: asking('readDirectoryVersion'),
    writeDirectory: asking('writeDirectory'),
    readMemberships: asking('readMemberships'),
    appendStatement: asking('appendStatement'),
    readStatements: asking('readStatements'),
    readStatementHead: asking('readStatementHead'),
    backup: asking('backup'),
    async close() {
      if (!isOpen) return
      const closing = ask('close', [])
      isOpen = false
      await closing
      await worker.terminate()
    },
  }
}
