import type { Contact } from '../contacts/store.ts'
import type { ReadableDb } from '../db/open.ts'
import { getEvidence } from '../evidence/store.ts'
import { ofWhom } from './ofWhom.ts'
import { sentenceAround } from './sentenceAround.ts'
import type { Situation } from './situation.ts'

const ofPeople: ReadonlySet<string> = new Set([
  'decisionRole',
  'attitude',
  'customerAsk',
  'statedConcern',
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
): Situation {
  const textOf = (evidenceId: string): string => getEvidence(db, evidenceId)?.text ?? ''
  return situation.map(({ group, points }) => ({
    group,
    points: points.map((point) => {
      const { kind, fact, about, saidBy } = point
      if (kind === 'userComplaint') {
        const words = sentenceAround(textOf(fact.evidenceId), fact.span)
        return words === '' || words === point.words ? point : { ...point, words, quote: words }
      }
      if (!ofPeople.has(kind) || about !== null) return point
      const whom = ofWhom(textOf(fact.evidenceId), fact.span, contacts)
      return whom === null || whom === saidBy ? point : { ...point, about: whom }
    }),
  }))
}
