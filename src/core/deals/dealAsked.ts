import { aliasesOf, listAccounts } from '../accounts/store.ts'
import type { ReadableDb } from '../db/open.ts'
import { abbreviationsOf } from '../imports/matching/abbreviations.ts'
import { nameKeyOf } from '../nameKey.ts'
import { findDeals, openDealsOfCustomer, squeezed } from './findDeals.ts'
import { type Deal, findDealsNamedLike, findDealsReferred, getDeal, listDealNames } from './store.ts'

/** Which deal somebody asks for: the one that is meant for sure, else those that may be meant. */
export type DealAsked =
  | { readonly deal: Deal; readonly candidates?: undefined }
  | { readonly deal: null; readonly candidates: readonly Deal[] }

/**
 * The deal that words name: by its id, its code, its whole name, a sure name of its customer together with its whole
 * name, or a sure name of a customer who has one open deal. A part of a name is never enough, also where one deal alone
 * holds it: the answer would be a brief, written and logged, about somebody who was not asked for.
 */
export function dealAsked(db: ReadableDb, spoken: string, limit: number): DealAsked {
  const told = [byId, byCodeOrName, byLetters, withItsCustomer, openDealsOfCustomer]
  for (const find of told) {
    const found = find(db, spoken, limit)
    const open = found.filter(({ outcome }) => outcome === 'open')
    const [only, other] = open.length > 0 ? open : found
    if (only !== undefined && other === undefined) return { deal: only }
    if (only !== undefined) return { deal: null, candidates: found.slice(0, limit) }
  }
  return { deal: null, candidates: findDeals(db, spoken, limit) }
}

const mostOfOneCode = 50

const byId = (db: ReadableDb, spoken: string): Deal[] => [getDeal(db, spoken) ?? []].flat()

const dealsOf = (db: ReadableDb, found: readonly { id: string }[]): Deal[] =>
  found.flatMap(({ id }) => getDeal(db, id) ?? [])

const byCodeOrName = (db: ReadableDb, spoken: string): Deal[] => {
  const key = nameKeyOf(spoken)
  const coded = findDealsNamedLike(db, key, mostOfOneCode).filter(({ code }) => code?.toLowerCase() === key)
  return coded.length > 0 ? coded : dealsOf(db, findDealsReferred(db, spoken.trim()).deals)
}

/** The whole name but for marks and spaces: 二期 (拉曼) is asked for as 二期拉曼. */
const byLetters = (db: ReadableDb, spoken: string): Deal[] => {
  const text = squeezed(spoken)
  return text === ''
    ? []
    : dealsOf(
        db,
        listDealNames(db).filter(({ name }) => squeezed(name) === text),
      )
}

/** 江苏瑞穹 年度维保, or 年度维保 江苏瑞穹: nothing of what was asked may be left over. */
function withItsCustomer(db: ReadableDb, spoken: string): Deal[] {
  const text = squeezed(spoken)
  const beside = listDealNames(db).flatMap(({ id, accountId, name }) => {
    const deal = squeezed(name)
    if (deal === '' || deal.length >= text.length) return []
    const rests = [
      ...(text.endsWith(deal) ? [text.slice(0, -deal.length)] : []),
      ...(text.startsWith(deal) ? [text.slice(deal.length)] : []),
    ]
    return rests.length === 0 ? [] : [{ id, accountId, rests }]
  })
  if (beside.length === 0) return []
  const sure = new Map(
    listAccounts(db).map((account) => [
      account.id,
      new Set(
        [account.name, ...aliasesOf(account), ...abbreviationsOf(account.name).full].map((name) =>
          squeezed(name),
        ),
      ),
    ]),
  )
  return dealsOf(
    db,
    beside.filter(({ accountId, rests }) => rests.some((rest) => sure.get(accountId)?.has(rest))),
  )
}
