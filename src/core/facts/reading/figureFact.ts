import type { FactKind } from '../../atoms/library/factKinds.ts'
import { isPartArriving } from '../actions/partArrival.ts'
import { pastWeekdays } from '../chinese/days.ts'
import { isNoMeasure } from '../chinese/notTold.ts'
import { isOfOtherMatter } from '../criteria/otherDecision.ts'
import { calledOff } from '../days/calledOff.ts'
import { isAdvanceCopy, isOrderBy, namesDecider, withItsTerms } from '../days/dayOfWhat.ts'
import { isDayOfChange, lastSuch } from '../days/daysAsSaid.ts'
import { isOnlyAimedAt } from '../english/elsewhere.ts'
import { aheadOf } from '../english/englishFacts.ts'
import { isDayOfPastAct } from '../english/pastActs.ts'
import { comingWeekdays, type FoundFigure } from '../figures.ts'
import type { Span } from '../sentences/clauseBreaks.ts'
import { saidNext } from '../sentences/sentences.ts'
import { isExceeded, isUndoneBy } from '../sums/denied.ts'
import { clausesOfDay } from './daysOfClauses.ts'
import { nearest } from './nearestFigure.ts'
import type { MatchedRule, Rule } from './rulesOfSentence.ts'
import type { RuleReading } from './textReading.ts'

const ofUsFirst = /^(?:我们|我方|我司|咱们|(?:we|our)\b)/i

/** Days of what is to come. */
const liesAhead: ReadonlySet<FactKind> = new Set<FactKind>([
  'decisionDate',
  'contractEndDate',
  'goLiveDate',
  'acceptanceTestDate',
  'budgetDeadline',
  'deliveryDate',
])

/** Days of which a sentence may say that they are off. */
const mayBeCalledOff: ReadonlySet<FactKind> = new Set<FactKind>([
  'decisionDate',
  'tenderDate',
  'acceptanceTestDate',
  'goLiveDate',
])

/** 300万以内方总可定, 50万以上要上会: how far somebody may go is no budget. */
const isAuthority = /^\s*以[内上下][^，,。；\n]{0,10}(?:可|批|签|定|会|审)/

/** "I sign anything above 1.5m", "up to 200k she decides": a limit of what somebody may sign, and no budget. */
const limitBefore =
  /\b(?:signs?|signed|approves?|authori[sz]es?|decides?|releases?|sign[- ]?off|signature|board|committee|cfo|ceo|approval)\b[^.;!?\n]{0,40}?\b(?:above|over|beyond|up to|below|under|from|exceeding|more than|less than)\s+(?:about |around )?(?:[A-Z]{3}|[£€$¥])?\s*$/i
const limitBehind =
  /^\s*(?:[\p{L}%]+\s){0,3}?(?:goes|go|needs?|requires?|has to|must|is for|are for)\b[^.;!?\n]{0,40}\b(?:sign|board|committee|cfo|ceo|approval|approve|director|signature)/iu
/** Whether a sum is how far somebody may go. */
const isSigningLimit = (sentence: string, { start, end }: FoundFigure): boolean =>
  limitBefore.test(sentence.slice(0, start)) ||
  (/\b(?:above|over|up to|below|under|beyond)\s+(?:[A-Z]{3}|[£€$¥])?\s*$/i.test(sentence.slice(0, start)) &&
    limitBehind.test(sentence.slice(end)))

/** "Capex is capped at 85k and sits outside that": money beside a budget is not the budget. */
const sitsApart =
  /\b(?:sits?|is|are|comes?|stays?|runs?) (?:outside|on top of|separate(?:ly)? from|apart from|in addition to) (?:of )?(?:that|it|this|the)\b|\bnot part of (?:that|it|this)\b/i

/** 9月10日询价单中, "our 3 March RFQ said": the day by which a paper is called, and none of what it speaks of. */
const namesPaper =
  /^\s*的?(?:那份|那封|那张|发来的|发的|来的)?(?:询价[单函书表]?(?!截止|开始|结束)|[询报]价[单函书表](?!截止|截标|之?前|[要前给发交])|来函|来信|邮件|会议纪要|纪要|补充协议)(?=[中里内上]|[的写说列所]|[，,])/
const namesPaperInEnglish =
  /^\s*(?:RFQ|enquiry|inquiry|letter|e-?mail|mail|minutes|memo|quotation)\b(?! (?:deadline|is due|due))/i

