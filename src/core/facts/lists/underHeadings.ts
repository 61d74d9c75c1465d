import { findFigures } from '../figures.ts'
import { linesOf, type NoteZone } from '../noteZones.ts'
import type { ProposedFact } from '../proposedFact.ts'
import { keptQuiet } from '../quiet/keptQuiet.ts'
import { longestLine, trimmed } from '../sentences/clauseBreaks.ts'
import type { Speaker } from '../stance.ts'

/** Whether a text may have headings: notes of more than one line. */
export const mayHoldZone = (text: string, by: Speaker): boolean => by === 'note' && text.includes('\n')

const mostNeeds = 12

/** What a note lists under a heading that says that the customer needs it; a line with a verb of its own may say it better. */
const needsIn = (text: string, zone: NoteZone): ProposedFact[] =>
  [...linesOf(text, zone)]
    .filter(({ isListed }) => isListed)
    .slice(0, mostNeeds)
    .map((line) => {
      const { start, end } = trimmed(line.text, 0, Math.min(line.text.length, longestLine))
      return {
        kind: 'customerAsk',
        subject: 'heading',
        start: line.start + start,
        end: line.start + end,
        text: line.text.slice(start, end),
        figures: [],
        speaker: 'note',
        stance: 'asked',
        saidBy: null,
      }
    })

/** What a note lists under a heading that says whose promises these are. */
export function promisesIn(text: string, zone: NoteZone, occurredAt: number): ProposedFact[] {
  if (zone.zone === 'internal') return []
  if (zone.zone === 'limits') return [...linesOf(text, zone)].map(keptQuiet)
  if (zone.zone === 'needs') return needsIn(text, zone)
  const isOwn = zone.zone === 'ownPromises'
  return [...linesOf(text, zone)].map((line) => ({
    kind: isOwn ? 'openPromise' : 'customerPromise',
    subject: 'heading',
    start: line.start,
    end: line.end,
    text: line.text,
    figures: findFigures(line.text, occurredAt)
      .filter(({ kind }) => kind === 'date')
      .map(({ figure }) => figure),
    speaker: 'note',
    stance: 'promised',
    saidBy: null,
  }))
}
