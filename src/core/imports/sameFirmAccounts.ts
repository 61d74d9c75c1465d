import { aliasesOf, listAccounts } from '../accounts/store.ts'
import { nameKeyOf } from '../nameKey.ts'
import { wordClassOf } from './matching/plainWords.ts'
import { type FirmName, firmKeys, firmName, relationOf } from './matching/sameFirm.ts'
import { holdsWord } from './matching/shortNames.ts'
import { type Merging, mergeShortNamed, proposeMerge } from './proposals.ts'
import { hasPeopleAlone, isKeptApart } from './referredAccounts.ts'
import { namesOfOthers } from './shortNameOthers.ts'

interface Known {
  id: string
  name: string
  isReferred: boolean
  names: readonly FirmName[]
}

/**
 * Merges those that are one other account but for legal form, place, article or trade: Fellgate Group, to which a deal refers, into
 * Fellgate Group (Shanghai) Co., Ltd. All that may be called so must be one firm: beside its house in Suzhou and its house in
 * Wuhan the bare name means neither. What may as well be another by law is asked about. Returns which were merged.
 */
export function mergeSameFirms(
  merging: Merging,
  referred: readonly { id: string; name: string }[],
): Set<string> {
  const { db } = merging
  const merged = new Set<string>()
  if (referred.length === 0) return merged
  const isReferred = new Set(referred.map(({ id }) => id))
  const byKey = new Map<string, Known[]>()
  const byId = new Map<string, Known>()
  for (const account of listAccounts(db)) {
    const names = [account.name, ...aliasesOf(account)].flatMap((name) => firmName(name) ?? [])
    const known = { id: account.id, name: account.name, isReferred: isReferred.has(account.id), names }
    byId.set(account.id, known)
    for (const key of new Set(names.flatMap(firmKeys))) byKey.set(key, [...(byKey.get(key) ?? []), known])
  }
  const others = namesOfOthers(db)
  for (const { id } of referred) {
    const one = byId.get(id)
    if (one === undefined || merged.has(id) || others.has(nameKeyOf(one.name))) continue
    const alike = [...new Set(one.names.flatMap(firmKeys).flatMap((key) => byKey.get(key) ?? []))].filter(
      (other) => other.id !== id && !merged.has(other.id),
    )
    const fitting = alike.filter((other) => relationBetween(one, other) !== 'other')
    const isSame = (left: Known, right: Known) =>
      relationBetween(left, right) === 'same' ||
      (relationBetween(left, right) === 'perhaps' && isPartAlone(merging, left, right))
    const keep = keptOf(one, fitting)
    if (keep === null) continue
    // What may mean the one that is kept may mean this one too, or it is asked about: 锦川(苏州) and 锦川(武汉) beside 锦川.
    const ofKept = alike.filter((other) => other.id !== keep.id && relationBetween(keep, other) !== 'other')
    const all = [...new Set([...fitting, ...ofKept, one])]
    const isOne =
      all.every((left) => all.every((right) => left === right || isSame(left, right))) &&
      all.filter((other) => !other.isReferred).length < 2
    if (all.some((known) => isWordOfOthers(known, all, [...byId.values()]))) continue
    if (!isOne) {
      for (const other of fitting.slice(0, mostAsked)) proposeMerge(merging, other.id, id)
      continue
    }
    if (isKeptApart(db, keep.id, id)) continue
    mergeShortNamed(merging, keep.id, id)
    merged.add(id)
  }
  return merged
}
const mostAsked = 3

/**
 * Whether a name without legal form may be cut short from the name of yet another customer, which begins with it, or is one short
 * word that any text or another's name may hold.
 */
function isWordOfOthers(
  { names: [name] }: Known,
  all: readonly Known[],
  accounts: readonly Known[],
): boolean {
  const [word = ''] = name?.brands ?? []
  const isShort = name?.isChinese ? word.length <= longestWord : !word.includes(' ')
  if (isShort && wordClassOf(word) === 'plain') return true
  const isWhole = name?.law !== null
  return accounts.some(
    (account) =>
      !all.includes(account) &&
      ((isShort && holdsWord(account.name, word)) ||
        (!isWhole &&
          account.names.some(({ brands }) =>
            brands.some((brand) => brand !== word && brand.startsWith(name.isChinese ? word : `${word} `)),
          ))),
  )
}
const longestWord = 3

const relationBetween = (left: Known, right: Known): 'same' | 'perhaps' | 'other' => {
  const found = left.names.flatMap((one) => right.names.map((other) => relationOf(one, other)))
  return found.includes('same') ? 'same' : found.includes('perhaps') ? 'perhaps' : 'other'
}

/** Whether of two of which one says to be the whole that one has nothing but people on file: its chairman signs for the customer. */
const isPartAlone = ({ db }: Merging, left: Known, right: Known): boolean => {
  const [whole, part] = left.names.some(({ isGroup }) => isGroup) ? [left, right] : [right, left]
  return (
    whole.isReferred &&
    whole.names.every(({ isGroup, law }) => isGroup && law === null) &&
    !part.names.some(({ isGroup }) => isGroup) &&
    hasPeopleAlone(db, whole.id)
  )
}

/** Which of those that may be one is kept: one that a list has, else the longest name. Null where this one itself is. */
function keptOf(one: Known, fitting: readonly Known[]): Known | null {
  const [listed] = fitting.filter(({ isReferred }) => !isReferred)
  if (listed !== undefined) return listed
  const [longest] = [...fitting, one].sort(
    (left, right) => right.name.length - left.name.length || (left.id < right.id ? -1 : 1),
  )
  return longest === undefined || longest === one ? null : longest
}
