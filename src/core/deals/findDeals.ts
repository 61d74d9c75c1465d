import { accountNames, aliasesOf, listAccounts } from '../accounts/store.ts'
import type { ReadableDb } from '../db/open.ts'
import { abbreviationsOf } from '../imports/matching/abbreviations.ts'
import { nameKeyOf } from '../nameKey.ts'
import { type Deal, findDealsNamedLike, listDealsOfAccount, listDealsOfAccountsNamed } from './store.ts'

const shortestRest = 2
const mostCandidates = 2_000

/** A name's letters and figures alone. */
export const squeezed = (text: string): string => nameKeyOf(text).replace(/[^\p{L}\p{N}]+/gu, '')

/**
 * Deals as people speak of them, for somebody to choose among: by their code, by a part of their name, or by what their
 * account is called with what the deal's name holds (瑞穹二期, Brennholt unit #2). Open ones first. `dealAsked` tells
 * which one is meant for sure.
 */
export function findDeals(db: ReadableDb, spoken: string, limit: number): Deal[] {
  const key = nameKeyOf(spoken)
  if (key === '') return []
  const named = findDealsNamedLike(db, key, limit)
  if (named.length > 0) return named
  const text = squeezed(spoken)
  if (text.length < shortestRest * 2) return []
  const [piece] = key.split(/[^\p{L}\p{N}]+/u).filter((word) => word !== '')
  if (piece === undefined) return []
  return listDealsOfAccountsNamed(db, piece.slice(0, lettersOfPiece(piece)), mostCandidates)
    .filter(({ calledJson, ...deal }) =>
      (JSON.parse(calledJson) as string[]).some((name) =>
        isTold(text, nameKeyOf(name), nameKeyOf(deal.name)),
      ),
    )
    .map(({ calledJson, ...deal }) => deal)
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

/** Deals to choose among, each with what tells it from the others: two of one name are told by their ids. */
export const dealsToChoose = (db: ReadableDb, among: readonly Deal[]): string => {
  const names = accountNames(db)
  return among
    .map(({ id, name, accountId }) => {
      const isNamedAlike = among.some((other) => other.id !== id && other.name === name)
      return isNamedAlike ? `${name} (${[names.get(accountId), id].filter(Boolean).join(', ')})` : name
    })
    .join(' | ')
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

const isHan = (letter: string): boolean => /\p{Script=Han}/u.test(letter)
/** How many letters of a name are a part of it: two of Chinese, three of any other; fewer stand in any name. */
const lettersOfPiece = (text: string): number => (isHan(text) ? 2 : 3)

/** Whether `part` stands in a name (a name key) from where a word of it begins; any Chinese letter begins one. */
function beginsWordOf(name: string, part: string): boolean {
  const letters = [...name]
  return letters.some((letter, at) => {
    const isStart = isHan(letter) || at === 0 || !/[\p{L}\p{N}]/u.test(letters[at - 1]!)
    return isStart && squeezed(letters.slice(at).join('')).startsWith(part)
  })
}

/**
 * Whether `text` is made of a part of an account's name and then of one of the deal's, and of nothing else: a part
 * begins where a word of the name does.
 */
function isTold(text: string, account: string, deal: string): boolean {
  for (let cut = text.length - shortestRest; cut >= lettersOfPiece(text); cut--)
    if (beginsWordOf(deal, text.slice(cut)) && beginsWordOf(account, text.slice(0, cut))) return true
  return false
}
