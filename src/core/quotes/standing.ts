import type { ProjectQuote } from './projectQuoteStore.ts'

/** Where a quote stands: what its source says, and `superseded` where a newer version of it is there. */
export type QuoteStanding = ProjectQuote['outcome']

export interface StandingQuote {
  quote: ProjectQuote
  standing: QuoteStanding
  /** Whether it is open and its last day has passed. */
  isOver: boolean
}

const dayMs = 86_400_000
/** Within which the next version of a quote without a number goes out. */
const soonMs = 92 * dayMs

const chineseFigures = '零一二三四五六七八九十'

/** Which version a text names: v2, 第3版, R1, rev. B, 二稿; null where it names none. */
export function versionNumber(version: string | null): number | null {
  const text = version?.normalize('NFKC').trim() ?? ''
  const figure = /\d+(?:\.\d+)?/.exec(text)
  if (figure !== null) return Number(figure[0])
  const chinese = /[一二三四五六七八九十]/.exec(text)
  if (chinese !== null) return chineseFigures.indexOf(chinese[0])
  const letter = /(?:^|[^a-z])([a-z])$/i.exec(text)
  return letter === null ? null : letter[1]!.toUpperCase().charCodeAt(0) - 64
}

/** Versions of one quote: they share its number, or without one what they are for. */
const seriesOf = ({ number, accountId, project, id }: ProjectQuote): string =>
  number ?? (project === null ? id : `${accountId}\n${project}`)

/** Rows of one paper: several things of it were priced on one day, under one number and version, and none replaces another. */
const areOfOnePaper = (one: ProjectQuote, other: ProjectQuote): boolean =>
  one.quotedAt === other.quotedAt &&
  one.number === other.number &&
  one.version === other.version &&
  one.importId === other.importId &&
  one.configuration !== other.configuration

/** The newer version first; where versions say nothing, the later day. */
const newerFirst = (one: ProjectQuote, other: ProjectQuote): number =>
  (versionNumber(other.version) ?? 0) - (versionNumber(one.version) ?? 0) || other.quotedAt - one.quotedAt

const isReplacedBy = (newest: ProjectQuote | undefined, quote: ProjectQuote): boolean =>
  newest !== quote && newest !== undefined && !areOfOnePaper(newest, quote)

/** A line of a quote that was priced item by item, by its quote's number and version. */
export interface NumberedLine {
  number: string | null
  version: string | null
  /** When it went out, UTC ms. */
  pricedAt?: number
}

/** Whether a later version of a quote went out priced item by item instead of as a whole. */
const isReplacedByLine = (quote: ProjectQuote, lines: readonly NumberedLine[]): boolean => {
  const own = versionNumber(quote.version)
  return (
    own !== null &&
    lines.some(
      ({ number, version, pricedAt }) =>
        number === quote.number &&
        (versionNumber(version) ?? 0) > own &&
        // Papers without numbers are versions of one where they followed each other.
        (number !== null ||
          (pricedAt !== undefined && pricedAt >= quote.quotedAt && pricedAt - quote.quotedAt <= soonMs)),
    )
  )
}

/**
 * The quotes with where each stands at `asOf`, newest first. An open version of which there is a newer one is superseded,
 * whether or not its source says so, and also where that one stands among `lines`; a draft that nobody has sent takes
 * nothing's place.
 */
export function standingQuotes(
  quotes: readonly ProjectQuote[],
  asOf: number,
  lines: readonly NumberedLine[] = [],
): StandingQuote[] {
  const newestOf = new Map<string, ProjectQuote>()
  for (const quote of quotes) {
    if (quote.outcome === 'draft') continue
    const newest = newestOf.get(seriesOf(quote))
    if (newest === undefined || newerFirst(quote, newest) < 0) newestOf.set(seriesOf(quote), quote)
  }
  return quotes
    .map((quote): StandingQuote => {
      const isReplaced =
        quote.outcome === 'open' &&
        (isReplacedBy(newestOf.get(seriesOf(quote)), quote) || isReplacedByLine(quote, lines))
      const standing = isReplaced ? 'superseded' : quote.outcome
      return {
        quote,
        standing,
        isOver: standing === 'open' && quote.validTo !== null && asOf >= quote.validTo + dayMs,
      }
    })
    .sort((a, b) => b.quote.quotedAt - a.quote.quotedAt || newerFirst(a.quote, b.quote))
}

/** What we ask now: the newest open quote, one that still holds before one whose last day has passed. */
export function currentQuote(quotes: readonly StandingQuote[]): StandingQuote | null {
  const open = quotes.filter(({ standing }) => standing === 'open')
  return open.find(({ isOver }) => !isOver) ?? open[0] ?? null
}
