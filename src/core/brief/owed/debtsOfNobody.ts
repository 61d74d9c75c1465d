import { isNamedIn } from '../../contacts/calledInText.ts'
import { type Contact, listContactsOfAccount } from '../../contacts/store.ts'
import type { ReadableDb } from '../../db/open.ts'
import { firstEvidenceKeyAt } from '../../evidence/evidenceKey.ts'
import { extractFacts } from '../../facts/extract.ts'
import type { Fact } from '../../facts/store.ts'

const owed: ReadonlySet<string> = new Set(['openPromise', 'customerPromise', 'handedOver'])
const readDays = 60
const dayMs = 86_400_000
const mostRead = 400
const longestRead = 400

const unlinked = `SELECT id, text, occurred_at AS occurredAt, known_at AS knownAt FROM evidence
   WHERE account_id IS NULL AND key >= ? AND kind IN ('message', 'note') AND known_at <= ? AND occurred_at <= ?
    AND shredded_at IS NULL AND sensitivity <> 'restricted' AND consent <> 'withdrawn' AND length(text) <= ${longestRead}
   ORDER BY key DESC LIMIT ${mostRead}`
const others = `SELECT id, name, nickname FROM contacts WHERE account_id <> ? AND deleted_at IS NULL LIMIT 2000`

type Called = Pick<Contact, 'id' | 'name' | 'nickname'>

/** Ann of Ann Marsh, as colleagues call somebody among themselves. */
const firstName = ({ name }: Called): string | null =>
  /^(?<first>\p{Lu}\p{Ll}{2,}) \p{Lu}/u.exec(name)?.groups?.first ?? null

/** Whether words name somebody, in full or by the first name alone. */
const isCalled = (words: string, contact: Called): boolean => {
  const first = firstName(contact)
  return (
    isNamedIn(words, contact) ||
    (first !== null &&
      new RegExp(`(?<![\\p{L}-])${RegExp.escape(first)}(?:['’]s)?(?![\\p{L}-])`, 'u').test(words))
  )
}

/**
 * What the team told itself of things owed or handed over without naming a customer ("plan gone to Ann today"), where it
 * names somebody of this customer and nobody who could be meant of another. Nothing is read of such talk at import.
 */
export function debtsOfNobody(db: ReadableDb, accountId: string, asOf: number): Fact[] {
  const people = listContactsOfAccount(db, accountId)
  if (people.length === 0) return []
  const rows = db.read(unlinked).all(firstEvidenceKeyAt(asOf - readDays * dayMs), asOf, asOf) as unknown as {
    id: string
    text: string
    occurredAt: number
    knownAt: number
  }[]
  const named = rows.filter(({ text }) => people.some((one) => isCalled(text, one)))
  if (named.length === 0) return []
  const strangers = db.read(others).all(accountId) as unknown as Called[]
  const sideOf = (name: string) => (people.some((one) => isCalled(name, one)) ? 'theirs' : null)
  return named
    .filter(({ text }) => !strangers.some((one) => isCalled(text, one)))
    .flatMap(({ id, text, occurredAt, knownAt }) =>
      extractFacts(text, occurredAt, 'note', null, sideOf)
        .filter(({ kind, stance }) => owed.has(kind) && stance !== 'thought')
        .map(
          (told): Fact => ({
            id: `owed.${id}.${told.start}`,
            evidenceId: id,
            spanStart: told.start,
            spanEnd: told.end,
            kind: told.kind,
            subject: told.subject,
            values: JSON.stringify(told.figures),
            text: told.text,
            speaker: 'team',
            stance: told.stance,
            undated: 0,
            accountId: null,
            contactId: null,
            dealId: null,
            occurredAt,
            knownAt,
            origin: 'rule',
            importId: null,
            retractedAt: null,
            unsure: null,
            decision: null,
            decidedAt: null,
            decidedBy: null,
            correctedFrom: null,
          }),
        ),
    )
}
