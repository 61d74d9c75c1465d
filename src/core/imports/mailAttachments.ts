import { readCompoundFile } from './formats/compoundFile.ts'
import type { ImportSource, ReadOptions } from './formats/format.ts'
import { looksLikeMail } from './formats/mail/eml.ts'
import type { MailAttachment } from './formats/mail/mail.ts'
import { ownZone } from './formats/mail/mailDate.ts'
import { parseMime } from './formats/mail/mime.ts'
import { looksLikeMsg, readMsg } from './formats/mail/msg.ts'
import { createReadingTime } from './formats/readingTime.ts'
import { openImport } from './formats/registry.ts'
import { bytesSource, readAll } from './formats/source.ts'

/** The files attached to a mail that can be imported by themselves; none where the source is no mail. */
export async function readableAttachments(
  source: ImportSource,
  head: Uint8Array,
  options: ReadOptions,
): Promise<MailAttachment[]> {
  const isMsg = looksLikeMsg(source.name, head)
  if (!isMsg && !looksLikeMail(source.name, head)) return []
  const bytes = await readAll(source, options.limits.packedBytes)
  if (bytes === null) return []
  if (!isMsg && isOneText(bytes)) return []
  const zone = ownZone(options.zone)
  const root = isMsg ? readCompoundFile(bytes, options.limits.entries) : null
  // What takes too long here takes too long for its reader too, which says so.
  const time = createReadingTime(options.limits, bytes.byteLength)
  const mail = await (isMsg
    ? root === null
      ? Promise.resolve(null)
      : readMsg(root, zone, time)
    : parseMime(bytes, zone, time)
  ).catch(() => null)
  const readable: MailAttachment[] = []
  for (const attachment of (mail?.attachments ?? []).slice(0, options.limits.entries)) {
    const opened = await openImport(bytesSource(attachment.name, attachment.bytes), options)
    // Pictures in mails are logos of signatures; the rare card among them is dropped by itself.
    if (opened.ok && opened.format !== 'codeImage') readable.push(attachment)
  }
  return readable
}

/** Bytes in which the headers of a mail end, however many servers it came through. */
const mostHeaders = 64 * 1024

/** Whether a mail is nothing but a text by what its headers say, so that it need not be taken apart to know. */
function isOneText(bytes: Uint8Array): boolean {
  const start = Buffer.from(bytes.buffer, bytes.byteOffset, Math.min(bytes.length, mostHeaders)).toString(
    'latin1',
  )
  const end = start.search(/\r?\n\r?\n/)
  const headers = end < 0 ? null : start.slice(0, end)
  return (
    headers !== null && !/^content-(?:disposition\s*:|type\s*:(?!\s*text\/(?:plain|html)\b))/im.test(headers)
  )
}
