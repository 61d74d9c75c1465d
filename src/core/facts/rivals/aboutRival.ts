import type { FactKind } from '../../atoms/library/factKinds.ts'
import type { FoundFigure } from '../figures.ts'

/** Whether a cue is only a piece of a rival's name. */
export function isWithinName(sentence: string, cue: RegExpExecArray, rivals: RegExp): boolean {
  const name = rivals.exec(sentence)
  return name !== null && cue.index >= name.index && cue.index + cue[0].length <= name.index + name[0].length
}

/** Whether an amount stands right behind a name: 维德曼现在是898万. */
export const isFollowedByMoney = (name: RegExpExecArray, figures: readonly FoundFigure[]): boolean => {
  const end = name.index + name[0].length
  return figures.some(
    ({ kind, start }) =>
      kind === 'money' &&
      start >= end &&
      start - end <= 10 &&
      !/[，,。；;：:]/.test(name.input.slice(end, start)),
  )
}

/** 华岭报 165 · 东洲22.5 · "Halberd are on 10.90": a price as people say it who both know its unit. */
export const pricedBehind =
  /^(?:那边|那家|家|他们)?\s*(?:现在|又|也|都|已经?|才|就|只)*(?:(?:系|是|报(?:了|价)?|开到?|降到?|给到?|出到?|卖|在|到|(?:['’]s|is|are|was|were|has|have)?\s*(?:now |already |down |up |in |back )*(?:with|at|on|to|quoted|offered|c[ao]mes? (?:in|back) (?:at|with)|landed at|gone to)(?: about| around| roughly| just over| just under)?)?\s*\d{1,5}(?:\.\d{1,3})?|(?:['’]s|is|are)\s*\d{1,5}\.\d{1,3}|(?:['’]s|is|are)(?: now)?\s*\d{2,4}(?=\s*(?:[.,;!?]|$)))(?!\d|\.\d|\s*(?:[%％天日月年号点台套个人次小时周]|days?|weeks?|months?|years?|%|percent|people|sites?|am|pm|:\d))/i

const theirs =
  /^(?:but |and |although |though |不过|但是?|而且|另外)?\s*(?:their\b|they(?:['’](?:ve|re|d))?\b|他们家?的?|那边的?|\p{Script=Han}{1,6}他们家?(?:也|都|是)?(?:不|没))/iu
const saysMore =
  /\d|(?<![a-z])(?:no|not|n['’]t|only|without|lacks?|nothing|weeks?|months?)(?![a-z])|没有?|不(?!过)|只|老款|才/i

/** Words of ours and theirs, and of any doing: a fragment has none. */
const ofAnybody =
  /(?<![a-z])(?:i|we|us|our|ours|you|your|yours|he|she|his|her|my|me|is|are|was|were|am|will|would|can|could|should|has|have|had|do|does|did|told|said|says|asked|wants?|needs?|please|pls|let|ask|call|send|check|thanks?|ok|yes)(?![a-z])|n['’]t\b|[?]/i
const mostOfFragment = 90
/** "lead acid, 8h response, nothing on weekends": what a list without a verb adds right behind a rival's price. */
export const isFragmentOfRival = (sentence: string): boolean =>
  /^\p{Ll}|^\d/u.test(sentence) &&
  sentence.length <= mostOfFragment &&
  !/\p{Script=Han}/u.test(sentence) &&
  (/,/.test(sentence) || /^(?:no|only|nothing|without)\b/.test(sentence)) &&
  saysMore.test(sentence) &&
  !ofAnybody.test(sentence)

/** Whether what follows a rival's name tells more of that rival: "Their lead time is 14 weeks though." */
export const isMoreOfRival = (sentence: string): boolean => theirs.test(sentence) && saysMore.test(sentence)

/** Days lost by waiting for 他们 are the rival's doing, and no worry about us. */
export const sufferedFrom =
  /\b(?:waiting|waited|wait) (?:for|on) them\b|\bbecause of them\b|\bthey let us down\b|等他们|被他们(?:坑|耽误|拖)/i
/** What a customer tells of such days. */
export const ofService: readonly FactKind[] = [
  'waitingTime',
  'downtimeHours',
  'repairHours',
  'userComplaint',
  'statedConcern',
]

/** A colleague between who tells of the rival still: "Saskia used them before and likes them." */
export const someoneElse = /^\p{Lu}\p{L}+ [^.]*\b(?:them|theirs)\b|他们/u

/** Whether a rival is named only for what we are asked to match: "155 from you, which is what Alder gave us". */
export const isMeasuredBy = (sentence: string, rivalAt: number): boolean =>
  /[,，–—-]\s*(?:which is what|(?:the same |just )?(?:as|like)|that['’]s what|就像|跟)\s*$/i.test(
    sentence.slice(0, rivalAt),
  ) &&
  /\b(?:need|want|expect|like|ask)\w*\b[^.;\n]*\b(?:from you|you)\b|(?:你们|您|贵司)[^。；\n]{0,12}(?:要|得|能不能)/i.test(
    sentence.slice(0, rivalAt),
  )

/** "12% softer vs Alder, so I am for you", 比蓝海快一倍: a rival is the measure of what we did. */
const measuring =
  /\b(?:vs\.?|versus|than|against|compared (?:to|with)|ahead of)\s+(?:the )?$|(?:比|优于|好过|对比|相比)\s*$/i
const ofOurTrial =
  /\b(?:had|has|have|put|saw|made|showed|shows) (?:us|you|yours|ours)\b|\b(?:you|we|us|yours|ours)(?: were| was| are| came)? (?:out )?(?:better|softer|faster|ahead|stronger|cheaper|lower|higher)\b|(?:你们|贵司|我们)的?[^，。；\n]{0,12}$/i
export const isMeasureOfOurs = (sentence: string, rivalAt: number): boolean =>
  measuring.test(sentence.slice(0, rivalAt)) && ofOurTrial.test(sentence.slice(0, rivalAt))

/** What a sentence that has named a rival tells of that rival, and not of the customer or of us. */
export const ofWhomIsSpoken: ReadonlySet<FactKind> = new Set<FactKind>([
  'statedConcern',
  'userComplaint',
  'statedGoal',
  'askedPrice',
  'paymentTerm',
  'paymentSplit',
  'warrantyPeriod',
  'responseHours',
  'installDays',
  'deliveryDate',
  'waitingTime',
  'securityRequirement',
])
/** A rival who is called none by name. */
export const someRival =
  /竞品|竞争对手|对手|友商|别家|另一家|(?<![a-z])(competitors?|rivals?|other (vendor|supplier|bidder)s?)/i
/** What is no name where it stands before a price: 总价报9.45, 上次报的. */
const noName =
  '(?:价格?|报价|总价|单价|预算|合计|一共|大概|大约|才|就|要|这个|那个|上次|这次|现在|目前|后来|刚才|最后|最新|重新|又|再|先|总|首轮|[二三]轮|第.轮|也|都)'
/** 莱丰报155, "Vantrix 315万", "Palsten are in at 2.49": somebody other than us with a price, known by name or not. */
const pricedOther = new RegExp(
  [
    `(?:^|[，,。；;\\s]|那边|这边)(?!${noName})(?:以前|之前|听说)?(?![^，,。；;]{0,4}(?:你|我|贵|咱|您))\\p{Script=Han}{2,4}(?:那边|他们|家)?(?<!${noName})(?:报了?价?|开了?|出了?|给了?)\\s*\\d`,
    `(?:^|[，,。；;\\s\\p{Script=Han}])(?![VvRr]\\d|Rev\\b)\\p{Lu}[\\p{L}&-]{2,}(?:报了?价?|那边)?\\s*\\d[\\d.]*\\s*(?:万|[kK]\\b)`,
    `\\b(?!You|We|Our|Your|They|It|That|This|Rev|Price|Budget|Total|Quote|Offer)\\p{Lu}[\\p{L}&-]{2,}(?:['’]s| is| are| were| was)?(?: in| now| still| currently)* (?:at|quoted|offers?|offered|came (?:in|back) at) (?:about |around )?[£€$]?\\s?\\d`,
  ].join('|'),
  'u',
)
const dearerThanUs =
  /比(你们|您|贵司|贵方|我们|咱们)[^，。；\n]{0,4}(贵|高)|(dearer|more expensive|higher) than (you|yours|us|ours)/i
const aboutUs =
  /你们|您|贵司|贵公司|咱们?家|我们(?:的)?(?:价|报|设备|服务)|(?<![a-z])(you|your|our (?:price|offer|quote))(?![a-z])/i

/** What a customer fears of 他们, and not of 你们, when it is about goods and services. */
const ofOthers =
  /^(担心|怕|顾虑|不放心|担忧)(的是)?他们家?的?(售后|服务|质量|交期|交付|价格|设备|产品|备件|响应)/

/** Whether what is told is a rival's: named before it in the same breath, and nothing of ours. */
export const isAboutRival = (sentence: string, cueAt: number, rivals: RegExp | null): boolean => {
  const before = sentence.slice(0, cueAt)
  if (dearerThanUs.test(sentence) && rivals?.test(sentence)) return true
  if (ofOthers.test(sentence.slice(cueAt))) return true
  return (
    (someRival.test(before) || (rivals?.test(before) ?? false) || pricedOther.test(before)) &&
    !aboutUs.test(sentence.slice(clauseOfRival(before, rivals)))
  )
}

/** 我是支持你们的，恒启那台停了九天: where the clause begins in which a rival is named last, who is told of from there on. */
function clauseOfRival(before: string, rivals: RegExp | null): number {
  if (rivals === null) return 0
  const named = [...before.matchAll(new RegExp(rivals.source, `${rivals.flags.replace('g', '')}g`))].at(-1)
  if (named === undefined) return 0
  const start = Math.max(
    ...['，', ',', '；', ';', ' - '].map((mark) => before.lastIndexOf(mark, named.index)),
  )
  // What is only a name put in front of a clause of ours tells nothing of the rival: 比起恒启，你们….
  return start < 0 ? 0 : start + 1
}
