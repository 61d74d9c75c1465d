import type { Ground } from '../../../shared/contract/captures.ts'
import { isAddressedIn, isNamedIn } from '../../contacts/calledInText.ts'
import type { Contact } from '../../contacts/store.ts'
import { nameKeyOf } from '../../nameKey.ts'
import { isAddressAt, isShortAddressAt, surnameOf } from '../formsOfAddress.ts'
import type { Directory } from './directory.ts'
import { calledBy } from './grounds.ts'

/** Tells which person a name, a form of address or a text means. */
export function createPersons({
  mentions,
  firstNames,
  contacts,
  contactById,
  contactsOf,
  contactOf,
  isOurs,
  aliasedPeople,
}: Directory) {
  /** The person of an account whom the text names, by name or by surname and title; the only one, or none. */
  const contactIn = (text: string, accountId: string): Contact | null => {
    const colleagues = contactsOf(accountId)
    const byShortName = new Set(firstNames.calledByInitial(text).map(({ id }) => id))
    const named = colleagues.filter((contact) => byShortName.has(contact.id) || isNamedIn(text, contact))
    if (named.length > 0) return named.length === 1 ? named[0]! : null
    const addressed = colleagues.filter((contact) => isAddressedIn(text, contact, colleagues))
    return addressed.length === 1 ? addressed[0]! : null
  }

  /** Those whose work is on file by their surnames; made when the first text asks. */
  let titled: ReadonlyMap<string, readonly Contact[]> | null = null
  /**
   * The only account of whose people a text calls somebody by surname and by the very title that the records give them (柯厂长 of
   * 柯立群, 厂长); a surname with another title may be anybody's.
   */
  function accountOfTitledIn(text: string): string | null {
    titled ??= Map.groupBy(
      contacts.filter(
        ({ name, title }) => title !== null && surnameOf(name) !== null && !isOurs(name, undefined),
      ),
      ({ name }) => name[0]!,
    )
    const found = new Set<string>()
    for (let at = 0; at < text.length - 1; at++) {
      const called = titled.get(text[at]!)
      if (called === undefined || !(isAddressAt(text, at) || isShortAddressAt(text, at))) continue
      for (const { accountId, title } of called) if (title!.includes(text[at + 1]!)) found.add(accountId)
    }
    return found.size === 1 ? [...found][0]! : null
  }

  /** The one person of an account whom the words of an appointment name or call; of two who come it is with neither alone. */
  const onlyGuestIn = (text: string, accountId: string): string | null => {
    const colleagues = contactsOf(accountId)
    const called = colleagues.filter((one) => isNamedIn(text, one) || isAddressedIn(text, one, colleagues))
    return called.length === 1 ? called[0]!.id : null
  }

  /** Who writes under a name that tells the account and the form of address (秦部长-瑞穹采购); known people only. */
  const writerCalled = (name: string): Contact | null => {
    const accountId = mentions.accountIn(name, '')
    return accountId === null ? null : contactIn(name, accountId)
  }

  /** Whether a name is neither one of ours nor of anybody on file, and no customer's. */
  const isNobodyKnown = (name: string, accountId: string): boolean =>
    !isOurs(name, undefined, { accountId, isMail: true }) &&
    !contacts.some((contact) => nameKeyOf(contact.name) === nameKeyOf(name)) &&
    mentions.accountsNamedIn(name).size === 0

  /** The contact who writes under a name, whosever they are; null for one of us and for nobody known. */
  const writer = (name: string): Contact | null =>
    isOurs(name, undefined) ? null : (contactOf(name) ?? writerCalled(name))

  /** Why somebody who writes under a name is the contact that `contactCalled` finds. */
  function groundOfWriter(name: string): Ground {
    const contact = contactOf(name)
    return contact ? calledBy('sender', contact, name) : { code: 'personAddressed', text: name }
  }

  /** The names of the people of an account whom a text names or calls. */
  const peopleNamedIn = (text: string, accountId: string): string[] => {
    const named = mentions.peopleIn(text, accountId).flatMap((id) => contactById.get(id)?.name ?? [])
    const called = named.length > 0 ? null : contactIn(text, accountId)
    return called ? [called.name] : named
  }

  /** The contact of an account who writes under a name, or null. */
  function contactCalled(name: string, accountId: string): Contact['id'] | null {
    const contact = isOurs(name, undefined) ? null : (contactOf(name) ?? writerCalled(name))
    return contact !== null && contact.accountId === accountId ? contact.id : null
  }

  /** The contact of an account whom a name or a form of address means (孟主任); null where it isn't one person. */
  const calledAt = (accountId: string, called: string): string | null =>
    aliasedPeople(accountId, called)[0]?.contact.id ?? contactIn(called, accountId)?.id ?? null

  return {
    contactIn,
    accountOfTitledIn,
    onlyGuestIn,
    writerCalled,
    isNobodyKnown,
    writer,
    groundOfWriter,
    peopleNamedIn,
    contactCalled,
    calledAt,
  }
}
export type Persons = ReturnType<typeof createPersons>
