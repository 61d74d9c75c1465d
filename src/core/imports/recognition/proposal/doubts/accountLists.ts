import type { Supposition } from './supposition.ts'

const ofOffer = /报\s*价|\bquot(?:e|es|ation|ations)\b|\boffer\b|\bpro ?forma\b/i

/** What stands in a column of measures or of labels, and is nobody's name. */
const noNameOfFirm =
  /^(?:\p{Script=Han}|[a-z]{1,3}\d?|日期|项目|编号|序号|合计|总计|小计|备注|说明|单位|数量|date|item|items|total|notes?|remarks?|description|month|year|each|unit|units|set|lot|(?:元|万元|rmb|cny|usd|eur|gbp|[a-z]{0,2}\$|[€£¥])\s*[/／每].{1,8})$/iu

/** Whether what would be the names of accounts are measures or labels, or the table is by its name a quotation. */
export function namesNobody({
  kind,
  sample: { fileName = '', sheet = '' },
  columns,
  found,
}: Supposition): boolean {
  if (kind.id !== 'accounts') return false
  if (ofOffer.test(`${fileName.replaceAll(/[_-]/g, ' ')} ${sheet}`.normalize('NFKC'))) return true
  const name = found.find(({ spec }) => spec.key === 'name')
  if (name === undefined) return false
  const { different } = columns[name.index]!
  return different.filter((cell) => noNameOfFirm.test(cell)).length * 2 > different.length
}

/** Rows from which on names that come again tell something. */
const rowsThatTell = 4

/**
 * Whether a table that looks like one of accounts names each of them again and again: its rows are people, orders or
 * visits then, and must not be merged into accounts for what stands beside the name.
 */
export function isAboutPartsOfAccounts({ kind, columns, found }: Supposition): boolean {
  const name = kind.id === 'accounts' ? found.find(({ spec }) => spec.key === 'name') : undefined
  if (name === undefined) return false
  const filled = columns[name.index]!.values.map((value) => value.trim())
  return filled.length >= rowsThatTell && new Set(filled).size <= 0.7 * filled.length
}
