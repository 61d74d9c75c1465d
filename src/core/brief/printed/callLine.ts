import type { Brief } from '../../../shared/contract/brief.ts'
import { isChannel } from '../call/callChannel.ts'
import { filled, type Say } from './printedWords.ts'

/** Who of them and of us comes, who does not, and of whom nobody knows. */
export const guestsText = ({ guests, absent, undecided, ours }: Brief, say: Say): string =>
  [
    guests.length === 0
      ? ''
      : ` · ${say.guests} ${guests.map(({ name, part }) => (part ? `${name} (${part})` : name)).join(', ')}`,
    // Advice of earlier versions knew neither.
    ours?.length ? ` · ${say.ours} ${ours.join(', ')}` : '',
    absent?.length ? ` · ${say.absent} ${absent.join(', ')}` : '',
    undecided?.length ? ` · ${say.undecided} ${undecided.join(', ')}` : '',
  ].join('')
/** What a message did to the call, with its source: from which slot it was moved, and whether the calendar followed. */
export function movedText({ callMoved, situation }: Brief, say: Say, cite: (label: string) => void): string {
  const point = situation.flatMap(({ points }) => points).find(({ kind }) => kind === 'movedCall')
  // Advice of earlier versions knew neither.
  if (!callMoved || point === undefined) return ''
  cite(point.mark.label)
  const told =
    callMoved.from === null
      ? [callMoved.isInCalendar ? null : say.agreed]
      : [
          filled(callMoved.theirClock !== null && callMoved.isInCalendar ? say.movedTheirs : say.moved, {
            from: callMoved.from,
          }),
          callMoved.isInCalendar ? null : callMoved.isOnlyTold ? say.agreed : say.notInCalendar,
        ]
  const words = told.filter(Boolean).join(', ')
  return words === '' ? ` [${point.mark.label}]` : ` · ${words} [${point.mark.label}]`
}
/** When the call is: by our clock, and by the customer's where a message tells it by another. */
export function whenText({ callAt, callMoved }: Brief, say: Say, clock: (at: number) => string): string {
  const theirs = callMoved?.theirClock
  const beside = theirs ? ` · ${filled(say.theirClock, { clock: theirs })}` : ''
  if (callAt !== null) return `${clock(callAt)}${beside}`
  if (!callMoved) return say.noCall
  return theirs || /\d[:：.点]|[ap]m\b|[)）]$/i.test(callMoved.words)
    ? theirs && callMoved.words.endsWith(theirs)
      ? `${callMoved.words} (${say.byTheirs})`
      : callMoved.words
    : `${callMoved.words}, ${say.noTime}`
}

export const zoneName = (at: number, lang: Brief['lang'], timeZone: string): string =>
  new Intl.DateTimeFormat(lang === 'zh' ? 'zh-CN' : 'en-GB', { timeZone, timeZoneName: 'shortOffset' })
    .formatToParts(at)
    .find(({ type }) => type === 'timeZoneName')?.value ?? timeZone

export const placeText = ({ callPlace }: Brief, say: Say): string =>
  !callPlace ? '' : isChannel(callPlace) ? ` · ${callPlace}` : ` · ${say.place} ${callPlace}`
