import { namesDeliverable } from '../../facts/whoSays/stance.ts'
import { nameOneThing, pieces } from '../../talkTracks/standing/kept.ts'
import type { CustomerFact } from '../../talkTracks/types.ts'
import { isOneThing, likenessOfThings, thingWords } from '../owed/sameThing.ts'
import { earlierOf, type Point, type WrittenBefore } from './points.ts'

const mostOwed = 8
export const mostOwedOf = (points: readonly Point[]): Point[] =>
  points.filter(
    (point, at) => points.slice(0, at).filter(({ kind }) => kind === point.kind).length < mostOwed,
  )

const isOwedByThem = ({ kind }: Point): boolean => kind === 'customerPromise'

/**
 * What either side owes, each once: told in a message, in the notes of a talk and on a list of duties it is one thing, of
 * one side, for one day. The words that were said to the other side stay, before those of our own lists.
 */
export function eachOnce(points: readonly Point[], names: RegExp | null): Point[] {
  const kept: Point[] = []
  // What was said to the other side names its thing, be it called as it may; of notes and talk among us the nouns must tell.
  const isBare = ({ words, answers, speaker }: Point): boolean =>
    answers === null &&
    !namesDeliverable(words) &&
    ((speaker !== 'ours' && speaker !== 'customer') || namesNothing(words, names))
  for (const point of points) {
    // "24号一定交" beside what is due that day says no more of it.
    const isSaid =
      point.dueOn !== null &&
      isBare(point) &&
      points.some(
        (other) =>
          other !== point &&
          other.dueOn === point.dueOn &&
          isOwedByThem(other) === isOwedByThem(point) &&
          (other.answers !== null || namesDeliverable(other.words) || other.fact.subject === 'wanted'),
      )
    if (isSaid) continue
    const at = kept.findIndex(
      (other) =>
        isOwedByThem(other) === isOwedByThem(point) &&
        (likenessOfThings(thingOf(other, names), thingOf(point, names)) >= isOneThing ||
          isAskedAfter(other, point, names) ||
          (namesIt(point, other, names) &&
            points
              .filter((one) => one !== point && namesIt(point, one, names))
              .every((one) => isOwedByThem(one) === isOwedByThem(point) && one.dueOn === other.dueOn)) ||
          (other.dueOn === point.dueOn &&
            other.dueOn !== null &&
            nameOneThing(pieces(other.words), pieces(point.words), 2))),
    )
    if (at < 0) kept.push(point)
    // Whoever was reminded of it had said it better; that they ask after it is told beside it.
    else if (kept[at]!.dueOn !== point.dueOn || isReminder(kept[at]!) !== isReminder(point))
      kept[at] = joined(kept[at]!, point)
    // Told twice for one day it is one debt, and the other words tell of what as well.
    else kept[at] = { ...kept[at]!, alike: kept[at]!.alike ?? point.fact }
  }
  return kept
}

/** One side asks on the very day for what was promised for it. */
const isAskedAfter = (one: Point, other: Point, names: RegExp | null): boolean =>
  one.dueOn !== null &&
  one.dueOn === other.dueOn &&
  (isReminder(one) || isReminder(other)) &&
  likenessOfThings(thingOf(one, names), thingOf(other, names)) >= 1
/** "8D!!!" on a list of ours: a word or two, which one debt of that side has as well. */
function namesIt(task: Point, debt: Point, names: RegExp | null): boolean {
  if (task.fact.subject !== 'task' || task.dueOn !== null || debt.fact.subject === 'task') return false
  const [own, other] = [thingOf(task, names), thingOf(debt, names)]
  return (
    own.latin.size > 0 &&
    own.latin.size <= 2 &&
    own.han.every((words) => words.length < fewestOfThing) &&
    [...own.latin].every((word) => other.latin.has(word))
  )
}

const ofGiving =
  /一定|肯定|保证|准时|按时|没问题|放心|搞定|完成|给到|答应|答复|回复|回您|回你|反馈|交付|提交|收到|好的|人家|对方|会上|当场|道歉|口头|电话|中午|早上|晚上|下班|[交发回给会前内我您你好准弄做办点号日月的那这就要了]|\d+/gu
