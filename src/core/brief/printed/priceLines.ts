import type { Brief, QuoteView } from '../../../shared/contract/brief.ts'
import type { ProjectPrice } from '../../../shared/contract/projectQuote.ts'
import { minorUnits } from '../../../shared/money.ts'
import { quoteStandingWords } from '../../../shared/quoteWords.ts'
import { isAlikeNamed } from '../quote/alikeNamed.ts'
import { filled, type Say } from './printedWords.ts'

/** That nothing was sold as this product, with what the customer ordered under a name much like it. */
function notSoldText({ situation }: Brief, { productName, wonWithoutQuantity }: QuoteView, say: Say): string {
  const alike = situation.flatMap(({ points }) =>
    points.flatMap(({ kind, about }) =>
      kind === 'lastOrder' && about !== null && isAlikeNamed(about, productName) ? [about] : [],
    ),
  )
  const told = alike.length === 0 ? say.notSold : filled(say.soldAlike, { names: alike.join('、') })
  return wonWithoutQuantity ? told + filled(say.wonWithoutQuantity, { n: wonWithoutQuantity }) : told
}

/** The predicted range, and the prices that are advised. */
export function quoteLines(brief: Brief, quote: QuoteView, say: Say): string[] {
  const { lang } = brief
  const format = new Intl.NumberFormat(lang === 'zh' ? 'zh-CN' : 'en-GB', {
    style: 'currency',
    currency: quote.currency,
  })
  const money = (minor: number) => format.format(minor / minorUnits(quote.currency))
  const { prediction, advice } = quote
  const range =
    prediction.kind === 'range'
      ? filled(say.range, {
          low: money(prediction.lowMinor),
          high: money(prediction.highMinor),
          point: money(prediction.pointMinor),
          coverage: Math.round(prediction.coverage * 100),
          n: prediction.n,
        })
      : filled(say.noRange, { n: prediction.n })
  const told = advice
    ? (['floor', 'target', 'stretch'] as const).map((part) => `${say[part]} ${money(advice[`${part}Minor`])}`)
    : []
  if (quote.draftMinor !== null) told.push(`${say.openQuote} ${money(quote.draftMinor)}`)
  if (quote.listMinor !== null) told.push(`${say.listPrice} ${money(quote.listMinor)}`)
  // How many it is of says nothing where nobody has said it.
  if (told.length > 0 && quote.quantityFrom !== 'unknown')
    told.push(filled(say.ofQuantity, { n: [quote.quantity, quote.unit].filter(Boolean).join(' ') }))
  const restsOnDealsAlone = advice !== null && quote.guardrails.some(({ code }) => code === 'noCostFloor')
  const setApart = quote.setApart.map(({ reason, n }) => `${say.setApartReasons[reason]} ${n}`)
  return [
    `${say.predicted} · ${quote.productName}: ${range}`,
    ...(typeof quote.ofCustomer === 'number'
      ? [
          `    ${prediction.n === 0 ? notSoldText(brief, quote, say) : filled(say.counted, { own: quote.ofCustomer, others: prediction.n - quote.ofCustomer })}`,
        ]
      : []),
    ...(told.length > 0 ? [`${say.quote}: ${told.join(' · ')}`] : []),
    ...(restsOnDealsAlone ? [`    ${say.noCostFloor}`] : []),
    ...(setApart.length > 0 ? [`${say.setApart}: ${setApart.join(' · ')}`] : []),
    '',
  ]
}

/** What was quoted for the whole: what holds, what it replaced, and how many alike ones there are. */
export function projectLines(
  { lang }: Brief,
  { quotes, currentId, alike }: ProjectPrice,
  say: Say,
  dayOf: (at: number) => string,
): string[] {
  const standing = quoteStandingWords[lang]
  const money = (minor: number, currency: string) =>
    new Intl.NumberFormat(lang === 'zh' ? 'zh-CN' : 'en-GB', { style: 'currency', currency }).format(
      minor / minorUnits(currency),
    )
  return [
    say.projectQuotes,
    ...quotes.map((quote) => {
      const name = [quote.number, quote.version].filter(Boolean).join(' ')
      const validity = quote.validTo === null ? null : filled(say.validTo, { day: dayOf(quote.validTo) })
      const rival =
        quote.rival === null
          ? null
          : [
              say.rival,
              quote.rival,
              quote.rivalPrice && money(quote.rivalPrice.minor, quote.rivalPrice.currency),
            ]
              .filter(Boolean)
              .join(' ')
      const told = [dayOf(quote.quotedAt), name, standing[quote.standing], validity, rival].filter(Boolean)
      const mark = quote.id === currentId ? '◆' : '-'
      return `    ${mark} ${money(quote.totalMinor, quote.currency)} (${told.join(' · ')})`
    }),
    `    ${filled(say.alike, { n: alike.own.length + alike.others, unlike: alike.unlike })}`,
    '',
  ]
}
