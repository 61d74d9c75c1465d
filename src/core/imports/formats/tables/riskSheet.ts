import type { SheetRow } from './tableShape.ts'

/** Headings of what may go wrong, or is open, in a register of risks. */
const ofRisk =
  /^(?:risks?|risk (?:description|event|title|item)|risk \/ issue|risks? (?:&|and) issues?|raid (?:item|description)|风险|风险(?:描述|内容|事项|点|项|名称|说明|事件)|风险\/问题|风险与问题|主要风险)$/i
/** What a register says of a risk beside it, and no list of tickets or deals does. */
const besideRisk =
  /^(?:l|i|p|likelihood|probability|prob\.?|impact|severity|score|rating|rag|mitigations?(?: .*)?|mitigation \/ status|response|contingency|owner|trigger|可能性|概率|发生概率|影响|影响程度|后果|严重(?:度|性|程度)|风险等级|等级|级别|应对(?:措施|策略|方案)?|缓解措施|措施|对策|责任人|负责人)$/i
/** Who or what a risk is of. */
const ofWhat =
  /^(?:bid|deal|opportunity|project|customer|client|account|tender|program(?:me)?|客户|客户名称|项目|项目名称|商机|投标|标段|单位)$/i
const ofState = /(?:^|[^\p{L}])(?:status|state|open\/closed)(?:$|[^\p{L}])|状态|进展/iu
/** Marks and numbers by which a register counts, and who of ours looks after it: nothing that is told of the customer. */
const notTold =
  /^(?:#|no\.?|id|nr\.?|l|i|p|score|rating|rag|序号|编号|等级|级别|风险等级|owner|责任人|负责人)$/i
const closed = /^\W*(?:closed|resolved|void|n\/?a|done|obsolete|已?关闭|已?解决|已?消除|作废)(?:$|[^\p{L}])/iu
/** A list of deals may have a column of risks. */
const ofDeals = /金额|阶段|单价|赢率|^(?:amount|stage|value|price|close date|win %?)$/i
const headerWithin = 12
const mostRows = 190

/** One risk of a register as a note: whom it is of, what may happen, and what is done about it. */
export interface RiskNote {
  line: number
  text: string
}

/**
 * The rows of a register of risks (RAID list, 风险登记表), each as what somebody of ours noted of the bid or customer that it
 * names; null of any other sheet. Rows that are closed are left out.
 */
export function risksOfSheet(rows: readonly SheetRow[]): RiskNote[] | null {
  const head = rows.slice(0, headerWithin).findIndex(({ cells }) => isHeader(cells))
  if (head < 0 || rows.length - head > mostRows) return null
  const columns = rows[head]!.cells.map((cell) => cell.replace(/\s+/g, ' ').trim())
  const of = columns.findIndex((one) => ofWhat.test(one))
  const risk = columns.findIndex((one) => ofRisk.test(one))
  let before = ''
  return rows.slice(head + 1).flatMap(({ cells, line }): RiskNote[] => {
    const at = (index: number): string => (index < 0 ? '' : (cells[index] ?? '').trim())
    // A name stands once over the risks of one bid.
    const whose = at(of) || before
    before = whose
    if (at(risk) === '' || closed.test(at(risk))) return []
    const more = columns.flatMap((column, index) => {
      const value = at(index)
      const isKnown = index === of || index === risk || notTold.test(column) || /^\d{0,3}$/.test(value)
      return isKnown ? [] : [{ column, value }]
    })
    if (more.some(({ column, value }) => ofState.test(column) && closed.test(value))) return []
    const text = [whose, at(risk), ...more.map(({ column, value }) => `${column}: ${value}`)]
    return [{ line, text: text.filter((one) => one !== '').join('\n') }]
  })
}

const isHeader = (cells: readonly string[]): boolean => {
  const names = cells.map((cell) => cell.replace(/\s+/g, ' ').trim()).filter((cell) => cell !== '')
  if (names.some((one) => ofDeals.test(one))) return false
  return names.some((one) => ofRisk.test(one)) && names.filter((one) => besideRisk.test(one)).length > 1
}
