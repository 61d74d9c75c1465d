import { ownFirmIn, spellingsOf } from '../accounts/ownFirm.ts'
import { listCalledAccounts } from '../accounts/store.ts'
import { listActivityOwners } from '../activities/store.ts'
import { readWorkspaceSettings } from '../app/workspaceSettings.ts'
import { listLiveContacts } from '../contacts/store.ts'
import type { ReadableDb } from '../db/open.ts'
import { listOwnerNames } from '../deals/store.ts'
import type { Side, SideOf } from '../facts/whoSays/sides.ts'
import { isFormOfAddress, surnameOf } from '../imports/formsOfAddress.ts'
import { abbreviationsOf } from '../imports/matching/abbreviations.ts'
import { latinFormsOf } from '../imports/matching/latinNames.ts'
import { nameKeyOf } from '../nameKey.ts'

const usKey = /^(我们?|我方|我司|咱们?|us|we|our side)$/
const themKey = /^(客户|对方|甲方|业主|用户|院方|厂方|校方|他们|customer|client|them|they)$/

/** The given name of a person with a Latin one, by which colleagues call them. */
const firstNameOf = (name: string): string | null => /^(\p{Lu}[\p{Ll}’'-]+) \p{Lu}/u.exec(name)?.[1] ?? null

/** 小陆, 老许 and 阿强 call somebody by surname as 陆工 does. */
const surnameCalled = (name: string): string | null =>
  /^[老小阿]\p{Script=Han}$/u.test(name) ? name[1]! : isFormOfAddress(name) ? name[0]! : null

/**
 * On which side somebody sits, by whom the workspace knows: those who own accounts and deals are ours, contacts and
 * accounts are the customer's. A Chinese name is known by its pinyin and initials as well (Lu Yiming, Yiming, LYM). The
 * names are fetched when the first is asked for.
 */
export function sidesKnown(db: ReadableDb): SideOf {
  let known: Map<string, Side | null> | null = null
  let people: Record<Side, readonly string[]> = { ours: [], theirs: [] }
  let latin: Map<string, Side | null> | null = null
  /** The sides of whole names in Latin letters, of given names and initials; made when the first is asked for. */
  const latinSides = (): Map<string, Side | null> => {
    const sides = new Map<string, Side | null>()
    for (const side of ['ours', 'theirs'] as const)
      for (const name of people[side]) {
        const { spoken, initials } = latinFormsOf(name)
        for (const form of initials === null ? spoken : [...spoken, initials])
          sides.set(form, (sides.get(form) ?? side) === side && sides.get(form) !== null ? side : null)
      }
    return sides
  }
  let surnames: { ours: Set<string | null>; theirs: Set<string | null> } | null = null
  const customers = new Set<string>()
  const fetch = () => {
    const { actorName, ownOwners, ownFirm } = readWorkspaceSettings(db)
    const { accountIds, colleagues } = ownFirmIn(db)
    const live = listLiveContacts(db).filter(({ accountId }) => !accountIds.has(accountId))
    const contacts = live.map(({ name }) => name)
    const theirs = new Set(contacts.flatMap((name) => [name, firstNameOf(name) ?? name].map(nameKeyOf)))
    const ours = [
      ...[actorName, ...ownOwners, ...listOwnerNames(db), ...colleagues],
      // Whoever the lists of complaints and visits say looks after them; a customer's name tells nothing there.
      ...listActivityOwners(db).filter((name) => !theirs.has(nameKeyOf(name))),
    ].filter((name) => name.length > 1)
    const sides = new Map<string, Side | null>()
    const put = (name: string | null, side: Side) => {
      if (name === null) return
      const key = nameKeyOf(name)
      // A name that either side has tells nothing.
      sides.set(key, (sides.get(key) ?? side) === side && sides.get(key) !== null ? side : null)
    }
    for (const name of ours) for (const one of [name, firstNameOf(name)]) put(one, 'ours')
    for (const name of contacts) for (const one of [name, firstNameOf(name)]) put(one, 'theirs')
    // 小丁, 毛师傅: as the team calls them.
    for (const { nickname } of live) put(nickname, 'theirs')
    if (ownFirm.length > 1) {
      const { full, beginning } = abbreviationsOf(ownFirm)
      for (const one of [ownFirm, ...full, beginning, ...spellingsOf(ownFirm)]) put(one, 'ours')
    }
    for (const { id, name, aliases } of listCalledAccounts(db)) {
      if (accountIds.has(id)) continue
      const { full, beginning } = abbreviationsOf(name)
      for (const one of [name, ...aliases, ...full, beginning]) {
        put(one, 'theirs')
        if (one !== null) customers.add(nameKeyOf(one))
      }
    }
    people = { ours, theirs: contacts }
    surnames = { ours: new Set(ours.map(surnameOf)), theirs: new Set(contacts.map(surnameOf)) }
    return sides
  }
  const isCustomer = (name: string): boolean => {
    known ??= fetch()
    const key = nameKeyOf(name)
    return customers.has(key) && known.get(key) === 'theirs'
  }
  const sideOf = (name: string): Side | null => {
    const key = nameKeyOf(name)
    if (usKey.test(key)) return 'ours'
    if (themKey.test(key)) return 'theirs'
    known ??= fetch()
    const side = known.get(key)
    if (side !== undefined) return side
    if (/^\p{Script=Latin}/u.test(name)) {
      latin ??= latinSides()
      // Initials are written in capitals; a word of as many small letters is a word.
      return (
        latin.get(name.trim()) ??
        latin.get(key.replaceAll('-', '').replace(/^(mr|mrs|ms|dr)\.? /, '')) ??
        null
      )
    }
    const surname = surnameCalled(name)
    if (surname === null || surnames === null) return null
    const [isOurs, isTheirs] = [surnames.ours.has(surname), surnames.theirs.has(surname)]
    return isOurs === isTheirs ? null : isOurs ? 'ours' : 'theirs'
  }
  return Object.assign(sideOf, { isCustomer })
}
