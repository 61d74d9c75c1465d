import type { ReadableDb } from '../../db/open.ts'
import { firstEvidenceKeyAt } from '../../evidence/evidenceKey.ts'
import type { Fact } from '../../facts/store.ts'
import { isHush } from '../../facts/whoSays/stance.ts'

const dayMs = 86_400_000
/** What was to be kept quiet longer ago is known by now, or is no matter any more. */
const keptDays = 60
const mostRead = 400
const mostKept = 3
const longestKept = 160

/** 没批下来之前别跟任何客户提, "not for any customer": what is kept from all of them. */
const fromEveryCustomer =
  /(?:任何|所有|哪个|哪家|各家|各个|全部)(?:一个|的)?客户|\b(?:any|all|no|every) (?:of (?:our|the) )?(?:customers?|clients?)\b/i

interface Row {
  id: string
  text: string
  occurredAt: number
  knownAt: number
}

/**
 * What one of us told the others of no customer and asked to keep from every one of them, as known at `asOf` (UTC ms), newest
 * first: it is not for this customer either. Nothing is read of such talk at import, so it is told by its message.
 */
export const keptFromAll = (db: ReadableDb, asOf: number): Fact[] =>
  (
    db
      .read(
        `SELECT id, text, occurred_at AS occurredAt, known_at AS knownAt FROM evidence
         WHERE account_id IS NULL AND key >= ? AND kind IN ('message', 'note') AND known_at <= ? AND occurred_at <= ?
          AND shredded_at IS NULL AND sensitivity <> 'restricted' AND consent <> 'withdrawn' AND length(text) <= ${longestKept}
         ORDER BY key DESC LIMIT ${mostRead}`,
      )
      .all(firstEvidenceKeyAt(asOf - keptDays * dayMs), asOf, asOf) as unknown as Row[]
  )
    .filter(({ text }) => fromEveryCustomer.test(text) && isHush(text, 'team'))
    .slice(0, mostKept)
    .map(
      ({ id, text, occurredAt, knownAt }): Fact => ({
        id: `kept.${id}`,
        evidenceId: id,
        spanStart: 0,
        spanEnd: text.length,
        kind: 'keepQuiet',
        subject: 'everyCustomer',
        values: '[]',
        text,
        speaker: 'team',
        stance: 'stated',
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
    )
