import { codePageLabel } from '../codePages.ts'
import { type CompoundEntry, isCompoundFile, readCompoundFile } from '../compoundFile.ts'
import { htmlText } from '../documents/htmlText.ts'
import { detectEncoding } from '../encoding.ts'
import {
  type AttachedFile,
  type FormatReader,
  type ImportSource,
  type ReadBatch,
  type ReadOptions,
  refusedBatch,
} from '../format.ts'
import { createReadingTime, nullUnlessRefused, type ReadingTime } from '../readingTime.ts'
import { readAll } from '../source.ts'
import { type Mail, type MailPerson, mailIds, mailMessage } from './mail.ts'
import { type OwnZone, ownZone, readMailDate } from './mailDate.ts'
import { sentWith } from './mailFiles.ts'
import { parseMime } from './mime.ts'
import { rtfText, unpackRtf } from './rtf.ts'

/** A mail that Outlook saved in its own form, `.msg` (MS-OXMSG). */
export const msgReader: FormatReader = {
  format: 'msg',
  traits: { family: 'mail', parts: 'one', isAsSent: true },
  recognise(head) {
    return looksLikeMsg(head.name, head.bytes) ? 0.97 : 0
  },
  attachments: attachmentsOf,
  async *read(source, _head, options): AsyncGenerator<ReadBatch> {
    const { limits } = options
    const bytes = await readAll(source, limits.packedBytes)
    if (bytes === null) return yield refusedBatch({ code: 'tooLarge', limit: limits.packedBytes })
    if (options.signal?.aborted) return yield refusedBatch({ code: 'cancelled' })
    const root = readCompoundFile(bytes, limits.entries)
    if (root === null) return yield refusedBatch({ code: 'damaged' }, bytes.byteLength)
    const kind = textOf(root, '001a')
    if (/^IPM\.(Contact|DistList)/i.test(kind)) {
      return yield refusedBatch({ code: 'notSupportedYet', detail: kind }, bytes.byteLength)
    }
    const mail = await readMsg(root, ownZone(options.zone), options.time)
    const { item, problem } = await mailMessage(mail, { line: 1 }, options)
    if (item === null) return yield refusedBatch({ code: 'empty' }, bytes.byteLength)
    yield {
      tables: [],
      items: [item],
      problems: problem === null ? [] : [problem],
      bytesRead: bytes.byteLength,
    }
  },
}

async function* attachmentsOf(source: ImportSource, options: ReadOptions): AsyncGenerator<AttachedFile> {
  const bytes = await readAll(source, options.limits.packedBytes)
  const root = bytes === null ? null : readCompoundFile(bytes, options.limits.entries)
  if (bytes === null || root === null) return
  // What takes too long here takes too long for the reading too, which says so.
  const time = createReadingTime(options.limits, bytes.byteLength)
  const mail = await readMsg(root, ownZone(options.zone), time).catch(() => null)
  if (mail !== null) yield* sentWith(mail)
}

/** A workbook of old Excel is a compound file too: one by another name must show a stream of a message. */
export const looksLikeMsg = (name: string, bytes: Uint8Array): boolean =>
  isCompoundFile(bytes) &&
  (/\.msg$/i.test(name) || Buffer.from(bytes).includes(Buffer.from('__substg1.0_', 'utf16le')))

/** A mail within a mail within a mail: deeper the words are left where they are. */
const deepest = 8

/** Reads the properties of a message; `zone` is that of times, which Outlook keeps in UTC. */
export async function readMsg(
  root: CompoundEntry,
  zone: OwnZone,
  time?: ReadingTime,
  depth = 0,
): Promise<Mail> {
  time?.check()
  const headers = textOf(root, '007d')
  // The headers under which the mail travelled say what the properties may not.
  const travelled =
    headers.trim() === '' ? null : await parseMime(Buffer.from(headers), zone, time).catch(nullUnlessRefused)
  const numbers = fixedValues(root, depth === 0 ? 32 : 24)
  const sent = fileTime(numbers.get('0039')) ?? fileTime(numbers.get('0e06'))
  const dated = /^date:\s*(.*)$/im.exec(headers)?.[1]
  const stated = dated === undefined ? null : readMailDate(dated, zone)
  const attachments: AttachedFile[] = []
  const within: string[] = []
  for (const entry of storages(root, '__attach_version1.0_')) {
    await time?.pause()
    const inner = entry.children?.find(({ name }) => name.toLowerCase() === '__substg1.0_3701000d')
    const name = textOf(entry, '3707') || textOf(entry, '3704') || textOf(entry, '3001')
    if (inner?.children && depth < deepest) {
      const mail = await readMsg(inner, zone, time, depth + 1)
      within.push(describeInner(mail))
      attachments.push(...mail.attachments)
    } else {
      const bytes = streamOf(entry, '37010102')?.read() ?? new Uint8Array()
      attachments.push({
        name: name || `${attachments.length + 1}.bin`,
        type: textOf(entry, '370e'),
        bytes,
        isOfMail: isOfMail(entry, name),
      })
    }
  }
  const body =
    textOf(root, '1000').trim() || (await htmlText(htmlOf(root), time)) || (await richTextOf(root, time))
  const from = personOf(textOf(root, '0c1a') || textOf(root, '0042'), [
    textOf(root, '5d01'),
    textOf(root, '5d02'),
    textOf(root, '0c1f'),
    textOf(root, '0065'),
  ])
  const answers = travelled?.answers ?? []
  const parent = mailIds(textOf(root, '1042')).at(-1)
  const to = storages(root, '__recip_version1.0_').flatMap(
    (entry) => personOf(textOf(entry, '3001'), [textOf(entry, '39fe'), textOf(entry, '3003')]) ?? [],
  )
  return {
    sentAt: stated?.at ?? sent,
    zone: stated?.zone ?? zone.name,
    from: from ?? travelled?.from ?? null,
    to: to.length > 0 ? to : (travelled?.to ?? []),
    subject: textOf(root, '0037') || textOf(root, '0070'),
    messageId: mailIds(textOf(root, '1035'))[0] ?? travelled?.messageId ?? null,
    answers:
      answers.length > 0 || parent === undefined ? answers : [...mailIds(textOf(root, '1039')), parent],
    text: [body, ...within].filter((part) => part !== '').join('\n\n'),
    html: '',
    attachments,
  }
}

