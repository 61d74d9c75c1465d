import type { FormatReader, ImportSource, MessageItem, ReadBatch, ReadProblem } from '../format.ts'
import { mailMessage } from './mail.ts'
import { ownZone } from './mailDate.ts'
import { countMailHeaders, parseMime } from './mime.ts'

/**
 * A mailbox of many mails in one file (mboxo, mboxrd): each begins with a line "From sender date" after a blank
 * one, and lines of a mail that begin so are marked with `>`. Read one mail at a time; attachments are named in the
 * text and not opened, since a mailbox of years holds more of them than anybody means to import.
 */
export const mboxReader: FormatReader = {
  format: 'mbox',
  recognise(head) {
    if (head.entryNames.length > 0) return 0
    const end = head.bytes.indexOf(newline)
    if (end < 0 || !isEnvelope(head.bytes.subarray(0, end))) return 0
    return countMailHeaders(head.bytes.subarray(end + 1)) > 0 ? 0.96 : 0
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
      const mail = isCut ? null : await parseMime(bytes, zone).catch(() => null)
      if (mail === null) problems.push({ at, code: isCut ? 'recordTooLong' : 'badMessage', kept: false })
      else {
        const { item, problem } = mailMessage(mail, at, limits)
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
  let lines: Uint8Array[] = []
  let size = 0
  let line = 0
  let firstLine = 0
  let isAfterBlank = true
  let bytesRead = 0
  const finish = (): CutMail | null => {
    if (firstLine === 0) return null
    const isCut = size > mostBytes
    const mail = { bytes: isCut ? new Uint8Array() : Buffer.concat(lines), line: firstLine, isCut, bytesRead }
    lines = []
    size = 0
    return mail
  }
  for await (const read of byteLines(source, mostBytes)) {
    bytesRead = read.bytesRead
    line++
    const { bytes } = read
    if (isAfterBlank && isEnvelope(bytes)) {
      const mail = finish()
      if (mail !== null) yield mail
      firstLine = line + 1
      isAfterBlank = false
      continue
    }
    isAfterBlank = bytes.length === 1 || (bytes.length === 2 && bytes[0] === 13)
    size += bytes.length
    if (size <= mostBytes) lines.push(unmarked(bytes))
    else lines = []
  }
  const mail = finish()
  if (mail !== null) yield mail
}

/** mboxrd marks every line of `>`s and "From " with one `>` more. */
function unmarked(line: Uint8Array): Uint8Array {
  let marks = 0
  while (line[marks] === 0x3e) marks++
  const isMarked =
    marks > 0 &&
    line[marks] === 0x46 &&
    line[marks + 1] === 0x72 &&
    line[marks + 2] === 0x6f &&
    line[marks + 3] === 0x6d &&
    line[marks + 4] === 0x20
  return isMarked ? line.subarray(1) : line
}

/** A file by lines, each with its line end; one without an end in `mostBytes` is handed over in pieces. */
async function* byteLines(
  source: ImportSource,
  mostBytes: number,
): AsyncGenerator<{ bytes: Uint8Array; bytesRead: number }> {
  let rest: Uint8Array[] = []
  let restSize = 0
  let bytesRead = 0
  for await (const part of source.stream()) {
    let from = 0
    for (let at = part.indexOf(newline); at >= 0; at = part.indexOf(newline, from)) {
      const piece = part.subarray(from, at + 1)
      bytesRead += piece.length
      yield { bytes: rest.length === 0 ? piece : Buffer.concat([...rest, piece]), bytesRead }
      rest = []
      restSize = 0
      from = at + 1
    }
    if (from < part.length) {
      rest.push(part.subarray(from))
      bytesRead += part.length - from
      restSize += part.length - from
    }
    if (restSize > mostBytes) {
      yield { bytes: Buffer.concat(rest), bytesRead }
      rest = []
      restSize = 0
    }
  }
  if (restSize > 0) yield { bytes: Buffer.concat(rest), bytesRead }
}
