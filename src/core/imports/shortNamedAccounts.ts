import { aliasesOf, listAccounts } from '../accounts/store.ts'
import type { ReadableDb } from '../db/open.ts'
import { listOpenDealNames } from '../deals/store.ts'
import { nameKeyOf } from '../nameKey.ts'
import { abbreviationsOf } from './matching/abbreviations.ts'
import { createContractions } from './matching/contractions.ts'
import { createShortNames } from './matching/shortNames.ts'
import { type Merging, mergeShortNamed } from './proposals.ts'
import { namesOfOthers } from './shortNameOthers.ts'

/**
 * Merges each account that a table made by a mere short name (禾田 in an order list) into the account that has come in since
 * and that alone can be called so, whichever of the files was read first. What a person has kept apart, or taken apart again,
 * stays apart; where two could be meant, a person is asked as before. Returns how many were merged.
 */
export function mergeShortNamedAccounts(merging: Merging): number {
  const { db } = merging
  const all = listReferredOnly(db)
  const done = mergeContracted(merging, all)
  const contracted = done.size
  const referred = new Map(
    all
      .filter(({ id, name }) => !done.has(id) && oneShortWord.test(name.trim()))
      .map(({ id, name }) => [nameKeyOf(name), id]),
  )
  if (referred.size === 0) return contracted
  const ids = new Set(referred.values())
  const others = listAccounts(db).filter(({ id }) => !ids.has(id))
  const shortNames = createShortNames(
    others.map(({ id, name, aliases }) => ({ id, name, aliases: aliasesOf({ aliases }) })),
    { deals: listOpenDealNames(db), others: namesOfOthers(db) },
  )
  let merged = contracted
  for (const { id: keepId } of others)
    for (const called of shortNames.of(keepId)) {
      const mergeId = referred.get(called)
      if (mergeId === undefined || isKeptApart(db, keepId, mergeId)) continue
      mergeShortNamed(merging, keepId, mergeId)
      merged += 1
    }
  return merged
}

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
  for (const { id, name } of listAccounts(db)) {
    contractions.add(id, name)
    for (const called of abbreviationsOf(name).full) {
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

/** What `createShortNames` decides on: a brand alone, and a single word that is no letters in capitals. */
const oneWord = /^(?:\p{Script=Han}{2}|(?!\p{Lu}+$)(?:(?!\p{Script=Han})\p{L})+)$/u
const longestShortName = 60
const oneShortWord = /^(?:\p{Script=Han}{2,4}|(?:(?!\p{Script=Han})\p{L}){4,24})$/u

/** Accounts of which nothing is known but that rows refer to them. */
const listReferredOnly = (db: ReadableDb): { id: string; name: string }[] =>
  db
    .read(
      `SELECT id, name FROM accounts WHERE evidence_id IS NULL AND code IS NULL AND aliases IS NULL
          AND import_id IS NOT NULL AND merged_into_id IS NULL AND deleted_at IS NULL AND length(name) <= ${longestShortName}`,
    )
    .all() as { id: string; name: string }[]

/** Whether a person has said that two accounts are two, or has taken apart what was merged. */
const isKeptApart = (db: ReadableDb, keepId: string, mergeId: string): boolean =>
  db
    .read(
      `SELECT 1 FROM merge_proposals WHERE entity = 'account' AND (status = 'dismissed' OR change_set_id IS NOT NULL)
        AND (keep_id = ? AND merge_id = ? OR keep_id = ? AND merge_id = ?)`,
    )
    .get(keepId, mergeId, mergeId, keepId) !== undefined

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
