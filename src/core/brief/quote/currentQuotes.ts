import { calendarDay } from '../../calendarDay.ts'
import type { ReadableDb } from '../../db/open.ts'
import type { RecordPoint } from '../record/recordPoint.ts'
import { furtherTerms, withoutEnd } from './furtherTerms.ts'
import { type Lang, labels, money, type Offer } from './offers.ts'
import { isNewer, isOfOne, offersWithoutDrafts, openPapers, partsOf, toldOf } from './openPapers.ts'
import { linesText, totalText } from './paperTotal.ts'
import { quoteLines } from './quoteLines.ts'

const dayMs = 86_400_000
const mostCurrent = 6
const mostEarlier = 3

/**
 * What we ask this customer now, as of `asOf` (UTC ms): the newest quote of each product, or of each whole, that is open
 * and that no newer version took the place of; with unit, terms and how long it holds, and the ones before it.
 */
export function currentQuotes(
  db: ReadableDb,
  accountId: string,
  { asOf, lang, zone }: { asOf: number; lang: Lang; zone: string },
): RecordPoint[] {
  const offers = offersWithoutDrafts(db, accountId, asOf, lang)
  const dayOf = calendarDay(zone)
  return openPapers(offers, asOf)
    .slice(0, mostCurrent)
    .map((paper) => {
      const { lines, whole } = partsOf(paper)
      const first = lines.find(({ isFree, isDeduction }) => !isFree && !isDeduction) ?? lines[0]!
      const called = [first.number, first.version].filter(Boolean).join(' ')
      const told = paper.toSorted((one, other) => toldOf(other) - toldOf(one))[0]!
      const isOver = told.validTo !== null && asOf >= told.validTo + dayMs
      const validity =
        told.validTo === null
          ? null
          : `${isOver ? labels[lang].isOver : labels[lang].validTo} ${dayOf(told.validTo)}`
      const stated =
        lines.length === 1 && first.isWhole && first.number !== null && first.sumMinor !== null
          ? quoteLines(db, accountId, { ...first, number: first.number, sumMinor: first.sumMinor })
          : null
      const statedText = stated
        ?.map(({ what, minor }) => `${what} ${money(minor, first.currency, lang)}`)
        .join(lang === 'zh' ? '；' : '; ')
      const priced =
        lines.length === 1
          ? [first.price, first.volume, first.aside, called, statedText && `(${statedText})`]
          : [
              called,
              linesText(lines, lang),
              whole === undefined ? totalText(lines, lang) : `${labels[lang].total} ${whole.price}`,
            ]
      const words = [...priced, withoutEnd(told), ...furtherTerms(db, paper, lang), validity]
        .filter(Boolean)
        .join(' · ')
      return {
        kind: 'currentQuote',
        label: labels[lang].currentQuote,
        about: lines.length === 1 ? first.name : null,
        words,
        quote: words,
        at: first.at,
        overdueSince: null,
        evidenceId: first.evidenceId,
        span: null,
        earlier: earlierOf(paper, offers, lang),
      }
    })
}

/** What a paper took the place of, newest first: of several lines each by name, and what they came to where that is known. */
function earlierOf(paper: readonly Offer[], offers: readonly Offer[], lang: Lang): RecordPoint['earlier'] {
  const before = offers.filter(
    (other) =>
      !other.isFree &&
      paper.some((offer) => other !== offer && isOfOne(offer, other) && isNewer(offer, other)),
  )
  const isOfLines = paper.length > 1 || paper[0]!.isWhole
  const papers = Map.groupBy(before, (offer) =>
    isOfLines && (offer.number ?? offer.version) !== null
      ? `${offer.number}\n${offer.version}\n${offer.at}`
      : `${offer.evidenceId}\n${offer.of}`,
  )
  return [...papers.values()].slice(0, mostEarlier).map((lines) => {
    const [first] = lines as [Offer, ...Offer[]]
    const { lines: parts, whole } = partsOf(lines)
    const words =
      lines.length === 1
        ? [paper.length > 1 && !first.isWhole ? first.name : null, first.price, first.number, first.version]
        : [
            first.number,
            first.version,
            linesText(parts, lang),
            whole === undefined ? totalText(parts, lang) : `${labels[lang].total} ${whole.price}`,
          ]
    return { words: words.filter(Boolean).join(' '), at: first.at, evidenceId: first.evidenceId }
  })
}
