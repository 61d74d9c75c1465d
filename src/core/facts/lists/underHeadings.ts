import type { ProposedFact } from '../proposedFact.ts'
import { keptQuiet } from '../quiet/keptQuiet.ts'
import { longestLine, trimmed } from '../sentences/clauseBreaks.ts'
import { linesOf, type NoteZone } from '../whoSays/noteZones.ts'
import type { Speaker } from '../whoSays/stance.ts'
import { daysOf } from './taskDays.ts'

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

/** 第二台尽快、清单、资料23号前: where one thing has its own word of when, the day is that of its own thing. */
const saysSoon = /尽快|尽早|抓紧|马上|\b(?:asap|soon(?:est)?|as soon as possible)\b/i

/** What a note lists under a heading that says whose promises these are. */
export function promisesIn(text: string, zone: NoteZone, occurredAt: number): ProposedFact[] {
  if (zone.zone === 'internal') return []
  if (zone.zone === 'limits') return [...linesOf(text, zone)].map(keptQuiet)
  if (zone.zone === 'needs') return needsIn(text, zone)
  const isOwn = zone.zone === 'ownPromises'
  const lines = [...linesOf(text, zone)]
  // "gas data, floor plan by 16/11": of a list in one line the last day is that of all, where it is the only one.
  const last = zone.items?.at(-1)
  const shared =
    last !== undefined &&
    !lines.slice(0, -1).some(({ text: words }) => saysSoon.test(words)) &&
    lines.slice(0, -1).every(({ text: words, of = words }) => daysOf(of, occurredAt).length === 0)
      ? daysOf(last.of ?? last.text, occurredAt)
      : []
  return lines.map((line) => ({
    kind: isOwn ? 'openPromise' : 'customerPromise',
    subject: 'heading',
    start: line.start,
    end: line.end,
    text: line.text,
    figures: shared.length > 0 ? shared : daysOf(line.of ?? line.text, occurredAt),
    speaker: 'note',
    stance: 'promised',
    saidBy: null,
  }))
}
