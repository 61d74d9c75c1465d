import { aliasesOf, listAccounts } from '../accounts/store.ts'
import type { ReadableDb } from '../db/open.ts'
import { abbreviationsOf } from '../imports/matching/abbreviations.ts'
import { nameKeyOf } from '../nameKey.ts'
import { type Deal, findDealsNamedLike, listDealsOfAccount, listDealsOfAccountsNamed } from './store.ts'

const shortestPart = 2
const mostCandidates = 2_000

const squeezed = (text: string): string => nameKeyOf(text).replace(/[^\p{L}\p{N}]+/gu, '')

/**
 * Deals as people speak of them: by their code, by a part of their name, or by what their account is called with how
 * the deal's name begins or what it holds (瑞穹二期, Brennholt unit #2). Open ones first, and those that tell most.
 */
export function findDeals(db: ReadableDb, spoken: string, limit: number): Deal[] {
  const key = nameKeyOf(spoken)
  if (key === '') return []
  const named = findDealsNamedLike(db, key, limit)
  if (named.length > 0) return named
  const text = squeezed(spoken)
  if (text.length < shortestPart * 2) return []
  const told = listDealsOfAccountsNamed(db, key.slice(0, shortestPart), mostCandidates).flatMap(
    ({ calledJson, ...deal }) => {
      const called = JSON.parse(calledJson) as string[]
      const told = Math.max(...called.map((name) => toldOf(text, squeezed(name), squeezed(deal.name))))
      return told > 0 ? [{ deal, told }] : []
    },
  )
  const most = Math.max(...told.map((one) => one.told))
  return told
    .filter((one) => one.told === most)
    .map(({ deal }) => deal)
    .sort(
      (a, b) => Number(b.outcome === 'open') - Number(a.outcome === 'open') || a.name.length - b.name.length,
    )
    .slice(0, limit)
}

/**
 * The names of open deals by which one can be asked for that nothing is called as `spoken`: those that share most letters with it
 * first.
 */
export function dealsToAskFor(db: ReadableDb, spoken: string, limit: number): string[] {
  const wanted = pairsOf(squeezed(spoken))
  return listAccounts(db)
    .flatMap((account) =>
      listDealsOfAccount(db, account.id, mostCandidates)
        .filter(({ outcome }) => outcome === 'open')
        .map(({ name }) => {
          const had = pairsOf(squeezed(`${account.name} ${name}`))
          return { name, shared: [...wanted].filter((pair) => had.has(pair)).length }
        }),
    )
    .sort((left, right) => right.shared - left.shared)
    .slice(0, limit)
    .map(({ name }) => name)
}
const pairsOf = (text: string): ReadonlySet<string> =>
  new Set(Array.from({ length: Math.max(0, text.length - 1) }, (_, at) => text.slice(at, at + 2)))

/**
 * The open deals of the one customer whom words mean by name, other name or the name without its form (Harrow & Pike of
 * Harrow & Pike Ltd); none where no customer or several are called so.
 */
export function openDealsOfCustomer(db: ReadableDb, spoken: string, limit: number): Deal[] {
  const text = squeezed(spoken)
  if (text === '') return []
  const called = (names: readonly string[]) => names.some((name) => squeezed(name) === text)
  const all = listAccounts(db)
  const byName = all.filter((account) => called([account.name, ...aliasesOf(account)]))
  const meant = byName.length > 0 ? byName : all.filter(({ name }) => called(abbreviationsOf(name).full))
  const [only, other] = meant
  if (only === undefined || other !== undefined) return []
  return listDealsOfAccount(db, only.id, mostCandidates)
    .filter(({ outcome }) => outcome === 'open')
    .slice(0, limit)
}

/**
 * How much of `text` an account's name and then a deal's tell, in letters; 0 where the one or the other is not spoken
 * of. A part of the account's name is enough, and the longest is taken; what follows must stand in the deal's name, or
 * at least begin as it does.
 */
function toldOf(text: string, account: string, deal: string): number {
  for (let cut = text.length - shortestPart; cut >= shortestPart; cut--) {
    if (!account.includes(text.slice(0, cut))) continue
    const rest = text.slice(cut)
    if (deal.includes(rest)) return text.length
    if (deal.startsWith(rest.slice(0, shortestPart))) return cut + shortestPart
  }
  return 0
}
