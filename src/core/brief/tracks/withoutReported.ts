import type { ReadableDb } from '../../db/open.ts'
import { listEvidenceByIds } from '../../evidence/store.ts'
import type { CustomerFact } from '../../talkTracks/types.ts'
import { reportedOf } from '../people/ofWhom.ts'

/** What somebody says for themselves, and may tell of somebody else. */
const ofOneself: ReadonlySet<string> = new Set([
  'statedConcern',
  'statedGoal',
  'userComplaint',
  'customerAsk',
  'attitude',
])
/** Facts in which what somebody tells of a colleague is no word of their own: to neither of the two it is quoted as theirs. */
export function withoutReported(
  db: ReadableDb,
  facts: readonly CustomerFact[],
  people: readonly { id: string; name: string; nickname: string | null }[],
): CustomerFact[] {
  const own = facts.filter(
    ({ kind, speaker, contactId }) => ofOneself.has(kind) && speaker === 'customer' && contactId !== null,
  )
  const texts = new Map(
    listEvidenceByIds(db, [...new Set(own.map(({ evidenceId }) => evidenceId))]).map(({ id, text }) => [
      id,
      text,
    ]),
  )
  const reported = new Set(
    own.filter(({ evidenceId, span, contactId }) => {
      const who = reportedOf(texts.get(evidenceId) ?? '', span, people)
      return who !== null && who.id !== contactId
    }),
  )
  return facts.map((fact) => (reported.has(fact) ? { ...fact, contactId: null } : fact))
}
