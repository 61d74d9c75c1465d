import { isNamedIn } from '../../contacts/calledInText.ts'
import { type Contact, listContactsOfAccount } from '../../contacts/store.ts'
import type { ReadableDb } from '../../db/open.ts'
import { goneBecause, listEvidenceByIds } from '../../evidence/store.ts'
import { type Fact, listSharedFacts } from '../../facts/store.ts'
import { sentenceAround } from '../situation/sentenceAround.ts'

const owed: ReadonlySet<string> = new Set(['openPromise', 'openTask', 'customerPromise', 'handedOver'])
const readDays = 60
const dayMs = 86_400_000
const mostRead = 400

const others = `SELECT c.id, c.name, c.nickname FROM contacts c WHERE c.account_id <> ? AND c.deleted_at IS NULL LIMIT 2000`

/** Ann of Ann Marsh, as colleagues call somebody among themselves. */
const firstName = ({ name }: Pick<Contact, 'name'>): string | null =>
  /^(?<first>\p{Lu}\p{Ll}{2,}) \p{Lu}/u.exec(name)?.groups?.first ?? null

/** Whether words name somebody, in full or by the first name alone. */
const isCalled = (words: string, contact: Pick<Contact, 'id' | 'name' | 'nickname'>): boolean => {
  const first = firstName(contact)
  return (
    isNamedIn(words, contact) ||
    (first !== null &&
      new RegExp(`(?<![\\p{L}-])${RegExp.escape(first)}(?:['’]s)?(?![\\p{L}-])`, 'u').test(words))
  )
}

/**
 * What the team told itself of things owed or handed over without naming a customer ("plan gone to Ann today"), where it
 * names somebody of this customer and nobody who could be meant of another.
 */
export function debtsOfNobody(db: ReadableDb, accountId: string, asOf: number): Fact[] {
  const people = listContactsOfAccount(db, accountId)
  if (people.length === 0) return []
  const told = listSharedFacts(db, asOf, mostRead).filter(
    ({ kind, occurredAt, speaker }) =>
      owed.has(kind) && occurredAt > asOf - readDays * dayMs && (speaker === 'note' || speaker === 'team'),
  )
  if (told.length === 0) return []
  const strangers = db.read(others).all(accountId) as Pick<Contact, 'id' | 'name' | 'nickname'>[]
  const texts = new Map(
    listEvidenceByIds(db, [...new Set(told.map(({ evidenceId }) => evidenceId))])
      .filter((item) => goneBecause(item) === null && item.sensitivity !== 'restricted')
      .map((item) => [item.id as string, item.text]),
  )
  return told.filter((fact) => {
    const text = texts.get(fact.evidenceId)
    if (text === undefined) return false
    const words = sentenceAround(text, { start: fact.spanStart, end: fact.spanEnd }) || fact.text
    return people.some((one) => isCalled(words, one)) && !strangers.some((one) => isCalled(words, one))
  })
}
