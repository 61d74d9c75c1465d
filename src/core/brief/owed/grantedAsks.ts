import type { ReadableDb } from '../../db/open.ts'
import type { CustomerFact } from '../../talkTracks/types.ts'
import type { Told } from './sinceThen.ts'

const hourMs = 3_600_000
/** An answer stands close behind its question. */
const nearHours = 4
const mostBetween = 3
const longestAnswer = 80

const grants =
  /^(?:@\S+\s*)?(?:\p{Script=Han}{1,3}[总工长]\s*[，,、]?\s*)?(?:(?:好的?|嗯|行|收到|明白|是的|对)[，,。！!\s]*)*(?:可以(?!谈|考虑|再|先?看)|没问题|行(?=[，,。！!\s]|$)|能做|能的|做得到|会(?:写|做|加|安排|放)|答应|同意|包含|含在)|^(?:yes|sure|ok(?:ay)?|no problem|agreed|we (?:can|will)|will do)\b/iu
/** What is only taken along, or given on a condition, is not granted. */
const holdsBack =
  /[?？]|吗|但|不过|只要|前提|如果|要是|商量|研究|请示|申请|带回|问一?下|确认(?:一?下|后)|看情况|尽量|争取|再(?:说|看|谈|议)|不(?:能|行|可以)|\b(?:but|if|provided|check|ask|try|discuss|unless|not)\b/i

const replies = `SELECT other.id, other.text, other.occurred_at AS at, other.contact_id AS contactId,
    (SELECT a.direction FROM activities a WHERE a.evidence_id = other.id AND a.deleted_at IS NULL LIMIT 1) AS direction
   FROM evidence own JOIN evidence other ON other.account_id = own.account_id AND other.source_id = own.source_id
    AND other.title IS own.title AND other.kind = 'message' AND other.key > own.key AND other.occurred_at <= ?
    AND other.shredded_at IS NULL AND other.sensitivity <> 'restricted'
  WHERE own.id = ? AND own.kind = 'message' ORDER BY other.key LIMIT ${mostBetween}`

interface Reply {
  id: string
  text: string
  at: number
  contactId: string | null
  direction: string | null
}

/**
 * The wishes to which one of us said yes right behind them in the same talk, by the id of the fact, each with the words of
 * the answer. A yes that is held back by a condition or by somebody else's word is none.
 */
export function grantedAsks(db: ReadableDb, facts: readonly CustomerFact[]): Map<string, Told> {
  const granted = new Map<string, Told>()
  for (const fact of facts) {
    if (fact.kind !== 'customerAsk' || fact.speaker !== 'customer' || fact.undated) continue
    const rows = db
      .read(replies)
      .all(fact.occurredAt + nearHours * hourMs, fact.evidenceId) as unknown as Reply[]
    // The first of ours that follows answers it; what others ask meanwhile is theirs.
    const [first] = rows
    if (first === undefined || first.direction !== 'outbound') continue
    const text = first.text.trim()
    if (text.length > longestAnswer || !grants.test(text) || holdsBack.test(text)) continue
    const start = first.text.indexOf(text)
    granted.set(fact.id, {
      words: text,
      evidenceId: first.id,
      span: { start, end: start + text.length },
      speaker: 'ours',
      contactId: null,
      at: first.at,
      day: null,
    })
  }
  return granted
}
