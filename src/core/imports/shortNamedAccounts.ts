import { aliasesOf, listAccounts } from '../accounts/store.ts'
import type { ReadableDb } from '../db/open.ts'
import { listDealNames, listOpenDealNames } from '../deals/store.ts'
import { nameKeyOf } from '../nameKey.ts'
import { listCalledByRows } from './keepApart.ts'
import { mergeMarkedDuplicates } from './markedDuplicates.ts'
import { abbreviationsOf } from './matching/abbreviations.ts'
import { createContractions } from './matching/contractions.ts'
import { exactForm, nameForm } from './matching/nameForm.ts'
import { spelledPlainly, wholeNamesOf } from './matching/otherNames.ts'
import { wordClassOf } from './matching/plainWords.ts'
import { firmName } from './matching/sameFirm.ts'
import { calledWithDeal, isShortOfDeal } from './matching/shortDeals.ts'
import {
  brandBehindTown,
  createShortNames,
  endsInTrade,
  holdsWord,
  shortNamesOf,
} from './matching/shortNames.ts'
import { areTwo, beginsWithBrand, isElsewhere, siteOf } from './matching/siteNames.ts'
import { type Merging, mergeShortNamed, proposeMerge } from './proposals.ts'
import { hasPeopleAlone, isKeptApart, listReferredOnly } from './referredAccounts.ts'
import { mergeSameFirms } from './sameFirmAccounts.ts'
import { namesOfOthers } from './shortNameOthers.ts'

/**
 * Merges each account that a table made by a mere short name (禾田 in an order list) into the account that has come in since
 * and that alone can be called so, whichever of the files was read first. What a person has kept apart, or taken apart again,
 * stays apart; where two could be meant, a person is asked as before. Returns how many were merged.
 */
export function mergeShortNamedAccounts(merging: Merging): number {
  // A second record stands in the way of every short name of the customer.
  let merged = mergeMarkedDuplicates(merging)
  // One that could mean two may mean one alone once these two are one: SMDC, of Straits Meridian Data Centres with and without Ltd.
  for (let round = 0; round < mostRounds; round += 1) {
    const now = mergeRound(merging)
    merged += now
    if (now === 0) break
  }
  return merged
}
const mostRounds = 4

function mergeRound(merging: Merging): number {
  const { db } = merging
  const all = listReferredOnly(db)
  const done = new Set<string>()
  const ways = [
    ...[mergeTold, mergeSameFirms, mergeToldByRows, mergeCalledByDeals, mergeCalledByTeam],
    ...[mergeContracted, mergeLonger, mergeSites],
  ]
  for (const merge of ways)
    for (const id of merge(
      merging,
      all.filter(({ id }) => !done.has(id)),
    ))
      done.add(id)
  const contracted = done.size
  const referred = new Map<string, string[]>()
  for (const { id, name } of all) {
    if (done.has(id)) continue
    const short = shortOf(db, id, name.trim())
    if (short !== null) referred.set(nameKeyOf(short), [...(referred.get(nameKeyOf(short)) ?? []), id])
  }
  if (referred.size === 0) return contracted
  const ids = new Set([...referred.values()].flat())
  const others = listAccounts(db).filter(({ id }) => !ids.has(id))
  const shortNames = createShortNames(
    others.map(({ id, name, aliases }) => ({ id, name, aliases: aliasesOf({ aliases }) })),
    { deals: listOpenDealNames(db), others: namesOfOthers(db) },
  )
  let merged = contracted
  for (const { id: keepId } of others)
    for (const called of shortNames.of(keepId))
      for (const mergeId of referred.get(called) ?? []) {
        if (isKeptApart(db, keepId, mergeId)) continue
        mergeShortNamed(merging, keepId, mergeId)
        merged += 1
      }
  return merged
}

/**
 * What an account is called in short: by its whole name where that is one short word, by what stands before "group" (康棉 of
 * 康棉集团) where nothing but its people is on file: the chairman of the group signs for the customer. Null for another.
 */
