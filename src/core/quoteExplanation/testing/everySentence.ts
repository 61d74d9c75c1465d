import type { Random } from '../../learning/random.ts'
import { type ExplainedSentence, explainQuote } from '../explainQuote.ts'
import { driverCodes, floorCodes } from '../sentenceKinds.ts'

type Quote = Parameters<typeof explainQuote>[0]
const currencies = ['CNY', 'USD', 'EUR', 'GBP', 'CHF'] as const

/** For tests: explanations that have every kind of sentence between them, with figures drawn by `random`. */
export function everySentence(lang: 'zh' | 'en', random: Random): ExplainedSentence[] {
  const drawn = (least: number, most: number) => Math.round(least + random() * (most - least))
  const currency = currencies[Math.floor(random() * currencies.length)]!
  const pointMinor = drawn(20_000, 90_000_000)
  const moved = (code: string, sign: 1 | -1) => ({
    ...{ code, params: { detail: null }, n: drawn(3, 40), evidenceIds: [] },
    deltaMinor: sign * Math.ceil(pointMinor * (0.01 + random() * 0.2)),
  })
  const quote = (more: Partial<Quote>): Quote => ({
    currency,
    prediction: { kind: 'notEnoughInformation', n: 0, missing: [] },
    ...{ advice: null, guardrails: [] },
    ...more,
  })
  const range = (drivers: ReturnType<typeof moved>[]): Quote['prediction'] => ({
    ...{ kind: 'range', pointMinor, startMinor: pointMinor, coverage: 0.8, drivers, n: drawn(3, 90) },
    ...{ lowMinor: Math.round(pointMinor * 0.9), highMinor: Math.round(pointMinor * 1.1) },
    measured: { n: drawn(12, 900), coverage: 0.5 + random() / 2, byPeriod: [] },
  })
  const [floorMinor, closed] = [Math.round(pointMinor * 0.95), drawn(4, 40)]
  // More than half of them, and now and then all.
  const below = random() < 0.3 ? closed : Math.ceil(closed * 0.6)
  const advised = (stretchMinor: number, code: string): NonNullable<Quote['advice']> => ({
    ...{ floorMinor, stretchMinor, targetMinor: Math.round((floorMinor + stretchMinor) / 2) },
    moves: [{ ...moved(code, 1), part: 'floor' }],
  })
  const quotes = [
    quote({}),
    quote({ prediction: { kind: 'notEnoughInformation', n: drawn(1, 2), missing: [] } }),
    quote({ advice: advised(floorMinor, 'none') }),
    quote({
      prediction: range([]),
      guardrails: [
        { status: 'ok', code: 'heldToOpenQuote', params: { openMinor: pointMinor + 700 }, ruleId: 'open' },
        {
          ...{ status: 'caution', code: 'closedBelowFloor', ruleId: 'below' },
          params: { below, n: closed, floorMinor },
        },
      ],
    }),
    ...floorCodes.map((code) => quote({ advice: advised(Math.round(pointMinor * 1.1), code) })),
    ...driverCodes.flatMap((code) =>
      ([1, -1] as const).map((sign) => quote({ prediction: range([moved(code, sign)]) })),
    ),
  ]
  const byKind = new Map(
    quotes.flatMap((one) => explainQuote(one, lang)).map((sentence) => [sentence.kind, sentence]),
  )
  return [...byKind.values()]
}
