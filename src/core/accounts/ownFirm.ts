import { readWorkspaceSettings } from '../app/workspaceSettings.ts'
import { listLiveContacts } from '../contacts/store.ts'
import type { ReadableDb } from '../db/open.ts'
import { hasDeals, listDealOwners } from '../deals/store.ts'
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
    (own.core.length >= 2 && one.core === own.core && one.region === own.region)
  )
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
} {
  const { ownFirm } = readWorkspaceSettings(db)
  const accountIds = new Set([
    ...listAccountNamesById(db).flatMap(({ id, name }) => (isOwnFirm(name, ownFirm) ? [id] : [])),
    ...employersOfOwners(db),
  ])
  const colleagues =
    accountIds.size === 0
      ? []
      : listLiveContacts(db).flatMap(({ name, accountId }) => (accountIds.has(accountId) ? [name] : []))
  return { accountIds, colleagues }
}