function shortOf(db: ReadableDb, id: string, name: string): string | null {
  if (oneShortWord.test(name)) {
    const group = ofGroup.exec(name)?.[1]
    return group === undefined || !hasPeopleAlone(db, id) ? name : group
  }
  const group = ofGroup.exec(name)?.[1]
  return group !== undefined && oneShortWord.test(group) && hasPeopleAlone(db, id) ? group : null
}
const ofGroup =
  /^(\p{Script=Han}{2,4}?|\p{L}{4,24})\s*(?:集团(?:公司|总部|本部)?|总部|总公司|\bgroup|\b(?:group )?(?:headquarters|hq|head office))$/iu

/** Merges those whose name is another name that one other account's row gives it, or that account's without its umlauts. */
function mergeTold(merging: Merging, referred: readonly { id: string; name: string }[]): Set<string> {
  const { db } = merging
  const merged = new Set<string>()
  if (referred.length === 0) return merged
  const bearers = new Map<string, Set<string>>()
  for (const { id, name, aliases } of listAccounts(db)) {
    const told = aliasesOf({ aliases })
    for (const one of [...told, ...[name, ...told].flatMap(spelledPlainly)])
      bearers.set(exactForm(one), (bearers.get(exactForm(one)) ?? new Set()).add(id))
  }
  const others = namesOfOthers(db)
  for (const { id: mergeId, name } of referred) {
    const meant = new Set(
      [name, ...spelledPlainly(name)].flatMap((one) => [...(bearers.get(exactForm(one)) ?? [])]),
    )
    for (const id of [mergeId, ...merged]) meant.delete(id)
    const [keepId] = meant
    if (keepId === undefined || meant.size > 1 || others.has(nameKeyOf(name))) continue
    if (isKeptApart(db, keepId, mergeId)) continue
    mergeShortNamed(merging, keepId, mergeId)
    merged.add(mergeId)
  }
  return merged
}

/**
 * Merges those that other rows have called one account by, which told by a deal's number whom they mean: CX, in a list of quotes
 * beside the number of a deal of 澄溪医院 and in a list of orders alone.
 */
function mergeToldByRows(merging: Merging, referred: readonly { id: string; name: string }[]): Set<string> {
  const { db } = merging
  const merged = new Set<string>()
  if (referred.length === 0) return merged
  const told = new Map<string, Set<string>>()
  for (const { called, accountId } of listCalledByRows(db))
    told.set(nameKeyOf(called), (told.get(nameKeyOf(called)) ?? new Set()).add(accountId))
  for (const { id: mergeId, name } of referred) {
    const [keepId, other] = told.get(nameKeyOf(name)) ?? []
    if (keepId === undefined || other !== undefined || keepId === mergeId) continue
    if (merged.has(keepId) || isKeptApart(db, keepId, mergeId)) continue
    mergeShortNamed(merging, keepId, mergeId)
    merged.add(mergeId)
  }
  return merged
}

/**
 * Merges those that are called as one deal of another account is, or by that account's name and what tells its deal: a column of
 * customers or projects came in before the deals.
 */
function mergeCalledByDeals(
  merging: Merging,
  referred: readonly { id: string; name: string }[],
): Set<string> {
  const { db } = merging
  const merged = new Set<string>()
  if (referred.length === 0) return merged
  const bearers = new Map<string, Set<string>>()
  for (const { id, name, aliases } of listAccounts(db))
    for (const one of [name, ...aliasesOf({ aliases })])
      bearers.set(nameKeyOf(one), (bearers.get(nameKeyOf(one)) ?? new Set()).add(id))
  const deals = listDealNames(db)
  const only = (ids: Iterable<string>): string | null => {
    const [one, other] = new Set(ids)
    return one !== undefined && other === undefined ? one : null
  }
  for (const { id: mergeId, name } of referred) {
    if (firmName(name)?.law != null || deals.some((deal) => deal.accountId === mergeId)) continue
    const keepId =
      only(
        deals
          .filter((deal) => nameKeyOf(deal.name) === nameKeyOf(name) || isShortOfDeal(name, deal.name))
          .map(({ accountId }) => accountId),
      ) ?? calledWithDeal(name, deals, (called) => only(bearers.get(nameKeyOf(called)) ?? []))
    if (keepId === null || keepId === mergeId || merged.has(keepId) || isKeptApart(db, keepId, mergeId))
      continue
    mergeShortNamed(merging, keepId, mergeId)
    merged.add(mergeId)
  }
  return merged
}

/**
 * Merges those that are called by a word of the language which the team's own records call one other account by: 秀湖, where
 * that one's short name is 秀湖医院 or a deal of it begins so. In a column of customers it means nothing else.
 */
