import {
  type FormatReader,
  type NoteItem,
  type ReadBatch,
  type ReadLimits,
  type ReadProblem,
  type Refusal,
  refusedBatch,
} from '../format.ts'
import { readAll } from '../source.ts'
import { findDay, findYear } from './dateText.ts'
import type { PdfEvent } from './pdfText.ts'
import { releasePdfThread, takePdfThread } from './pdfThread.ts'

/**
 * PDF: a note for each page, so that evidence opens at its page. Reading happens in a thread apart, which is
 * ended where it takes too long or too much memory: a PDF is a program as much as a text.
 */
export const pdfReader: FormatReader = {
  format: 'pdf',
  recognise: (head) => (Buffer.from(head.bytes.subarray(0, 1024)).includes('%PDF-') ? 0.95 : 0),
  async *read(source, _head, options): AsyncGenerator<ReadBatch> {
    const { limits, signal } = options
    if (signal?.aborted) return yield refusedBatch({ code: 'cancelled' })
    const bytes = await readAll(source, limits.packedBytes)
    if (bytes === null) return yield refusedBatch({ code: 'tooLarge', limit: limits.packedBytes })
    const title = source.name.replace(/^.*\//, '').replace(/\.[^.]*$/, '')
    const date = findDay(title, options.yearHint ?? findYear(title))
    let items: NoteItem[] = []
    let problems: ReadProblem[] = []
    let properties: NoteItem['properties']
    let pages = 0
    let found = 0
    let characters = 0
    let bytesRead = 0
    for await (const event of readApart(bytes, limits, signal)) {
      if (event.kind === 'opened') {
        pages = event.pages
        if (event.author !== '') properties = { author: event.author }
      } else if (event.kind === 'page') {
        const { page, text } = event
        bytesRead = Math.round((bytes.byteLength * page) / pages)
        characters += text?.length ?? 0
        if (text === null) problems.push({ at: { page }, code: 'badPage', kept: false })
        else if (text.trim() === '') problems.push({ at: { page }, code: 'pageWithoutText', kept: false })
        else {
          found++
          const at = { lineStart: page, lineEnd: page, page }
          const own = text.slice(0, limits.cellCharacters)
          items.push({ kind: 'note', at, title, date, text: own, ...(properties && { properties }) })
        }
      } else if (event.kind === 'refused') {
        const { code, detail } = event
        const at =
          bytesRead > 0 ? { at: { page: Math.ceil((bytesRead * pages) / bytes.byteLength) + 1 } } : {}
        return yield { ...refusedBatch({ code, detail, ...at }, bytesRead), items, problems }
      }
      if (characters > limits.unpackedBytes) {
        const refusal: Refusal = { code: 'tooLargeUnpacked', limit: limits.unpackedBytes }
        return yield { ...refusedBatch(refusal, bytesRead), items, problems }
      }
      if (items.length + problems.length < options.limits.batchItems && event.kind !== 'done') continue
      yield { tables: [], items, problems, bytesRead }
      items = []
      problems = []
    }
    if (pages > limits.pages) yield refusedBatch({ code: 'tooManyPages', limit: limits.pages }, bytesRead)
    else if (found === 0) yield refusedBatch({ code: 'noText' }, bytesRead)
  },
}

type Told =
  | Exclude<PdfEvent, { kind: 'refused' }>
  | { kind: 'refused'; code: Refusal['code']; detail?: string }

const mostSilentMs = 30_000
const watchMs = 200
/** What the library itself takes, and how much it holds for each byte that its streams unpack to. */
const libraryMemory = 256 * 1024 ** 2
const memoryPerByte = 4

/** What the thread tells, until it is done or has to be ended. */
async function* readApart(
  bytes: Uint8Array,
  limits: ReadLimits,
  signal: AbortSignal | undefined,
): AsyncGenerator<Told> {
  const thread = takePdfThread()
  const waiting: Told[] = []
  let wake = (): void => {}
  let heardAt = Date.now()
  const tell = (event: Told): void => {
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
  thread.hear = (told) =>
    tell(told.kind === 'message' ? told.event : { kind: 'refused', ...fault(told.error) })
  const own = Uint8Array.from(bytes)
  thread.worker.postMessage({ bytes: own, mostPages: limits.pages }, [own.buffer])
  let isDone = false
  try {
    for (;;) {
      while (waiting.length === 0) {
        await new Promise<void>((resolve) => {
          wake = resolve
        })
      }
      const event = waiting.shift()!
      isDone = event.kind === 'done'
      yield event
      if (isDone || event.kind === 'refused') return
    }
  } finally {
    clearInterval(watch)
    await releasePdfThread(thread, isDone)
  }
}

const fault = (error: unknown): { code: Refusal['code']; detail: string } => {
  const { code, message = '' } = error as { code?: string; message?: string }
  const isMemory = code === 'ERR_WORKER_OUT_OF_MEMORY'
  return { code: isMemory ? 'tooLargeUnpacked' : 'unreadable', detail: message.slice(0, 200) }
}
