import { existsSync } from 'node:fs'
import { join } from 'node:path'
import { Worker } from 'node:worker_threads'
import type { PdfEvent } from './pdfText.ts'

/** Built, the worker lies beside this code or one folder up from where shared code was put. */
const workerFile = ['pdfWorker.ts', 'pdfWorker.js', '../pdfWorker.js']
  .map((name) => join(import.meta.dirname, name))
  .find((file) => existsSync(file))

const mostHeapMb = 1024
// Starting a thread and warming the library up takes longer than reading most documents.
const idleMs = 5_000
/** What a library forgets to give back is given back with its thread. */
const mostDocuments = 100

/** What a thread tells: of its document, or how it ended itself. */
export type ThreadEvent =
  | { readonly kind: 'message'; readonly event: PdfEvent }
  | { readonly kind: 'ended'; readonly error: unknown }

/** A thread that reads one document at a time. */
export type PdfThread = {
  readonly worker: Worker
  documents: number
  /** Hears what the thread tells; replaced by whoever has a document read. */
  hear(event: ThreadEvent): void
}

let idle: { readonly thread: PdfThread; readonly timer: NodeJS.Timeout } | null = null

/** A thread that has read documents to their end and waits for another, or a new one. */
export function takePdfThread(): PdfThread {
  if (idle === null) return startThread()
  const { thread, timer } = idle
  idle = null
  clearTimeout(timer)
  thread.worker.ref()
  thread.documents++
  return thread
}

function startThread(): PdfThread {
  if (workerFile === undefined) throw new Error('the PDF worker is not there')
  const worker = new Worker(workerFile, { resourceLimits: { maxOldGenerationSizeMb: mostHeapMb } })
  const thread: PdfThread = { worker, documents: 1, hear() {} }
  worker.on('message', (event: PdfEvent) => thread.hear({ kind: 'message', event }))
  worker.on('error', (error) => thread.hear({ kind: 'ended', error }))
  worker.on('exit', () => thread.hear({ kind: 'ended', error: new Error('the thread ended') }))
  return thread
}

/** Gives a thread back. Only one whose document was read to its end may read another; any other is ended. */
export async function releasePdfThread(thread: PdfThread, isDone: boolean): Promise<void> {
  const { worker } = thread
  const forget = (): void => {
    if (idle?.thread === thread) idle = null
  }
  thread.hear = ({ kind }) => {
    if (kind === 'ended') forget()
  }
  if (!isDone || idle !== null || thread.documents >= mostDocuments) {
    await worker.terminate()
    return
  }
  worker.unref()
  const timer = setTimeout(() => {
    forget()
    void worker.terminate()
  }, idleMs)
  timer.unref()
  idle = { thread, timer }
}
