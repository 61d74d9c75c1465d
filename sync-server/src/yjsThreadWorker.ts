import { parentPort } from 'node:worker_threads'
import { compact, markOf, readAt, restoreTo } from './history.ts'
import type { ThreadAnswer, ThreadRequest, ThreadTask } from './yjsThread.ts'

const tasks: Record<ThreadTask, (...args: never[]) => unknown> = { compact, markOf, readAt, restoreTo }

function answerTo({ id, task, args }: ThreadRequest): ThreadAnswer {
  try {
    return { id, ok: true, result: tasks[task](...(args as never[])) }
  } catch (error) {
    return { id, ok: false, why: String(error) }
  }
}

parentPort?.on('message', (request: ThreadRequest) => parentPort?.postMessage(answerTo(request)))