/** Whether an attachment is a picture that the mail's words show: hidden among the files, or drawn where they stand. */
function isOfMail(entry: CompoundEntry, name: string): boolean {
  const isPicture =
    /^image\//i.test(textOf(entry, '370e')) || /\.(png|jpe?g|gif|bmp|webp|emf|wmf)$/i.test(name)
  if (!isPicture) return false
  const values = fixedValues(entry, 8)
  const isDrawn = ((values.get('3714')?.number ?? 0) & 4) !== 0
  return isDrawn || ((values.get('7ffe')?.number ?? 0) & 0xffff) !== 0 || textOf(entry, '3712') !== ''
}

function describeInner({ from, sentAt, subject, text }: Mail): string {
  const sender = [from?.name, from?.address && `<${from.address}>`].filter(Boolean).join(' ')
  const date = sentAt === null ? '' : new Date(sentAt).toISOString()
  const head = [`From: ${sender}`, `Date: ${date}`, `Subject: ${subject}`].filter((line) => !/: $/.test(line))
  return [...head, '', text].join('\n').trim()
}

/** Exchange names its own people by a path that is no address. */
function personOf(name: string, addresses: readonly string[]): MailPerson | null {
  const address = addresses.find((one) => /^[^\s@]+@[^\s@]+$/.test(one.trim()))?.trim() ?? ''
  const clean = name.trim().replace(/^'(.*)'$/, '$1')
  return clean === '' && address === ''
    ? null
    : { name: clean.toLowerCase() === address.toLowerCase() ? '' : clean, address: address.toLowerCase() }
}

const storages = (entry: CompoundEntry, prefix: string): CompoundEntry[] =>
  (entry.children ?? []).filter(
    ({ name, children }) => children !== null && name.toLowerCase().startsWith(prefix),
  )

const streamOf = (entry: CompoundEntry, tag: string): CompoundEntry | undefined =>
  entry.children?.find(
    ({ name, children }) => children === null && name.toLowerCase() === `__substg1.0_${tag}`,
  )

/** A text property: UTF-16, or in the code page that the message states. */
function textOf(entry: CompoundEntry, id: string): string {
  const wide = streamOf(entry, `${id}001f`)
  if (wide !== undefined) return new TextDecoder('utf-16le').decode(wide.read()).replace(/\0.*$/s, '')
  const narrow = streamOf(entry, `${id}001e`)
  return narrow === undefined ? '' : decodeCodePage(narrow.read(), entry).replace(/\0.*$/s, '')
}

function htmlOf(entry: CompoundEntry): string {
  const bytes = streamOf(entry, '10130102')?.read()
  return bytes === undefined ? textOf(entry, '1013') : decodeCodePage(bytes, entry)
}

/** A body of which Outlook keeps nothing but its own form. */
async function richTextOf(entry: CompoundEntry, time: ReadingTime | undefined): Promise<string> {
  const packed = streamOf(entry, '10090102')?.read()
  const rtf = packed === undefined ? null : unpackRtf(packed, mostRtfBytes)
  return rtf === null ? '' : await rtfText(rtf, time)
}
const mostRtfBytes = 32 * 1024 ** 2

function decodeCodePage(bytes: Uint8Array, entry: CompoundEntry): string {
  const numbers = [32, 24, 8].map((offset) => fixedValues(entry, offset))
  const page = ['3fde', '3ffd'].flatMap((id) => numbers.flatMap((values) => values.get(id)?.number ?? []))[0]
  const label = page === undefined ? undefined : codePageLabel(page)
  if (label !== undefined) return new TextDecoder(label).decode(bytes)
  const detected = detectEncoding(bytes)
  return new TextDecoder(detected?.encoding ?? 'utf-8').decode(bytes)
}

type FixedValue = { readonly number: number; readonly high: number }

/** Values of a fixed size by their property id; `offset` is how long the head of the property stream is. */
function fixedValues(entry: CompoundEntry, offset: number): Map<string, FixedValue> {
  const values = new Map<string, FixedValue>()
  const stream = entry.children?.find(({ name }) => name.toLowerCase() === '__properties_version1.0')
  if (stream === undefined) return values
  const bytes = Buffer.from(stream.read())
  for (let at = offset; at + 16 <= bytes.byteLength; at += 16) {
    const id = bytes
      .readUInt16LE(at + 2)
      .toString(16)
      .padStart(4, '0')
    values.set(id, { number: bytes.readUInt32LE(at + 8), high: bytes.readUInt32LE(at + 12) })
  }
  return values
}

/** UTC ms of a count of 100 ns since 1601; null where it lies outside what people write mails in. */
function fileTime(value: FixedValue | undefined): number | null {
  if (value === undefined) return null
  const at = Math.round((value.high * 2 ** 32 + value.number) / 10_000) - 11_644_473_600_000
  return at > Date.UTC(1970, 0, 2) && at < Date.UTC(2200, 0, 1) ? at : null
}