/** 小丁20号发了邮件, "Ann wrote on the 20th": the day on which somebody did something is none that is to come. */
const isDayOfAct = (sentence: string, { end, start }: FoundFigure): boolean =>
  isDayOfChange(sentence, start) ||
  namesPaper.test(sentence.slice(end)) ||
  (/[a-z]/i.test(sentence.slice(start, end)) && namesPaperInEnglish.test(sentence.slice(end))) ||
  /^[^，,。；;\n]{0,4}(?:发|寄|打|写|来|回|通知|告诉|说)(?:了|来了?|过)(?:封|个)?(?:邮件|微信|消息|信|电话|通知)?/.test(
    sentence.slice(end),
  ) ||
  /\b(?:wrote|sent|mailed|e-?mailed|called|told (?:me|us)|said)(?: (?:me|us|it|that))? on (?:the )?$/i.test(
    sentence.slice(0, start),
  )

const wentWrong =
  /漏|破损|损坏|坏了|锈|少发|错发|短少|投诉|不合格|退货|拒收|\b(leak\w*|damaged?|broken|faulty|short|wrong|missing|rejected|complain\w*|credit note|returned)\b/i

/** Whether a day is the one on which goods came, and came badly: what went wrong is no delivery to come. */
const isDeliveredBadly = (sentence: string, { figure }: FoundFigure, written: string): boolean =>
  String(figure.value) < written && wentWrong.test(sentence)

/** Whether what comes is only supposed: "it fits if the servers arrive by 12 January" promises no day. */
const isOnCondition = (sentence: string, cueAt: number): boolean =>
  /(?:只要|如果|要是|假如|倘若|前提是)[^，。；\n]{0,24}$|\b(?:if|provided|assuming|as long as|unless)\b[^.,;\n]{0,60}$/i.test(
    sentence.slice(0, cueAt),
  )

/** Days on which something comes or begins, and never that on which it was signed for. */
const ofGoods: ReadonlySet<FactKind> = new Set<FactKind>(['deliveryDate', 'goLiveDate', 'acceptanceTestDate'])

/** Days that people tell by a weekday alone: 周四上会. */
const saidByWeekday: ReadonlySet<FactKind> = new Set<FactKind>([
  'acceptanceTestDate',
  'decisionDate',
  'tenderDate',
  'offerDueDate',
  'deliveryDate',
  'goLiveDate',
])

/** 周二去的 lies behind, 周二见了方总再说 and 周三面谈改到下午 do not. */
const isOfPastDay =
  /(?:周|礼拜|星期)[一二三四五六日天](?:下午|上午|晚上|中午)?[^，。；\n]{0,6}(?:去的|了|过|完)/
const isYetToCome = /改[到成]|再|约|吧|[要会得]|等/

/** When people met: 周二去的 is the last such day, and 15号 without its month lies behind. */
function metOn(sentence: string, figures: readonly FoundFigure[], occurredAt: number): FoundFigure[] {
  if (!figures.some(({ kind }) => kind === 'date'))
    return isOfPastDay.test(sentence) && !isYetToCome.test(sentence) ? pastWeekdays(sentence, occurredAt) : []
  return figures.map((one) =>
    one.kind === 'date' && /^\d{1,2}号$/.test(sentence.slice(one.start, one.end))
      ? { ...one, figure: { ...one.figure, value: lastSuch(String(one.figure.value), occurredAt) } }
      : one,
  )
}

/** Days of which a paper may tell how they will be met: 切换方案, 验收计划, 上线清单. */
const mayHavePaper: ReadonlySet<FactKind> = new Set<FactKind>([
  'goLiveDate',
  'acceptanceTestDate',
  'deliveryDate',
  'decisionDate',
])
const paperBehind =
  /^[^，。；、\n\d]{0,4}?(?:方案|计划|预案|流程|步骤|清单|报告|文档|手册|材料|说明|申请|通知|大纲|进度表|排期表)/
const givenOver = /[给发交寄传送](?!货|票|现|生)|提供|提交|出[具来一]|补[上齐充]|更新|整理|写好?|做好/
/** 切换方案我们19号前给到: the day of the paper, and not of what it plans. */
const isOfPaper = (sentence: string, kind: FactKind, cueEnd: number): boolean =>
  mayHavePaper.has(kind) && paperBehind.test(sentence.slice(cueEnd)) && givenOver.test(sentence)

