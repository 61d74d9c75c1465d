import { toSimplified } from '../../matching/simplified.ts'

/** What a sheet says above its table of all that stands in it: `客户：北辰水务`, `Quote no: Q-118`. */
export interface SharedValue {
  label: string
  value: string
}

/** Labels whose value is every row's: whose it is, of which day, under which number. */
const telling =
  /^(客户(名称|单位|全称)?|收件(人|单位)|抬头|需方|买方|甲方|购(货|买)(单位|方)|采购(单位|方)|致|项目(名称|编号)?|案(名|号)|专案(名称|编号)?|商机(编号|名称)?|合同(编号|号)|订单(编号|号)|(报价|询价)(单)?(编号|号|单号|版本)|报价单|单号|编号|版本|版次|(报价|订单|下单|签订|出库|制单)?日期|有效期至?|有效(至|到)|报价有效期限?|有效期限|币种|(销售|业务)(员|代表|经理)|客户经理|负责人|报价人|经办人?|制单人?|编制人?|(最后|最近)?更新(日期|时间|于|到|至)?|(数据)?截至|(last )?updated|(status )?as (of|at)|customer|client|buyer|to|attn|attention|(quote|quotation|prepared|offered) (to|for)|bill to|sold to|account|project|opportunity|deal|(our )?ref|quote|quotation|offer|quote (no|number|ref)|quotation (no|number|ref)|offer (no|number|ref)|order (no|number)|po (no|number)|version|revision|rev|date|(quote|quotation|order|offer) date|valid (until|to|till)|currency|sales(person| rep)?|prepared by|account manager|kunde|firma|datum|angebots?(datum| nr| ?nummer)|g(ü|ue)ltig bis|w(ä|ae)hrung|ansprechpartner)\.?$/i

/** `No. LC-118 V2`, `编号 LC-118`: a label with its value behind it and no colon between. */
const numbered =
  /^\s*((?:报价|询价|合同|订单)?(?:单号|编号)|(?:quot(?:e|ation)|order|ref)?\s*(?:no|nr|ref)\.?)\s+((?=[^\d]{0,12}\d)[a-z\d][\w\-/.]{1,30}(?:\s?[（(]?(?:v|rev\.?|r|第)?\s?[a-z\d.一二三四五]{1,4}版?[）)]?)?)$/i
/** `Quotation Q-118 rev B`, `报价单 LC-118`: what the paper is, with its own number behind. */
const titledNumber =
  /^\s*(?:报价单?|quotation|quote|offer|proposal|estimate|pro ?forma|angebot|kostenvoranschlag)\s+((?=[^\d\s]{0,12}\d)[a-z\d][\w\-/.]{2,30}(?:[\s,]+[（(]?(?:v\d|ver\.?|rev\.?|revision|version|r\d|第)\s?[a-z\d.一二三四五]{0,4}版?[）)]?)?)\s*$/i
const ofAnyNumber = /号|版本|\b(?:no|number|nr|ref|quotation|quote|offer)\.?$/i
/** A number in a cell of its own, beside the cell that says what the paper is: 内胆焊接站 报价 | RH-WQ-1118. */
const numberAlone = /^(?=[^\d]{1,12}\d)[a-z]{1,6}(?:[-/_.][a-z\d]{1,12}){1,4}$/i
const saysPaper =
  /\S\s+报\s*价(?:单|表|书)?$|\S\s+(?:quotation|quote|offer|proposal|estimate|pro ?forma|angebot)$/i
function numberBesideTitle(above: readonly { readonly cells: readonly string[] }[]): string | null {
  for (const { cells } of above) {
    const filled = cells.map((cell) => cell.trim()).filter((cell) => cell !== '')
    if (filled.length !== 2 || !saysPaper.test(toSimplified(filled[0]!))) continue
    if (numberAlone.test(filled[1]!)) return filled[1]!
  }
  return null
}
/** A day that stands alone above a table is the table's. */
const dayAlone =
  /^\s*(\d{1,2}\.\d{1,2}\.(?:19|20)\d{2}|(?:19|20)\d{2}\s*[-/.年]\s*\d{1,2}\s*[-/.月]\s*\d{1,2}\s*日?|\d{1,2}(?:st|nd|rd|th)?[\s./-]+[a-z]{3,9}\.?[\s,./-]+(?:\d{2}|\d{4}))\s*$/i

