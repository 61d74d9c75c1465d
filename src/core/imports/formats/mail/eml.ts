import { type FormatReader, type ReadBatch, refusedBatch } from '../format.ts'
import { readAll } from '../source.ts'
import { mailMessage } from './mail.ts'
import { ownZone } from './mailDate.ts'
import { countMailHeaders, parseMime } from './mime.ts'

/** "To: everyone" may begin a note as well; a mail by another name has a sender or a date beside it. */
export const looksLikeMail = (name: string, bytes: Uint8Array): boolean =>
  countMailHeaders(bytes) >= (/\.eml$/i.test(name) ? 1 : 3)

/** One mail in its Internet form: what mail programs save as `.eml`. */
export const emlReader: FormatReader = {
  format: 'eml',
  recognise(head) {
    return head.entryNames.length === 0 && looksLikeMail(head.name, head.bytes) ? 0.95 : 0
  },
  async *read(source, _head, options): AsyncGenerator<ReadBatch> {
    const { limits } = options
    const bytes = await readAll(source, limits.packedBytes)
    if (bytes === null) return yield refusedBatch({ code: 'tooLarge', limit: limits.packedBytes })
    if (options.signal?.aborted) return yield refusedBatch({ code: 'cancelled' })
    const mail = await parseMime(bytes, ownZone(options.zone)).catch(() => null)
    if (mail === null) return yield refusedBatch({ code: 'damaged', at: { line: 1 } }, bytes.byteLength)
    const { item, problem } = mailMessage(mail, { line: 1 }, limits, bytes)
    if (item === null) return yield refusedBatch({ code: 'empty', at: { line: 1 } }, bytes.byteLength)
    yield {
      tables: [],
      items: [item],
      problems: problem === null ? [] : [problem],
      bytesRead: bytes.byteLength,
    }
  },
}
