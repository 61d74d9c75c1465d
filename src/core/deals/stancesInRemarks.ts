import { type StanceSaid, sideToldIn } from './stancesSaid.ts'

/** Columns of a list of people in which one writes freely what there is to say of somebody. */
const remarkHead = /^(?:备注|说明|关系|特点|印象|评价|情况|画像|remarks?|notes?|comments?|about)/iu
/** A row as it was taken in: a heading, a colon and what stands in the cell. */
const cell = /^(?<head>[^:：\n]{1,24})[:：][ \t]*(?<value>[^\n]+)$/gmu
/** What was so once, what is asked, and what is told of somebody else. */
const ofElse =
  /20\d\d|原来|曾|以前|之前|去年|前年|[?？]|吗(?!\p{Script=Han})|听说|据说|\b(?:used to|was|were|formerly)\b/iu

/** One word alone is what a column of its own holds, and how somebody likes to be reached is no side. */
const noView =
  /^压价(?=$|[\s、，,/]\s*\p{Script=Han}{2,4}(?:$|[\s、，,/]))|^(?:neutral\S*|against|for|pro|反对|支持|中立\S*|中间\S*)$|\b(?:likes?|prefers?|favou?rs?)\s+(?:\p{Ll}|WeChat|Teams|WhatsApp|Zoom|English|Chinese)|\bwith (?:us|you) (?:since|for|\d)|喜欢(?:微信|电话|邮件|当面)/u

/** How the facts begin that a list of people stands for. */
export const ofList = 'remark.'

/** Where somebody stands by the remark in their own line of a list: 只要接口通了他没意见, "only looks at price". */
export function stancesInRemark(row: {
  id: string
  text: string
  occurredAt: number
  contactId: string
}): StanceSaid[] {
  return [...row.text.matchAll(cell)].flatMap((found) => {
    if (!remarkHead.test(found.groups!.head!.trim())) return []
    const value = found.groups!.value!
    const at = found.index + found[0].length - value.length
    return [...value.matchAll(/[^；;。\n]+/g)].flatMap((part): StanceSaid[] => {
      const words = part[0].trim()
      const side = sideToldIn(words)
      if (side === null || ofElse.test(words) || noView.test(words)) return []
      const start = at + part.index + part[0].indexOf(words)
      return [
        {
          contactId: row.contactId,
          side,
          words,
          factId: `${ofList}${row.id}`,
          evidenceId: row.id,
          start,
          end: start + words.length,
          at: row.occurredAt,
        },
      ]
    })
  })
}
