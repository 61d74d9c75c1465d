import type { FactKind } from '../../atoms/library/factKinds.ts'
import { isPartArriving } from '../actions/partArrival.ts'
import type { FoundFigure } from '../figures.ts'
import { breaksOf, type Span, trimmed } from '../sentences/clauseBreaks.ts'
import { isTakenBack } from '../sums/takenBack.ts'
import { stanceOf } from '../whoSays/stance.ts'
import { isDuty, type RuleReading } from './textReading.ts'

/** What a day is the day of, by the noun of its own clause. The first that fits. */
const nounsOf: readonly [FactKind, RegExp][] = [
  [
    'tenderDate',
    /公告|挂网|报名|领标|(?:领取|获取|发售)[^，。；\n]{0,6}文件|答疑|递交|投标|截标|开标|\b(?:notice|registration|questions? (?:close|due|by|until)|submissions?|bids? (?:due|by|open)|bid opening|tenders? (?:due|by|close|open)\w*|opening of bids)\b/i,
  ],
  [
    'decisionDate',
    /定标|评审会|[上过]会(?!议)|党委会|董事会|\b(?:award(?:ed)?|board (?:meets|decides|meeting)|decision)\b/i,
  ],
  ['deliveryDate', /首批|第一批|到货|进场|\bfirst (?:batch|delivery|shipment|lot)\b|\bdeliver(?:y|ies)\b/i],
  [
    'goLiveDate',
    /起供|供货(?:起始|开始)|开始供货|切换|投产|上线|启用|起保|(?:合同|服务|保单|协议)[^，。；\n]{0,12}(?:起始|开始|生效)|\b(?:start of (?:supply|service|cover|contract)|(?:supply|service|cover|contract) starts?|go[- ]?live|inception|incepts)\b/i,
  ],
  [
    'contractEndDate',
    /(?:合同|协议|保单|租约|租期|服务期)[^，。；\n]{0,12}(?:到期|期满|届满|终止)|\b(?:contract|policy|lease|agreement|cover) (?:ends?|expires?|runs? out)\b/i,
  ],
]
/** What is wished, sent or done on a day, and of what a day is only asked: none that is set. */
const isNoSetDay =
  /[?？]|吗|呢$|(?:我们|我方|我司|咱们?|我)[^，。；\n]{0,8}(?:给|发|交|提交|寄)|没|未|不|了$|收到|\b(?:we|I)(?:['’]ll| will| shall| can)\b|\bnot\b|\bwas\b|\bwere\b|\breceived\b|\bsent\b/i

/** 投标保证金7号前到账: a payment for being let in, and no day of the tender. */
const isOfSecurity = /保证金|保函|标书费|\bbid (?:bonds?|security)\b/i

const isOfDay = ({ kind, figure }: FoundFigure): boolean =>
  kind === 'date' && /^\d{4}-\d\d-\d\d$/.test(String(figure.value))

/**
 * The clauses of a sentence that tell of the day which stands between `from` and `to`: without those that tell of another
 * day, whose time and noun are none of it (公告8号挂网，报名到14号下午5点). What it was before goes with it.
 */
export function clausesOfDay(
  sentence: string,
  { start: from, end: to }: Span,
  figures: readonly FoundFigure[],
): Span {
  const others = figures.filter(
    (figure) =>
      figure.kind === 'date' && (figure.end <= from || figure.start >= to) && !isTakenBack(sentence, figure),
  )
  const breaks = breaksOf(sentence)
  const before = Math.max(0, ...others.filter(({ end }) => end <= from).map(({ end }) => end))
  const behind = Math.min(
    sentence.length,
    ...others.filter(({ start }) => start >= to).map(({ start }) => start),
  )
  const first = breaks.find(({ index }) => before > 0 && index >= before && index < from)
  const last = breaks.findLast(({ index }) => behind < sentence.length && index >= to && index < behind)
  if (!first && !last) return { start: 0, end: sentence.length }
  const end = last
    ? last.index + (itsTime.exec(sentence.slice(last.index, behind))?.[0].length ?? 0)
    : sentence.length
  return trimmed(sentence, first ? first.index + first[0].length : 0, end)
}
/** ", 12:00 Singapore time (was 27 November)": the time of a day behind a comma is its own. */
const itsTime =
  /^[,，]\s*(?:at |by )?(?:(?:上午|下午|晚上|中午)?\s*\d{1,2}(?:[:：.]\d{2}(?:\s?[ap]m)?|\s?[ap]m|点半?)|noon|midday|close of business|cob)(?:\s+(?:\p{Lu}{2,5}(?!\p{L})|\p{Lu}\p{L}+ time|(?:our|local|your) time))?(?:\s*[(（][^()（）]*[)）]?)?/u

/**
 * Tells the days of a sentence of several that nothing has told yet, each as what the noun of its own clause calls it:
 * 公告8号挂网，报名到14号，29号开标.
 */
export function tellDaysOfClauses(sentence: RuleReading): void {
  const { own, taken, kinds, text, start, said, within } = sentence
  const days = own.filter(isOfDay)
  if (days.length < 2 || said.speaker === 'ours' || isDuty(within, sentence)) return
  for (const day of days) {
    if (taken.has(day) || String(day.figure.value) < within.written) continue
    const clause = clauseAt(text, day)
    const words = text.slice(clause.start, clause.end)
    if (
      isNoSetDay.test(words) ||
      isOfSecurity.test(words) ||
      days.some((other) => other !== day && isWithin(other, clause))
    )
      continue
    const found = nounsOf.flatMap(([kind, noun]) => {
      const match = noun.exec(words)
      return match ? [{ kind, noun: match[0] }] : []
    })[0]
    // A kind of which a sentence tells twice is another matter only where its nouns are: notice and opening.
    if (found?.kind === 'deliveryDate' && isPartArriving(text, clause.start + words.indexOf(found.noun)))
      continue
    if (found === undefined || (kinds.has(found.kind) && found.kind !== 'tenderDate')) continue
    const stance = stanceOf(words, 0, words.length, said.speaker)
    if (stance !== 'stated' || said.thought || said.planned) continue
    taken.add(day)
    kinds.add(found.kind)
    within.found.push({
      kind: found.kind,
      subject: found.noun,
      start: start + clause.start,
      end: start + clause.end,
      text: words,
      figures: [day.figure],
      speaker: said.speaker,
      stance,
      saidBy: said.saidBy,
    })
  }
}

const isWithin = (figure: FoundFigure, { start, end }: Span): boolean =>
  figure.start >= start && figure.end <= end

/** The one clause in which a day stands. */
function clauseAt(sentence: string, { start, end }: FoundFigure): Span {
  const breaks = breaksOf(sentence)
  const first = breaks.findLast(({ index, 0: mark }) => index + mark.length <= start && !/[:：]/.test(mark))
  const last = breaks.find(({ index }) => index >= end)
  return trimmed(sentence, first ? first.index + first[0].length : 0, last ? last.index : sentence.length)
}
