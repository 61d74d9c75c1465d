import type { AttachedFile, ReadOptions } from '../format.ts'
import { createReadingTime } from '../readingTime.ts'
import type { Mail } from './mail.ts'
import { ownZone } from './mailDate.ts'
import { parseMime } from './mime.ts'

/** The files in one mail as it was sent; none where it cannot be taken apart, which its reading tells. */
export async function filesOfMail(bytes: Uint8Array, options: ReadOptions): Promise<readonly AttachedFile[]> {
  if (isTextAlone(bytes)) return []
  // What takes too long here takes too long for the reading too, which says so.
  const time = createReadingTime(options.limits, bytes.byteLength)
  const mail = await parseMime(bytes, ownZone(options.zone), time).catch(() => null)
  return mail === null ? [] : sentWith(mail)
}

/** The files of a mail, each with when it was sent. */
export const sentWith = ({ attachments, sentAt }: Pick<Mail, 'attachments' | 'sentAt'>): AttachedFile[] =>
  attachments.map((file) => ({ ...file, sentAt }))

/**
 * Whether a mail is nothing but words by what the heads of its parts say, so that it need not be taken apart to know. What is
 * encoded shows no heads of parts within: only a mail in a mail is.
 */
function isTextAlone(bytes: Uint8Array): boolean {
  const text = Buffer.from(bytes.buffer, bytes.byteOffset, bytes.byteLength).toString('latin1')
  return !/^content-(?:disposition[ \t]*:|type[ \t]*:(?!\s*(?:text\/(?:plain|html)|multipart\/[a-z]+)\b))/im.test(
    text,
  )
}
