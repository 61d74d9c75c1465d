import type { ReadableDb } from '../../db/open.ts'
import { findFigures } from '../../facts/figures.ts'
import { isCalledOff } from '../../talkTracks/standing/overruled.ts'
import type { CustomerFact } from '../../talkTracks/types.ts'

interface Written {
  id: string
  text: string
  at: number
}
/** How many messages further the new day may stand, and how long it may be. */
const mostFurther = 4
const longest = { han: 40, other: 90 }

const follows = `SELECT other.id, other.text, other.occurred_at AS at FROM evidence own
   JOIN evidence other ON other.source_id = own.source_id AND other.line > own.line AND other.kind = own.kind
    AND other.account_id IS own.account_id AND other.shredded_at IS NULL AND other.sensitivity <> 'restricted'
    AND other.occurred_at BETWEEN own.occurred_at AND own.occurred_at + 86400000
  WHERE own.id = ? AND own.kind = 'message' AND other.author IS own.author ORDER BY other.line LIMIT ${mostFurther}`

const putsAnother =
  /改(?:到|成|在)|定(?:到|在|成)|换(?:到|成)|推(?:到|至)|(?<![a-z])(?:new date|now|instead|moved to|make it|it['’]s)(?![a-z])/i

/**
 * The days that took the place of those which somebody called off: they said so in a message, were asked for the new
 * day, and answered with little else ("20号的定标会开不了了" – "改到哪天" – "12月4号，贺总亲自主持").
 */
export function newDays(db: ReadableDb, facts: readonly CustomerFact[]): CustomerFact[] {
  return facts.filter(isCalledOff).flatMap((off) => {
    for (const { id, text, at } of db.read(follows).all(off.evidenceId) as Written[]) {
      if (text.length > (/\p{Script=Han}/u.test(text) ? longest.han : longest.other)) continue
      const [day, ...more] = findFigures(text, at).filter(({ kind }) => kind === 'date')
      if (!day || more.length > 0 || String(day.figure.value).length < 10) continue
      if (day.start > 6 && !putsAnother.test(text)) continue
      if (day.figure.value === off.figures[0]?.value) continue
      return [
        {
          ...off,
          id: `${off.id} moved`,
          figures: [day.figure],
          text,
          evidenceId: id,
          span: { start: 0, end: text.length },
          stance: 'stated' as const,
          occurredAt: at,
        },
      ]
    }
    return []
  })
}

/** What one asks after by its noun, so that the answer may leave it out. */
const topics: readonly { kind: string; asks: RegExp }[] = [
  {
    kind: 'decisionDate',
    asks: /定标|开标后|评审会?|上会|决策|拍板|定下来|\b(?:award|decision|decide|board|committee|steering)\b/i,
  },
  {
    kind: 'offerDueDate',
    asks: /报价截止|截止|交标|递交|投标截止|\b(?:bid|tender|offer|BAFO|proposal|submission)s?\b.{0,16}\b(?:due|deadline|by|closing|close)\b|\bdeadline\b/i,
  },
  {
    kind: 'goLiveDate',
    asks: /投产|上线|投用|启用|起保|\b(?:go[- ]?live|start of production|SOP|inception|cutover)\b/i,
  },
  { kind: 'deliveryDate', asks: /到货|交货|进场|交付|\b(?:deliver(?:y|ed)|on site|arriv(?:e|al))\b/i },
]
const asksOfDay =
  /[?？]|吗|还是|没变吧|不变吧|对吧|哪天|几号|什么时候|\b(?:still|when|which day|is it|has it|did)\b/i
/** A day at the very beginning of an answer, behind a word of moving or agreeing at most. */
const mostBefore = 10
const nearMs = 12 * 3_600_000

const questions = `SELECT q.text AS asked, a.id, a.text, a.occurred_at AS at, a.contact_id AS contactId
   FROM evidence q JOIN evidence a ON a.source_id = q.source_id AND a.title IS q.title AND a.kind = q.kind AND a.key > q.key
    AND a.shredded_at IS NULL AND a.sensitivity <> 'restricted' AND a.author IS NOT q.author
    AND a.occurred_at BETWEEN q.occurred_at AND q.occurred_at + ${nearMs}
   JOIN activities theirs ON theirs.evidence_id = a.id AND theirs.direction = 'inbound' AND theirs.deleted_at IS NULL
   JOIN activities ours ON ours.evidence_id = q.id AND ours.direction = 'outbound' AND ours.deleted_at IS NULL
  WHERE q.account_id = ? AND q.kind = 'message' AND q.shredded_at IS NULL AND length(q.text) <= 120
    AND q.occurred_at BETWEEN ? AND ? AND a.known_at <= ?
    AND NOT EXISTS (SELECT 1 FROM evidence nearer WHERE nearer.source_id = q.source_id AND nearer.title IS q.title
      AND nearer.kind = q.kind AND nearer.key > q.key AND nearer.key < a.key)
  ORDER BY q.key`

/**
 * The days that took the place of others in an answer that names nothing: one of us asked whether it is still so ("定标
 * 还是月底吗"), and the customer's answer begins with another day ("推到12月4号了"). Each carries the fact that it moves.
 */
export function answeredDays(
  db: ReadableDb,
  accountId: string,
  facts: readonly CustomerFact[],
  asOf: number,
): CustomerFact[] {
  const dated = facts.filter(
    ({ kind, speaker, stance }) =>
      topics.some((topic) => topic.kind === kind) && speaker !== 'team' && stance !== 'negated',
  )
  if (dated.length === 0) return []
  const rows = db.read(questions).all(accountId, asOf - 120 * 86_400_000, asOf, asOf) as {
    asked: string
    id: string
    text: string
    at: number
    contactId: string | null
  }[]
  return topics.flatMap(({ kind, asks }) => {
    const before = dated
      .filter((fact) => fact.kind === kind)
      .toSorted((one, other) => other.occurredAt - one.occurredAt)
    const answers = rows.flatMap(({ asked, id, text, at, contactId }) => {
      const question = asked
        .split(/(?<=[。！!？?；;\n])/u)
        .find((one) => asks.test(one) && asksOfDay.test(one))
      if (question === undefined) return []
      const [first] = findFigures(text, at).filter(({ kind: of }) => of === 'date')
      if (!first || first.start > mostBefore || String(first.figure.value).length < 10) return []
      // An answer that names another thing before its day is of that.
      if (topics.some((other) => other.kind !== kind && other.asks.test(text.slice(0, first.start))))
        return []
      return [{ day: first, id, text, at, contactId }]
    })
    const last = answers.at(-1)
    const moved = before.find(
      ({ occurredAt, undated }) => undated || (last !== undefined && occurredAt < last.at),
    )
    if (!last || !moved || before.some((fact) => !fact.undated && fact.occurredAt >= last.at)) return []
    if (moved.figures[0]?.value === last.day.figure.value) return []
    const end = last.text.slice(last.day.end).search(/[，,。；;！!\n]/)
    return [
      {
        ...moved,
        id: `${moved.id} answered`,
        figures: [last.day.figure],
        text: last.text.slice(0, end < 0 ? last.text.length : last.day.end + end),
        evidenceId: last.id,
        span: { start: 0, end: end < 0 ? last.text.length : last.day.end + end },
        contactId: last.contactId,
        speaker: 'customer' as const,
        stance: 'stated' as const,
        undated: false,
        occurredAt: last.at,
      },
    ]
  })
}
