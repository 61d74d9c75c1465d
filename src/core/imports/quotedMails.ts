import { getContact } from '../contacts/store.ts'
import type { ReadableDb } from '../db/open.ts'
import type { MessageItem, ReadOptions } from './formats/format.ts'
import { mailMessageType } from './formats/mail/mail.ts'
import { createMailTime, lettersOf, mailsIn, personOf } from './formats/mail/pastedMails.ts'
import { sqlOfFormats } from './formats/traits.ts'
import { personNamed } from './take/signature.ts'

/** A mail that quotes others, as it was taken. */
interface Quoting {
  sourceId: string
  title: string | null
  author: string | null
  text: string
  accountId: string
  contactId: string | null
  direction: 'inbound' | 'outbound' | 'internal'
  line: number | null
  locator: string
}

const mostQuoting = 20_000
const mostQuotedInOne = 20
const fewestLetters = 6
const lettersThatTell = 40

/** The mails of an import, linked to a customer, under whose words others stand with their writers. */
export const mailsThatQuote = (db: ReadableDb, importId: string): Quoting[] =>
  db
    .read(
      `SELECT e.source_id AS sourceId, e.title, e.author, e.text, e.account_id AS accountId,
        e.contact_id AS contactId, v.direction, e.line, e.locator
       FROM evidence e JOIN sources s ON s.id = e.source_id JOIN activities v ON v.evidence_id = e.id
       WHERE e.import_id = ? AND e.kind = 'message' AND e.consent <> 'withdrawn'
        AND s.format IN (${sqlOfFormats(({ isAsSent }) => isAsSent === true)})
        AND (e.text LIKE '%wrote:%' OR e.text LIKE '%From:%' OR e.text LIKE '%写道%' OR e.text LIKE '%发件人%' OR e.text LIKE '%寄件者%')
       ORDER BY e.occurred_at, e.key LIMIT ${mostQuoting}`,
    )
    .all(importId) as Quoting[]

/** Words above what somebody passes on: then its writer is one of those with whom they work. */
const passesOn =
  /forwarded message|begin forwarded|转发的?邮件|轉寄的郵件|\b(?:fyi|see below|as below|below from|forwarding|passing (?:this|it) on)\b|见下|如下|转发|转给你|供参考/i

/**
 * The mails that stand quoted or passed on in another, each as its own writer wrote it on its own day; those without a day or
 * words are left where they are. `isKnown` tells of a mail by its writer's key and first letters that it is there already.
 */
export function quotedIn(
  db: ReadableDb,
  quoting: Quoting,
  options: ReadOptions,
  isKnown: (letters: string) => boolean,
): MessageItem[] {
  const lines = quoting.text.split('\n')
  const mails = mailsIn(lines, createMailTime(options, quoting.text)).slice(0, mostQuotedInOne)
  const first = mails[0]
  if (first === undefined) return []
  const above = lines.slice(0, first.head.start + 1).join('\n')
  const writer = quoting.contactId === null ? null : getContact(db, quoting.contactId)
  const textLine = (JSON.parse(quoting.locator) as { textLine?: number }).textLine ?? null
  return mails.flatMap((mail) => {
    const letters = lettersOf(mail.body)
    if (mail.time === null || letters.length < fewestLetters || isKnown(letters.slice(0, lettersThatTell)))
      return []
    const from = personOf(mail.head.from)
    // What somebody quotes line by line was written to them.
    const to = mail.to.length > 0 ? mail.to.map(personOf) : [personOf(writer?.name ?? quoting.author ?? '')]
    const line = textLine === null ? (quoting.line ?? 1) : textLine + mail.textLine - 1
    return [
      {
        kind: 'message',
        at: { line, lineEnd: line, ...(textLine !== null && { textLine: line }) },
        sentAt: mail.time.at,
        zone: mail.time.zone,
        sender: from.name || from.address,
        ...(from.address !== '' && { senderId: from.address }),
        receivers: to.map(({ name, address }) => address || name),
        receiverNames: to.map(({ name }) => name),
        conversation: quoting.title ?? mail.head.subject,
        messageType: mailMessageType,
        text: mail.body,
        quotedBy: {
          accountId: quoting.accountId,
          isOurs: quoting.direction === 'outbound',
          isGreeted: greets(above, from.name),
          isPassedOn: passesOn.test(above),
        },
      } satisfies MessageItem,
    ]
  })
}

const greeting =
  /^\s*(?:(?:hi|hello|dear|hey|thanks|thank you|good (?:morning|afternoon|evening)|morning),?\s+)?(?:(?:mr|mrs|ms|dr)\.?\s+)?(?<called>\p{L}+)\s*(?:[,，!.:：-]|$)|^\s*(?:尊敬的)?(?<han>\p{Script=Han}{2,4})(?:[，,：:]|您好|你好)/iu

/** Whether the first line of a mail greets somebody by a name. */
function greets(above: string, name: string): boolean {
  const first = above.split('\n').find((line) => line.trim() !== '') ?? ''
  const groups = greeting.exec(first)?.groups
  const called = groups?.han ?? groups?.called ?? ''
  const whole = personNamed(name) ?? ''
  return (
    called !== '' &&
    (/\p{Script=Han}/u.test(whole) ? called.startsWith(whole) : whole.split(' ').includes(called))
  )
}

/** Whether the mails of an account hold one that begins with these letters, told of each account once. */
export function createKnownMails(
  db: ReadableDb,
): (accountId: string) => { has(letters: string): boolean; add(letters: string): void } {
  const known = new Map<string, Set<string>>()
  return (accountId) => {
    let letters = known.get(accountId)
    if (letters === undefined) {
      const texts = db
        .read(
          `SELECT e.text FROM evidence e WHERE e.account_id = ? AND e.kind = 'message' AND e.consent <> 'withdrawn'`,
        )
        .all(accountId) as { text: string }[]
      letters = new Set(texts.map(({ text }) => lettersOf(text.slice(0, 400)).slice(0, lettersThatTell)))
      known.set(accountId, letters)
    }
    const held = letters
    return {
      has: (beginning) => held.has(beginning),
      add: (beginning) => held.add(beginning),
    }
  }
}
export const beginningOf = (text: string): string => lettersOf(text).slice(0, lettersThatTell)
