import type { DealRow } from '../../../shared/contract/deals.ts'
import type { Stage } from '../../../shared/vocabulary.ts'

export const dealViews = ['open', 'calls', 'overdue', 'won', 'lost', 'all'] as const
export type DealView = (typeof dealViews)[number]
export const readDealView = (text: string | undefined): DealView =>
  dealViews.find((view) => view === text) ?? 'open'

/** What the reader asked to see. `words` must all occur; empty parts let everything through. */
export interface DealFilter {
  view: DealView
  stage: Stage | null
  ownerName: string | null
  words: readonly string[]
  /** Only these, where another page asked for certain deals. */
  ids: ReadonlySet<string> | null
}

/** A row with its place among all and the text that the quick filter looks in, both made once on arrival. */
export interface SearchableDeal extends DealRow {
  at: number
  haystack: string
}

export const searchable = (row: DealRow, at: number): SearchableDeal => ({
  ...row,
  at,
  haystack: [row.name, row.accountName, row.code, row.productName, row.ownerName, row.region, row.competitor]
    .filter(Boolean)
    .join('\n')
    .toLowerCase(),
})

export const wordsOf = (text: string): string[] => text.toLowerCase().split(/\s+/).filter(Boolean)

function inDealView(view: DealView, deal: DealRow, now: number): boolean {
  switch (view) {
    case 'all':
      return true
    case 'open':
    case 'won':
    case 'lost':
      return deal.outcome === view
    case 'calls':
      return deal.outcome === 'open' && deal.nextCallAt !== null && deal.nextCallAt >= now
    case 'overdue':
      return deal.outcome === 'open' && deal.expectedCloseAt !== null && deal.expectedCloseAt < now
  }
}

/** The texts of all rows as one, and where each row's begins: 100,000 rows are looked through at every key. */
export interface DealTexts {
  all: string
  starts: Int32Array
}

/** Takes the rows in the order of their places. */
export function joinTexts(rows: readonly SearchableDeal[]): DealTexts {
  const starts = new Int32Array(rows.length + 1)
  for (const [at, { haystack }] of rows.entries()) starts[at + 1] = starts[at]! + haystack.length + 1
  return { all: rows.map(({ haystack }) => haystack).join('\n'), starts }
}

/**
 * Which rows have every word, by their places; null when there is no word to look for. A word has no white space, so
 * it never reaches over the end of a row's text.
 */
export function rowsWith(words: readonly string[], { all, starts }: DealTexts): Uint8Array | null {
  if (words.length === 0) return null
  const found = new Uint8Array(starts.length - 1)
  words.forEach((word, before) => {
    let row = 0
    for (let place = all.indexOf(word); place >= 0; place = all.indexOf(word, starts[row])) {
      while (starts[row + 1]! <= place) row += 1
      if (found[row] === before) found[row] = before + 1
      row += 1
    }
  })
  return found.map((count) => (count === words.length ? 1 : 0))
}

/** Whether a deal passes the filter at an instant (UTC ms); `matches` are the places of the rows with its words. */
export const passes = (
  filter: DealFilter,
  deal: SearchableDeal,
  now: number,
  matches: Uint8Array | null,
): boolean =>
  (matches === null || matches[deal.at] === 1) &&
  (filter.ids === null || filter.ids.has(deal.id)) &&
  inDealView(filter.view, deal, now) &&
  (filter.stage === null || deal.stage === filter.stage) &&
  (filter.ownerName === null || deal.ownerName === filter.ownerName)

/**
 * How many rows to show of those that have arrived: the first few at once, then only when there are four times as many,
 * so that a grid is not told of every slice of a long list.
 */
export const worthShowing = (shown: number, arrived: number, total: number): boolean =>
  arrived >= total || shown === 0 || arrived >= shown * 4
