import { type FormatReader, type ReadBatch, refusedBatch } from '../format.ts'
import { nullUnlessRefused } from '../readingTime.ts'
import { readAll } from '../source.ts'
import { mailMessage } from './mail.ts'
import { ownZone } from './mailDate.ts'
import { filesOfMail } from './mailFiles.ts'
import { countMailHeaders, parseMime } from './mime.ts'

/** "To: everyone" may begin a note as well; a mail by another name has a sender or a date beside it. */
export const looksLikeMail = (name: string, bytes: Uint8Array): boolean =>
  countMailHeaders(mailWithin(bytes) ?? bytes) >= (/\.emlx?$/i.test(name) ? 1 : 3)

/** Apple's mail program puts above a mail how many bytes it has, and below it what it knows of it. */
const ofApple = /^\d{1,10}[ \t]*\r?\n/

/** The mail of an `.emlx`; null where the bytes are a mail as they stand. */
function mailWithin(bytes: Uint8Array): Uint8Array | null {
  const first = ofApple.exec(Buffer.from(bytes.subarray(0, 16)).toString('latin1'))?.[0]
  if (first === undefined) return null
  return bytes.subarray(first.length, first.length + Number.parseInt(first, 10))
}

/** One mail in its Internet form: what mail programs save as `.eml` or, with two parts of their own around it, as `.emlx`. */
export const emlReader: FormatReader = {
  format: 'eml',
  traits: { family: 'mail', parts: 'one', isAsSent: true },
  recognise(head) {
    return head.entryNames.length === 0 && looksLikeMail(head.name, head.bytes) ? 0.95 : 0
  },
  async *attachments(source, options) {
    const whole = await readAll(source, options.limits.packedBytes)
    if (whole !== null) yield* await filesOfMail(mailWithin(whole) ?? whole, options)
  },
  async *read(source, _head, options): AsyncGenerator<ReadBatch> {
    const { limits } = options
    const whole = await readAll(source, limits.packedBytes)
    if (whole === null) return yield refusedBatch({ code: 'tooLarge', limit: limits.packedBytes })
    if (options.signal?.aborted) return yield refusedBatch({ code: 'cancelled' })
    const within = mailWithin(whole)
    const bytes = within ?? whole
    const line = within === null ? 1 : 2
    const mail = await parseMime(bytes, ownZone(options.zone), options.time).catch(nullUnlessRefused)
    if (mail === null) return yield refusedBatch({ code: 'damaged', at: { line } }, bytes.byteLength)
    const { item, problem } = await mailMessage(mail, { line }, options, bytes)
    if (item === null) return yield refusedBatch({ code: 'empty', at: { line } }, bytes.byteLength)
    yield {
      tables: [],
      items: [item],
      problems: problem === null ? [] : [problem],
      bytesRead: bytes.byteLength,
    }
  },
}
