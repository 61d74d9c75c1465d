import { findFigures } from '../figures.ts'
import type { ProposedFact } from '../proposedFact.ts'
import { sentencesOf } from '../sentences/sentences.ts'
import type { SideOf } from '../whoSays/sides.ts'
import { namesDeliverable, type Speaker } from '../whoSays/stance.ts'

/** "Ann still hasn't sent the survey, was due Fri 20th"; 老方的图纸还没给，原定19号: one of us tells the others what somebody owes us. */
const owed: readonly RegExp[] = [
  /^(?<who>\p{Lu}[\p{L}’-]+(?: \p{Lu}[\p{L}’-]+)?)(?:['’]s)? (?:still )?(?:has(?:n['’]?t| not)|have(?:n['’]?t| not)|did(?:n['’]?t| not))(?: yet| still)? (?:sent|send|returned?|give[n]?|gave|provided?|shared?|signed?|filled?|come back with|let (?:me|us) have) (?<thing>[^,.;\n]{3,80})/u,
  /^(?<who>\p{Script=Han}{2,4}?)(?:那边|那里)?(?:的|答应的|欠的)?(?<thing>[^，,。；;\n]{2,24}?)(?:还|一直|到现在|仍)?(?:没有?|未)(?:给|发|交|寄|回|来|传|提供)(?:过来|到|我们|回来)?(?=[，,。；;]|$)/u,
]
const due =
  /\b(?:was|were|is)? ?(?:due|promised|agreed)(?: (?:for|on|by))?\b|原定|说好|答应(?:的是|过)?|本来|应该|截止/iu

/** What one of us tells the others that somebody of the customer has not sent by the day it was due: theirs, and overdue. */
export function owedToUs(text: string, occurredAt: number, by: Speaker, sideOf: SideOf): ProposedFact[] {
  if (by !== 'note') return []
  return [...sentencesOf(text)].flatMap((sentence): ProposedFact[] => {
    const found = owed.map((cue) => cue.exec(sentence.text)).find(Boolean)
    if (!found || !due.test(sentence.text.slice(found[0].length)) || /[?？]/.test(sentence.text)) return []
    const { who, thing } = found.groups!
    const side = sideOf(who!) ?? sideOf(who!.split(' ')[0]!)
    if (side === 'ours' || !(side === 'theirs' || namesDeliverable(thing!))) return []
    const [day] = findFigures(sentence.text.slice(found[0].length), occurredAt).filter(
      ({ kind }) => kind === 'date',
    )
    if (day === undefined) return []
    const written = new Date(occurredAt).toISOString().slice(0, 10)
    // A day of the month that was due lies behind.
    const value = String(day.figure.value)
    return [
      {
        kind: 'customerPromise',
        subject: 'owed to us',
        start: sentence.start,
        end: sentence.start + sentence.text.length,
        text: sentence.text,
        figures: [{ value: value > written ? monthBefore(value) : value, unit: 'date' }],
        speaker: by,
        stance: 'promised',
        saidBy: null,
      },
    ]
  })
}

const monthBefore = (day: string): string => {
  const [year, month, date] = day.split('-').map(Number)
  return new Date(Date.UTC(year!, month! - 2, date!)).toISOString().slice(0, 10)
}
