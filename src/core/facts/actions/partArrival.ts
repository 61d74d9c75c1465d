/** Words of a part for something that stands at the customer's already. */
const aPart = /备件|备品|备机|配件|零件|零配件|易损件|替换件|换件/
/** A whole order of parts is what is sold: 首批备件12月5日到货. */
const ofOrder = /首批|第一批|[全整]批|一?批次|年框|框架|合同|订单|供货|起订/
/** One that is there already and has a fault: 二厂那台, 7号机, 坏的那只, 旧机. */
const oldOne =
  /[那这](?:一)?[台套只块]|\d+\s*[号#]\s*(?:机|线|炉|泵|梯|车|台|柜|舱|釜)|[旧老坏](?:的)?(?:机|设备|那)/
/** What is done with a part that has come: 26号去换, 到了上门修, 周五能换上. */
const repairing =
  /(?:[去来能就再可]|上门|现场|安排|师傅|工程师|同事)[^，,。；;\n]{0,4}(?<!替|切|转|置|调)换(?!届|人|[^，,。；;\n]{0,3}(?:时间|地[点方]|日期|旧|老))|换上|换掉|换好|(?:[去来再]|上门|现场)修(?!改|订|正)|修好|修复|抢修|检修|维修|返修/
/** What is made for trial and no part of an order. */
const aTrial = /试样|样[箱块件品机衣板]|试块|试件|试片/

const englishPart =
  /\bparts? (?:for|to (?:fix|mend|repair))\b|\b(?:faulty|broken|defective|failed)\b|\bRMA\b|\b(?:under|on) warranty\b|\bwarranty (?:part|unit|claim)\b|\btrial (?:pieces?|parts?|boxes)\b|\btest pieces?\b/i
const englishRepair =
  /\b(?:swap(?:s|ped|ping)?|fix(?:es|ed|ing)?|change(?:s|d)?) (?:it|them|that|this|the (?:old|bad))\b|\bfits? (?:it|them) (?:the|on|that|next|in|same)\b|\b(?:engineer|technician|fitter)s?\b[^.;\n]{0,24}\b(?:fits?|swaps?|changes|replaces?|mends?)\b/i

/** The clause that a place stands in. */
const clauseAt = (text: string, at: number): string => {
  const before = Math.max(...[...'，,。；;\n'].map((mark) => text.lastIndexOf(mark, at - 1))) + 1
  const behind = text.slice(at).search(/[，,。；;\n]/)
  return text.slice(before, behind === -1 ? text.length : at + behind)
}

/**
 * Whether what comes on a day is a part for a machine that stands there already, a repair or a piece for trial: that day is
 * none of the delivery of what is bought. `cueAt`: where the word of coming stands.
 */
export function isPartArriving(text: string, cueAt: number): boolean {
  const clause = clauseAt(text, cueAt)
  if (englishPart.test(clause) || englishRepair.test(text)) return true
  if (aTrial.test(clause)) return true
  if (ofOrder.test(clause)) return false
  return aPart.test(clause) || repairing.test(text) || (oldOne.test(clause) && /坏|故障|报警|停机/.test(text))
}
