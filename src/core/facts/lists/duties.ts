import { isSellersToGive } from '../chinese/promisedOrSet.ts'
import { isOfSpan } from '../days/daysAsSaid.ts'
import { findFigures } from '../figures.ts'
import type { FactFigure, ProposedFact } from '../proposedFact.ts'
import { zonesOf } from '../whoSays/noteZones.ts'
import { type SideOf, toldTasks } from '../whoSays/sides.ts'
import { daysOf } from './taskDays.ts'

/** What minutes say that somebody of either side is to do. */
function dutiesIn(
  text: string,
  occurredAt: number,
  sideOf: SideOf,
  isInternal: (at: number) => boolean,
): ProposedFact[] {
  return toldTasks(text, sideOf).flatMap(({ side, who, start, end, text: told }): ProposedFact[] =>
    isInternal(start) || (side === 'theirs' && isSellersToGive(told.replace(/^[^:：]{1,8}[:：]/, '')))
      ? []
      : [
          {
            kind: side === 'ours' ? 'openTask' : 'customerPromise',
            subject: 'duty',
            start,
            end,
            text: told,
            figures: told.includes('\t') ? daysOf(told, occurredAt) : daysTold(told, occurredAt),
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

/** The days that a duty names; where it names none as a day is written, those that a list has in short: 26/11. */
function daysTold(told: string, occurredAt: number): FactFigure[] {
  const days = findFigures(told, occurredAt).filter(({ kind }) => kind === 'date')
  return days.length > 0
    ? days.filter(({ start, end }) => !isOfSpan(told, start, end)).map(({ figure }) => figure)
    : daysOf(told, occurredAt)
}
