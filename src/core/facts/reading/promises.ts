import { chasedSide, chasesTheirs } from '../actions/chased.ts'
import { handoversIn } from '../actions/handovers.ts'
import { isBareDay, isEndOfTerm, lastSuch } from '../days/daysAsSaid.ts'
import { comingWeekdays, weekdaysOfMonth } from '../figures.ts'
import type { FactFigure } from '../proposedFact.ts'
import { longestLatinLine, type Span, trimmed } from '../sentences/clauseBreaks.ts'
import { isSameLine, type Sentence } from '../sentences/sentences.ts'
import { promisedBy } from '../whoSays/sides.ts'
import {
  isAwaited,
  isOurs,
  isOutstanding,
  isPromiseOf,
  namesDeliverable,
  remindsOfTheirs,
} from '../whoSays/stance.ts'
import { answering, awaitedDays, isItsDay, promiseIn, spokenDay, withSpokenDay } from './promiseClause.ts'
import { isDuty, type SentenceReading, type TextReading } from './textReading.ts'

/** Whether a sentence names a day by which a promise is to be kept. */
const namesDay = ({ said, text, own, within: { occurredAt } }: SentenceReading): boolean =>
  own.some(({ kind }) => kind === 'date') ||
  weekdaysOfMonth(text, occurredAt).length > 0 ||
  (said.speaker === 'ours' && answering.test(text) && comingWeekdays(text, occurredAt).length > 0)

/** Whether a letter lists it among what is wanted of us. */
const isDemanded = ({ demands }: TextReading, { start, text }: Sentence): boolean =>
  demands.some((demand) => demand.start < start + text.length && demand.end > start)

/** "Two reference sites by Friday 20 Nov.": a thing and its day, and no verb. */
const thingByDay =
  /^(?!.*\b(?:is|are|was|were|be|been|am|will|would|can|could|should|must|may|might|have|has|had|do|does|did|needs?|wants?|asks?|please|if|decid\w+|expect\w*|require\w*)\b)(?:and |plus |also |then )?[^.;:!?\n]{6,90}?\b(?:by|on|before|no later than) (?:the )?[^.;!?\n]{2,24}[.\s]*$/i

/** Whether a sentence goes on with a promise in the same breath: what else is to come, and by which day. */
const goesOnPromising = (sentence: SentenceReading): boolean => {
  const { found } = sentence.within
  const earlier = found.findLast(({ kind }) => kind === 'openPromise' || kind === 'customerPromise')
  const before = sentence.within.sentences[sentence.index - 1]
  return (
    earlier !== undefined &&
    before !== undefined &&
    sentence.said.speaker !== 'note' &&
    earlier.speaker === sentence.said.speaker &&
    earlier.start < before.start + before.text.length &&
    earlier.end > before.start &&
    isSameLine(sentence.within.text, earlier, sentence) &&
    thingByDay.test(sentence.text) &&
    sentence.own.some(({ kind }) => kind === 'date') &&
    !isDemanded(sentence.within, sentence)
  )
}

/** Whether a sentence promises something, and is not told better as a demand, a duty or what is handed over. */
const promises = (sentence: SentenceReading): boolean =>
  sentence.mayPromise &&
  // What we chase somebody of theirs for is no promise of ours: it is told as what they owe.
  !(sentence.said.speaker === 'note' && chasesTheirs(sentence.text, sentence.within.sides)) &&
  !sentence.isAmongThem &&
  !isDemanded(sentence.within, sentence) &&
  !isDuty(sentence.within, sentence) &&
  !sentence.isHandover &&
  !isApology.test(sentence.text) &&
  isPromiseOf(sentence.said.speaker, sentence.text, namesDay(sentence))

/** "It was promised 15 Nov" among ourselves: by whom and to whom it does not say, and what is ours to give is no debt of theirs. */
const promisedByNobody =
  /\b(?:it|this|that|these|those|which) (?:was|were|had been|has been) promised\b(?! (?:by|to us|us)\b)/i
/** Who is neither of the customer nor of us, and gives what they are waited for to us. */
const third =
  /\b(?:auditors?|certifiers?|certification body|notified body|test(?:ing)? (?:lab|house|institute)|laboratory|subcontractors?|sub-?suppliers?|insurers?|notary|forwarders?|hauliers?|customs|patent office)\b|审计(?:师|所|机构)|会计师|认证机构|检测(?:机构|中心|院|所)|检验院|分包商?|货代|海关|保险公司/iu
