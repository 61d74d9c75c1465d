import type { Contact } from '../contacts/store.ts'
import { isAddressAt, surnameOf } from '../imports/formsOfAddress.ts'

type Named = Pick<Contact, 'id' | 'name'>

/** Whether a text calls this contact, by name or by a surname and title that nobody else there has. */
function isCalled(text: string, contact: Named, colleagues: readonly Named[]): boolean {
  if (text.includes(contact.name)) return true
  const surname = surnameOf(contact.name)
  if (surname === null) {
    const [first] = contact.name.split(' ')
    const isOnly = colleagues.every((one) => one.id === contact.id || one.name.split(' ')[0] !== first)
    return (
      first !== undefined &&
      first.length > 2 &&
      isOnly &&
      new RegExp(`\\b${RegExp.escape(first)}\\b`).test(text)
    )
  }
  if (colleagues.some((one) => one.id !== contact.id && surnameOf(one.name) === surname)) return false
  for (let at = text.indexOf(surname); at >= 0; at = text.indexOf(surname, at + 1))
    if (isAddressAt(text, at)) return true
  return false
}

/** Who of an account a few words call, by name or as people are addressed; of several who could be meant, nobody. */
export function whoIsCalled<One extends Named>(words: string, contacts: readonly One[]): One | null {
  const meant = contacts.filter((contact) => isCalled(words, contact, contacts))
  return meant.length === 1 ? meant[0]! : null
}
