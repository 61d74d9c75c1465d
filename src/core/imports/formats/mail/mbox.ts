import type { FormatReader, ImportSource, MessageItem, ReadBatch, ReadProblem } from '../format.ts'
import { nullUnlessRefused } from '../readingTime.ts'
import { mailMessage } from './mail.ts'
import { ownZone } from './mailDate.ts'
import { filesOfMail } from './mailFiles.ts'
import { countMailHeaders, parseMime } from './mime.ts'

/**
 * A mailbox of many mails in one file (mboxo, mboxrd): each begins with a line "From sender date" after a blank
 * one, and lines of a mail that begin so are marked with `>`. Read one mail at a time.
 */
export const mboxReader: FormatReader = {
  format: 'mbox',
  traits: { family: 'mail', parts: 'one', isAsSent: true },
  recognise(head) {
    if (head.entryNames.length > 0) return 0
    const end = head.bytes.indexOf(newline)
    if (end < 0 || !isEnvelope(head.bytes.subarray(0, end))) return 0
    return countMailHeaders(head.bytes.subarray(end + 1)) > 0 ? 0.96 : 0
  },
  async *attachments(source, options) {
    for await (const { bytes, isCut } of cutMails(source, options.limits.packedBytes))
      if (!isCut) yield* await filesOfMail(bytes, options)
  },
  async *read(source, _head, options): AsyncGenerator<ReadBatch> {
    const { limits } = options
    const zone = ownZone(options.zone)
    let items: MessageItem[] = []
    let problems: ReadProblem[] = []
    let bytesRead = 0
    let held = 0
    const take = (): ReadBatch => {
      const batch = { tables: [], items, problems, bytesRead }
      items = []
      problems = []
      held = 0
      return batch
    }
    let count = 0
    let isEmpty = true
    for await (const { bytes, line, isCut, bytesRead: soFar } of cutMails(source, limits.packedBytes)) {
      if (options.signal?.aborted) return yield { ...take(), refusal: { code: 'cancelled' } }
      bytesRead = soFar
      count++
      const at = { line }
      if (count > limits.rows)
        return yield { ...take(), refusal: { code: 'tooManyRows', limit: limits.rows } }
      const mail = isCut ? null : await parseMime(bytes, zone, options.time).catch(nullUnlessRefused)
      if (mail === null) problems.push({ at, code: isCut ? 'recordTooLong' : 'badMessage', kept: false })
      else {
        const { item, problem } = await mailMessage(mail, at, options, bytes)
        if (item !== null) {
          items.push(item)
          isEmpty = false
        }
        if (problem !== null) problems.push(problem)
        held += item?.text.length ?? 0
      }
      // Mails may be long: a batch is as many as a table's rows would be, or a few megabytes of words.
      if (items.length + problems.length >= limits.batchItems || held > limits.cellCharacters * 4)
        yield take()
    }
    if (isEmpty) return yield { ...take(), refusal: { code: 'empty' } }
    if (items.length + problems.length > 0) yield take()
  },
}

const newline = 10

/** "From wang@example.com Tue Jun  2 10:00:00 2026", also with a zone before or behind the year. */
function isEnvelope(line: Uint8Array): boolean {
  if (line.length > 500 || line[0] !== 0x46 || line[1] !== 0x72) return false
  return /^From .*\b\d{1,2}:\d{2}(:\d{2})?\b.*\b\d{4}\b/.test(Buffer.from(line).toString('latin1'))
}

type CutMail = {
  readonly bytes: Uint8Array
  /** Line of the mail's first header in the file. */
  readonly line: number
  /** Whether the mail is larger than can be held; its bytes are left out then. */
  readonly isCut: boolean
  readonly bytesRead: number
}

