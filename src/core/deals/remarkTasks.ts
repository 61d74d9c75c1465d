import { hasPartOfSay } from './rolesSaid.ts'
import type { TaskSaid } from './tasksSaid.ts'

/** What a remark in a list of people says of the one whose line it is: 500万以内他定, 超500万他签, "signs up to 50k". */
const ownPen =
  /(?:[他她]|本人|自己)[^，,。；;\n]{0,4}(?:来?定(?!金|期|点|制)|签|批(?!次|量|发)|拍板|说了?算)|\d\s*[万wk]?(?:元)?(?:以[内下上]|及以[上下])[^，,。；;\n]{0,4}(?:可|能)?(?:来?定(?!金|期|点|制)|签|批(?!次|量|发)|拍板)|\b(?:he|she) (?:signs|decides|approves)\b|^(?:signs|decides|approves) (?:up to|over|above|below)\b/iu
// What was so in another year, or once, may be so no more.
const takenBack = /20\d\d|原|曾|以前|之前|去年|前年|不|没|别|未|[?？]|吗|\b(?:not|no longer|n['’]t|never)\b/i
const onlyPen = /^(?!.*(?:定|拍板|说了?算|批|\bdecides\b)).*(?:签|\bsigns\b)/iu
/** The sum above or up to which a column of roles says that somebody approves: "Approver > 400k", 签字(300万以上). */
const limitOfRole =
  /(?:签|批|approv|sign|authori[sz]|[><≥≤]).*\d|\d[\d.,]*\s?(?:[万wkm]|million)?.*(?:签|批|approv|sign)/iu
const roleHead = /^(?:[^:：\n]{0,8}角色|职能|分工|[^:：\n]{0,14}\broles?(?: in [\w ]{2,12})?)$/iu
const longestRole = 40

/** What a list says in its column of roles of the one whose row it is; null where it has none, or says nothing. */
export function roleInRow(row: { text: string }): { words: string; start: number } | null {
  for (const found of row.text.matchAll(cell)) {
    if (!roleHead.test(found.groups!.head!.trim())) continue
    const words = found.groups!.value!.trim()
    if (words.length > longestRole || /^(?:未知|不详|unknown|n\/?a|tbd|[-–—/?？]+|无)$/iu.test(words))
      return null
    return { words, start: found.index + found[0].length - found.groups!.value!.length }
  }
  return null
}
/** A row as it was taken in: a heading, a colon and what stands in the cell. */
const cell = /^(?<head>[^:：\n]{1,24})[:：][ \t]*(?<value>[^\n]+)$/gmu

/** What the line of somebody in a list of people says that they decide; null where it says nothing of it. */
export function taskInRemark(row: { id: string; text: string }): TaskSaid | null {
  const role = roleInRow(row)
  const limited =
    role !== null && limitOfRole.test(role.words) && !takenBack.test(role.words)
      ? {
          task: 'signs' as const,
          words: role.words,
          evidenceId: row.id,
          start: role.start,
          end: role.start + role.words.length,
        }
      : null
  for (const found of row.text.matchAll(cell)) {
    const value = found.groups!.value!
    const at = found.index + found[0].length - value.length
    for (const clause of value.matchAll(/[^，,。；;]+/g)) {
      const words = clause[0].trim()
      if (!ownPen.test(words) || takenBack.test(words)) continue
      const start = at + clause.index + clause[0].indexOf(words)
      // 200万以上合同他签: a pen, and no say.
      const task = hasPartOfSay.test(words) ? 'hasSay' : onlyPen.test(words) ? 'signs' : 'decides'
      return { task, words, evidenceId: row.id, start, end: start + words.length }
    }
  }
  return limited
}
