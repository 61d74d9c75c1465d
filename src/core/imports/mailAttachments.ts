import type { ImportSource, ReadOptions } from './formats/format.ts'
import { readCompoundFile } from './formats/mail/compoundFile.ts'
import { looksLikeMail } from './formats/mail/eml.ts'
import type { MailAttachment } from './formats/mail/mail.ts'
import { ownZone } from './formats/mail/mailDate.ts'
import { parseMime } from './formats/mail/mime.ts'
import { looksLikeMsg, readMsg } from './formats/mail/msg.ts'
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
  const zone = ownZone(options.zone)
  const root = isMsg ? readCompoundFile(bytes, options.limits.entries) : null
  const mail = isMsg ? root && (await readMsg(root, zone)) : await parseMime(bytes, zone).catch(() => null)
  const readable: MailAttachment[] = []
  for (const attachment of (mail?.attachments ?? []).slice(0, options.limits.entries)) {
    const opened = await openImport(bytesSource(attachment.name, attachment.bytes), options)
    // Pictures in mails are logos of signatures; the rare card among them is dropped by itself.
    if (opened.ok && opened.format !== 'codeImage') readable.push(attachment)
  }
  return readable
}
