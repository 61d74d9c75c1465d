import { parentPort, workerData } from 'node:worker_threads'
import { type Storage, StorageUnusable } from '../storage.ts'
import { type PackedUpdates, packLog, unpackUpdates } from './packedUpdates.ts'
import { openSqliteStorage } from './sqlite.ts'
import type { StorageAnswer, StorageRequest, StorageTask } from './sqliteThread.ts'

const port = parentPort!
const answer = (message: StorageAnswer, handedOver: readonly ArrayBuffer[] = []) =>
  port.postMessage(message, handedOver)
const refuse = (id: number, error: unknown) =>
  answer({
    ...{ id, ok: false, why: error instanceof Error ? error.message : String(error) },
    isUnusable: error instanceof StorageUnusable,
  })

function serve(storage: Storage): void {
  const tasks = {
    ...storage,
    append: (packed: PackedUpdates) => storage.append(unpackUpdates(packed)),
  } as unknown as Record<StorageTask, (...args: readonly unknown[]) => Promise<unknown>>
  const answerLog = async (id: number, [document, after]: readonly unknown[]) => {
    const result = packLog(await storage.readLog(document as string, after as number))
    answer({ id, ok: true, result }, [result.content.bytes.buffer])
  }
  port.on('message', ({ id, task, args }: StorageRequest) => {
    if (task === 'readLog') {
      answerLog(id, args).catch((error) => refuse(id, error))
      return
    }
    tasks[task](...args).then(
      (result) => answer({ id, ok: true, result }),
      (error) => refuse(id, error),
    )
  })
  answer({ id: 0, ok: true, result: null })
}

try {
  serve(openSqliteStorage(workerData as string))
} catch (error) {
  refuse(0, error)
}
