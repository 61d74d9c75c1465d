import { isUtf8 } from 'node:buffer'
import type { Address, Attachment } from 'postal-mime'
import { detectEncoding } from '../encoding.ts'
import type { ReadingTime } from '../readingTime.ts'
import { type Mail, type MailPerson, mailIds } from './mail.ts'
import { type OwnZone, readMailDate, type StatedTime } from './mailDate.ts'
import { MimeParser } from './mimeParser.ts'

/** Parts within parts, and mails within mails: people forward deeply, but not this deeply. */
const nesting = { maxNestingDepth: 64, maxRfc822NestingDepth: 8 } as const

/**
 * Reads a mail in its Internet form (RFC 5322, MIME). `zone` is for dates that state none. Throws where the mail is
 * nested or headed beyond all measure, or takes longer than `time` has; anything else becomes a mail, be it without sender or
 * words.
 */
export async function parseMime(bytes: Uint8Array, zone: OwnZone, time?: ReadingTime): Promise<Mail> {
  const email = await new MimeParser(nesting, time).parse(toUtf8WhereUnmarked(bytes))
  const header = (key: string): string => email.headers.find((line) => line.key === key)?.value ?? ''
  const headers = (key: string): string[] =>
    email.headers.filter((line) => line.key === key).map(({ value }) => value)
  const dated = firstDate([header('date'), ...headers('received').map(afterSemicolon)], zone)
  const from = [email.from, email.sender, ...(email.replyTo ?? [])].flatMap(peopleOf)[0] ?? null
  const answers = mailIds(email.references)
  const parent = mailIds(email.inReplyTo).at(-1)
  return {
    sentAt: dated?.at ?? null,
    zone: dated?.zone ?? zone.name,
    from: from ?? (email.returnPath ? { name: '', address: email.returnPath } : null),
    to: [...(email.to ?? []), ...(email.cc ?? []), ...(email.bcc ?? [])].flatMap(peopleOf),
    subject: email.subject ?? '',
    messageId: mailIds(email.messageId)[0] ?? (email.messageId?.trim() || null),
    answers: parent === undefined ? answers : [...answers.filter((id) => id !== parent), parent],
    text: email.text ?? '',
    html: email.html ?? '',
    attachments: email.attachments.map((attachment, index) => ({
      name: attachment.filename || `${index + 1}.${extensionOf[attachment.mimeType] ?? 'bin'}`,
      type: attachment.mimeType,
      bytes:
        typeof attachment.content === 'string'
          ? Buffer.from(attachment.content)
          : new Uint8Array(attachment.content),
      isOfMail: isOfMail(attachment, email.html ?? ''),
    })),
  }
}

/** What programs send along for themselves: signatures over the mail, and reports of its delivery. */
const ofPrograms =
  /^(?:application\/(?:x-)?pkcs7-signature|application\/pgp-(?:signature|encrypted|keys)|message\/(?:delivery-status|disposition-notification)|text\/rfc822-headers)$/i

/** Whether a part is the mail's own: what its page shows (RFC 2387, 2183), or what programs check it by. */
function isOfMail({ mimeType, disposition, related, contentId }: Attachment, html: string): boolean {
  if (ofPrograms.test(mimeType)) return true
  if (!mimeType.startsWith('image/')) return false
  const isShown = contentId !== undefined && html.includes(`cid:${contentId.replace(/^<|>$/g, '')}`)
  return isShown || related === true || disposition === 'inline'
}

const extensionOf: Readonly<Record<string, string>> = {
  'message/rfc822': 'eml',
  'text/calendar': 'ics',
  'text/vcard': 'vcf',
  'text/csv': 'csv',
  'text/plain': 'txt',
  'text/html': 'html',
  'application/pdf': 'pdf',
  'image/png': 'png',
  'image/jpeg': 'jpg',
  'image/gif': 'gif',
}

function peopleOf(address: Address | undefined): MailPerson[] {
  if (address === undefined) return []
  const people = address.group ?? [{ name: address.name, address: address.address }]
  return people
    .map(({ name, address: mail }) => ({
      name: name.trim(),
      // "pete(his account)@example.com" has a remark in it.
      address: mail.replaceAll(/\([^()]*\)|\s/g, '').toLowerCase(),
    }))
    .filter(({ name, address: mail }) => name !== '' || mail !== '')
}

/** A mail without a readable date was at least received on one: each relay writes it after a semicolon. */
const afterSemicolon = (received: string): string => received.slice(received.lastIndexOf(';') + 1)

function firstDate(texts: readonly string[], zone: OwnZone): StatedTime | null {
  for (const text of texts) {
    const read = readMailDate(text, zone)
    if (read !== null) return read
  }
  return null
}

/**
 * A MIME mail says how each part is written. What an old client sent raw, in headers or in a mail without any
 * charset, is detected and turned into UTF-8, which the parser assumes.
 */
function toUtf8WhereUnmarked(bytes: Uint8Array): Uint8Array {
  const end = endOfHeaders(bytes)
  const isMarked = statesCharset(bytes)
  const raw = isMarked ? bytes.subarray(0, end) : bytes
  if (isUtf8(raw) && !raw.includes(alphabetSwitch)) return bytes
  const detected = detectEncoding(raw)
  if (detected === null || detected.encoding === 'utf-8') return bytes
  const turned = Buffer.from(new TextDecoder(detected.encoding).decode(raw))
  return isMarked ? Buffer.concat([turned, bytes.subarray(end)]) : turned
}

function statesCharset(bytes: Uint8Array): boolean {
  const view = Buffer.from(bytes.buffer, bytes.byteOffset, bytes.byteLength)
  // Nearly every mail writes it so; only of the others the whole is looked through as text.
  return view.includes('charset=') || /charset\s*=/i.test(view.toString('latin1'))
}

/** Begins a change of alphabets in the Japanese encoding that otherwise looks like ASCII. */
const alphabetSwitch = 0x1b

function endOfHeaders(bytes: Uint8Array): number {
  const view = Buffer.from(bytes.buffer, bytes.byteOffset, bytes.byteLength)
  const ends = ['\r\n\r\n', '\n\n'].map((blank) => view.indexOf(blank)).filter((at) => at >= 0)
  return ends.length === 0 ? bytes.byteLength : Math.min(...ends)
}

const knownHeader =
  /^(from|to|cc|bcc|subject|date|message-id|received|return-path|reply-to|sender|mime-version|content-type|content-transfer-encoding|delivered-to|in-reply-to|references|x-[a-z0-9-]+|dkim-signature|authentication-results|arc-[a-z-]+|list-[a-z-]+|user-agent|importance|thread-[a-z]+)$/i

/**
 * How many headers of a mail a text begins with; 0 where it begins with anything else. Reads bytes one by one as
 * characters: what stands behind the headers may be in any encoding or none.
 */
export function countMailHeaders(bytes: Uint8Array): number {
  const text = Buffer.from(bytes.subarray(0, 16 * 1024))
    .toString('latin1')
    .replace(/^\xef\xbb\xbf/, '')
  let known = 0
  let all = 0
  // A mail taken out of a mailbox may still have its first line, with or without a date.
  for (const line of text.replace(/^[\r\n]*(From [^\n]*\n)?/, '').split(/\r?\n/)) {
    if (line === '') break
    if (/^[ \t]/.test(line) && all > 0) continue
    all++
    const name = /^([!-9;-~]+)[ \t]*:/.exec(line)?.[1]
    if (name === undefined) return known
    if (knownHeader.test(name)) known++
  }
  return known
}
