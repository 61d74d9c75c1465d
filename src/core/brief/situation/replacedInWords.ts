import { type FactKind, factKinds, type Lang } from '../../atoms/library/index.ts'
import { takenBackIn } from '../../facts/sums/takenBack.ts'
import { formatDate, formatMoney } from '../../talkTracks/formatFigure.ts'
import type { CustomerFact, FactFigure } from '../../talkTracks/types.ts'
import { wordsOf } from './points.ts'

/** A day without a year that was left for another lies near it: "by 6 September 2027, not 1 October". */
function inYearOf(figure: FactFigure, fact: CustomerFact): FactFigure {
  const [year] = String(figure.value).split('-')
  const now = fact.figures.find(({ unit }) => unit === 'date')
  if (!now || fact.text.includes(year!)) return figure
  const at = Date.parse(String(now.value))
  const years = [0, -1, 1].map((shift) => Number(String(now.value).slice(0, 4)) + shift)
  const [nearest] = years
    .map((one) => `${one}${String(figure.value).slice(4)}`)
    .sort((a, b) => Math.abs(Date.parse(a) - at) - Math.abs(Date.parse(b) - at))
  return { ...figure, value: nearest! }
}

/** "on Friday 11 December, not the 4th": the day of the same month. */
function bareDayLeft({ text, figures }: CustomerFact, value: string): FactFigure[] {
  const day =
    /\b(?:not|instead of|rather than) (?:on )?the (\d{1,2})(?:st|nd|rd|th)\b(?! (?:of|floor|time))/i.exec(
      text,
    )?.[1]
  const now = String(figures.find(({ unit }) => unit === 'date')?.value ?? '')
  if (value !== 'date' || day === undefined || now.length !== 10) return []
  return [{ unit: 'date', value: `${now.slice(0, 8)}${day.padStart(2, '0')}` }]
}

/** What the very words of a figure or day say held before: they tell it better than any older record. */
export function tookBack(
  fact: CustomerFact,
  kind: FactKind,
  lang: Lang,
): { words: string; fact: CustomerFact }[] {
  const { value } = factKinds[kind]
  if (value !== 'money' && value !== 'date') return []
  const format = value === 'money' ? formatMoney : formatDate
  return [
    ...bareDayLeft(fact, value),
    ...takenBackIn(fact.text, fact.occurredAt, fact.figures[0] ?? null),
  ].flatMap((figure) => {
    const told = figure.unit === 'date' ? inYearOf(figure, fact) : figure
    const words = (figure.unit === 'date') === (value === 'date') ? format(told, lang) : null
    return words === null || words === wordsOf(fact, kind, lang) ? [] : [{ words, fact }]
  })
}
