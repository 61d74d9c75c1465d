import { isAddressedIn, isNamedIn } from '../contacts/calledInText.ts'
import type { Contact } from '../contacts/store.ts'

/** Who of an account a few words call, by name or as people are addressed; of several who could be meant, nobody. */
export function whoIsCalled(words: string, contacts: readonly Contact[]): Contact | null {
  const meant = contacts.filter(
    (contact) => isNamedIn(words, contact) || isAddressedIn(words, contact, contacts),
  )
  return meant.length === 1 ? meant[0]! : null
}
