import type { SituationGroup, SituationPoint } from '../../../shared/contract/brief.ts'
import type { EvidenceId } from '../../../shared/ids.ts'
import type { CustomerFact } from '../../talkTracks/types.ts'
import type { Told } from '../owed/sinceThen.ts'
import type { EvidenceLabels } from '../tracks/tracksView.ts'
import { inOneLine, type Situation, squeezed } from './points.ts'

/** The situation as the brief shows it: every point opens the very words it was read from. */
export function situationView(
  situation: Situation,
  labels: EvidenceLabels,
  nameOf: (contactId: string) => string | null = () => null,
): SituationGroup[] {
  const markOf = ({
    evidenceId,
    span,
  }: Pick<CustomerFact, 'evidenceId' | 'span'>): SituationPoint['mark'] => ({
    kind: 'source',
    label: labels.labelOf(evidenceId),
    evidenceId: evidenceId as EvidenceId,
    ruleId: null,
    start: span.start,
    end: span.end,
  })
  return situation.map(({ group, points }) => ({
    group,
    points: points.map(({ fact, alike: _, earlier, answers, since, ...point }) => ({
      ...point,
      mark: markOf(fact),
      answers: answers && {
        words: inOneLine(answers.text),
        mark: {
          kind: 'source',
          label: labels.labelOf(answers.evidenceId),
          evidenceId: answers.evidenceId as EvidenceId,
          ruleId: null,
          start: 0,
          end: answers.text.length,
        },
      },
      earlier: earlier.map((before) => ({
        words: before.words,
        at: before.fact.undated ? null : before.fact.occurredAt,
        mark: markOf(before.fact),
      })),
      since: newsOf(since, { words: point.words, evidenceId: fact.evidenceId }).map((told) =>
        toldView(told, markOf(told), nameOf),
      ),
    })),
  }))
}

/** Of what was told since, what the line itself does not say already. */
export function newsOf<One extends { words: string; evidenceId: string }>(
  since: readonly One[],
  { words, evidenceId }: { words: string; evidenceId: string },
): One[] {
  const own = squeezed(words)
  const once = new Map(since.map((told) => [squeezed(told.words), told]))
  return [...once].flatMap(([said, told]) =>
    said !== '' && (own.includes(said) || (told.evidenceId === evidenceId && said.includes(own)))
      ? []
      : [told],
  )
}

/** What was told since, as the brief shows it. */
export const toldView = (
  { words, speaker, contactId, at, day }: Told,
  mark: SituationPoint['mark'],
  nameOf: (contactId: string) => string | null,
): SituationPoint['since'][number] => ({
  words: inOneLine(words),
  speaker,
  saidBy: speaker === 'customer' && contactId !== null ? nameOf(contactId) : null,
  at,
  day,
  mark,
})
