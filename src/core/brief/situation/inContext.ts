import type { Contact } from '../../contacts/store.ts'
import type { ReadableDb } from '../../db/open.ts'
import { getEvidence } from '../../evidence/store.ts'
import { rivalPattern } from '../../facts/rivals/rivals.ts'
import type { CustomerFact } from '../../talkTracks/types.ts'
import { withRest } from '../owed/handedInParts.ts'
import { changeInContext } from '../people/changeOfPeople.ts'
import { ofWhom } from '../people/ofWhom.ts'
import type { Situation } from './points.ts'
import { sentenceAround } from './sentenceAround.ts'
import { wholeThought } from './wholeThought.ts'

const ofRivals: ReadonlySet<string> = new Set(['competitorNews', 'competitorGap'])
const ofThem = /他们|他家|\b(?:they|their|them)\b/i
const justBefore = `SELECT other.id FROM evidence own
   JOIN evidence other ON other.source_id = own.source_id AND other.line < own.line AND other.kind = own.kind
    AND other.account_id IS own.account_id AND other.shredded_at IS NULL AND other.sensitivity <> 'restricted'
    AND other.occurred_at >= own.occurred_at - 3600000
  WHERE own.id = ? AND own.kind = 'message' ORDER BY other.line DESC LIMIT 6`

/** The rival who was spoken of last before "their" and 他们: earlier in the text, or in the messages just before. */
function rivalBefore(db: ReadableDb, fact: CustomerFact, named: readonly CustomerFact[]): string | null {
  const here = named
    .filter(({ evidenceId, span }) => evidenceId === fact.evidenceId && span.end <= fact.span.start)
    .sort((one, other) => other.span.start - one.span.start)[0]
  if (here !== undefined) return here.text
  for (const { id } of db.read(justBefore).all(fact.evidenceId) as { id: string }[]) {
    const before = named.find(({ evidenceId }) => evidenceId === id)
    if (before !== undefined) return before.text
  }
  return null
}

const ofPeople: ReadonlySet<string> = new Set([
  'decisionRole',
  'attitude',
  'customerAsk',
  'statedConcern',
  'keepQuiet',
  'statedGoal',
])

/**
 * A situation in which what names nobody says whom it is of, as its text tells, and in which a complaint is told with all
 * of its sentence: how late it was, and who was sent home.
 */
export function inContext(
  db: ReadableDb,
  situation: Situation,
  contacts: readonly Pick<Contact, 'id' | 'name' | 'nickname'>[],
  facts: readonly CustomerFact[],
): Situation {
  const named = facts.filter(({ kind }) => kind === 'competitorName')
  const rivals = rivalPattern(named.map(({ text }) => text))
  const textOf = (evidenceId: string): string => getEvidence(db, evidenceId)?.text ?? ''
  type Point = Situation[number]['points'][number]
  const withWhom = (point: Point): Point => {
    const { kind, fact, about, saidBy } = point
    if (!ofPeople.has(kind) || about !== null) return point
    const whom = ofWhom(textOf(fact.evidenceId), fact.span, contacts)
    return whom === null || whom === saidBy ? point : { ...point, about: whom }
  }
  return situation.map(({ group, points }) => ({
    group,
    points: points.map((point) => {
      const { kind, fact, about } = point
      if (kind === 'peopleChange') return changeInContext(db, point)
      if (kind === 'userComplaint') {
        const words = sentenceAround(textOf(fact.evidenceId), fact.span)
        return words === '' || words === point.words ? point : { ...point, words, quote: words }
      }
      if (kind === 'handedOver') {
        const words = withRest(textOf(fact.evidenceId), fact.span)
        if (words !== null) return withWhom({ ...point, words, quote: words })
      }
      const whole = wholeThought(kind, textOf(fact.evidenceId), fact.span, point.words)
      if (whole !== null) return withWhom({ ...point, words: whole, quote: whole })
      if (ofRivals.has(kind) && about === null && ofThem.test(fact.text) && !rivals?.test(fact.text)) {
        const rival = rivalBefore(db, fact, named)
        return rival === null ? point : { ...point, about: rival }
      }
      return withWhom(point)
    }),
  }))
}
