import { contacts } from '../../contacts/schema.ts'
import { getContact } from '../../contacts/store.ts'
import { updateNoting } from '../../undo/changeSets.ts'
import type { About, People } from '../people.ts'
import { attendeesIn, introducedIn } from './introductions.ts'
import type { Taking } from './taking.ts'

/** Who writes for a customer without being on file is a person of it from now on; gives their id. */
export function makeContact(
  { db, linker, importId }: Taking['write'],
  people: People,
  { name, email, title }: NonNullable<About['stranger']>,
  accountId: string,
): string {
  const { id } = linker.contact(name, accountId, { ...(email !== null && { email }) })
  const contact = getContact(db, id)!
  if (title !== null && contact.title === null) updateNoting(db, importId, contacts, id, { title })
  people.meet({ ...contact, title: contact.title ?? title })
  return id
}

/** What somebody signs as is their title, where none is on file. */
export function noteTitle({ db, importId }: Taking['write'], contactId: string, title: string | null): void {
  if (title === null || getContact(db, contactId)?.title !== null) return
  updateNoting(db, importId, contacts, contactId, { title })
}

/** From where somebody of a customer writes is their address, where none is on file. */
export function noteAddress(
  { db, importId }: Taking['write'],
  people: People,
  contactId: string,
  address: string | undefined,
): void {
  const contact = address?.includes('@') ? getContact(db, contactId) : null
  if (contact === null || contact.email !== null) return
  updateNoting(db, importId, contacts, contactId, { email: address! })
  people.learnAddress({ ...contact, email: address! }, address!)
}

/** Those whom a text about a customer introduces or lists there, who are nobody known: people of it from now on. */
export function meetIntroduced(
  write: Taking['write'],
  people: People,
  text: string,
  accountId: string,
): void {
  const isTheirs = (head: string) => {
    const [only, ...others] = people.accountsPerhapsIn(head)
    return (only === accountId && others.length === 0) || people.accountSpokenOf(head, '') === accountId
  }
  for (const { name, title } of [...introducedIn(text), ...attendeesIn(text, isTheirs)]) {
    const known = people.writer(name)
    if (known !== null && known.accountId === accountId) noteTitle(write, known.id, title)
    else if (known === null && people.isNobodyKnown(name, accountId))
      makeContact(write, people, { name, email: null, title }, accountId)
  }
}
