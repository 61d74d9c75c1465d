import { listEntryNames, refusalOfArchive } from './archive.ts'
import { codeImageReader } from './cards/codeImage.ts'
import { icalendarReader } from './cards/icalendar.ts'
import { vcardReader } from './cards/vcard.ts'
import { chatPageReader } from './chats/chatPage.ts'
import { conversationsReader } from './chats/conversations.ts'
import { copiedTurnsReader } from './chats/copiedTurns.ts'
import { dingtalkReader } from './chats/dingtalk.ts'
import { encryptedEventsReader } from './chats/encryptedEvents.ts'
import { feishuReader } from './chats/feishu.ts'
import { lineReader } from './chats/line.ts'
import { pastedChatReader } from './chats/pastedChat.ts'
import { slackReader } from './chats/slack.ts'
import { slackChannelReader, slackListReader } from './chats/slackChannel.ts'
import { messagesOfTables } from './chats/tableMessages.ts'
import { wechatReader } from './chats/wechat.ts'
import { wecomReader } from './chats/wecom.ts'
import { wecomCallbackReader } from './chats/wecomCallback.ts'
import { isCompoundFile } from './compoundFile.ts'
import { docxReader } from './documents/docx.ts'
import { htmlReader } from './documents/html.ts'
import { notesReader } from './documents/notes.ts'
import { pdfReader } from './documents/pdf.ts'
import { pptxReader } from './documents/pptx.ts'
import { declaredEncoding, detectSourceEncoding, isKnownEncoding } from './encoding.ts'
import {
  defaultLimits,
  type FormatReader,
  type ImportSource,
  type ReadBatch,
  type ReadLimits,
  type ReadOptions,
  type Refusal,
  type SourceHead,
} from './format.ts'
import { emlReader } from './mail/eml.ts'
import { mboxReader } from './mail/mbox.ts'
import { msgReader } from './mail/msg.ts'
import { pastedMailsReader } from './mail/pastedMails.ts'
import { refusalOfOther } from './otherFiles.ts'
import { createReadingTime, ReadingRefused, timedSource } from './readingTime.ts'
import { readAll, readHead } from './source.ts'
import { csvReader } from './tables/csv.ts'
import { jsonReader } from './tables/json.ts'
import { spreadsheetReader } from './tables/spreadsheet.ts'
import { typedQuoteReader } from './tables/typedQuoteReader.ts'
import { transcriptReader } from './transcripts/transcript.ts'
import { withoutRecordedWords } from './transcripts/withheldWords.ts'
import { hearWritten } from './transcripts/writtenTranscript.ts'
import { looksZipped } from './zip.ts'

/** Every format that can be read. A new format is one line here. */
export const formatReaders: readonly FormatReader[] = [
  slackReader,
  slackChannelReader,
  slackListReader,
  wecomReader,
  wecomCallbackReader,
  emlReader,
  msgReader,
  mboxReader,
  pastedMailsReader,
  vcardReader,
  codeImageReader,
  icalendarReader,
  dingtalkReader,
  feishuReader,
  encryptedEventsReader,
  wechatReader,
  chatPageReader,
  lineReader,
  conversationsReader,
  spreadsheetReader,
  docxReader,
  pptxReader,
  pdfReader,
  transcriptReader,
  jsonReader,
  pastedChatReader,
  copiedTurnsReader,
  typedQuoteReader,
  csvReader,
  htmlReader,
  notesReader,
]

const headBytes = 128 * 1024

export type OpenedImport =
  | {
      readonly ok: true
      readonly format: string
      /** Null for formats that are not plain text. */
      readonly encoding: string | null
      readonly batches: AsyncIterable<ReadBatch>
    }
  | { readonly ok: false; readonly refusal: Refusal }

/** Options with every bound at its default. */
export function readOptions(
  options: { zone: string; limits?: Partial<ReadLimits> } & Omit<Partial<ReadOptions>, 'limits' | 'zone'>,
): ReadOptions {
  return { ...options, limits: { ...defaultLimits, ...options.limits } }
}