const ofTerm =
  /合同|协议|租|维保|授权|许可|服务期|到期|期满|contract|agreement|lease|licen[cs]e|subscription|renew|cover|support|maintenance|expir|term\b/i
const ofOtherDay =
  /切换|投产|上线|启用|开工|量产|试机|试产|交货|到货|(?<![a-z])(?:SOP|go[- ]?live|cut ?over|switch\w*|kick[- ]?off|deliver\w*|start of)(?![a-z])/i
/** Whether a day begins the span whose end is told behind it (1 Oct – 31 Dec), or is told of something else in its own clause. */
function isNoEnd(sentence: string, { start, end }: FoundFigure): boolean {
  if (/^\s*(?:[日号]\s*)?(?:[-–—~～至到]|\b(?:to|until|till|through)\b)\s*\d/i.test(sentence.slice(end)))
    return true
  const before = sentence
    .slice(0, start)
    .split(/[，,；;]/)
    .at(-1)!
  const clause = before + (sentence.slice(start).split(/[，；;]|,(?!\d)/)[0] ?? '')
  return ofOtherDay.test(clause) && !ofTerm.test(clause)
}

/** The figures of a sentence that a rule may claim. */
function candidatesFor(
  sentence: RuleReading,
  rule: Rule,
  wanted: Exclude<Rule['figure'], 'text'>,
): FoundFigure[] {
  const { figures, own, taken, within } = sentence
  const { occurredAt, text, written } = within
  const here = rule.past ? figures : own
  // Whoever is coming to see it run says the day of the week.
  const days =
    saidByWeekday.has(rule.kind) && !here.some(({ kind }) => kind === 'date')
      ? [...here, ...comingWeekdays(sentence.text, occurredAt)]
      : rule.kind === 'lastMeetingDate'
        ? metOn(sentence.text, here, occurredAt)
        : here
  return days.filter(
    (figure) =>
      !taken.has(figure) &&
      !(wanted === 'date' && !rule.past && isDayOfAct(sentence.text, figure)) &&
      !(
        liesAhead.has(rule.kind) &&
        isDayOfPastAct(sentence.text, figure, String(figure.figure.value), written)
      ) &&
      !(rule.kind === 'contractEndDate' && isNoEnd(sentence.text, figure)) &&
      !isNoMeasure(rule.kind, sentence.text, figure) &&
      !(ofGoods.has(rule.kind) && isOrderBy(sentence.text, figure)) &&
      (wanted !== 'date' || !rule.past || String(figure.figure.value) <= written) &&
      (rule.kind !== 'budgetAmount' ||
        !(
          sitsApart.test(sentence.text) ||
          isAuthority.test(sentence.text.slice(figure.end)) ||
          isSigningLimit(sentence.text, figure) ||
          isExceeded(sentence.text, figure) ||
          isUndoneBy(saidNext(text, sentence), sentence.text, figure)
        )) &&
      !(typeof wanted !== 'string' && isOnlyAimedAt(rule.kind, sentence.text, figure.start)) &&
      (typeof wanted === 'string'
        ? figure.kind === wanted
        : figure.kind === 'quantity' && wanted.units.test(figure.figure.unit)),
  )
}

/** 试车合格后3月2日投产, "after acceptance, live on 2 March": the day is that of what follows. */
const isOnceDone = (sentence: string, cue: RegExpExecArray, dayAt: number): boolean => {
  const end = cue.index + cue[0].length
  return (
    dayAt >= end &&
    (/^[^，。；;\n\d]{0,4}(?:通过|合格|成功|完成|结束|没问题|达标|签字)了?(?:的话)?(?:之?后|以后|即|就|再)/.test(
      sentence.slice(end, dayAt),
    ) ||
      /\b(?:after|once|following)\b[^,;.\n]{0,24}$/i.test(sentence.slice(0, cue.index)))
  )
}

