import type { Contact } from '../../contacts/store.ts'
import type { ReadableDb } from '../../db/open.ts'
import { whoIsCalled } from '../../deals/whoIsCalled.ts'
import type { CustomerFact } from '../../talkTracks/types.ts'
import { askedBefore } from '../owed/askedBefore.ts'

/** Who else writes in the chat of a message. */
const otherAuthor = `SELECT other.contact_id AS contactId FROM evidence own
   JOIN evidence other ON other.source_id = own.source_id AND other.title IS own.title AND other.kind = own.kind
  WHERE own.id = ? AND other.contact_id IS NOT NULL LIMIT 1`
const authorOf = `SELECT contact_id AS contactId FROM evidence WHERE id = ?`

/**
 * Promises of ours with whom they were made to, where that is not on record: whom they call at their head ("@Ann, the
 * drawing …", 吴工，…), who had just asked, or with whom alone the chat is (`alone`).
 */
export function promisedTo(
  db: ReadableDb,
  facts: readonly CustomerFact[],
  people: readonly Pick<Contact, 'id' | 'name' | 'nickname'>[],
  alone: ReadonlySet<string>,
): CustomerFact[] {
  const contactIn = (query: string, id: string): string | null =>
    (db.read(query).get(id) as { contactId: string | null } | undefined)?.contactId ?? null
  return facts.map((fact) => {
    if (fact.kind !== 'openPromise' || fact.speaker !== 'ours') return fact
    const head = calledAtHead.exec(fact.text.trim())?.[0]
    const called = head === undefined ? null : whoIsCalled(head, people)
    if (called !== null) return { ...fact, contactId: called.id }
    if (fact.contactId !== null) return fact
    if (alone.has(fact.evidenceId)) return { ...fact, contactId: contactIn(otherAuthor, fact.evidenceId) }
    const asked = askedBefore(db, fact.evidenceId)
    return asked === null ? fact : { ...fact, contactId: contactIn(authorOf, asked.id) }
  })
}
const calledAtHead =
  /^@?[\p{Script=Han}]{2,5}(?=[\s，,：:]|不好意思|抱歉|实在|您)|^@?\p{Lu}[\p{L}'’]+(?: \p{Lu}[\p{L}'’]+)?(?=[\s,:–-])/u
