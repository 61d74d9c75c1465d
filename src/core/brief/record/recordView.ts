import type { SituationPoint } from '../../../shared/contract/brief.ts'
import type { EvidenceId } from '../../../shared/ids.ts'
import { newsOf, toldView } from '../situation/situationView.ts'
import type { EvidenceLabels } from '../tracks/tracksView.ts'
import type { RecordPoint } from './recordPoint.ts'

/** The same as the brief shows it; nothing where the records tell nothing. */
export function recordView(
  points: readonly RecordPoint[],
  evidenceLabels: EvidenceLabels,
  nameOf: (contactId: string) => string | null = () => null,
): { group: 'record'; points: SituationPoint[] }[] {
  if (points.length === 0) return []
  const markOf = (evidenceId: string, span: RecordPoint['span']): SituationPoint['mark'] => ({
    kind: 'source',
    label: evidenceLabels.labelOf(evidenceId),
    evidenceId: evidenceId as EvidenceId,
    ruleId: null,
    start: span?.start ?? null,
    end: span?.end ?? null,
  })
  return [
    {
      group: 'record',
      points: points.map(
        ({
          evidenceId,
          span,
          earlier,
          since = [],
          speaker = null,
          sought: _,
          isDisputed = false,
          ...point
        }) => ({
          ...point,
          speaker,
          saidBy: null,
          state: isDisputed ? ('disputed' as const) : ('holds' as const),
          dueOn: null,
          answers: null,
          mark: markOf(evidenceId, span),
          earlier: earlier.map((before) => ({
            words: before.words,
            at: before.at,
            mark: markOf(before.evidenceId, null),
          })),
          since: newsOf(since, { words: point.words, evidenceId }).map((told) =>
            toldView(told, markOf(told.evidenceId, told.span), nameOf),
          ),
          isHushed: false,
        }),
      ),
    },
  ]
}