/** Tells the figure that stands nearest to the cue of a rule. */
export function tellFigure(
  sentence: RuleReading,
  { rule, cue, stance }: MatchedRule,
  wanted: Exclude<Rule['figure'], 'text'>,
): void {
  const { figures, taken, kinds, within } = sentence
  const { speaker, saidBy } = sentence.said
  if (isOfPaper(sentence.text, rule.kind, cue.index + cue[0].length)) return
  if (rule.kind === 'decisionDate' && (isOfOtherMatter(sentence.text) || namesDecider(sentence.text))) return
  if (rule.kind === 'offerDueDate' && isAdvanceCopy(sentence.text)) return
  const candidates = candidatesFor(sentence, rule, wanted)
  const standing = nearest(sentence.text, candidates, cue.index, cue.index + cue[0].length)
  // A day that is called off without another in its place is told as one that no longer holds.
  const off =
    !standing && mayBeCalledOff.has(rule.kind)
      ? figures.find((figure) => !taken.has(figure) && calledOff(sentence.text, figure))
      : undefined
  const figure = standing ?? off
  if (!figure) return
  if (rule.kind === 'deliveryDate' && isNoDelivery(sentence, figure, cue.index)) return
  if (rule.kind === 'acceptanceTestDate' && isOnceDone(sentence.text, cue, figure.start)) return
  taken.add(figure)
  kinds.add(rule.kind)
  const clause =
    figure.kind === 'date'
      ? clausesOfDay(sentence.text, between(figure, cue), figures)
      : { start: 0, end: sentence.text.length }
  const said =
    rule.kind === 'deliveryDate'
      ? withItsTerms(
          sentence.text,
          clause,
          figures.filter(({ kind }) => kind === 'date'),
        )
      : clause
  within.found.push({
    kind: rule.kind,
    subject: cue[0],
    start: sentence.start + said.start,
    end: sentence.start + said.end,
    text: sentence.text.slice(said.start, said.end),
    figures: [liesAhead.has(rule.kind) ? aheadOf(figure, sentence.text, within.occurredAt) : figure.figure],
    // 我们第二轮 178，60天账期: what we have offered, in the notes of a talk.
    speaker:
      rule.kind === 'paymentTerm' && speaker === 'note' && ofUsFirst.test(sentence.text) ? 'ours' : speaker,
    stance: standing ? stance : 'negated',
    saidBy,
  })
}

/** The stretch from the cue of a rule to the figure that it claims. */
const between = (figure: FoundFigure, cue: RegExpExecArray): Span => ({
  start: Math.min(figure.start, cue.index),
  end: Math.max(figure.end, cue.index + cue[0].length),
})

/** Whether nothing is to be delivered on a day that stands beside a word for it. */
/** 把价钱、交期、图纸一次讲完, "to go through price, delivery and service": one of the things that are to be talked about. */
const topicsSpoken =
  /(?:[、和与跟及]|还有)(?:交期|交货期?|到货|发货|供货|交付)|(?:交期|交货期?|到货|发货|供货|交付)(?:[、和与跟及]|还有)/u
const talkedThrough =
  /(?:讲|谈|聊|说|对|过|碰|沟通|确认|敲定|讨论|梳理|定)(?:一?(?:下|遍|次)|清楚?|完|好|透|妥|下来|$)/u
const toDiscuss =
  /\b(?:discuss|talk(?:ing)? (?:about|through|over)|go(?:ing)? (?:through|over)|cover|run through|speak about|settle|agree on) (?:the |our |your )?(?:[\p{L}-]+(?:,| and| or|,? and) ?(?:the )?){1,4}(?:delivery|lead times?|shipping|dispatch)\b|\b(?:discuss|talk (?:about|through)|go (?:through|over)|cover|run through) (?:the )?(?:delivery|lead times?|shipping)(?:,| and| or)/iu
const isTopic = (text: string, cueAt: number): boolean => {
  const from = Math.max(0, cueAt - 6)
  return (
    (topicsSpoken.test(text.slice(from, cueAt + 10)) && talkedThrough.test(text.slice(cueAt, cueAt + 30))) ||
    toDiscuss.test(text)
  )
}

const isNoDelivery = ({ text, said, within }: RuleReading, figure: FoundFigure, cueAt: number): boolean =>
  isDeliveredBadly(text, figure, within.written) ||
  isPartArriving(text, cueAt) ||
  isTopic(text, cueAt) ||
  (said.speaker !== 'customer' && isOnCondition(text, cueAt)) ||
  // "will do, ships 25 Nov latest" answers a request: the day is when that is due.
  (said.speaker === 'ours' && /\bwill do\b/i.test(text))
