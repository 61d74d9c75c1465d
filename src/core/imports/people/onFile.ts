import type { Account } from '../../accounts/store.ts'
import type { Contact } from '../../contacts/store.ts'
import { nameKeyOf } from '../../nameKey.ts'
import { domainsOf, isSharedDomain } from '../mailDomain.ts'
import { nameAbroad } from '../matching/latinNames.ts'
import { nameFormsOf } from '../personNames.ts'
import { createDomainsByName } from './domainsByName.ts'

/** Titles that people put after a name in a chat: 周岚主任, Dr Lin. */
const honorific =
  /(副?主任|副?院长|副?科长|副?处长|副?部长|经理|总监|总|老师|医生|工程师|工|先生|女士|护士长|所长)$|^(dr|mr|ms|mrs|prof)\.?\s+/gi

/** A name that an address spells out, by which colleagues abroad call somebody: tony.shen@ is Tony Shen. */
function nameInAddress(email: string | null): string | null {
  const parts = /^(\p{Ll}{2,})[._-](\p{Ll}{2,})@/u.exec(email?.toLowerCase() ?? '')
  return parts === null ? null : `${capital(parts[1]!)} ${capital(parts[2]!)}`
}
const capital = (word: string): string => word[0]!.toUpperCase() + word.slice(1)

/** Who is on file, found by name, chat id or address, and the accounts whose people write from a domain. */
export function createOnFile(
  contacts: Contact[],
  accounts: readonly Account[],
  { unproven, ownDomains }: { unproven: ReadonlySet<string>; ownDomains: ReadonlySet<string> },
) {
  const byKey = new Map<string, Contact | null>()
  const put = (key: string | null, contact: Contact) => {
    if (!key) return
    const tidy = nameKeyOf(key)
    byKey.set(tidy, byKey.has(tidy) && byKey.get(tidy)?.id !== contact.id ? null : contact)
  }
  const accountByDomain = new Map<string, string | null>()
  const putDomain = (address: string | null, accountId: string) => {
    const domain = address === null ? undefined : domainsOf(address)[0]
    if (domain === undefined || isSharedDomain(domain)) return
    const known = accountByDomain.get(domain)
    accountByDomain.set(domain, known === undefined || known === accountId ? accountId : null)
  }
  for (const contact of contacts) {
    put(contact.name, contact)
    put(contact.wechat, contact)
    put(contact.nickname, contact)
    put(nameAbroad(contact.name, contact.nickname), contact)
    put(contact.email, contact)
    put(nameInAddress(contact.email), contact)
    putDomain(contact.email, contact.accountId)
  }
  for (const { id, website } of accounts) putDomain(website, id)
  const ownerByName = createDomainsByName(accounts, (id) => !unproven.has(id))
  const byAccount = Map.groupBy(contacts, ({ accountId }) => accountId)
  const contactById = new Map(contacts.map((contact) => [contact.id, contact]))

  /** The account whose people write from an address's domain, or from the domain above it. */
  const accountOfAddress = (address: string | undefined): string | null => {
    if (!address?.includes('@')) return null
    for (const domain of domainsOf(address)) {
      const known = accountByDomain.get(domain)
      if (known !== undefined) return known
    }
    const [domain] = domainsOf(address)
    const [firm] = domainsOf(address).slice(-1)
    if (domain === undefined || firm === undefined || isSharedDomain(firm) || ownDomains.has(domain))
      return null
    return ownerByName(firm)
  }

  /** The contact whom a name, a chat id or an address means. */
  const contactOf = (name: string | undefined): Contact | null => {
    if (!name) return null
    for (const form of nameFormsOf(name)) {
      const known = byKey.get(form) ?? byKey.get(nameKeyOf(form.replace(honorific, '')))
      if (known) return known
    }
    return null
  }

  /** Somebody who was made a contact since: their further messages are theirs. */
  function meet(contact: Contact): void {
    contacts.push(contact)
    contactById.set(contact.id, contact)
    byAccount.set(contact.accountId, [...(byAccount.get(contact.accountId) ?? []), contact])
    put(contact.name, contact)
    put(contact.email, contact)
  }

  /** Somebody on file writes from this address: who else writes from its domain is of the same account. */
  function learnAddress(contact: Contact, address: string): void {
    put(address, contact)
    putDomain(address, contact.accountId)
  }

  return {
    contacts,
    contactById,
    contactOf,
    accountOfAddress,
    meet,
    learnAddress,
    /** The people of an account. */
    contactsOf: (accountId: string): readonly Contact[] => byAccount.get(accountId) ?? [],
    /** Whether one contact alone is called by a key. */
    isContact: (key: string): boolean => Boolean(byKey.get(key)),
    /** The account whose people an e-mail address is of, by its domain; null where none or several are. */
    accountOf: (address: string): string | null =>
      byKey.get(nameKeyOf(address))?.accountId ?? accountOfAddress(address),
  }
}