/**
 * Recognises a source and opens it for reading. Whatever the bytes are, this ends in batches or a refusal:
 * an unexpected failure of a reader becomes the refusal `unreadable` at the end of the batches.
 *
 * A document that holds a transcript is opened as one; what was said in a recording is not given out of other tables.
 *
 * @param format takes this reader instead of the best recognised one
 */
export async function openImport(
  source: ImportSource,
  options: ReadOptions,
  format?: string,
): Promise<OpenedImport> {
  if (options.encoding !== undefined && !isKnownEncoding(options.encoding)) {
    return { ok: false, refusal: { code: 'undecodable', detail: options.encoding } }
  }
  let head: SourceHead
  try {
    head = await examine(source, options)
  } catch (error) {
    return { ok: false, refusal: { code: 'unreadable', detail: describe(error) } }
  }
  if (head.bytes.length === 0 && source.entries === undefined)
    return { ok: false, refusal: { code: 'empty' } }
  if (isPrivateKey.test(head.text)) return { ok: false, refusal: { code: 'privateKey' } }
  // What a container is, only what no reader knows is asked: a workbook may hold a document.
  const isContainer = isCompoundFile(head.bytes) || looksZipped(head.bytes) || source.entries !== undefined
  const other = format === undefined && !isContainer ? refusalOfOther(head) : null
  if (other !== null) return { ok: false, refusal: other }
  const ranked = formatReaders
    .map((reader) => ({ reader, score: reader.format === format ? 2 : reader.recognise(head) }))
    .sort((left, right) => right.score - left.score)
  const best = ranked[0]!
  if (best.score < 0.2) {
    if (isCompoundFile(head.bytes))
      return { ok: false, refusal: await refusalOfCompound(source, head, options) }
    if (looksZipped(head.bytes) && head.entryNames.length === 0) {
      const refusal = await refusalOfArchive(source, options.limits)
      return { ok: false, refusal: refusal ?? { code: 'empty' } }
    }
    if (isRecording(head.bytes)) return { ok: false, refusal: { code: 'recording' } }
    const inContainer = isContainer ? refusalOfOther(head) : null
    if (inContainer !== null) return { ok: false, refusal: inContainer }
    const known = knownButLater(head)
    if (known !== null) return { ok: false, refusal: { code: 'notSupportedYet', detail: known } }
    const isBlank = head.encoding !== null && head.text.trim() === '' && head.complete
    return { ok: false, refusal: { code: isBlank ? 'empty' : 'unknownFormat' } }
  }
  const isText = head.entryNames.length === 0 && best.reader.format !== 'spreadsheet'
  const encoding = isText ? head.encoding : null
  const batches = guarded(best.reader, source, head, options)
  if (options.isByHand === true) return { ok: true, format: best.reader.format, encoding, batches }
  const heard = await hearWritten(best.reader.traits, batches, source, options)
  if (heard.isTranscript)
    return { ok: true, format: transcriptReader.format, encoding, batches: heard.batches }
  return { ok: true, format: best.reader.format, encoding, batches: withoutRecordedWords(heard.batches) }
}

/** Whether a source is of a format in which programs alone write what was recorded: captions, JSON of a service. */
export const isMachineWritten = (head: SourceHead): boolean => transcriptReader.recognise(head) > 0

/** Looks at the beginning of a source: bytes, encoding, text, names inside. */
export async function examine(source: ImportSource, options: ReadOptions): Promise<SourceHead> {
  const { bytes, complete } = await readHead(source, headBytes)
  const entryNames = await listEntryNames(source, bytes, options.limits)
  const isBinary = entryNames.length > 0 || hasBinaryMark(bytes)
  const declared = isBinary ? null : declaredEncoding(bytes)
  const detected = isBinary || declared !== null ? null : await detectSourceEncoding(source, bytes)
  const encoding = isBinary ? null : (options.encoding ?? declared ?? detected?.encoding ?? null)
  return {
    name: source.name,
    extension: /\.([^./\\]+)$/.exec(source.name)?.[1]?.toLowerCase() ?? '',
    bytes,
    complete,
    encoding,
    text: encoding === null ? '' : new TextDecoder(encoding).decode(bytes, { stream: !complete }),
    entryNames,
    ...(options.isKnownPerson !== undefined && { isKnownPerson: options.isKnownPerson }),
  }
}

