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
}

/** A row with the text that the quick filter looks in, made once on arrival: 100,000 rows are filtered at every key. */
export interface SearchableDeal extends DealRow {
  haystack: string
}

export const searchable = (row: DealRow): SearchableDeal => ({
  ...row,
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

/** Whether a deal passes the filter at an instant (UTC ms). */
export const passes = (filter: DealFilter, deal: SearchableDeal, now: number): boolean =>
  inDealView(filter.view, deal, now) &&
  (filter.stage === null || deal.stage === filter.stage) &&
  (filter.ownerName === null || deal.ownerName === filter.ownerName) &&
  filter.words.every((word) => deal.haystack.includes(word))

/**
 * How many rows to show of those that have arrived: the first few at once, then only when there are four times as many,
 * so that a grid is not told of every slice of a long list.
 */
export const worthShowing = (shown: number, arrived: number, total: number): boolean =>
  arrived >= total || shown === 0 || arrived >= shown * 4
