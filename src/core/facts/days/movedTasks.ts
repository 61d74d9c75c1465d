import { matches } from '../cues/mayMatch.ts'
import { comingWeekdays, type FoundFigure, findFigures } from '../figures.ts'
import type { ProposedFact } from '../proposedFact.ts'
import type { Speaker } from '../whoSays/stance.ts'

/** What stands for a cue where a day for something to be done was put off. */
export const movedTask = 'moved'

/** "survey on the 26th doesn't suit", 26号的勘察不行: the day that stood before it is left. */
const refused = {
  latin:
    /^[^.;\n]{0,24}?\b(?:does(?:n['’]?t| not) (?:suit|work|fit|look good)|wo(?:n['’]?t| not) (?:work|suit|do|happen)|is(?:n['’]?t| not) (?:good|possible|convenient|going to work|on)|is (?:no good|off|out|impossible|awkward|bad)|(?:is|has been|was) (?:cancelled|called off|taken)|clashes|no good|can['’]?t (?:do|happen))\b/i,
  han: /^[^。；;\n]{0,12}?(?:不行|不方便|不合适|不太行|来不了|去不了|做不了|排不开|安排不了|冲突|撞(?:期|了)|没空|没时间|取消|改期|不巧)/,
} as const
/** What is talked over and not done: a call moves as a call. */
const ofTalks =
  /\b(?:call|meeting|chat|catch-?up|teams|zoom|steering|board|review|decision)\b|会议|开会|电话|通话|的会(?!议室)|会(?:改|挪|推|不)|例会|评审|定标/i
const mostShown = 160
/** Without the words that may stand before a refusal: whether there are any changes nothing. */
const refusal = ({ source }: RegExp): string => source.slice(source.indexOf('?') + 1)
const mayRefuse = new RegExp(`${refusal(refused.latin)}|${refusal(refused.han)}`, 'i')

const isHan = (words: string): boolean => /\p{Script=Han}/u.test(words)
const daysIn = (words: string, occurredAt: number): FoundFigure[] =>
  [...findFigures(words, occurredAt), ...comingWeekdays(words, occurredAt)]
    .filter(({ kind, figure }) => kind === 'date' && String(figure.value).length === 10)
    .sort((one, other) => one.start - other.start)

/**
 * What a message says of something whose day does not suit, with the day that is named instead, in the same sentence or the
 * next: "survey on the 26th doesn't suit. Tues 1 Dec any good?" The new day comes first among its figures. It is nothing by
 * itself: it moves what was agreed for the old day.
 */
export function movedTasksIn(text: string, occurredAt: number, by: Speaker): ProposedFact[] {
  if (!/\d/.test(text) && !/周/.test(text)) return []
  return [...text.matchAll(/[^\n]+/g)].flatMap((line) => {
    if (!matches(mayRefuse, line[0]) || ofTalks.test(line[0])) return []
    const days = daysIn(line[0], occurredAt)
    // 顺延至12月8日，原定12月1日取消: what is refused is the day that stands right before it.
    const old = days.find(({ end }, at) => {
      const refusal = (isHan(line[0]) ? refused.han : refused.latin).exec(line[0].slice(end))
      return refusal !== null && !((days[at + 1]?.start ?? Infinity) < end + refusal[0].length)
    })
    const next = old && days.find(({ start, figure }) => start > old.end && figure.value !== old.figure.value)
    if (!old || !next) return []
    const start = line[0].search(/[\p{L}\d]/u)
    const end = Math.min(line[0].trimEnd().length, start + mostShown)
    return [
      {
        kind: 'openTask',
        subject: movedTask,
        start: line.index + start,
        end: line.index + end,
        text: line[0].slice(start, end),
        figures: [next.figure, old.figure],
        speaker: by,
        stance: 'promised',
        saidBy: null,
      },
    ]
  })
}
