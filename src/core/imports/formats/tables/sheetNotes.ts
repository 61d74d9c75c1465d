import { toSimplified } from '../../matching/simplified.ts'
import { measureInHeading } from '../../recognition/measure.ts'
import type { SharedValue } from './tableHead.ts'

/** What a quotation's sheet says of all its lines and no column of it holds: its notes, and what the lines come to. */
const noteLabels = { zh: '附注', en: 'Note' } as const
/** Under what a note stands that was found beside a term: behind all others. */
export const lastNote = { zh: `${noteLabels.zh} 99`, en: `${noteLabels.en} 99` } as const
const totalLabels = { zh: '全单合计', en: 'Total of all lines' } as const

const titleLabels = { zh: '单据标题', en: 'Title of the paper' } as const
/** Whether a column has what stands over a quotation without a label: whose it is and which version may be told there alone. */
export const isPaperTitle = (column: string): boolean =>
  column === titleLabels.zh || column === titleLabels.en

/** Whether a column is of what stands around the lines of a quotation: it is shown, and fills no field. */
export const isOfSheet = (column: string): boolean =>
  isNote(column) || isSheetTotal(column) || isPaperTitle(column)
export const isNote = (column: string): boolean => /^(?:附注|Note) \d{1,2}$/.test(column)
export const isSheetTotal = (column: string): boolean =>
  column.startsWith(totalLabels.zh) || column.startsWith(totalLabels.en)

const ofQuotation =
  /报\s*价|\bquot(?:e|es|ation|ations)\b|\boffer\b|\bproposal\b|\bestimate\b|\bpro ?forma\b|\bangebot\b/i
const mostNotes = 16
const longestNote = 160
const figure =
  /^[-−–+(]?\s*(?:rmb|cny|usd|eur|gbp|hkd|[¥￥$€£])?\s*\d[\d,.\s']*\s*(?:元|万元?|[£€$]|[a-z]{3})?\)?$/i
const han = /\p{Script=Han}/u

type Row = { readonly cells: readonly string[] }
const filledOf = ({ cells }: Row): string[] => cells.map((cell) => cell.trim()).filter((cell) => cell !== '')

/** Whether a sheet or what stands above its table calls itself a quotation. */
export const isOfQuotation = (above: readonly Row[], sheet = ''): boolean =>
  [sheet, ...above.flatMap(filledOf)].some((cell) => ofQuotation.test(toSimplified(cell)))

const namesFirm =
  /(?:公司|集团|医院|大学|学院|研究[所院]|厂)|\b(?:ltd|limited|llc|llp|inc|gmbh|corp|co|plc|ag|b\.?v|s\.?a|pte|pty|sdn bhd|oy|as)\b\.?/iu
/** Words that may be whom the paper is for, though no form of a firm is among them: Corvan Research (Leeds). */
const looksLikeName =
  /^(?!(?:attn|attention|fao|to|from|date|page|tel|phone|e-?mail)\b)(?:\p{Lu}[\p{L}&'’.-]*(?: (?:of|and|the|for|de|du|&|\(?\p{Lu}[\p{L}&'’.-]*\)?)){1,7}|\p{Script=Han}[\p{Script=Han}()（）·\s]{3,29})$/u
const longestTitle = 120
const mostTitles = 4

/** The lines over a quotation's table that say without a label what it is and for whom; none of a sheet that calls itself none. */
export function paperTitle(above: readonly Row[], sheet = ''): SharedValue[] {
  if (!isOfQuotation(above, sheet)) return []
  const lines = above
    .flatMap(filledOf)
    .filter(
      (cell) =>
        !/[:：]/.test(cell) &&
        (namesFirm.test(cell) || ofQuotation.test(toSimplified(cell)) || looksLikeName.test(cell)),
    )
    .filter((cell) => cell.length <= longestTitle && cell.replaceAll(/\s/g, '').length > 4)
  if (lines.length === 0) return []
  const label = lines.some((line) => han.test(line)) ? titleLabels.zh : titleLabels.en
  return [{ label, value: lines.slice(0, mostTitles).join(' · ') }]
}

/** What heads the notes and says nothing itself. */
const headsNotes =
  /^(?:(?:commercial |general |our )?terms(?: (?:and|&) conditions)?|conditions|notes?|remarks?|assumptions|exclusions?|clarifications?|商务条款|条款|说明|备注|附注|其他(?:说明)?)\s*[:：]?$/i

