import { isOfSpan } from '../daysAsSaid.ts'
import { findFigures } from '../figures.ts'
import { zonesOf } from '../noteZones.ts'
import type { ProposedFact } from '../proposedFact.ts'
import { type SideOf, toldTasks } from '../sides.ts'
import { daysOf } from './taskDays.ts'

/** What minutes say that somebody of either side is to do. */
function dutiesIn(
  text: string,
  occurredAt: number,
  sideOf: SideOf,
  isInternal: (at: number) => boolean,
): ProposedFact[] {
  return toldTasks(text, sideOf).flatMap(({ side, who, start, end, text: told }): ProposedFact[] =>
    isInternal(start)
      ? []
      : [
          {
            kind: side === 'ours' ? 'openTask' : 'customerPromise',
            subject: 'duty',
            start,
            end,
            text: told,
            figures: told.includes('\t')
              ? daysOf(told, occurredAt)
              : findFigures(told, occurredAt)
                  .filter(({ kind, start, end }) => kind === 'date' && !isOfSpan(told, start, end))
                  .map(({ figure }) => figure),
            speaker: 'note',
            stance: 'promised',
            saidBy: side === 'theirs' && who !== '' ? who : null,
          },
        ],
  )
}

/** What, who and until when, with tabs between: a row that a table of duties has. */
export const isRowOfDuties = (sentence: string): boolean =>
  sentence.includes('\t') &&
  /^[^\t]+\t[^\t]{1,20}\t[^\t]*\d{1,2}\s*[月/.号日]|^[^\t]+\t[^\t]{1,20}\t[^\t]*\d{1,2} \p{Lu}\p{Ll}{2}/u.test(
    sentence,
  )

/** What minutes say that somebody is to do, outside what they keep among ourselves. */
export const dutiesOutside = (text: string, occurredAt: number, sideOf: SideOf): ProposedFact[] =>
  dutiesIn(text, occurredAt, sideOf, (at) =>
    zonesOf(text).some(({ zone, start, end }) => zone === 'internal' && at >= start && at < end),
  )