async function* guarded(
  reader: FormatReader,
  source: ImportSource,
  head: SourceHead,
  options: ReadOptions,
): AsyncGenerator<ReadBatch> {
  let bytesRead = 0
  const time = createReadingTime(options.limits, source.byteLength)
  try {
    const read = reader.read(timedSource(source, time), head, { ...options, time })
    for await (const batch of options.keepsTables ? read : messagesOfTables(read, source.name, options)) {
      bytesRead = batch.bytesRead
      time.rest()
      yield batch
      time.goOn()
      if (batch.refusal !== undefined) return
    }
  } catch (error) {
    const refusal: Refusal =
      error instanceof ReadingRefused ? error.refusal : { code: 'unreadable', detail: describe(error) }
    yield { tables: [], items: [], problems: [], bytesRead, refusal }
  }
}

const binaryMarks: readonly (readonly number[])[] = [
  [0x50, 0x4b, 3, 4],
  [0xd0, 0xcf, 0x11, 0xe0],
  [0x1f, 0x8b],
  [0x25, 0x50, 0x44, 0x46],
  [0x89, 0x50, 0x4e, 0x47],
  [0xff, 0xd8, 0xff],
  [0x37, 0x7a, 0xbc, 0xaf],
]

function hasBinaryMark(bytes: Uint8Array): boolean {
  return binaryMarks.some((mark) => mark.every((byte, index) => bytes[index] === byte))
}

/**
 * An office document with a password is a compound file that holds "EncryptedPackage", its name in UTF-16; what else a
 * compound file is, its streams say. The names can stand anywhere in the file.
 */
async function refusalOfCompound(
  source: ImportSource,
  head: SourceHead,
  { limits }: ReadOptions,
): Promise<Refusal> {
  const bytes = await readAll(source, limits.packedBytes)
  if (bytes === null) return { code: 'tooLarge', limit: limits.packedBytes }
  const isLocked = Buffer.from(bytes).includes(Buffer.from('EncryptedPackage', 'utf16le'))
  return isLocked
    ? { code: 'passwordProtected' }
    : (refusalOfOther({ ...head, bytes }) ?? { code: 'unknownFormat' })
}

function knownButLater(head: SourceHead): string | null {
  if (head.entryNames.length > 0) return 'zip'
  if (/^\s*<(?:\?xml|rss|feed)\b/i.test(head.text)) return 'xml'
  return pictureButLater(head.bytes)
}

const isPrivateKey = /^\s*(?:-----BEGIN (?:[A-Z0-9]+ )*PRIVATE KEY|PuTTY-User-Key-File-)/
const webm = [0x1a, 0x45, 0xdf, 0xa3]
/** Sound and film, by their first bytes: MP3, MP4 and M4A, WAV and AVI, OGG, FLAC, WebM, AMR and Silk. */
function isRecording(bytes: Uint8Array): boolean {
  const begin = Buffer.from(bytes.subarray(0, 12)).toString('latin1')
  return (
    /^(?:ID3|OggS|fLaC|#!AMR|.?#!SILK|RIFF.{4}(?:WAVE|AVI )|.{4}ftyp(?:M4[AVB]|mp4|isom|iso2|avc1|qt|3g[p2]|dash))/s.test(
      begin,
    ) ||
    webm.every((byte, at) => bytes[at] === byte) ||
    (bytes[0] === 0xff && [0xfb, 0xf3, 0xf2, 0xf1, 0xf9].includes(bytes[1]!))
  )
}

/** A picture that is unpacked nowhere here. */
function pictureButLater(bytes: Uint8Array): string | null {
  const begin = Buffer.from(bytes.subarray(0, 12)).toString('latin1')
  if (/^GIF8[79]a/.test(begin)) return 'gif'
  if (/^RIFF.{4}WEBP/s.test(begin)) return 'webp'
  if (/^.{4}ftyp(hei[cfx]|hev[cx]|mif1|msf1)/s.test(begin)) return 'heic'
  if (/^.{4}ftypavi[fs]/s.test(begin)) return 'avif'
  return null
}

function describe(error: unknown): string {
  return error instanceof Error ? error.message.slice(0, 200) : 'unknown'
}
