import { lastNote } from './sheetNotes.ts'
import type { SharedValue } from './tableHead.ts'

/** Terms that a sheet made to be printed states below its lines, and that hold for each of them. */
const terms =
  /^(付款(方式|条件|条款)?|账期|账期条款|商务条款|条款|结算方式|支付方式|质保(期|条款)?|保修(期|条款)?|保质期|交货(期|时间|方式|地点)?|交付(期|周期|时间)?|交期|货期|供货期|运输方式|包装|税率|(报价)?有效(期|期至|至)|币种|(销售|业务)(员|代表|经理)|客户经理|报价人|payment( terms?)?|terms( and conditions)?|terms of payment|warranty|guarantee|delivery( time| terms?)?|lead time|incoterms?|valid(ity)?( until| to| till)?|currency|prepared by|sales(person| rep)?|account manager|(本报价)?(替代|代替|取代)|replaces|supersedes)$/i

const pair = /^\s*([^:：]{1,24}?)\s*[:：]\s*(\S.*)$/
const day =
  /\d{4}\s*[-/.年]\s*\d{1,2}\s*[-/.月]\s*\d{1,2}\s*日?|\d{1,2}月\d{1,2}日|\d{1,2}\.? [a-z]{3,9}\.? \d{4}|[a-z]{3,9}\.? \d{1,2},? \d{4}/i
const until =
  /^(?:本?(?:报价|价格))?(?:的)?有效(?:期)?(?:截止)?[至到]|^(?:本?报价)截[至止]|^(?:(?:this|our|the) )?(?:(?:offer|quote|quotation|price)s? )?(?:is |are )?(?:valid|good|open) (?:until|till|to|through)\b/i

/** 本报价至2026年12月15日有效: the day stands before what it says. */
const standsFor =
  /^(?:本?(?:报价单?|价格))(?:自.{0,16})?[至到]\s*(\d{4}\s*[-/.年]\s*\d{1,2}\s*[-/.月]\s*\d{1,2}\s*日?)(?:前|止|之?内)?有效/

const longestValue = 120
/** What heads a remark on the whole paper, in the first cell of its row. */
const remarkHead = /^(?:备注|说明|附注|注)$/

/** A clause that names what it is about and has no colon: Payment 30/60/10, Delivery 16 weeks, 质保 24个月. */
const clause =
  /^(付款(?:方式|条件)?|账期|质保期?|保修期?|交货期|交期|货期|payment(?: terms)?|warranty|guarantee|delivery(?: time)?|lead time)\s+(\S.*)$/i

/** "Valid until 4 December. Replaces rev B of 30 Oct": which paper it takes the place of, behind what else the line says. */
const replacedBehind =
  /[.;。；,，]\s*(?<latin>(?:this |it )?(?:replaces|supersedes)\s+[^.;。；]{3,60})|[.;。；,，]\s*(?<words>(?:本报价)?(?:替代|代替|取代)[^。；;]{2,40})/i
function replacedIn(cells: readonly string[]): SharedValue[] {
  const line = cells.map((cell) => cell.trim()).find((cell) => cell !== '') ?? ''
  const { latin, words } = replacedBehind.exec(line)?.groups ?? {}
  if (latin !== undefined) return [{ label: lastNote.en, value: latin.trim() }]
  return words === undefined ? [] : [{ label: lastNote.zh, value: words.trim() }]
}

/** The terms of a line that states several: `Payment 30/60/10. Delivery 16 weeks. Valid till 18 Dec 2026`. */
function termsIn(cells: readonly string[]): readonly SharedValue[] {
  const alone = termIn(cells)
  if (alone !== null) return [alone, ...replacedIn(cells)]
  const filled = cells.map((cell) => cell.trim()).filter((cell) => cell !== '')
  const [line = ''] = filled
  if (filled.length !== 1 || line.length > longestLine) return []
  const parts = line
    .split(/(?<=\D)[.;。；](?:\s+|$)|(?<=\d)[;。；](?:\s+|$)|(?<=\d)\.\s+(?=[A-Z])/)
    .map((part) => part.trim())
  const found = parts.flatMap((part): SharedValue[] => {
    const told = clause.exec(part)
    const term = termIn([part])
    return term !== null ? [term] : told === null ? [] : [{ label: told[1]!, value: told[2]!.trim() }]
  })
  // One clause of a longer remark is no list of terms.
  return found.length > 1 ? found : []
}
const longestLine = 300

/** What a line below a table says of all that stands in it: `质保：12个月`, `报价有效期至2026年12月15日`; else null. */
function termIn(cells: readonly string[]): SharedValue | null {
  const filled = cells.map((cell) => cell.trim()).filter((cell) => cell !== '')
  if (filled.length > 2) return null
  const [first = '', second] = filled
  if (second !== undefined) {
    const label = first.replace(/\s*[:：]$/, '')
    const isTerm = terms.test(label) || (remarkHead.test(label) && cells[0]!.trim() === first)
    return isTerm && second.length <= longestValue ? { label, value: second } : null
  }
  const told = pair.exec(first)
  const stated = standsFor.exec(first)
  if (stated !== null && told === null)
    return { label: /[一-鿿]/.test(first) ? '有效期至' : 'Valid until', value: stated[1]! }
  if (told !== null && terms.test(told[1]!) && told[2]!.length <= longestValue)
    return { label: told[1]!, value: told[2]!.trim() }
  const cue = until.exec(first)
  const end = cue === null ? null : day.exec(first.slice(cue[0].length))
  if (end === null) return null
  return { label: /[一-鿿]/.test(first) ? '有效期至' : 'Valid until', value: end[0] }
}

const narrowest = 4
const longestHead = 24
/** A remark below a table, alone or behind what heads it, with nothing that counts beside them: `Contact | Ann Poole`. */
function isRemark(cells: readonly string[]): boolean {
  const filled = cells.map((cell) => cell.trim()).filter((cell) => cell !== '')
  const [head = ''] = filled
  return (
    filled.length < 2 ||
    (filled.length === 2 && cells[0]!.trim() === head && head.length <= longestHead && /^[^\d]+$/.test(head))
  )
}

/**
 * Takes the terms off the end of a table whose header is at an index. They stand below all its lines, with nothing beside
 * them, and among them may be other remarks, which stay. A narrow table may be a list of terms itself.
 */
export function takeTerms<Row extends { readonly cells: readonly string[] }>(
  rows: readonly Row[],
  header: number,
): { lines: readonly Row[]; terms: readonly SharedValue[] } {
  if (rows[header]!.cells.filter((cell) => cell.trim() !== '').length < narrowest)
    return { lines: rows, terms: [] }
  const found = new Map<string, string>()
  const taken = new Set<Row>()
  for (let at = rows.length - 1; at > header; at--) {
    const row = rows[at]!
    const stated = termsIn(row.cells)
    if (stated.length > 0) {
      for (const { label, value } of stated) found.set(label, value)
      taken.add(row)
    } else if (!isRemark(row.cells)) break
  }
  return {
    lines: rows.filter((row) => !taken.has(row)),
    terms: [...found].map(([label, value]) => ({ label, value })).reverse(),
  }
}
