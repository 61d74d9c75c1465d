import { minorUnits } from '../../../shared/money.ts'
import { isNote, isSheetTotal } from '../../imports/formats/tables/sheetNotes.ts'
import { freeOfCharge } from '../../imports/recognition/convert.ts'
import { countInUnit, factorBetween } from '../../imports/recognition/measure.ts'
import { decideDecimal, readNumber } from '../../imports/recognition/numberText.ts'
import { type Cell, cellsOf } from '../record/rowCells.ts'

/** What the row of a quote's line says more exactly than whole cents do. */
export interface QuoteRow {
  /** The price as it is written, in currency units: 0.112 and not 0.11. */
  price: number
  /** What the line comes to, in currency units; null where the row says no number of units and no sum. */
  sum: number | null
  isFree: boolean
  /** Whether its number counts years or months: 3 年 at so much a year come to one sum. */
  countsTime: boolean
  /** What all lines of the paper come to, where it says so: its figure, and of what it is. */
  stated: { total: number; of: string } | null
  notes: readonly string[]
  /** Whether the row itself writes what the line comes to, and nothing of nought. */
  hasOwnSum: boolean
  /** From how many on the price holds, or when it is given back, as its cell says. */
  aside: { kind: 'minimum' | 'refund' | 'times' | 'given'; words: string } | null
}

