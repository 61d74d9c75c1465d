import { minorUnits } from '../../../shared/money.ts'
import { calendarDay } from '../../calendarDay.ts'
import type { ReadableDb } from '../../db/open.ts'
import type { PriceLine } from '../../quotes/store.ts'
import type { RecordPoint } from './recordPoint.ts'
import { cellsOf } from './rowCells.ts'

const labels = {
  zh: { orders: '历年订单', of: '（{n}单）', soFar: '至今', cancelled: '；取消的{n}单不算在内（{which}）' },
  en: {
    orders: 'orders by year',
    of: ' (n {n})',
    soFar: ' so far',
    cancelled: '; cancelled and not counted: {n} ({which})',
  },
} as const
type Lang = keyof typeof labels

const mostYears = 4
const mostCancelled = 3

const ofAmount = /金额|总[价额]|合计|小计|货款|amount|total|value|\bsum\b/i
/**
 * What a line comes to, in minor units: the amount of its own row where that is the price times the quantity but for rounding,
 * also that of a quantity, of which only whole units are kept.
 */
function sumOf({ quantity, unitPriceMinor, currency }: PriceLine, rowText: string): number {
  const reckoned = quantity * unitPriceMinor
  const unit = minorUnits(currency)
  const byRounding = Math.max(1, quantity / 2)
  for (const [, head, value] of rowText.matchAll(
    /^([^:\n]{1,40}): [^\d\n-]{0,4}(\d[\d., ]*)[^\d\n]{0,6}$/gm,
  )) {
    const digits = value!.replaceAll(/[ ,](?=\d{3}(?:\D|$))/g, '').replace(',', '.')
    const said = Math.round(Number(digits) * unit)
    const mostApart =
      quantity > 1 && ofAmount.test(head!) ? Math.max(byRounding, 0.5 * unitPriceMinor) : byRounding
    if (said > 0 && Math.abs(said - reckoned) <= mostApart) return said
  }
  return reckoned
}

const ofYear =
  /^(?:年度|年份|财年|销售年度|订单年度|(?:保单|保险|承保|合同|服务)年度|(?:policy|contract|cover|underwriting) year|(?:calendar |fiscal |financial )?year|fy|sales year)$/i
const wholeYear = /^(?:fy\s?)?(?:19|20)\d{2}(?!\d|\s*[-/.年]\s*\d{1,2}\s*[-/.月])/i
/** Whether a row tells what came together in a whole year, and is no single order. */
export const isOfWholeYear = (rowText: string): boolean =>
  cellsOf(rowText).some(({ head, value }) => ofYear.test(head.trim()) && wholeYear.test(value.trim()))

/**
 * What the customer ordered in each of the last years, as of `asOf` (UTC ms). `isWhole` says whether `orders` are all there
 * are: of a year of which the oldest may be missing nothing is summed. `cancelled` are those that were called off: they are named.
 */
export function ordersByYear(
  db: ReadableDb,
  orders: readonly PriceLine[],
  {
    asOf,
    lang,
    zone,
    isWhole,
    cancelled = [],
  }: { asOf: number; lang: Lang; zone: string; isWhole: boolean; cancelled?: readonly PriceLine[] },
): RecordPoint[] {
  const [newest] = orders
  if (newest === undefined || newest.evidenceId === null || orders.length < 2) return []
  const dayOf = calendarDay(zone)
  const yearOf = ({ pricedAt }: PriceLine): string => dayOf(pricedAt).slice(0, 4)
  const texts = new Map(
    (
      db
        .read(
          `SELECT id, text FROM evidence WHERE id IN (SELECT value FROM json_each(?)) AND shredded_at IS NULL AND sensitivity <> 'restricted'`,
        )
        .all(JSON.stringify([...orders, ...cancelled].flatMap(({ evidenceId }) => evidenceId ?? []))) as {
        id: string
        text: string
      }[]
    ).map(({ id, text }) => [id, text]),
  )
  const years = [...Map.groupBy(orders, yearOf)].sort(([one], [other]) => (one < other ? 1 : -1))
  const told = (isWhole ? years : years.slice(0, -1)).slice(0, mostYears)
  if (told.length === 0) return []
  const language = lang === 'zh' ? 'zh-CN' : 'en-GB'
  const moneyOf = (minor: number, currency: string): string =>
    new Intl.NumberFormat(language, { style: 'currency', currency }).format(minor / minorUnits(currency))
  const toldYears = new Set(told.map(([year]) => year))
  const off = cancelled.filter((line) => line.evidenceId !== null && toldYears.has(yearOf(line)))
  const which = off
    .slice(0, mostCancelled)
    .map((line) =>
      [line.number, moneyOf(sumOf(line, texts.get(line.evidenceId!) ?? ''), line.currency)]
        .filter(Boolean)
        .join(' '),
    )
    .join(lang === 'zh' ? '，' : ', ')
  const besides =
    off.length === 0
      ? ''
      : labels[lang].cancelled.replace('{n}', String(off.length)).replace('{which}', () => which)
  const summed = told
    .map(([year, all]) => {
      // Where one row tells of the whole year, the orders of that year are in it.
      const whole = all.filter(({ evidenceId }) => isOfWholeYear(texts.get(evidenceId ?? '') ?? ''))
      const lines = whole.length > 0 ? whole : all
      const sums = [...Map.groupBy(lines, ({ currency }) => currency)].map(([currency, ofOne]) =>
        moneyOf(
          ofOne.reduce((sum, line) => sum + sumOf(line, texts.get(line.evidenceId ?? '') ?? ''), 0),
          currency,
        ),
      )
      const isRunning = year === dayOf(asOf).slice(0, 4)
      const isSummed = whole.length > 0
      const count = isSummed ? '' : labels[lang].of.replace('{n}', String(lines.length))
      return `${year}${isRunning ? labels[lang].soFar : ''} ${sums.join(' + ')}${count}`
    })
    .join(lang === 'zh' ? '；' : '; ')
  const words = `${summed}${besides}`
  return [
    {
      kind: 'lastOrder',
      label: labels[lang].orders,
      about: null,
      words,
      quote: words,
      at: newest.pricedAt,
      overdueSince: null,
      evidenceId: newest.evidenceId,
      span: null,
      earlier: [],
    },
  ]
}
