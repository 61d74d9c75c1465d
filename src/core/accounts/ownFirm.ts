import { readWorkspaceSettings } from '../app/workspaceSettings.ts'
import { listLiveContacts } from '../contacts/store.ts'
import type { ReadableDb } from '../db/open.ts'
import { hasDeals, listDealOwners } from '../deals/store.ts'
import { domainsOf, isSharedDomain } from '../imports/mailDomain.ts'
import { spelledInLatin } from '../imports/matching/latinNames.ts'
import { nameForm } from '../imports/matching/nameForm.ts'
import { nameKeyOf } from '../nameKey.ts'
import { listAccountNamesById, listAccountOwners } from './store.ts'

const us =
  /^(我司|我方|本公司|我们(公司)?|自己(人|公司)?|公司内部|内部(人员|同事)?|同事|our (company|firm|side|team)|us|internal|self|colleagues?)$/i

/** Whether a name is that of our own firm: as the settings call it, but for legal form and place, or 我司. */
export function isOwnFirm(name: string, ownFirm: string): boolean {
  if (us.test(nameKeyOf(name))) return true
  if (ownFirm.trim().length < 2) return false
  const [one, own] = [nameForm(name), nameForm(ownFirm)]
  return (
    one.letters === own.letters ||
    (own.core.length >= 2 && one.core === own.core && one.region === own.region) ||
    (own.isChinese && !one.isChinese && isSpelling(one.words, ownFirm))
  )
}

const shortestSpelling = 5
/** Whether Latin words begin with the name of a Chinese firm: Hengrui Electric is 江苏衡锐电气. */
const isSpelling = ([first]: readonly string[], ownFirm: string): boolean =>
  first !== undefined && spellingsOf(ownFirm).includes(first)

/** How the name of a Chinese firm begins in Latin letters, of two of its letters or more: `hengrui`, `hengruidianqi`. */
export function spellingsOf(firm: string): string[] {
  const { core, isChinese } = nameForm(firm)
  if (!isChinese) return []
  return [2, 3, 4]
    .filter((length) => length <= core.length)
    .map((length) => spelledInLatin(core.slice(0, length)))
    .filter((spelled) => spelled.length >= shortestSpelling)
}

/** Colleagues who are listed like contacts and own customers or deals, from whom on their employer is ours. */
const leastOwners = 2

/**
 * The firm whose people own customers and deals, where an address book lists them beside the customers' and nobody has said
 * what our firm is called: at least two of those it lists there, and half of them; and nothing is sold to it.
 */
function employersOfOwners(db: ReadableDb): string[] {
  const owners = new Set(
    [...listDealOwners(db), ...listAccountOwners(db)]
      .flatMap((cell) => cell.split(/[/、,，;；&+]| and |和/))
      .map(nameKeyOf),
  )
  if (owners.size === 0) return []
  const people = Map.groupBy(listLiveContacts(db), ({ accountId }) => accountId)
  return [...people].flatMap(([accountId, listed]) => {
    const ours = listed.filter(({ name }) => owners.has(nameKeyOf(name))).length
    return ours >= leastOwners && ours * 2 >= listed.length && !hasDeals(db, accountId) ? [accountId] : []
  })
}

/** The accounts that are our own firm, and the names of colleagues whom an address book lists among them. */
export function ownFirmIn(db: ReadableDb): {
  accountIds: ReadonlySet<string>
  colleagues: readonly string[]
  /** What follows the @ of their addresses, where it is the firm's own. */
  domains: ReadonlySet<string>
} {
  const { ownFirm, actorName } = readWorkspaceSettings(db)
  const accountIds = new Set([
    ...listAccountNamesById(db).flatMap(({ id, name }) => (isOwnFirm(name, ownFirm) ? [id] : [])),
    ...employersOfOwners(db),
  ])
  const contacts = listLiveContacts(db)
  // An address book that lists the owner of the workspace lists them under their own firm.
  for (const { name, accountId } of contacts)
    if (nameKeyOf(name) === nameKeyOf(actorName) && !hasDeals(db, accountId)) accountIds.add(accountId)
  const colleagues = contacts.filter(({ accountId }) => accountIds.has(accountId))
  return {
    accountIds,
    colleagues: colleagues.map(({ name }) => name),
    domains: new Set(
      colleagues
        .flatMap(({ email }) => (email === null ? [] : domainsOf(email).slice(0, 1)))
        .filter((domain) => !isSharedDomain(domain)),
    ),
  }
}
