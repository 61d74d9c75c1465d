import { type Account, aliasesOf, listAccounts } from '../accounts/store.ts'
import type { ReadableDb } from '../db/open.ts'
import { nameKeyOf } from '../nameKey.ts'
import { abbreviationsOf } from './matching/abbreviations.ts'
import { type DuplicateMark, duplicateMark } from './matching/duplicateMarks.ts'
import { codeForm } from './matching/match.ts'
import { firmName, relationOf } from './matching/sameFirm.ts'
import { type Merging, mergeShortNamed } from './proposals.ts'
import { isKeptApart } from './referredAccounts.ts'

/** Words of which one stands in every row that is marked; `duplicateMark` says which rows are. */
const words = ['重', '并', '用', '废', '误建', 'dup', 'merge', 'use', 'dnu', 'void', 'inactive', 'obsolete']
const heading = /^[^:\n]{1,40}: /

/** Accounts whose own row in a list says that they are second records, with what it says. */
function listMarked(
  db: ReadableDb,
  known: ReadonlyMap<string, Account>,
): { account: Account; mark: DuplicateMark }[] {
  const rows = db
    .read(
      `SELECT a.id, e.text FROM accounts a JOIN evidence e ON e.id = a.evidence_id AND e.kind = 'row'
       WHERE a.merged_into_id IS NULL AND a.deleted_at IS NULL AND (${words.map(() => 'e.text LIKE ?').join(' OR ')})`,
    )
    .all(...words.map((word) => `%${word}%`)) as { id: string; text: string }[]
  return rows.flatMap(({ id, text }) => {
    const account = known.get(id)
    if (account === undefined) return []
    const lines = text.split('\n')
    const cells = lines.map((line) => line.replace(heading, ''))
    // The cell of the name is the one that is called as the account is, but for the mark.
    const written = cells.find((cell) => duplicateMark(cell, [])?.name === account.name) ?? account.name
    const mark = duplicateMark(written, [...lines.filter((line) => heading.test(line)), ...cells])
    return mark === null ? [] : [{ account, mark }]
  })
}

/**
 * Merges what a list of customers marks as a second record (重复,勿用; merged into AC-77) into the one that is kept: by the number
 * or name that the list gives, else into the only one that can be called so. Told and undone as short names are, whichever of
 * the two came in first. A mark that leads to nobody leaves the customer as it is.
 */
export function mergeMarkedDuplicates(merging: Merging): number {
  const { db } = merging
  const accounts = listAccounts(db)
  const known = new Map(accounts.map((account) => [account.id, account]))
  const gone = new Set<string>()
  const marked = listMarked(db, known)
  const isMarked = new Set(marked.map(({ account }) => account.id))
  for (const { account, mark } of marked) {
    const others = accounts.filter(({ id }) => id !== account.id && !gone.has(id))
    const meant =
      mark.into === null
        ? others.filter((other) => !isMarked.has(other.id) && isCalled(other, account))
        : others.filter((other) => isNamed(other, mark.into!))
    const [keep] = meant
    if (keep === undefined || meant.length > 1 || isKeptApart(db, keep.id, account.id)) continue
    mergeShortNamed(merging, keep.id, account.id)
    gone.add(account.id)
  }
  return gone.size
}

/** Where a house says to be before all else: 江阴市 of 江阴市澄溪人民医院. */
const town = /^\p{Script=Han}{2,3}[市县区州]/u

/** Whether an account has this number or this very name. */
const isNamed = ({ code, ...account }: Account, told: string): boolean =>
  (code !== null && codeForm(code) === codeForm(told)) ||
  [account.name, ...aliasesOf(account)].some((name) => nameKeyOf(name) === nameKeyOf(told))

/** Whether one account may be called by the name of another, by one of its own names written shorter or otherwise. */
function isCalled(keep: Account, { name }: Account): boolean {
  const form = firmName(name)
  return [keep.name, ...aliasesOf(keep)].some((one) => {
    if (nameKeyOf(one) === nameKeyOf(name) || nameKeyOf(one.replace(town, '')) === nameKeyOf(name))
      return true
    if (abbreviationsOf(one).full.some((short) => nameKeyOf(short) === nameKeyOf(name))) return true
    const other = firmName(one)
    return form !== null && other !== null && relationOf(form, other) === 'same'
  })
}
