import { existsSync } from 'node:fs'
import { join } from 'node:path'
import { releaseThread, takeThread } from './apartThread.ts'
import type { ReadLimits, Refusal } from './format.ts'

/** What a thread tells beside its own events: that it cannot go on, and that it is done. */
export type ApartEnd = { kind: 'done' } | { kind: 'refused'; code: Refusal['code']; detail?: string }

const mostSilentMs = 20_000
const watchMs = 200
/** What a library itself takes, and how much it holds for each byte that its input unpacks to. */
const libraryMemory = 256 * 1024 ** 2
const memoryPerByte = 4

/** Where a worker lies: its source, or built beside this code or one folder up from where shared code was put. */
export const workerFileOf = (folder: string, name: string): string | undefined =>
  [`${folder}/${name}.ts`, `${name}.js`, `../${name}.js`]
    .map((file) => join(import.meta.dirname, file))
    .find((file) => existsSync(file))

/**
 * Reads one file in a thread apart and gives what the thread tells, until it is done or has to be ended because it takes
 * too long, too much memory, or nobody waits for it any more. The bytes are copied, so that the caller keeps its own.
 */
export async function* readApart<Event extends { kind: string }>(
  workerFile: string | undefined,
  { bytes, ...parameters }: { bytes: Uint8Array } & Record<string, unknown>,
  limits: ReadLimits,
  signal: AbortSignal | undefined,
): AsyncGenerator<Event | ApartEnd> {
  if (workerFile === undefined) throw new Error('the worker of this format is not there')
  const thread = takeThread(workerFile)
  const waiting: (Event | ApartEnd)[] = []
  let wake = (): void => {}
  let heardAt = Date.now()
  const tell = (event: Event | ApartEnd): void => {
    heardAt = Date.now()
    waiting.push(event)
    wake()
  }
  // A stream of a few bytes can unpack to gigabytes, which the limits of a thread do not count.
  const mostMemory = process.memoryUsage.rss() + libraryMemory + memoryPerByte * limits.unpackedBytes
  const watch = setInterval(() => {
    if (signal?.aborted) tell({ kind: 'refused', code: 'cancelled' })
    else if (Date.now() - heardAt > mostSilentMs) tell({ kind: 'refused', code: 'tooSlow' })
    else if (process.memoryUsage.rss() > mostMemory)
      tell({ kind: 'refused', code: 'tooLargeUnpacked', detail: 'memory' })
  }, watchMs)
  // A thread that says itself that its document cannot be read, as most damaged ones are, is ready for the next.
  let isOver = false
  thread.hear = (told) => {
    if (told.kind !== 'message') return tell({ kind: 'refused', ...fault(told.error) })
    const event = told.event as Event | ApartEnd
    isOver = event.kind === 'done' || event.kind === 'refused'
    tell(event)
  }
  const own = Uint8Array.from(bytes)
  thread.worker.postMessage({ ...parameters, bytes: own }, [own.buffer])
  try {
    for (;;) {
      while (waiting.length === 0) {
        await new Promise<void>((resolve) => {
          wake = resolve
        })
      }
      const event = waiting.shift()!
      yield event
      if (event.kind === 'done' || event.kind === 'refused') return
    }
  } finally {
    clearInterval(watch)
    await releaseThread(thread, isOver)
  }
}

const fault = (error: unknown): { code: Refusal['code']; detail: string } => {
  const { code, message = '' } = error as { code?: string; message?: string }
  const isMemory = code === 'ERR_WORKER_OUT_OF_MEMORY'
  return { code: isMemory ? 'tooLargeUnpacked' : 'unreadable', detail: message.slice(0, 200) }
}