const ofThem = /^\W*(?:they|他们|对方)(?=['’ \p{Script=Han}])/iu
function isOfNobodyNamed({ text, start, said, within }: SentenceReading): boolean {
  if (said.speaker !== 'team' && said.speaker !== 'note') return false
  return promisedByNobody.test(text) || (ofThem.test(text) && third.test(within.text.slice(0, start)))
}

/** 昨天给您添麻烦了, "sorry for the trouble on Monday": what is done, and nothing that is to come. */
const isApology =
  /^(?=[^，,。；;\n]{0,24}(?:给|让|为|对)(?:您|你|贵司|贵方|各位|大家|[\u4e00-\u9fff]{1,2}(?:总|工|经理|主任))(?:们|这边|那边)?[^，,。；;\n]{0,4}(?:添|造成|带来|增加)了?[^，,。；;\n]{0,6}(?:堵|麻烦|乱|困扰|不便|影响|负担))(?:(?!会|将|马上|尽快|前)[^。；;\n])*[。；;]?$|^(?:(?!\b(?:will|shall|going to)\b|['’]ll\b)[^.;\n])*\b(?:sorry|apolog(?:ies|ise|ize|ising|izing)) (?:again )?(?:for|about) (?:(?!\b(?:will|shall|going to)\b|['’]ll\b)[^.;\n])*[.;]?$/i

/**
 * Tells what a sentence promises. True where it only adds the day to the promise before it, and has nothing else to tell:
 * "I know I owe you the plan. You'll have it Monday."
 */
export function tellPromise(sentence: SentenceReading): boolean {
  const isMore = goesOnPromising(sentence)
  if (!isMore && !promises(sentence)) {
    for (const clause of clausesPromised(sentence, null)) tellClause(sentence, clause)
    return false
  }
  const { said, text, start, own, within } = sentence
  const { found } = within
  if (isOfNobodyNamed(sentence)) return false
  const clause = isMore ? trimmed(text, 0, text.length) : withSpokenDay(text, promiseIn(text, said.speaker))
  const earlier = found.at(-1)
  if (
    earlier &&
    (earlier.kind === 'customerPromise' || earlier.kind === 'openPromise') &&
    earlier.figures.length === 0 &&
    isItsDay.test(text) &&
    isSameLine(within.text, earlier, sentence)
  ) {
    earlier.figures = own.filter(({ kind }) => kind === 'date').map(({ figure }) => figure)
    earlier.end = start + clause.end
    earlier.text = within.text.slice(earlier.start, earlier.end)
    return true
  }
  found.push({
    kind:
      isOurs(said.speaker, text) || (said.speaker === 'note' && promisedBy(text, within.sides) === 'ours')
        ? 'openPromise'
        : 'customerPromise',
    subject: 'promise',
    start: start + clause.start,
    end: start + clause.end,
    text: text.slice(clause.start, clause.end),
    figures: daysWithin(sentence, clause),
    speaker: said.speaker,
    stance: 'promised',
    saidBy: said.saidBy,
  })
  if (!isMore) for (const other of clausesPromised(sentence, clause)) tellClause(sentence, other)
  return false
}

/** What somebody takes on themselves in so many words: 我28号前给回复, "I'll send". */
const ofOneself =
  /(?<!\p{Script=Han}[给跟问找对向等])(?:我|咱)(?!们?(?:厂|司|公司|单位|部门)?(?:要|需|想|希望|等))|\b(?:I|we)\b/u
/** 样箱30只: how many of what, which is given as well as a paper is. */
const soMany = /\p{Script=Han}{2,6}\s?\d+\s*(?:只|个|套|台|件|片|瓶|箱|卷|张|份|条|支|盒|块|把|米|公斤|吨)/u

/**
 * The clauses of a sentence that promise something by a day of their own, beside the one that is told already: 样箱30只20号发出,
 * 测试报告23号给. Of a sentence that says more than a promise, the clause in which a customer takes something on.
 */
function clausesPromised(sentence: SentenceReading, told: Span | null): Span[] {
  const { said, text, within } = sentence
  const isMine = said.speaker === 'ours' || said.speaker === 'customer'
  if (!isMine || !sentence.mayPromise || sentence.isAmongThem || sentence.isHandover) return []
  if (within.toColleague || said.thought || isDemanded(within, sentence) || isDuty(within, sentence))
    return []
  const clauses = [...text.matchAll(/[^，,；;]+/g)]
  if (clauses.length < 2) return []
  return clauses.flatMap((match): Span[] => {
    const span = trimmed(text, match.index, match.index + match[0].length)
    const words = text.slice(span.start, span.end)
    const isTold = told !== null && span.start < told.end && span.end > told.start
    if (isTold || !/\p{Script=Han}/u.test(words) || !isPromiseOf(said.speaker, words, true)) return []
    if (daysWithin(sentence, span).length === 0) return []
    const names =
      said.speaker === 'customer' ? ofOneself.test(words) : namesDeliverable(words) || soMany.test(words)
    return names ? [span] : []
  })
}

/** Tells a promise that stands in a clause of its own. */
function tellClause(sentence: SentenceReading, clause: Span): void {
  const { said, text, start, within } = sentence
  within.found.push({
    kind: isOurs(said.speaker, text) ? 'openPromise' : 'customerPromise',
    subject: 'promise',
    start: start + clause.start,
    end: start + clause.end,
    text: text.slice(clause.start, clause.end),
    figures: daysWithin(sentence, clause),
    speaker: said.speaker,
    stance: 'promised',
    saidBy: said.saidBy,
  })
}

/** The days that a clause names, in whichever way people name them. */
const daysWithin = ({ text, own, within: { occurredAt } }: SentenceReading, clause: Span): FactFigure[] =>
  [
    ...own,
    ...comingWeekdays(text, occurredAt),
    ...spokenDay(text, occurredAt),
    ...weekdaysOfMonth(text, occurredAt).filter((day) =>
      own.every(({ start, end }) => day.end <= start || day.start >= end),
    ),
  ]
    // A month may have a full stop behind it, which is the sentence's own.
    .filter(
      ({ kind, start, end }) =>
        kind === 'date' &&
        start >= clause.start &&
        end <= clause.end + 1 &&
        !isEndOfTerm(text, { start, end }) &&
        // 10/28已经重开，月底付: what was done that day is not what is due.
        !/^\s*就?已/.test(text.slice(end)),
    )
    .map(({ start, end, figure }) =>
      isBareDay.test(text.slice(start, end)) && agreedBefore.test(text.slice(0, start))
        ? { ...figure, value: lastSuch(String(figure.value), occurredAt) }
        : figure,
    )

/** 还没发（本来答应18号的）: the day that was promised before it went by, and not the next one of that number. */
const agreedBefore =
  /(?:本来|原来|原本|原定|当初|早先|之前)[^，,。；;\n\d]{0,6}$|\b(?:was|were|had been) (?:promised|due|meant|agreed|supposed)[^.;,\n\d]{0,16}$|\boriginally (?:\p{L}+ ){0,3}$/iu

/** Tells what a customer still waits for from us. */
export function tellAwaited({ said, text, start, own, isAmongThem, within }: SentenceReading): void {
  if (said.speaker !== 'customer' || isAmongThem || !isAwaited(text)) return
  within.found.push({
    kind: 'openPromise',
    subject: 'awaited',
    start,
    end: start + text.length,
    text,
    // 周二之前能给吧: it is asked for by a day to come; a day on which it was due may be any.
    figures: awaitedDays(text, own, within.occurredAt),
    speaker: said.speaker,
    stance: 'promised',
    saidBy: said.saidBy,
  })
}

/** Tells what we remind the customer of: what they were to give by a day that they had named. */
export function tellReminder({ said, text, start, figures, within }: SentenceReading): void {
  if (said.speaker !== 'ours' || within.by === 'note' || within.toColleague || !remindsOfTheirs(text)) return
  // 原定11号的: the day that was agreed, whether it still holds or not.
  const days = awaitedDays(text, figures, within.occurredAt)
  if (days.length === 0) return
  within.found.push({
    kind: 'customerPromise',
    subject: 'missed',
    start,
    end: start + text.length,
    text,
    figures: days,
    speaker: 'ours',
    stance: 'promised',
    saidBy: null,
  })
}

/** "due 18 Nov", "promised by the 20th": the day that a note names is when it should have come. */
const dueIn = /\b(?:due|promised|agreed|owed)(?: (?:by|on|for|last))?(?: the| \p{Lu}\p{L}+day)? \d/iu

/** Tells what a note says that the customer has not given yet. */
export function tellMissed(sentence: SentenceReading): void {
  const { said, text, start, mayPromise, figures, within } = sentence
  if (
    within.by !== 'note' ||
    said.speaker !== 'note' ||
    isDuty(within, sentence) ||
    !(
      chasesTheirs(text, within.sides) ||
      (!mayPromise && isOutstanding(text) && chasedSide(text, within.sides) !== 'ours')
    )
  )
    return
  const { end } = trimmed(text, 0, Math.min(text.length, longestLatinLine))
  // "was due today, nothing here yet": by the day on which it is noted.
  const awaited = awaitedDays(text, figures, within.occurredAt)
  const days = awaited.length > 0 || !dueIn.test(text) ? awaited : daysWithin(sentence, { start: 0, end })
  within.found.push({
    kind: 'customerPromise',
    subject: 'missed',
    start,
    end: start + end,
    text: text.slice(0, end),
    figures: days,
    speaker: 'note',
    stance: 'promised',
    saidBy: null,
  })
}

/** Tells what a note says is handed to somebody of the customer by a day; false where it says nothing of the kind. */
export function tellHandover(
  { found, by, occurredAt, sides }: TextReading,
  sentence: Sentence,
  isDutyAlready: boolean,
): boolean {
  const handover = by === 'note' && !isDutyAlready ? handoversIn(sentence.text, occurredAt, sides) : null
  if (handover === null) return false
  const { start, end, ...told } = handover
  found.push({
    ...told,
    kind: 'openTask',
    subject: 'handover',
    start: sentence.start + start,
    end: sentence.start + end,
    speaker: 'note',
    stance: 'promised',
    saidBy: null,
  })
  return true
}
