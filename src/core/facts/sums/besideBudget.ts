import { matchOf } from '../cues/mayMatch.ts'

/** What money is kept apart from a budget: "sits outside that", "comes on top". */
const apart = {
  latin:
    /\b(?:sits?|is|are|comes?|kept|held|counted|budgeted|treated|goes|stays?)\s+(?:(?:kept|held|counted|budgeted)\s+)?(?:outside|on top|separate(?:ly)?|apart|in addition|extra|over and above)\b/i,
  han: /\d[\d.,]*\s*[万亿kK]?元?[^，,。；;\d]{0,4}(?:另算|另计|另列|另外算|单独列|单列|另批|不在(?:这个?|总)?(?:预算|盘子|里面?|内)|不占预算|预算外)/,
} as const
const ofBudget = /\b(?:budget|envelope|total|overall|ceiling)\b|预算|总盘子|总额|总价|封顶/i
/** What stands in front of the words that keep it apart, back to where another thing begins. */
const inFront = (words: string, end: number): string =>
  words
    .slice(0, end)
    .split(/[.;。；]\s|[，,]\s*(?=\p{Script=Han})|, /u)
    .at(-1)!

/**
 * Whether the amount of a sentence stands beside the budget and is none: "Capex is capped at $85k and sits outside that",
 * 工装15万另算. "The budget is 470k, training comes on top" states one.
 */
export function isBesideBudget(words: string): boolean {
  const found = apart.latin.exec(words) ?? matchOf(apart.han, words)
  if (!found) return false
  const front = inFront(words, found.index + (/\p{Script=Han}/u.test(found[0]) ? found[0].length : 0))
  return /\d/.test(front) && !ofBudget.test(front)
}

const pot =
  '(?:pots?|budgets?|envelopes?|funds?|funding|capex|opex|kitty|allocation|money|cost ?cent(?:re|er)s?|budget lines?)'
/** "a separate capex pot of 1.9m", 改造另有一笔资本开支300万: money that is told apart from the budget. */
const ofOtherPot = new RegExp(
  `\\b(?:separate|different|distinct|(?:its|their) own|second)\\s+(?:[\\w-]+\\s+){0,2}?${pot}\\b|\\b${pot}\\b[^.;,\\n\\d]{0,16}\\b(?:is|are|sits?|comes?)\\s+(?:kept\\s+)?separate(?:ly)?\\b|(?:另有|另外有?|单独有?|独立|专门)(?:的)?(?:[一两]?[笔块项个])?[^，,。；;\\n\\d]{0,8}(?:预算|资金|经费|开支|支出|盘子|额度)`,
  'i',
)
const forThis =
  /\bfor (?:this|it\b|your?\b|the project|the (?:whole )?job)|(?:这个?|本|该)(?:项目|单子|工程)|给(?:你们|这)/i
/** Whether an amount is told to be another pot than the budget, and not one for the very matter that is spoken of. */
export const isOfOtherPot = (words: string): boolean => ofOtherPot.test(words) && !forThis.test(words)

/** What is paid from another pot than the project: "ITM comes out of my opex", 维保走运维费. */
const fromElsewhere =
  /\b(?:comes?|goes|going|paid|funded|is|are|sits?|runs?|charged|booked|taken)\s+(?:out of|from|under|through|against|on|to|in)\s+(?:my|our|the|their|his|her|a|an)?\s*(?:(?:\w+['’]s|separate|own|other|different|another|\w+)\s+)?(?:opex|operating (?:costs?|budget|expenses?)|operations budget|running costs?|(?:maintenance|service|facilit(?:y|ies)|revenue|site) (?:budget|account|line|pot|cost ?centre))\b|(?:维保|运维|保养|耗材|备件|培训|服务费?|年费)[^。；;\n]{0,8}(?:走|从|列|出自|算)(?:在|到|的)?[^。；;\n]{0,8}(?:opex|运维|运营|维护|日常|费用|车间|部门)/i
const everyYear =
  /\b(?:a|per|each|every) (?:year|annum)\b|\bp\.?\s?a\b|\/ ?(?:yr|year)\b|annual|yearly|[每一]年|年度|\/年/i

/**
 * Whether an amount is what may be spent each year from another pot: "no, ITM comes out of my opex. ceiling 190k a year".
 * Said in the sentence of the amount or in the one before it, it limits that and not what the project may cost.
 */
export function isOfRunningCosts(text: string, { start, end }: { start: number; end: number }): boolean {
  const line = text.lastIndexOf('\n', start - 1) + 1
  const told = text.slice(Math.max(line, start - longestBefore), end)
  const found = fromElsewhere.exec(told)
  if (found === null || !everyYear.test(text.slice(start, end + longestBehind))) return false
  // Two sentences further on something else is spoken of, and what stands behind the amount says only whence it comes.
  const behind = told.slice(found.index + found[0].length)
  return /\d/.test(behind) && behind.split(/[.!?。！？]\s+|[。！？]/).length <= 2
}
const longestBefore = 120
const longestBehind = 16

/** "Anything over $1.5m capex has to go to the board", 超200万的要上会: from where on somebody else decides is no budget. */
const limitOfSigning =
  /\b(?:above|over|beyond|exceeding|more than|greater than|up to|below|under|less than)\s+(?:about |around )?(?:[A-Z]{0,3}[£€$¥]|[A-Z]{3}\s?)?\d[\d.,]*\s?(?:k|mn?|million|bn|thousand)?\b[^.;!?\n]{0,40}?\b(?:goes|go|going|needs?|requires?|has to|have to|must|(?:is|are|gets?) (?:decided|signed|approved|taken|released|reviewed)|sits? with|belongs? to)\b[^.;!?\n]{0,40}?\b(?:sign\w*|board|committee|cfo|ceo|coo|approv\w*|director\w*|holding|group|hq|head office|shareholders?|owners?|council|trustees?)\b|(?:超过?|高于|大于)\s*\d[\d.]*\s*[万亿千]?元?(?:的|以上|就|都|,|，)*(?:得|要|须|必须|需要?)?[^，。；\n]{0,6}(?:上会|董事会|过会|集团|总部|老板|签字?|批|审批|定标会|投委会)/iu
export const isLimitOfSigning = (sentence: string): boolean => limitOfSigning.test(sentence)
