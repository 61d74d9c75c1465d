import { Worker } from 'node:worker_threads'

const mostHeapMb = 1024
// Starting a thread and warming its library up takes longer than reading most documents.
const idleMs = 5_000
/** What a library forgets to give back is given back with its thread. */
const mostDocuments = 100

/** What a thread tells: of its document, or how it ended itself. */
export type ThreadEvent =
  | { readonly kind: 'message'; readonly event: unknown }
  | { readonly kind: 'ended'; readonly error: unknown }

/** A thread that reads one document at a time. */
export type ApartThread = {
  readonly worker: Worker
  readonly file: string
  documents: number
  /** Hears what the thread tells; replaced by whoever has a document read. */
  hear(event: ThreadEvent): void
}

/** The waiting thread of each worker file. */
const idle = new Map<string, { readonly thread: ApartThread; readonly timer: NodeJS.Timeout }>()

/** A thread of a worker that has come to its documents' ends and waits for another, or a new one. */
export function takeThread(file: string): ApartThread {
  const waiting = idle.get(file)
  if (waiting === undefined) return startThread(file)
  const { thread, timer } = waiting
  idle.delete(file)
  clearTimeout(timer)
  thread.worker.ref()
  thread.documents++
  return thread
}

function startThread(file: string): ApartThread {
  const worker = new Worker(file, { resourceLimits: { maxOldGenerationSizeMb: mostHeapMb } })
  const thread: ApartThread = { worker, file, documents: 1, hear() {} }
  worker.on('message', (event: unknown) => thread.hear({ kind: 'message', event }))
  worker.on('error', (error) => thread.hear({ kind: 'ended', error }))
  worker.on('exit', () => thread.hear({ kind: 'ended', error: new Error('the thread ended') }))
  return thread
}

/** Gives a thread back. Only one that told the end of its document may read another; any other is ended. */
export async function releaseThread(thread: ApartThread, isOver: boolean): Promise<void> {
  const { worker, file } = thread
  const forget = (): void => {
    if (idle.get(file)?.thread === thread) idle.delete(file)
  }
  thread.hear = ({ kind }) => {
    if (kind === 'ended') forget()
  }
  if (!isOver || idle.has(file) || thread.documents >= mostDocuments) {
    await worker.terminate()
    return
  }
  worker.unref()
  const timer = setTimeout(() => {
    forget()
    void worker.terminate()
  }, idleMs)
  timer.unref()
  idle.set(file, { thread, timer })
}
