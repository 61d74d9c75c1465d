import type { ReadableDb } from '../../db/open.ts'
import type { CallMessage } from './callRows.ts'
import { ownWords } from './callWords.ts'
import { zoneOfDomain, zoneOfPhone, zoneOfPlace } from './zonesOfCountries.ts'

/** What most of some zones are; null where none was found. */
function mostOf(zones: readonly (string | null)[]): string | null {
  const counts = new Map<string, number>()
  for (const zone of zones) if (zone !== null) counts.set(zone, (counts.get(zone) ?? 0) + 1)
  return [...counts].toSorted((one, other) => other[1] - one[1])[0]?.[0] ?? null
}

/**
 * The zone of a customer's clocks, by the country of their addresses and telephones, or by the offset that their mails
 * state where it is another than ours; null where nothing tells it.
 */
export function customerZone(
  db: ReadableDb,
  accountId: string,
  messages: readonly CallMessage[],
  ours: string,
): string | null {
  const contacts = db
    .read(
      'SELECT email, phone FROM contacts WHERE account_id = ? AND deleted_at IS NULL AND merged_into_id IS NULL',
    )
    .all(accountId) as { email: string | null; phone: string | null }[]
  const account = db.read('SELECT website, phone FROM accounts WHERE id = ?').all(accountId)[0] as
    | { website: string | null; phone: string | null }
    | undefined
  return (
    mostOf(
      [...contacts.map(({ email }) => email), account?.website ?? null].map(
        (one) => one && zoneOfDomain(one),
      ),
    ) ??
    mostOf([...contacts, ...(account ? [account] : [])].map(({ phone }) => phone && zoneOfPhone(phone))) ??
    mostOf(
      messages.map(({ direction, zone }) =>
        direction === 'inbound' && zone !== ours && zone !== 'UTC' ? zone : null,
      ),
    )
  )
}

/** Lines of a signature, and the letters of one. */
const signatureLines = 6
const longestLine = 90
/** The place that a signature or a title ends on: "12 Tuas Crescent, Singapore". */
function placeIn(line: string): string | null {
  if (line.length > longestLine) return null
  // "Director, Laboratory Operations (Shanghai)": a place in brackets ends a title as well.
  const parts = line.split(/[,，|·•;()（）]|\s[-–—]\s/)
  return mostOf(parts.map((part) => zoneOfPlace(part.replace(/^\s*\d{4,6}\s+|\s+\d{4,6}\s*$/g, '').trim())))
}
/** The place with which a title ends: "Director Lab Ops Shanghai". */
const placeOfTitle = (title: string): string | null =>
  placeIn(title) ?? zoneOfPlace(/\S+\s*$/.exec(title)?.[0].trim() ?? '')

/**
 * The zone of the clock by which whoever wrote a message reads it: the one that their mail states, or the place in their
 * signature, title, telephone or address; null where nothing of their own tells it. `ours`: IANA zone of the workspace.
 */
export function senderZone(db: ReadableDb, message: CallMessage, ours: string): string | null {
  // A mail of our own zone may be one that a server stamped in UTC: that tells nothing of who writes.
  if (message.zone !== ours && message.zone !== 'UTC') return message.zone
  const lines = ownWords(message.text)
    .split('\n')
    .map((line) => line.trim())
    .filter((line) => line !== '')
  const signed = lines.slice(1).slice(-signatureLines)
  const contact =
    message.contactId === null
      ? undefined
      : (db.read('SELECT title, phone, email FROM contacts WHERE id = ?').all(message.contactId)[0] as
          | { title: string | null; phone: string | null; email: string | null }
          | undefined)
  return (
    signed.map(placeIn).findLast((zone) => zone !== null) ??
    (contact &&
      (placeOfTitle(contact.title ?? '') ??
        (contact.phone && zoneOfPhone(contact.phone)) ??
        (contact.email && zoneOfDomain(contact.email)))) ??
    null
  )
}
