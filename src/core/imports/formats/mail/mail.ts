import { htmlText } from '../documents/htmlText.ts'
import type { AttachedFile, MessageItem, Place, ReadLimits, ReadProblem } from '../format.ts'
import type { ReadingTime } from '../readingTime.ts'
import { lineOfBody } from './bodyLine.ts'

export type MailPerson = { readonly name: string; readonly address: string }

/** A mail as any of the mail formats states it. */
export type Mail = {
  readonly sentAt: number | null
  readonly zone: string
  readonly from: MailPerson | null
  readonly to: readonly MailPerson[]
  readonly subject: string
  readonly messageId: string | null
  /** Ids of the mails that this one answers, the oldest first. */
  readonly answers: readonly string[]
  readonly text: string
  readonly html: string
  readonly attachments: readonly AttachedFile[]
}

export const mailMessageType = 'email'

/** Whether the words of a mail stand in its page alone: the plain part is empty, or only sends the reader there. */
const isOnlyPage = ({ text, html }: Mail): boolean =>
  text.trim() === '' ||
  (text.trim().length < 160 &&
    html.length > text.length * 3 &&
    /\bhtml\b|不支持|网页(版|格式)|浏览器(中)?(查看|打开)|view (this|it|the) (e-?mail|message|newsletter)? ?(in|as|online)/i.test(
      text,
    ))

/**
 * A mail as one message; `problem` tells what was wrong with it. Null where it holds neither sender nor words.
 *
 * @param raw the mail as it is written, its first header on the line of `place`
 */
export async function mailMessage(
  mail: Mail,
  place: Place,
  { limits, time }: { limits: ReadLimits; time?: ReadingTime },
  raw?: Uint8Array,
): Promise<{ item: MessageItem | null; problem: ReadProblem | null }> {
  const isPage = isOnlyPage(mail)
  const body = isPage ? await htmlText(mail.html, time) : readableText(mail.text)
  const textLine = raw === undefined || isPage ? null : lineOfBody(raw, body, place.line ?? 1)
  const at = textLine === null ? place : { ...place, textLine }
  const subject = tidy(mail.subject)
  const names = mail.attachments.map(({ name }) => `📎 ${name}`)
  const whole = [body, ...names].filter((part) => part !== '').join('\n') || subject
  if (mail.from === null && whole === '')
    return { item: null, problem: { at, code: 'badMessage', kept: false } }
  const text = whole.slice(0, limits.cellCharacters)
  const to = mail.to.filter(({ name, address }) => name !== '' || address !== '')
  const receivers = to.map(({ name, address }) => address || name)
  const talkers = [mail.from?.address ?? '', ...receivers].filter((one) => one !== '').sort()
  const thread = mail.answers[0] ?? mail.messageId
  const answered = mail.answers.at(-1)
  const item: MessageItem = {
    kind: 'message',
    at,
    sentAt: mail.sentAt,
    zone: mail.zone,
    sender: mail.from?.name || mail.from?.address || '?',
    ...(mail.from?.address && { senderId: mail.from.address }),
    receivers,
    ...(to.some(({ name }) => name !== '') && { receiverNames: to.map(({ name }) => name) }),
    conversation: conversationOf(subject) || talkers.join(', ') || '?',
    ...(thread !== null && { conversationId: thread }),
    ...(mail.messageId !== null && { messageId: mail.messageId }),
    ...(answered !== undefined && { refersTo: answered }),
    messageType: mailMessageType,
    text,
  }
  const problem: ReadProblem | null =
    text.length < whole.length
      ? { at, code: 'cellTooLong', kept: true }
      : mail.from === null
        ? { at, code: 'badMessage', kept: true }
        : null
  return { item, problem }
}

const answerMark =
  /^\s*(?:(?:re|fwd?|fw|aw|wg|sv|tr|回复|回覆|答复|答覆|转发|轉寄|轉發)\s*(?:\[\d+\]|\(\d+\)|（\d+）)?\s*[:：]\s*)+/i

/** What a conversation is about: its subject without the marks of answering and passing on. */
export function conversationOf(subject: string): string {
  return subject.replace(answerMark, '').trim()
}

const tidy = (text: string): string => text.replaceAll(/\s+/g, ' ').trim()

const readableText = (text: string): string =>
  text
    .replace(/\r\n?/g, '\n')
    .replaceAll('\0', '')
    .replace(/\n{4,}/g, '\n\n\n')
    .trim()

/** Ids of a References or In-Reply-To header, without their brackets. */
export function mailIds(header: string | undefined): string[] {
  if (!header) return []
  const bracketed = [...header.matchAll(/<([^<>\s]+)>/g)].map((match) => match[1]!)
  const ids = bracketed.length > 0 ? bracketed : header.split(/[\s,]+/).filter((part) => part.includes('@'))
  return ids.slice(0, 1000)
}
