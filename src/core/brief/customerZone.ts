import type { ReadableDb } from '../db/open.ts'
import type { CallMessage } from './callRows.ts'
import { zoneOfDomain, zoneOfPhone } from './zonesOfCountries.ts'

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