function mergeCalledByTeam(merging: Merging, referred: readonly { id: string; name: string }[]): Set<string> {
  const { db } = merging
  const merged = new Set<string>()
  const words = referred.filter(
    ({ name }) => oneShortWord.test(name.trim()) && wordClassOf(name.trim().toLowerCase()) === 'plain',
  )
  if (words.length === 0) return merged
  const others = namesOfOthers(db)
  const known = listAccounts(db)
  const deals = listDealNames(db)
  for (const { id: mergeId, name } of words) {
    const word = nameKeyOf(name.trim())
    if (others.has(word)) continue
    const bearing = known.filter(
      (account) =>
        account.id !== mergeId && [account.name, ...aliasesOf(account)].some((one) => holdsWord(one, word)),
    )
    const [keep, another] = bearing
    if (keep === undefined || another !== undefined || isKeptApart(db, keep.id, mergeId)) continue
    const isItsBrand = brandsOf(keep.name).includes(word)
    const isCalledSo =
      isItsBrand ||
      aliasesOf(keep).some((alias) => nameKeyOf(alias).replace(kindOfHouse, '') === word) ||
      deals.some((deal) => deal.accountId === keep.id && beginsWithWord(deal.name, word))
    if (!isCalledSo) continue
    mergeShortNamed(merging, keep.id, mergeId)
    merged.add(mergeId)
  }
  return merged
}
/** What a house is, behind what it is called by. */
const kindOfHouse =
  /(?:医院|公司|集团|大学|学院|学校|中学|小学|银行|酒店|中心|[厂院局所站]|\s+(?:group|hospital|school|college|university|bank|hotel))$/u
/** What a name without legal form, as a team writes it in its own list, is but for place and trade: 同德 of 威海同德水产. */
const brandsOf = (name: string): string[] => {
  const { core, region, isChinese } = nameForm(name)
  if (!isChinese || /公司$/.test(name)) return []
  const [brand] = region === null ? [] : shortNamesOf(name).filter((called) => endsInTrade(core, called))
  return [brandBehindTown(core), brand].flatMap((one) => one ?? [])
}
const beginsWithWord = (name: string, word: string): boolean =>
  /\p{Script=Han}/u.test(word)
    ? nameKeyOf(name).startsWith(word)
    : nameKeyOf(name).split(/[^\p{L}\p{N}]+/u)[0] === word

/**
 * Merges those whose name is one other account's written short (Corvan Marine Svcs, 澄岳检修) or without its legal form, its
 * place or its last words (锐川光电 of 锐川光电（惠州）有限公司), as a reference that came in after it would have been read.
 * Nothing is merged where a second account may be meant.
 */
function mergeContracted(merging: Merging, referred: readonly { id: string; name: string }[]): Set<string> {
  const { db } = merging
  const merged = new Set<string>()
  if (referred.length === 0) return merged
  const cutShort = new Map<string, Set<string>>()
  const contractions = createContractions()
  for (const { id, name, aliases } of listAccounts(db))
    for (const one of wholeNamesOf({ name, aliases: aliasesOf({ aliases }) })) {
      contractions.add(id, one)
      for (const called of abbreviationsOf(one).full) {
        const key = nameKeyOf(called)
        cutShort.set(key, (cutShort.get(key) ?? new Set()).add(id))
      }
    }
  const others = namesOfOthers(db)
  for (const { id: mergeId, name } of referred) {
    if (oneWord.test(name.trim())) continue
    const meant = contractions.of(name)
    for (const id of cutShort.get(nameKeyOf(name)) ?? []) meant.add(id)
    for (const id of [mergeId, ...merged]) meant.delete(id)
    const [keepId] = meant
    if (keepId === undefined || meant.size > 1 || others.has(nameKeyOf(name))) continue
    if (isKeptApart(db, keepId, mergeId)) continue
    mergeShortNamed(merging, keepId, mergeId)
    merged.add(mergeId)
  }
  return merged
}

/**
 * Merges those whose name is the only other account's with its legal form or its place: 锐川光电（惠州）有限公司, to which a deal
 * refers, into 锐川光电, which a list of customers has.
 */