async function* cutMails(source: ImportSource, mostBytes: number): AsyncGenerator<CutMail> {
  let parts: Uint8Array[] = []
  let size = 0
  let lines = 0
  let firstLine = 0
  let isAfterBlank = true
  let bytesRead = 0
  const add = (bytes: Uint8Array): void => {
    size += bytes.length
    bytesRead += bytes.length
    lines += countLines(bytes)
    if (size <= mostBytes) parts.push(bytes)
    else parts = []
  }
  const finish = (): CutMail | null => {
    const isCut = size > mostBytes
    const mail =
      firstLine === 0
        ? null
        : { bytes: isCut ? new Uint8Array() : unmarked(parts), line: firstLine, isCut, bytesRead }
    parts = []
    size = 0
    return mail
  }
  for await (const piece of wholeLines(source, mostBytes)) {
    let from = 0
    for (let at = nextEnvelope(piece, 0, isAfterBlank); at >= 0; at = nextEnvelope(piece, from, false)) {
      add(piece.subarray(from, at))
      const mail = finish()
      if (mail !== null) yield mail
      from = piece.indexOf(newline, at) + 1
      lines++
      bytesRead += from - at
      firstLine = lines + 1
    }
    add(piece.subarray(from))
    isAfterBlank = from < piece.length && isBlankBefore(piece, piece.length)
  }
  const mail = finish()
  if (mail !== null) yield mail
}

/**
 * Where the next line stands that begins a mail, at or behind `from`; -1 where there is none.
 *
 * @param isAfterBlank whether what begins at `from` follows a blank line that is not in these bytes
 */
function nextEnvelope(bytes: Buffer, from: number, isAfterBlank: boolean): number {
  if (isAfterBlank && isEnvelope(lineAt(bytes, from))) return from
  for (let at = bytes.indexOf('\nFrom ', from); at >= 0; at = bytes.indexOf('\nFrom ', at + 1))
    if (isBlankBefore(bytes, at + 1) && isEnvelope(lineAt(bytes, at + 1))) return at + 1
  return -1
}

const lineAt = (bytes: Buffer, from: number): Uint8Array => {
  const end = bytes.indexOf(newline, from)
  return bytes.subarray(from, end < 0 ? bytes.length : end + 1)
}

/** Whether the line that ends at `end` is blank: nothing but its line end. */
function isBlankBefore(bytes: Uint8Array, end: number): boolean {
  if (bytes[end - 1] !== newline) return false
  const last = bytes[end - 2] === 13 ? end - 2 : end - 1
  return last === 0 || bytes[last - 1] === newline
}

function countLines(bytes: Uint8Array): number {
  let count = 0
  for (let at = 0; at < bytes.length; at++) if (bytes[at] === newline) count++
  return count
}

/** mboxrd marks every line of `>`s and "From " with one `>` more. */
function unmarked(parts: readonly Uint8Array[]): Uint8Array {
  const bytes = parts.length === 1 ? viewOf(parts[0]!) : Buffer.concat(parts)
  if (!bytes.includes('>From ')) return bytes
  const kept: Uint8Array[] = []
  let from = 0
  for (let at = 0; at >= 0 && at < bytes.length; ) {
    let behind = at
    while (bytes[behind] === 0x3e) behind++
    if (behind > at && bytes.subarray(behind, behind + 5).equals(fromMark)) {
      kept.push(bytes.subarray(from, at))
      from = at + 1
    }
    const end = bytes.indexOf(newline, behind)
    at = end < 0 ? -1 : end + 1
  }
  return Buffer.concat([...kept, bytes.subarray(from)])
}

/** The same bytes with the searches that a buffer has. */
const viewOf = (bytes: Uint8Array): Buffer => Buffer.from(bytes.buffer, bytes.byteOffset, bytes.byteLength)

const fromMark = Buffer.from('From ')

/** A file in pieces that end where a line does; a line without an end in `mostBytes` is handed over in parts. */
async function* wholeLines(source: ImportSource, mostBytes: number): AsyncGenerator<Buffer> {
  let rest: Uint8Array[] = []
  let restSize = 0
  for await (const part of source.stream()) {
    const end = part.lastIndexOf(newline) + 1
    let from = 0
    if (end > 0 && rest.length > 0) {
      from = part.indexOf(newline) + 1
      yield Buffer.concat([...rest, part.subarray(0, from)])
      rest = []
      restSize = 0
    }
    if (from < end) yield viewOf(part.subarray(from, end))
    if (end < part.length) {
      rest.push(part.subarray(end))
      restSize += part.length - end
    }
    if (restSize > mostBytes) {
      yield Buffer.concat(rest)
      rest = []
      restSize = 0
    }
  }
  if (restSize > 0) yield Buffer.concat(rest)
}
