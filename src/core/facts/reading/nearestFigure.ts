import type { FoundFigure } from '../figures.ts'
import { breaksOf } from '../sentences/clauseBreaks.ts'

/** What a clause between is worth in letters of distance. */
const clauseAway = { date: 20, other: 12 }

/** What stands in front of the day to which something is moved: 推到, "slipped, so it is now". */
const movesTo =
  /(改|推|延|调整?|提前|挪|顺延|变更?|要求)[^，。；]{0,4}(到|至|为|在)?\s*$|\b(moved|shifted|pushed|postponed|slipped|brought forward|changed|put back|extended|deferred|delayed|rescheduled|now) (to |until |for |on )?(the )?((mon|tues|wednes|thurs|fri|satur|sun)day,? )?(the )?$|\b(slipped|moved|pushed|shifted|put back|delayed|postponed)\b[^.;]{0,40}[,;–—-] *(so |and |now )*(it|that|this)(['’]s| is| will be) (now )?(on |the )?(the )?((mon|tues|wednes|thurs|fri|satur|sun)day,? )?(the )?$|\b(?:moved|shifted|pushed|postponed|extended|deferred|changed|put back|brought forward|delayed|rescheduled) from [^.;]{3,40}? (?:to|until) (?:the )?(?:(?:mon|tues|wednes|thurs|fri|satur|sun)day,? |(?:mon|tue|wed|thu|fri|sat|sun),? )?(?:the )?$|(改|推|延|挪|调整|提前|变)[^。；\n]{0,8}[，,]\s*不(是|在)[^，,。；\n]{1,10}[，,]\s*(是|改(成|到)|在)?\s*$/i

/** "extended: Tue 1 Dec", "pushed out - now 4 Dec", 截止延期：12月1号: what parts the word from where something moves to parts nothing. */
const movedThen =
  /(?:延期|延后|改期|顺延|推迟|变更|调整|更改|提前)(?:了|通知)?$|\b(?:moved|shifted|pushed|postponed|slipped|brought|changed|put|extended|deferred|delayed|rescheduled|revised)(?: (?:back|out|forward|again|slightly|a bit|by \w+ (?:days?|weeks?)))*\s*$/i

/** The figure nearest to the cue, in front of it or behind; one of the same clause before one of another. */
export function nearest(
  sentence: string,
  figures: readonly FoundFigure[],
  cueStart: number,
  cueEnd: number,
): FoundFigure | null {
  // The one day that a sentence moves something to is meant, however far from the word for it.
  const [only, ...more] = figures
  if (
    only?.kind === 'date' &&
    more.length === 0 &&
    movesTo.test(sentence.slice(Math.min(cueEnd, only.start), only.start))
  )
    return only
  const breaks = breaksOf(sentence)
  let best: FoundFigure | null = null
  // The only amount of a sentence is meant from farther off, and the day at the head of a line of a timetable.
  const isFar =
    more.length === 0 &&
    (only?.kind === 'money' || (only?.kind === 'date' && only.start === 0 && sentence.length <= 60))
  let bestDistance = isFar ? 81 : 41
  for (const figure of figures) {
    const [from, to] = figure.start >= cueEnd ? [cueEnd, figure.start] : [figure.end, cueStart]
    // "Delivery: by 1 March": the colon behind a label parts nothing.
    const between = breaks.filter(
      ({ index, 0: mark }) =>
        index >= from &&
        index < to &&
        !(index === cueEnd && /[:：]/.test(mark)) &&
        !movedThen.test(sentence.slice(0, index)),
    ).length
    const distance = to - from + clauseAway[figure.kind === 'date' ? 'date' : 'other'] * between
    if (distance < bestDistance) {
      best = figure
      bestDistance = distance
    }
  }
  return best
}