/** What somebody stamped on a paper that does not hold any more, or not yet: 作废, Superseded 18/11. */
const stamp =
  /^(?<state>已?作废|已?废止|已?失效|已?撤回|草稿|void(?:ed)?|superseded|withdrawn|obsolete|draft)(?:[\s:：,，-]*(?:on |于)?\d[\d/.\-年月日 ]*)?[!！]?$/i
const stateLabels = { zh: '状态', en: 'Status' } as const

/** Below its last priced line a quotation says what holds for all: in one cell, or a label with what it says beside it. */
function noteIn(row: Row): string | null {
  const filled = filledOf(row)
  if (filled.length === 0 || filled.length > 2 || filled.every((cell) => figure.test(cell))) return null
  const [first = '', second] = filled
  if (second === undefined) return first.length > 3 && /\p{L}{2}/u.test(first) ? first : null
  // A figure beside words is an amount of something, and no note.
  if (figure.test(second)) return null
  return `${first.replace(/\s*[:：]$/, '')}${han.test(first) ? '：' : ': '}${second}`
}

/** Whether a heading counts goods or people: what stands below it adds up to no money. */
const counts = (heading: string): boolean => {
  const measure = measureInHeading(heading)
  // 金额(m) may be millions.
  return (measure !== null && measure !== 'm') || ofCount.test(heading.trim())
}
const ofCount =
  /^.{0,6}(?:数量|台数|件数|套数|人数|用量|重量)(?:\s*[（(].*[)）])?$|^(?:[\w.']+ )?(?:qty|quantity|pcs|pieces|head ?count|pax|volume|weight)(?:\s*[（(].*[)）])?$/i

/** In which unit a column counts its money: 43 under 小计(万) are 43万. */
const factorOf = (heading: string): string =>
  /(?:亿|千万|百万|万|千)(?=元|\s*[)）]|\s*$)/.exec(heading)?.[0] ??
  (/[(（£€$¥\s]k\s*[)）]?\s*$|['’]?000/i.test(heading) ? 'k' : '')

/** What stands behind the word for a total: of what and with which tax it is. */
const saysMore =
  /^.{0,24}?(?:合计|总计|总价|总额|小计|共计|total)\s*[:：]?\s*[（(]?(?<more>[^（()）]{0,40})[)）]?\s*[:：]?$/i

function moreOf(said: string): string {
  const found = saysMore.exec(toSimplified(said))?.groups?.more?.trim() ?? ''
  // One character stands for one: what was found is told as it is written.
  const at = toSimplified(said).lastIndexOf(found)
  return said.slice(at, at + found.length)
}

const ofTime =
  /(?:[一二两三四五六七八九十\d]{1,3}\s*(?:个月|年|季度?)|合同期|全(?:周期|期))|\b(?:\d{1,2}|two|three|four|five|six|seven|ten)[ -](?:years?|months?|yrs?)\b/i
/** For how long a sum is, by the words before it: 三年 of 三年合计, 36 months. */
const timeOf = (said: string): string => ofTime.exec(said)?.[0].trim() ?? ''

const mostTimes = 60
interface SaidSum {
  said: string
  sum: string
  /** What the lines above have in its column, added up. */
  ofLines: number
}
const amountOf = ({ sum }: SaidSum): number => Number(sum.replaceAll(/[^\d.]/g, ''))

/**
 * Which of the sums below the lines is the quote's: the only one, or the one of the whole time beside those of a part of it
 * (年合计, 三年合计), or the one that the lines come to beside one with tax. Of others nobody knows it. Null where none is.
 */
function totalOf(totals: readonly SaidSum[]): SaidSum | null {
  const [only, another] = totals
  if (only === undefined || another === undefined) return only ?? null
  const largest = totals.toSorted((one, other) => amountOf(other) - amountOf(one))[0]!
  const isOfParts = totals.every((one) => {
    const times = amountOf(largest) / amountOf(one)
    return one === largest || (Math.abs(times - Math.round(times)) < 0.001 * times && times <= mostTimes)
  })
  if (isOfParts && timeOf(largest.said) !== '') return largest
  const [ofLines, other] = totals.filter((one) => Math.abs(amountOf(one) - one.ofLines) < 0.01)
  return other === undefined ? (ofLines ?? null) : null
}

/** The figure of a cell, below nothing where the cell says so: -735000, (5,000). */
const signedOf = (cell: string): number => {
  const text = cell.trim()
  const size = figure.test(text) ? Number(text.replaceAll(/[^\d.]/g, '')) : 0
  return /^[-−–(]/.test(text) ? -size : size
}

const partial = /小计|\bsub-?total\b/i
/** The one total among the lines that is what all lines above it come to: those below it are options. */
function totalBeforeOptions<One extends Row>(
  lines: readonly One[],
  { isTotal, isLine }: { isTotal: (row: One) => boolean; isLine: (row: One) => boolean },
): One[] {
  const [only, another] = lines.filter(isTotal)
  if (only === undefined || another !== undefined || partial.test(filledOf(only)[0] ?? '')) return []
  const at = only.cells.findLastIndex((cell) => figure.test(cell.trim()))
  const numberIn = (row: One): number => signedOf(row.cells[at] ?? '')
  const above = lines.slice(0, lines.indexOf(only)).filter(isLine)
  const sum = above.reduce((all, row) => all + numberIn(row), 0)
  return at >= 0 && above.length > 0 && Math.abs(sum - numberIn(only)) <= 0.01 * above.length ? [only] : []
}

/**
 * Takes the notes below the lines of a quotation and what all its lines come to. `rows` begin with the header; nothing is taken
 * of a sheet that calls itself none. Rows that are totals stay, they are told as such.
 */
export function takeSheetNotes<One extends Row>(
  rows: readonly One[],
  {
    header,
    sheet,
    isTotal,
    isRounding,
  }: { header: number; sheet: string; isTotal: (row: One) => boolean; isRounding: (row: One) => boolean },
): { lines: readonly One[]; notes: readonly SharedValue[] } {
  if (!isOfQuotation(rows.slice(0, header), sheet)) return { lines: rows, notes: [] }
  const isLine = (row: One): boolean => {
    const filled = filledOf(row)
    return filled.length > 2 && filled.some((cell) => figure.test(cell)) && !isTotal(row)
  }
  const last = rows.findLastIndex((row, at) => at > header && isLine(row))
  if (last < 0) return { lines: rows, notes: [] }
  const lang = rows.slice(0, header + 1).some((row) => filledOf(row).some((cell) => han.test(cell)))
    ? 'zh'
    : 'en'
  const below = rows.slice(last + 1)
  const sumsIn = (some: readonly One[]): SaidSum[] =>
    some
      .filter((row) => isTotal(row) && !isRounding(row))
      .flatMap((row) => {
        const at = row.cells.findLastIndex(
          (cell, column) => figure.test(cell.trim()) && !counts(rows[header]!.cells[column] ?? ''),
        )
        const said = filledOf(row)[0]!
        const sum = at < 0 ? '' : row.cells[at]!.trim()
        return at < 0 || sum === said
          ? []
          : [{ said, sum: `${sum}${factorOf(rows[header]!.cells[at] ?? '')}`, ofLines: ofLines(at) }]
      })
  const ofLines = (at: number): number =>
    rows
      .slice(header + 1, last + 1)
      .filter(isLine)
      .reduce((all, row) => all + signedOf(row.cells[at] ?? ''), 0)
  const atEnd = sumsIn(below)
  const totals =
    atEnd.length > 0
      ? atEnd
      : sumsIn(totalBeforeOptions(rows.slice(header + 1, last + 1), { isTotal, isLine }))
  const taken = new Map<One, string>()
  const headings = new Set<One>()
  let state: string | null = null
  for (const row of below) {
    const [alone = '', another] = filledOf(row)
    if (another === undefined && headsNotes.test(alone)) {
      headings.add(row)
      continue
    }
    const stamped = another === undefined ? stamp.exec(toSimplified(alone))?.groups?.state : undefined
    if (stamped !== undefined) {
      state ??= stamped
      if (stamped.length === alone.length) {
        headings.add(row)
        continue
      }
    }
    const note = isTotal(row) || taken.size >= mostNotes ? null : noteIn(row)
    if (note !== null && note.length <= longestNote) taken.set(row, note)
  }
  const only = totalOf(totals)
  const more = only === null ? '' : moreOf(only.said) || timeOf(only.said)
  const notes = [...taken.values()].map((value, at) => ({ label: `${noteLabels[lang]} ${at + 1}`, value }))
  const total =
    only === null
      ? []
      : [{ label: `${totalLabels[lang]}${more === '' ? '' : ` (${more})`}`, value: only.sum }]
  return {
    lines: rows.filter((row) => !taken.has(row) && !headings.has(row)),
    notes: [...(state === null ? [] : [{ label: stateLabels[lang], value: state }]), ...notes, ...total],
  }
}
