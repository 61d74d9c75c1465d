import type { Ground } from '../../../shared/contract/captures.ts'
import { listDealsOpenAt } from '../../deals/store.ts'
import type { Directory } from './directory.ts'

/** Tells which deal of an account words are about. */
export function createDealOf({ db, mentions }: Directory) {
  /** The deal that was open then: the one whose name or product the text says or speaks of, else the only one. */
  function dealOf(accountId: string, text: string, at: number | null, grounds: Ground[] = []): string | null {
    const open = listDealsOpenAt(db, accountId, at)
    const named = open.filter(
      (deal) => text.includes(deal.name) || (deal.product !== null && text.includes(deal.product)),
    )
    const spoken = named.length === 1 ? null : mentions.dealIn(text, accountId)
    const said = named.length === 1 ? named[0]! : (open.find(({ id }) => id === spoken) ?? null)
    const deal = said ?? (open.length === 1 ? open[0]! : null)
    if (deal === null) return null
    grounds.push(
      said === null
        ? { code: 'onlyOpenDeal', text: deal.name }
        : deal.product !== null && text.includes(deal.product) && !text.includes(deal.name)
          ? { code: 'productNamed', text: deal.product }
          : { code: 'dealNamed', text: deal.name },
    )
    return deal.id
  }
  return dealOf
}
export type DealOf = ReturnType<typeof createDealOf>