function mergeLonger(merging: Merging, referred: readonly { id: string; name: string }[]): Set<string> {
  const { db } = merging
  const merged = new Set<string>()
  if (referred.length === 0) return merged
  const named = new Map<string, string[]>()
  const cutTo = new Map<string, number>()
  for (const { id, name } of listAccounts(db)) {
    named.set(nameKeyOf(name), [...(named.get(nameKeyOf(name)) ?? []), id])
    for (const key of new Set(abbreviationsOf(name).full.map(nameKeyOf)))
      cutTo.set(key, (cutTo.get(key) ?? 0) + 1)
  }
  const others = namesOfOthers(db)
  for (const { id: mergeId, name } of referred) {
    const { core } = nameForm(name)
    const shorter = abbreviationsOf(name)
      .full.filter((called) => nameForm(called).core === core && !oneWord.test(called))
      .map(nameKeyOf)
      .filter((key) => cutTo.get(key) === 1 && !others.has(key))
      .flatMap((key) => named.get(key) ?? [])
    const [keepId, ...more] = new Set(shorter)
    if (keepId === undefined || more.length > 0 || merged.has(keepId) || isKeptApart(db, keepId, mergeId))
      continue
    mergeShortNamed(merging, keepId, mergeId)
    merged.add(mergeId)
  }
  return merged
}

/**
 * Merges those that are called by the distinctive word of one other account alone and by where, or as what, it stands there:
 * Halvorsen太仓 and Corvan Group, Bergen. A site that is elsewhere than the account, and the word of several, is only asked about.
 */
function mergeSites(merging: Merging, referred: readonly { id: string; name: string }[]): Set<string> {
  const { db } = merging
  const merged = new Set<string>()
  const sites = referred.flatMap(({ id, name }) => {
    const site = siteOf(name)
    return site === null || (site.isGroup && !hasPeopleAlone(db, id)) ? [] : [{ id, site }]
  })
  if (sites.length === 0) return merged
  const siteById = new Map(sites.map(({ id, site }) => [id, site]))
  const others = namesOfOthers(db)
  const known = listAccounts(db)
  for (const { id: mergeId, site } of sites) {
    if (others.has(nameKeyOf(site.brand))) continue
    const [word = site.brand] = site.brand.split(' ')
    // Another site by the same word is no customer of its own; Corvan Marine Bergen is one that Corvan Group may mean.
    const isLonger = (id: string) => (siteById.get(id)?.brand.length ?? longestName) > site.brand.length
    const bearing = known.filter(
      (account) =>
        account.id !== mergeId &&
        isLonger(account.id) &&
        [account.name, ...aliasesOf(account)].some((name) => holdsWord(name, word)),
    )
    const [keep, ...more] = bearing
    if (keep === undefined || isKeptApart(db, keep.id, mergeId)) continue
    const names = [keep.name, ...aliasesOf(keep)]
    if (!names.some((name) => beginsWithBrand(name, site))) continue
    const isOneOfTwo = sites.some((other) => areTwo(site, other.site))
    if (more.length > 0 || isOneOfTwo || isElsewhere(site, keep.name)) {
      if (bearing.length <= mostAsked) for (const { id } of bearing) proposeMerge(merging, id, mergeId)
      continue
    }
    mergeShortNamed(merging, keep.id, mergeId)
    merged.add(mergeId)
  }
  return merged
}
const mostAsked = 3
const longestName = Number.POSITIVE_INFINITY

/** What `createShortNames` decides on: a brand alone, and a single word that is no letters in capitals. */
const oneWord = /^(?:\p{Script=Han}{2}|(?!\p{Lu}+$)(?:(?!\p{Script=Han})\p{L})+)$/u
const oneShortWord = /^(?:\p{Script=Han}{2,4}|(?:(?!\p{Script=Han})\p{L}){4,24})$/u

/** The merges of this kind that rest on an account of an import, newest first. */
export const shortNameMergesOf = (db: ReadableDb, importId: string): string[] =>
  (
    db
      .read(
        `SELECT DISTINCT p.change_set_id AS id FROM merge_proposals p JOIN accounts a ON a.id IN (p.keep_id, p.merge_id)
         WHERE p.change_set_id IS NOT NULL AND p.status = 'merged' AND a.import_id = ? ORDER BY p.decided_at DESC, 1 DESC`,
      )
      .all(importId) as { id: string }[]
  ).map(({ id }) => id)
