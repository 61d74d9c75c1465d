import { isAddressedIn, isNamedIn } from '../contacts/calledInText.ts'
import type { Contact } from '../contacts/store.ts'

type Named = Pick<Contact, 'id' | 'name' | 'nickname'>

/** Who of an account a few words call, by name or as people are addressed; of several who could be meant, nobody. */
export function whoIsCalled<One extends Named>(words: string, contacts: readonly One[]): One | null {
  const meant = contacts.filter(
    (contact) => isNamedIn(words, contact) || isAddressedIn(words, contact, contacts),
  )
  return meant.length === 1 ? meant[0]! : null
}
