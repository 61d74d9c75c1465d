import { icalendarReader } from '../cards/icalendar.ts'
import { vcardReader } from '../cards/vcard.ts'
import { type CompoundEntry, isCompoundFile, readCompoundFile } from '../compoundFile.ts'
import { htmlText } from '../documents/htmlText.ts'
import {
  type AttachedFile,
  type FormatReader,
  type ImportSource,
  type ReadBatch,
  type ReadOptions,
  refusedBatch,
  type SourceHead,
} from '../format.ts'
import { createReadingTime, nullUnlessRefused, type ReadingTime } from '../readingTime.ts'
import { bytesSource, readAll } from '../source.ts'
import { type Mail, type MailPerson, mailIds, mailMessage } from './mail.ts'
import { type OwnZone, ownZone, readMailDate } from './mailDate.ts'
import { sentWith } from './mailFiles.ts'
import { parseMime } from './mime.ts'
import { itemAsText } from './outlookItem.ts'
import { decodeCodePage, fileTime, fixedValues, storages, streamOf, textOf } from './outlookProperties.ts'
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
    if (/^IPM\.DistList/i.test(kind)) {
      return yield refusedBatch({ code: 'notSupportedYet', detail: kind }, bytes.byteLength)
    }
    const mail = await readMsg(root, ownZone(options.zone), options.time)
    const item = itemAsText(root, kind, mail)
    if (item !== null) return yield* readItem(item, bytes.byteLength, options)
    const { item: message, problem } = await mailMessage(mail, { line: 1 }, options)
    if (message === null) return yield refusedBatch({ code: 'empty' }, bytes.byteLength)
    yield {
      tables: [],
      items: [message],
      problems: problem === null ? [] : [problem],
      bytesRead: bytes.byteLength,
    }
  },
}

/** What is no mail is told by the reader of the form in which other programs keep such things. */
async function* readItem(
  { name, text }: { name: string; text: string },
  bytesRead: number,
  options: ReadOptions,
): AsyncGenerator<ReadBatch> {
  const bytes = Buffer.from(text)
  const reader = name.endsWith('.vcf') ? vcardReader : icalendarReader
  const head: SourceHead = {
    name,
    extension: name.slice(-3),
    bytes,
    complete: true,
    encoding: 'utf-8',
    text,
    entryNames: [],
  }
  for await (const batch of reader.read(bytesSource(name, bytes), head, options)) {
    const items = batch.items.map((one) =>
      // It is one thing: the lines of the form in between are nobody's.
      one.kind === 'row' ? { ...one, at: { ...one.at, line: 1, lineEnd: 1 } } : one,
    )
    yield { ...batch, items, bytesRead }
  }
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