const fewestOfThing = 3
/** Whether words only say that something comes, and by when: 24号一定交, "you will have it by Friday". */
function namesNothing(words: string, names: RegExp | null): boolean {
  const { latin, han } = thingWords(words, names)
  const rest = han.join(' ').replaceAll(ofGiving, ' ').replaceAll(/\s+/g, '')
  return latin.size === 0 && rest.length < fewestOfThing
}

/**
 * What a promise answers. "Yes. The draft I send by the 27th": what was asked is answered by the beginning of a message, and
 * a promise behind it that names another thing is none of it.
 */
export const answeredBy = (
  { text, span, speaker }: CustomerFact,
  written: WrittenBefore | null,
  names: RegExp | null,
): WrittenBefore | null => {
  // 好的，都谁参加？ asks of the call: no promise that names what it is of answers it.
  const asked =
    written !== null && asksOfCall.test(written.text) && !asksOfCall.test(text) && !namesNothing(text, names)
      ? null
      : written
  return asked !== null &&
    // Among ourselves one talks of many things in turn.
    (span.start > 0 || speaker === 'team') &&
    !namesNothing(text, names) &&
    likenessOfThings(thingWords(asked.text, names), thingWords(text, names)) === 0
    ? null
    : asked
}
const asksOfCall =
  /(?:都有?|有)?(?:谁|哪几位|哪些人|几个人|几位)(?:会|要|来)?[^，,。；;\n]{0,4}(?:参加|参会|来|到场|出席|[?？])|几点|(?:哪天|什么时候)[^，。；\n]{0,4}(?:方便|有空|开会|见面)|会议(?:号|链接)|在哪(?:里|儿)?(?:开|见|碰)|\bwho(?:['’]s| is| are| will| else)? (?:\w+ )?(?:joining|coming|attending|on the call)\b|\bwhat time\b|\b(?:what|which) (?:time|day) (?:suits|works)\b|\b(?:teams|zoom|meeting) link\b/i

/** Our asking where their thing is, and our noting that we did. */
const isOurReminder = ({ fact }: Point): boolean =>
  fact.subject === 'missed' && (fact.speaker === 'ours' || fact.speaker === 'note')
/** One side's asking where the other's thing is. */
const isReminder = (point: Point): boolean => point.fact.subject === 'awaited' || isOurReminder(point)

/** What a debt is of: its own words, with what they answered. */
const thingOf = ({ words, answers }: Point, names: RegExp | null) =>
  thingWords([words, answers?.text].filter(Boolean).join(' '), names)

/** How well words stand for a debt: said to the other side before told among ourselves, and never who only asks after it. */
const standsFor = (point: Point): number =>
  isReminder(point) ? 0 : point.speaker === 'ours' || point.speaker === 'customer' ? 2 : 1

/**
 * One debt that was told with two days: it is due on the newest that was told; a list without a date of its own tells
 * which day it was at first, unless it is the only one to name a day. What was said of it to the other side stands for it,
 * the newest of that; what else was told of it stands beside it.
 */
function joined(told: Point, again: Point): Point {
  const isNewerThan = (one: Point, other: Point): boolean =>
    !one.fact.undated && !other.fact.undated && one.fact.occurredAt > other.fact.occurredAt
  const { dueOn, overdueSince } =
    again.dueOn !== null && (told.dueOn === null || isNewerThan(again, told)) ? again : told
  const isAgainFirst =
    standsFor(told) === standsFor(again)
      ? isNewerThan(again, told) && again.dueOn !== null
      : standsFor(again) > standsFor(told)
  const [first, other] = isAgainFirst ? [again, told] : [told, again]
  return {
    ...first,
    dueOn,
    overdueSince,
    earlier: earlierOf([...first.earlier, { words: other.words, fact: other.fact }, ...other.earlier]),
  }
}
