import { minorUnits } from '../../../shared/money.ts'
import { getProduct } from '../../catalog/store.ts'
import type { ReadableDb } from '../../db/open.ts'
import type { PriceLine } from '../../quotes/store.ts'
import { uncountedLines } from './countedLines.ts'
import { type Lang, labels, money, type RecordPoint } from './recordPoint.ts'

const mostProducts = 4
const mostEarlier = 3
const perUnit = (minor: number, currency: string, unit: string | null, lang: Lang): string =>
  `${money(minor, currency, lang)}${unit === null ? '' : `/${unit}`}`
/** 密封+试用泵1台, "seals + spare pump": what an order has together of different goods has no unit price. */
const ofSeveral =
  /\p{Script=Han}[\p{L}\d）) ]{0,8}\s*[+＋]\s*\p{Script=Han}|\p{Script=Han}\s*(?:及|和)\s*\p{Script=Han}[^，,]*\d\s*[台套件个]|\p{L}{3,} (?:\+|plus|and) (?:\d+ )?(?:trial|spare|one|a) /iu
/** The sum of a line, to the whole unit where its unit price was worked out of that. */
function sumOf({ quantity, unitPriceMinor, currency }: PriceLine): number {
  const sum = quantity * unitPriceMinor
  const units = minorUnits(currency)
  const whole = Math.round(sum / units) * units
  return Math.abs(sum - whole) <= quantity / 2 ? whole : sum
}
export const priced = (
  line: PriceLine,
  lang: Lang,
  { isUncounted = false, isOfSeveral = false } = {},
): string => (isOfSeveral ? money(sumOf(line), line.currency, lang) : pricedOfOne(line, lang, isUncounted))
const pricedOfOne = (
  { quantity, unit, unitPriceMinor, currency }: PriceLine,
  lang: Lang,
  isUncounted: boolean,
): string =>
  isUncounted
    ? money(unitPriceMinor, currency, lang)
    : `${unit === null ? quantity : `${counted(quantity, lang)} ${unit}`} × ${perUnit(unitPriceMinor, currency, unit, lang)}`
export const counted = (quantity: number, lang: Lang): string =>
  new Intl.NumberFormat(lang === 'zh' ? 'zh-CN' : 'en-GB').format(quantity)

/** What the customer ordered last of each product, at which price, and before; newest first. */
export function lastOrders(db: ReadableDb, orders: readonly PriceLine[], lang: Lang): RecordPoint[] {
  const products = [...Map.groupBy(orders, ({ productId }) => productId)].slice(0, mostProducts)
  const uncounted = uncountedLines(
    db,
    products.flatMap(([, lines]) => lines),
  )
  return products.flatMap(([id, lines]) => {
    const [last, ...before] = lines
    if (!last?.evidenceId) return []
    const about = getProduct(db, id)?.name ?? null
    const isOfSeveral = about !== null && ofSeveral.test(about)
    const words = `${priced(last, lang, { isUncounted: uncounted.has(last.id), isOfSeveral })} · ${labels[lang].orders.replace('{n}', String(lines.length))}`
    return [
      {
        kind: 'lastOrder' as const,
        label: labels[lang].lastOrder,
        about,
        words,
        quote: words,
        at: last.pricedAt,
        overdueSince: null,
        evidenceId: last.evidenceId,
        span: null,
        earlier: before
          .flatMap((line) =>
            line.evidenceId === null
              ? []
              : [
                  {
                    words: priced(line, lang, { isUncounted: uncounted.has(line.id), isOfSeveral }),
                    at: line.pricedAt,
                    evidenceId: line.evidenceId,
                  },
                ],
          )
          .slice(0, mostEarlier),
      },
    ]
  })
}
