import type { ReadableDb } from '../../db/open.ts'
import { findDealsReferred, getDeal, listDealNames, newestDeal } from '../../deals/store.ts'
import { calledWithDeal, isShortOfDeal } from '../matching/shortDeals.ts'

/** Finds the deals that cells mean, and the accounts of deals that cells name in their place. */
export function createDealLinks(
  db: ReadableDb,
  {
    accountNamed,
    isUnproven,
  }: { accountNamed: (name: string) => string | null; isUnproven: (id: string) => boolean },
) {
  let dealNames: { at: number; deals: { id: string; accountId: string; name: string }[] } | null = null
  /** The names of all deals; read anew when one came in. */
  function knownDeals(): { id: string; accountId: string; name: string }[] {
    const at = newestDeal(db)
    if (dealNames === null || dealNames.at !== at) dealNames = { at, deals: listDealNames(db) }
    return dealNames.deals
  }
  /** The one deal, of the account where one is told, whose name a reference cuts short. */
  function dealCalled(reference: string, accountId: string | null): string | null {
    const [only, other] = knownDeals().filter(
      (deal) => (accountId === null || deal.accountId === accountId) && isShortOfDeal(reference, deal.name),
    )
    return only !== undefined && other === undefined ? only.id : null
  }
  /**
   * A deal by its code, else by its name within the account, else by its name alone where that is unique; last by a name that
   * only it can be called by, cut short as people write it.
   */
  function deal(reference: string, accountId: string | null): string | null {
    const { by, deals } = findDealsReferred(db, reference)
    if (by === 'code') return deals[0]!.id
    const own = deals.filter((deal) => deal.accountId === accountId)
    if (own.length === 1) return own[0]!.id
    if (accountId === null && deals.length === 1) return deals[0]!.id
    return deals.length > 0 ? null : dealCalled(reference, accountId)
  }

  return {
    deal,
    /** The deal of this very code, or null. */
    dealNumbered(reference: string): string | null {
      const { by, deals } = findDealsReferred(db, reference)
      return by === 'code' ? deals[0]!.id : null
    },
    /** The account of the one deal that a cell means which names no account: by the deal's code, its name, or this cut short. */
    accountOfDealNamed(cell: string): string | null {
      const meant = deal(cell, null)
      if (meant !== null) return getDeal(db, meant)!.accountId
      return calledWithDeal(cell, knownDeals(), (called) => {
        const accountId = accountNamed(called)
        return accountId === null || isUnproven(accountId) ? null : accountId
      })
    },
  }
}
