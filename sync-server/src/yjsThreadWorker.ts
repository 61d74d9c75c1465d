import { parentPort } from 'node:worker_threads'
import { compact, markOf, readAt, restoreTo } from './history.ts'
import { unpack } from './packed.ts'
import { standBack } from './standBack.ts'
import type { ThreadAnswer, ThreadRequest, ThreadTask } from './yjsThread.ts'

const tasks: Record<ThreadTask, (...args: never[]) => unknown> = { compact, markOf, readAt, restoreTo }

function answerTo({ id, task, updates, mark }: ThreadRequest): ThreadAnswer {
  try {
    return { id, ok: true, result: tasks[task](unpack(updates) as never, mark as never) }
  } catch (error) {
    return { id, ok: false, why: String(error) }
  }
}

standBack()
parentPort?.on('message', (request: ThreadRequest) => parentPort?.postMessage(answerTo(request)))
