import { readWorkspaceSettings } from '../app/workspaceSettings.ts'
import { listLiveContacts } from '../contacts/store.ts'
import type { ReadableDb } from '../db/open.ts'
import { domainsOf, isSharedDomain } from '../imports/mailDomain.ts'
import { spelledInLatin } from '../imports/matching/latinNames.ts'
import { nameForm } from '../imports/matching/nameForm.ts'
import { nameKeyOf } from '../nameKey.ts'
import { listAccountNamesById } from './store.ts'

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

/** The accounts that are our own firm, and the colleagues whom an address book lists among them. */
export function ownFirmIn(db: ReadableDb): {
  accountIds: ReadonlySet<string>
  colleagues: readonly string[]
  /** What follows the @ of their addresses, where it is the firm's own. */
  domains: ReadonlySet<string>
} {
  const { ownFirm, actorName } = readWorkspaceSettings(db)
  const accountIds = new Set(
    listAccountNamesById(db).flatMap(({ id, name }) => (isOwnFirm(name, ownFirm) ? [id] : [])),
  )
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

const hasDeals = (db: ReadableDb, accountId: string): boolean =>
  db.read('SELECT 1 FROM deals WHERE account_id = ? AND deleted_at IS NULL LIMIT 1').get(accountId) !==
  undefined