const numbersRows =
  /^(?:序号|序|项次|行次|行号|编号|no\.?|item(?: no\.?)?|line(?: no\.?)?|sn|pos\.?|position|#)$/i
const ofUnit = /^(?:计量)?单位$|^(?:unit|uom|unit of measure)$/i
const aTime = /^[/每]?\s?(?:个?月|季度?|年度?|周|months?|quarters?|years?|weeks?)$/i
const ofMinimum =
  /^(?:最[小少低]?起?[订定]货?[量数]?|最小(?:起订|订货|订购)量|起[订定做](?:[量数]|批量)?|moq|min(?:imum)?\.? ?(?:order|run|qty|quantity|batch)(?: (?:qty|quantity))?)(?:\s*[（(].*[)）])?$/i
const givenBack =
  /退(?!货|出|休|税|单|换)|\b(?:refund(?:ed|able|s)?|credited(?: back)?|amorti[sz]ed|paid back)\b/i
const longestAside = 60
function asideOf(cells: readonly Cell[]): QuoteRow['aside'] {
  const told = cells.filter(
    ({ head, value }) => !isNote(head) && value.trim() !== '' && value.length <= longestAside,
  )
  const refund = told.find(({ value }) => /\d/.test(value) && givenBack.test(value))
  if (refund !== undefined) return { kind: 'refund', words: refund.value.trim() }
  const minimum = told.find(({ head, value }) => ofMinimum.test(head.trim()) && /\d/.test(value))
  return minimum === undefined ? null : { kind: 'minimum', words: minimum.value.trim() }
}
/** What is priced at nothing may be paid otherwise: its remark says how. */
function givenFor(cells: readonly Cell[]): QuoteRow['aside'] {
  const remark = cells.find(
    ({ head, value }) =>
      /^(?:备注|说明|remarks?|notes?|comments?)$/i.test(head.trim()) &&
      /\d/.test(value) &&
      value.trim().length <= longestAside,
  )
  return remark === undefined ? null : { kind: 'given', words: remark.value.trim() }
}
const plainFigure =
  /^[-(]?\s*(?:[¥￥$€£]|[A-Z]{3}\s)?\s*\d[\d,.'\s]*\s*(?:亿|千万|百万|万|千|k)?\s*(?:元|[£€$])?\)?$/

const figureIn = (value: string): number | null =>
  plainFigure.test(value.trim())
    ? (readNumber(value, { decimal: decideDecimal([value]) })?.value ?? null)
    : null

const statedIn = (cells: readonly Cell[]): QuoteRow['stated'] => {
  const cell = cells.find(({ head }) => isSheetTotal(head))
  const total = cell === undefined ? null : figureIn(cell.value)
  if (cell === undefined || total === null || total <= 0) return null
  return { total, of: /[（(]([^()（）]+)[)）]\s*$/.exec(cell.head)?.[1] ?? '' }
}

/** So much a kg, of which no cell says that there is one of it: whatever else stands in the row says how many. */
const isPerMeasure = (unit: string, cells: readonly Cell[]): boolean =>
  (factorBetween(unit, unit) !== null || countInUnit(unit) !== null) &&
  !cells.some(({ head, value }) => !numbersRows.test(head.trim()) && figureIn(value) === 1)

const mostTimes = 120
/** 1450 at 480 for 2 years come to 1,392,000: the row's own sum, and the cell that says how often it is paid. */
function timesIn(
  cells: readonly Cell[],
  figures: readonly number[],
  { reckoned, quantity }: { reckoned: number; quantity: number },
): { sum: number; words: string } | null {
  if (reckoned <= 0) return null
  for (const { head, value } of cells) {
    if (numbersRows.test(head.trim()) || isSheetTotal(head) || isNote(head)) continue
    const count = figureIn(value)
    if (count === null || !Number.isInteger(count) || count < 2 || count > mostTimes) continue
    if (count === quantity && figures.filter((figure) => figure === count).length < 2) continue
    if (!ofTimes.test(head)) continue
    const sum = figures.find((figure) => Math.abs(figure / (reckoned * count) - 1) < 0.0005)
    if (sum !== undefined) return { sum, words: `${head.trim()} ${count}` }
  }
  return null
}
const ofTimes =
  /[年月季次期周天日]|(?<![a-z])(?:years?|yrs?|months?|quarters?|times|visits?|periods?|weeks?|days?|term)(?![a-z])/i

/** Reads the row that a quote's line came from, beside what was kept of it. */
export function quoteRow(
  text: string,
  line: { unitPriceMinor: number; quantity: number; unit: string | null; currency: string; isFree: boolean },
): QuoteRow {
  const cells = cellsOf(text)
  const minor = minorUnits(line.currency)
  const figures = cells.flatMap(({ head, value }) => {
    const figure =
      numbersRows.test(head.trim()) || isSheetTotal(head) || isNote(head) ? null : figureIn(value)
    return figure === null ? [] : [figure]
  })
  const exact = figures.find(
    (figure) => Math.round(Number((figure * minor).toPrecision(12))) === line.unitPriceMinor && figure !== 0,
  )
  const price = exact ?? line.unitPriceMinor / minor
  const reckoned = price * line.quantity
  const written = figures.find(
    (figure) =>
      figure !== 0 &&
      Math.sign(figure) === Math.sign(reckoned) &&
      Math.abs(figure - reckoned) <= Math.max(0.011, 0.0005 * Math.abs(figure)),
  )
  const times = written === undefined ? timesIn(cells, figures, { reckoned, quantity: line.quantity }) : null
  // A price of an hour or of a word of which nobody says how many is a rate, and adds up to nothing.
  const isRate =
    line.quantity === 1 &&
    line.unit !== null &&
    (figures.filter((figure) => figure !== price).length === 0 || isPerMeasure(line.unit, cells))
  return {
    price,
    sum:
      isRate && figures.filter((figure) => figure === price).length < 2
        ? null
        : (written ?? times?.sum ?? reckoned),
    isFree:
      line.isFree &&
      (figures.some((figure) => figure === 0) || cells.some(({ value }) => freeOfCharge.test(value.trim()))),
    countsTime: cells.some(({ head, value }) => ofUnit.test(head.trim()) && aTime.test(value.trim())),
    hasOwnSum:
      written !== undefined &&
      !figures.includes(0) &&
      figures.filter((figure) => figure === written).length >= (written === price ? 2 : 1),
    stated: statedIn(cells),
    notes: cells.flatMap(({ head, value }) => (isNote(head) ? [value.trim()] : [])),
    aside:
      times === null
        ? line.isFree
          ? givenFor(cells)
          : asideOf(cells)
        : { kind: 'times', words: times.words },
  }
}
