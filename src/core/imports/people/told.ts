import type { Contact } from '../../contacts/store.ts'
import type { ReadableDb } from '../../db/open.ts'
import { nameKeyOf } from '../../nameKey.ts'
import { noteTitleKey, readLinkAliases } from '../linkAliases.ts'

/** What people said that senders, conversations, titles of notes and wordings mean, of what is still on file. */
export function createTold(
  db: ReadableDb,
  contactById: ReadonlyMap<string, Contact>,
  accountIds: ReadonlySet<string>,
) {
  const aliases = readLinkAliases(db)

  /** What a person said that the sender means; a contact of theirs who is still there. */
  const aliasedSender = (sender: string): Contact | null => {
    const id = aliases.senders.size === 0 ? undefined : aliases.senders.get(nameKeyOf(sender))
    return id ? (contactById.get(id) ?? null) : null
  }
  const aliasedConversation = (conversation: string): string | null => {
    const id =
      aliases.conversations.size === 0 ? undefined : aliases.conversations.get(nameKeyOf(conversation))
    return id && accountIds.has(id) ? id : null
  }
  /** What people said that notes of this title are about. */
  const aliasedNote = (title: string): { accountId: string; dealId: string | null } | null => {
    const told = aliases.notes.size === 0 ? null : aliases.notes.get(noteTitleKey(title))
    return told && accountIds.has(told.accountId) ? told : null
  }
  /** Of the wordings that a person explained, those in a note about the account. */
  const aliasedPeople = (accountId: string, text: string): { called: string; contact: Contact }[] =>
    (aliases.people.get(accountId) ?? []).flatMap(({ called, contactId }) => {
      const contact = contactById.get(contactId)
      return contact && text.includes(called) ? [{ called, contact }] : []
    })

  return { aliasedSender, aliasedConversation, aliasedNote, aliasedPeople }
}
