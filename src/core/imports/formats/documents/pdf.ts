import { readApart, workerFileOf } from '../apart.ts'
import {
  type FormatReader,
  type NoteItem,
  type ReadBatch,
  type ReadProblem,
  type Refusal,
  refusedBatch,
} from '../format.ts'
import { readAll } from '../source.ts'
import { findDay, findYear } from './dateText.ts'
import { onlyDayAtHead, ownDay } from './ownDate.ts'
import type { PdfEvent } from './pdfText.ts'

/**
 * PDF: a note for each page, so that evidence opens at its page. Reading happens in a thread of its own, which is
 * ended where it takes too long or too much memory: a PDF is a program as much as a text.
 */
export const pdfReader: FormatReader = {
  format: 'pdf',
  traits: { family: 'document', parts: 'one', mayBeSpoken: 'document' },
  recognise: (head) => (Buffer.from(head.bytes.subarray(0, 1024)).includes('%PDF-') ? 0.95 : 0),
  async *read(source, _head, options): AsyncGenerator<ReadBatch> {
    const { limits, signal } = options
    if (signal?.aborted) return yield refusedBatch({ code: 'cancelled' })
    const bytes = await readAll(source, limits.packedBytes)
    if (bytes === null) return yield refusedBatch({ code: 'tooLarge', limit: limits.packedBytes })
    const title = source.name.replace(/^.*\//, '').replace(/\.[^.]*$/, '')
    let date = findDay(title, options.yearHint ?? findYear(title))
    let items: NoteItem[] = []
    let problems: ReadProblem[] = []
    let properties: NoteItem['properties']
    let pages = 0
    let found = 0
    let characters = 0
    let bytesRead = 0
    for await (const event of readApart<PdfEvent>(
      workerFile,
      { bytes, mostPages: limits.pages },
      limits,
      signal,
    )) {
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
          if (found === 1)
            date ??= ownDay(text, { foot: pages === 1 }) ?? onlyDayAtHead(text, options.now ?? Date.now())
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

const workerFile = workerFileOf('documents', 'pdfWorker')
