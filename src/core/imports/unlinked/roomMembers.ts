import type { Ground } from '../../../shared/contract/captures.ts'
import { getContact } from '../../contacts/store.ts'
import type { ReadableDb } from '../../db/open.ts'
import type { People } from '../people.ts'
import type { Evidence } from './settledItem.ts'

const mostNamed = 3
const mostRead = 20_000
const mostSpeakers = 300

/** A known person who speaks in a talk. */
export interface Member {
  accountId: string
  name: string
}
export const accountsOf = (members: readonly Member[]): ReadonlySet<string> =>
  new Set(members.map(({ accountId }) => accountId))

/** What of a room tells its account: its name, who speaks in it, else what is said in it. */
export function groundsOfRoom(
  people: People,
  title: string,
  words: string,
  accountId: string,
  members: readonly Member[],
): Ground[] {
  const [named] = people.groundsIn(title, '', accountId)
  const own = members.filter((member) => member.accountId === accountId).map(({ name }) => name)
  const told: Ground[] = []
  if (named?.text) told.push({ code: 'roomNamed', text: named.text, inTitle: true })
  if (own.length > 0) told.push({ code: 'roomMembers', text: own.slice(0, mostNamed).join('、') })
  if (told.length > 0) return told
  const said = people.groundsIn('', words, accountId).flatMap(({ text }) => text ?? [])
  return said.length === 0 ? [] : [{ code: 'roomWords', text: said.slice(0, mostNamed).join('、') }]
}

/** The known people who speak in a talk, and whose they are: by what is linked, and by who writes. */
export function membersOf(db: ReadableDb, people: People, rows: readonly Evidence[]): Member[] {
  const members = new Map<string, Member>()
  for (const { contactId, accountId } of rows) {
    if (contactId === null || accountId === null || members.has(contactId)) continue
    const contact = getContact(db, contactId)
    if (contact !== null) members.set(contactId, { accountId, name: contact.name })
  }
  for (const author of new Set(rows.flatMap((row) => row.author ?? []))) {
    const writer = people.writer(author)
    if (writer !== null) members.set(writer.id, { accountId: writer.accountId, name: writer.name })
  }
  return [...members.values()]
}

/** The known people who write in all of a source, and whose they are. */
export const writersOf = (db: ReadableDb, sourceId: string): Member[] =>
  db
    .read(
      `SELECT DISTINCT e.account_id AS accountId, c.name FROM evidence e JOIN contacts c ON c.id = e.contact_id
       WHERE e.source_id = ? AND e.kind = 'message' AND e.account_id IS NOT NULL`,
    )
    .all(sourceId) as Member[]

/** What was said in a talk, as far as it is read to decide between accounts that its name could mean. */
export const wordsOf = (rows: readonly Evidence[]): string =>
  rows
    .slice(0, mostSpeakers)
    .map(({ text }) => text)
    .join('\n')
    .slice(0, mostRead)
