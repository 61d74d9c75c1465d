import { findFigures } from '../../facts/figures.ts'
import type { CustomerFact } from '../../talkTracks/types.ts'

/** "fair, that's why we need the report": what one of us says to the others is no wish of the customer. */
export const isOurOwnWish = ({ kind, speaker, text }: CustomerFact): boolean =>
  kind === 'customerAsk' &&
  speaker === 'team' &&
  /^[^,.;，。；]{0,40}(?:\b(?:we|I)(?:['’](?:d|ll))? (?:need|want|would like|should|must)\b|(?<![他她它])我们?(?:这边)?(?:要|需要|想|得))/i.test(
    text,
  )
/** 90天账期财务同意了，但要求先回款: what our own finance or legal department asks is no wish of the customer. */
const ofOwnHouse =
  /(?<!(?:他们|对方|客户|甲方|贵司|你们)[^，。；\n]{0,4})(?:财务|法务|风控|内审|老板|总部|公司领导|我们领导)(?!总监|部长?那?边?的?\p{Script=Han}{2,3}(?:说|要))[^，。；\n]{0,6}(?:同意|批了?|要求|不同意|说|卡|坚持|的意思|松口)|\b(?:our (?:finance|legal|cfo|boss|md|credit control|management|head office)|finance|legal|credit control) (?:dept |department |team )?(?:agreed?s?|approved?|accepts?|accepted|insists?|wants?|requires?|says?|said|will only|is (?:ok|fine))\b/iu
export const isOfOwnHouse = ({ kind, speaker }: CustomerFact, line: string): boolean =>
  kind === 'customerAsk' && speaker === 'team' && ofOwnHouse.test(line)
/** "drivers love the cab", 司机都说好开: what somebody is glad of is asked of nobody. */
const praised =
  /\b(?:loves?|loved|really likes?|is happy|are happy|were happy|delighted|impressed|great job|well done|nobody wants to give it back|works (?:great|well|fine|perfectly))\b|很喜欢|很满意|都说好|挺好[的用]?|好评|赞不绝口|用得(?:很|挺)?(?:顺|好)|点赞|👍/iu
const asksAnything =
  /\b(?:wants?|needs?|asks?|asked|require[sd]?|must|should|would like|could you|please|but|if|before|more|another|same)\b|要|希望|想(?!象)|能不能|请|但|不过|如果|再|也得|必须/iu
export const isPraise = (text: string): boolean =>
  praised.test(text) && !asksAnything.test(text.replace(/nobody wants to give it back/gi, ''))

/** 含的。但是…: what it answers stands in the message before. */
export const isReply =
  /^(?:不?含的?|是的?|对的?|有的?|没有|没批|不批|没同意|可以|不行|yes|yep|yeah|no|nope|right|it does|they do)(?=[。，,.!！\s]|$)/i

/** A wish or worry in which a budget stands that holds no more, and none that does. */
export const restsOnPastBudget = (
  { kind, text, occurredAt }: CustomerFact,
  outdated: readonly CustomerFact[],
  standing: readonly CustomerFact[],
): boolean => {
  if ((kind !== 'customerAsk' && kind !== 'statedConcern') || !/预算|\bbudget\b/i.test(text)) return false
  const sums = findFigures(text, occurredAt).map(({ figure }) => figure.value)
  const holds = (facts: readonly CustomerFact[]) =>
    facts.some((fact) => fact.kind === 'budgetAmount' && sums.includes(fact.figures[0]?.value ?? ''))
  return holds(outdated) && !holds(standing)
}