/** What the columns of priced lines are called; two of them in a row of words make it their header. */
const columnWords =
  /^(?:序号|编号|行号|品名|名称|产品(?:名称)?|项目(?:名称)?|服务(?:项目|内容)?|内容|规格(?:型号)?|型号|单位|数量|人数|份数|单价|价格|费率|保费|费用|金额|小计|总价|合价|说明|备注|pos|position|item|no|#|line|description|product|service|specification|model|unit|units|uom|qty|quantity|price|unit price|rate|fee|charge|premium|each|amount|total|section|basis|line total|remarks?|notes?|bezeichnung|leistung|artikel|menge|anzahl|einheit|einzelpreis|st(?:ü|ue)ckpreis|preis|gesamtpreis|gesamt|summe|betrag|bemerkung(?:en)?)(?:\s*[（(].*[)）]|[/／].{1,8}|\s(?:usd|eur|gbp|cny|rmb|hkd|sgd|[£€$¥]))?\.?$/i
/** Whether a row names the columns of priced lines: 项目 | 单位 | 单价 | 说明, though 项目 may be a label elsewhere. */
export function namesColumns(filled: readonly string[]): boolean {
  const named = filled.filter((cell) => columnWords.test(toSimplified(cell.trim()))).length
  return filled.length >= 3 && named >= 3 && named * 2 > filled.length
}

const longestLabel = 24
const longestValue = 120
const mostShared = 12

const pair = /^\s*([^:：]{1,24}?)\s*[:：]\s*(\S.*)$/

/** What no column is called: a number, a day, a firm with its form. */
const isNoName = (cell: string): boolean => /\d/.test(cell) || firmWithForm.test(cell.trim())
const firmWithForm =
  /(公司|集团|厂|医院|大学|学院)$|\b(ltd|llc|inc|gmbh|corp|co|plc|ag|as|ab|oy|bv|nv|sa|srl|pty)\.?$/i
/** Where a firm is, in brackets behind its name. */
const placeBehind = /\s*[(（][^()（）]{2,24}[)）]$/
/** Labels of a person within the firm that a paper is for. */
const ofPerson = /^(?:attn|attention|att|f\.?a\.?o|c\/o|contact(?: person)?|收件人|联系人|经办人?)\.?$/i
const ofCustomer =
  /^(?:客户(?:名称|单位|全称)?|收件单位|抬头|需方|买方|甲方|(?:购(?:货|买)|采购)(?:单位|方)|致|customer|client|buyer|to|(?:quote|quotation|prepared|offered) (?:to|for)|bill to|sold to|account)\.?$/i

/** Attn Ann Poole: whom of a firm a paper goes to, without a colon. */
const attentionOf =
  /^(?:attn|att|fao|f\.a\.o\.?|c\/o)\.?\s+(?<name>(?:(?:mr|mrs|ms|dr)\.?\s+)?\p{Lu}[\p{L}.'’ -]{1,40})$/iu

/** A firm in a cell of its own, in the line that says whom of it the paper is for: it needs no label. */
function firmBesidePerson(above: readonly { readonly cells: readonly string[] }[]): string | null {
  const lines = above.map(({ cells }) => cells.map((cell) => cell.trim()).filter((cell) => cell !== ''))
  const at = lines.findIndex((cells) =>
    cells.some((cell) => ofPerson.test(cell.replace(/\s*[:：].*$/, '')) || attentionOf.test(cell)),
  )
  if (at < 0) return null
  const isFirm = (cell: string) =>
    firmWithForm.test(cell.replace(placeBehind, '')) && !/[:：]/.test(cell) && cell.length <= longestValue
  // The first line of a paper is whose paper it is.
  const near = [lines[at]!, ...(at > 1 ? [lines[at - 1]!] : [])]
  return near.flatMap((cells) => cells.filter(isFirm))[0] ?? null
}

/** Labels in cells of their own before their values: 客户 | 宁波瑞禾 | 日期 | 2026-11-12. A row of labels alone heads columns. */
function pairsWithoutColon(filled: readonly string[]): SharedValue[] {
  const isLabel = (cell: string) => telling.test(toSimplified(cell.trim()))
  const pairs = filled.flatMap((label, at) => {
    const value = filled[at + 1]
    return value !== undefined && isLabel(label) && !isLabel(value) && !/[:：]/.test(label)
      ? [{ label: label.trim(), value: value.trim() }]
      : []
  })
  return pairs.length * 2 === filled.length && pairs.some(({ value }) => isNoName(value)) ? pairs : []
}

/** Cells of a line of a letterhead at most, where none of them is a number, a day or a firm. */
const mostOfLetter = 5

/** The same in a line of a letterhead, where a heading or an empty cell may stand between: 报价单 | 日期 | 2026-11-13. */
function pairsInLetter(filled: readonly string[]): SharedValue[] {
  const isLabel = (cell: string) => telling.test(toSimplified(cell.trim())) && !/[:：]/.test(cell)
  const pairs: SharedValue[] = []
  for (let at = 0; at + 1 < filled.length; at += 1) {
    const [label, value] = [filled[at]!, filled[at + 1]!]
    if (
      !isLabel(label) ||
      isLabel(value) ||
      (ofNumbers.test(toSimplified(label.trim())) && !/\d/.test(value))
    )
      continue
    pairs.push({ label: label.trim(), value: value.trim() })
    at += 1
  }
  // A wide row of words alone names columns: 客户全称 | 简称 | 商机名称 | 阶段 | 负责人 | 上次跟进.
  return filled.length > mostOfLetter && !filled.some(isNoName) ? [] : pairs
}
/** Rev C, V2 in a cell of its own, in the row that says what the paper is. */
const versionAlone =
  /^\s*(?:(?:rev(?:ision)?|ver(?:sion)?|issue)\.?\s?(?:[a-z]|\d{1,2}(?:\.\d)?)|v\d{1,2}(?:\.\d)?)\s*$/i
const namesPaper = /^\s*(?:报\s*价|quot(?:e|ation)\b|offer\b|proposal\b|estimate\b|pro ?forma\b|angebot\b)/i

/** 员工餐 报价单 V3, "Quotation – canteen (Rev C)", 报价（第二版）: the version at the end of the line that says what the paper is. */
const versionInTitle =
  /(?:报\s*价|quot(?:e|ation)\b|offer\b|proposal\b|estimate\b)[^\d\n]{0,40}?[\s（(_-](?<version>(?:rev(?:ision)?|ver(?:sion)?|issue)\.?\s?(?:[a-z]|\d{1,2}(?:\.\d)?)|v\d{1,2}(?:\.\d)?|第[一二三四五六七八九十\d]{1,2}版)[）)]?\s*$/i

/** Who somebody is at whom a paper goes is no customer. */
const attention = /^(?:attn|attention|fao|收件人|联系人)\.?$/i
const firmForm =
  /(?:公司|集团|医院|大学|学院|研究[所院]|厂)$|\b(?:ltd|limited|llc|llp|inc|gmbh|corp|co|plc|ag|b\.?v|s\.?a|pte|pty|sdn bhd|oy|as)\.?$/iu

/** Nobody writes so many things beside each other above a table; each is compared with all. */
const mostBeside = 200

/** What heads a sheet as well as its number: 报价单, Quotation. */
const ofNumbers =
  /^(报价单|(?:报价)?(?:单|编)号|quotation|quote|offer|(our )?ref|(?:quot(?:e|ation) )?(?:no|number)\.?)$/i

/**
 * The labelled values in the rows above a header, each label once: in one cell with its value (`日期：2026-11-06`), or in
 * a cell of its own before it. Of rows that surely stand above a table (`isLetter`) each label counts that has a value.
 */
export function sharedValues(
  above: readonly { readonly cells: readonly string[] }[],
  { isLetter = false } = {},
): SharedValue[] {
  const found = new Map<string, string>()
  const days: string[] = []
  const tell = (label: string, value: string) => {
    const called = label.replace(/\s+/g, ' ').trim()
    // Who of a firm gets a paper is nobody that anything is sold to.
    const name = ofPerson.test(toSimplified(called)) && !firmWithForm.test(value) ? 'Contact' : called
    if (name === 'Contact') {
      if (value.length <= longestValue && !found.has(name)) found.set(name, value.trim())
      return
    }
    if (
      name.length <= longestLabel &&
      value.length <= longestValue &&
      telling.test(toSimplified(name)) &&
      !found.has(name)
    )
      found.set(name, value.trim())
  }
  for (const { cells } of above) {
    const filled = cells.filter((cell) => cell.trim() !== '')
    if (filled.length > mostBeside) continue
    const pairs = isLetter ? pairsInLetter(filled) : pairsWithoutColon(filled)
    for (const { label, value } of pairs) {
      // Halvorsen Castings Ltd | Attn | P. Quill: the firm stands beside whom its paper goes to.
      const firm = attention.test(label) ? filled.find((cell) => firmForm.test(cell.trim())) : undefined
      if (firm === undefined) tell(label, value)
      else if (firm.trim() !== value) tell(/\p{Script=Han}/u.test(firm) ? '客户' : 'Customer', firm.trim())
    }
    for (const [at, cell] of filled.entries()) {
      // Several of them share a cell in sheets that were made to be printed.
      const parts = cell.split(/\s{2,}|[;；|｜]/).filter((part) => part.trim() !== '')
      for (const [place, part] of parts.entries()) {
        const told = pair.exec(part)
        if (told) tell(told[1]!, told[2]!)
        const addressee = told ? undefined : attentionOf.exec(part.trim())?.groups?.name
        if (addressee !== undefined) tell('Attn', addressee)
        // 编号：LC-118  V3
        const behind = parts[place + 1]?.trim() ?? ''
        if (told && ofNumbers.test(toSimplified(told[1]!.trim())) && versionAlone.test(behind))
          tell('Version', behind)
        const ofNumber = numbered.exec(part.trim())
        if (ofNumber && !told) tell('单号', ofNumber[2]!)
        const titled = ofNumber || told ? null : titledNumber.exec(part)
        // 编号：LC-118   V3: the version behind the number, in the same cell.
        if (parts.length > 1 && versionAlone.test(part) && /编号|单号|版|no|ref|quot/i.test(cell))
          tell('Version', part.trim())
        if (titled) tell('单号', titled[1]!)
      }
      if (
        filled.length > 1 &&
        versionAlone.test(cell) &&
        filled.some((other) => namesPaper.test(toSimplified(other)))
      )
        tell('Version', cell.trim())
      // 涂布车间冷水站   报价 V2   2026/11/12: what the paper is, its version and its day in one line.
      if (parts.length > 1 && parts.some((part) => namesPaper.test(toSimplified(part))))
        for (const part of parts) {
          const version = found.has('Version') ? null : versionInTitle.exec(toSimplified(part))
          if (version) tell('Version', version.groups!.version!)
          const onDay = dayAlone.exec(part)
          if (onDay) days.push(onDay[1]!)
        }
      const titled = found.has('Version') ? null : versionInTitle.exec(toSimplified(cell))
      if (titled && titledNumber.exec(cell) === null) tell('Version', titled.groups!.version!)
      // Beside what the paper is and its number a day is the paper's too: QUOTATION Q-118 | Rev C | 13 Nov 2026.
      const isOfPaper =
        filled.length <= 2 ||
        (filled.length <= mostOfLetter &&
          filled.some((other) => namesPaper.test(toSimplified(other)) || versionAlone.test(other)))
      const onDay = isOfPaper ? dayAlone.exec(cell) : null
      if (onDay) days.push(onDay[1]!)
      const alone = /^\s*([^:：]{1,24}?)\s*[:：]\s*$/.exec(cell)
      const next = filled[at + 1]
      if (alone && next !== undefined && !/[:：]\s*$/.test(next)) tell(alone[1]!, next)
    }
  }
  if (![...found.keys()].some((label) => ofAnyNumber.test(toSimplified(label)))) {
    const beside = numberBesideTitle(above)
    if (beside !== null) tell('单号', beside)
  }
  if (days.length === 1 && ![...found.keys()].some((label) => /日期|date/i.test(label)))
    tell('日期', days[0]!)
  if (found.has('Contact') && ![...found.keys()].some((label) => ofCustomer.test(toSimplified(label)))) {
    const firm = firmBesidePerson(above)
    if (firm !== null) found.set('Customer', firm)
  }
  return [...found].slice(0, mostShared).map(([label, value]) => ({ label, value }))
}
