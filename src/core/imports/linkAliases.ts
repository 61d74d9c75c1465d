import type { ReadableDb, WritableDb } from '../db/open.ts'
import { selectRows } from '../db/rows.ts'
import { nameKeyOf } from '../nameKey.ts'
import type { Changes } from '../undo/changeSets.ts'
import { linkAliases } from './schema.ts'

export type LinkAlias = typeof linkAliases.$inferSelect

/** What people said that senders and conversations mean. One that was told twice differently means nothing. */
export function readLinkAliases(db: ReadableDb) {
  const senders = new Map<string, string | null>()
  const conversations = new Map<string, string | null>()
  const put = (map: Map<string, string | null>, key: string, id: string) =>
    map.set(key, map.has(key) && map.get(key) !== id ? null : id)
  for (const alias of selectRows(db, linkAliases, '1 ORDER BY created_at'))
    if (alias.kind === 'conversation') put(conversations, alias.nameKey, alias.accountId)
    else if (alias.contactId !== null) put(senders, alias.nameKey, alias.contactId)
  return { senders, conversations }
}

/**
 * Remembers what a sender or conversation means, in place of what was said of it before. Says nothing where it is
 * known already.
 */
export function rememberAlias(
  db: ReadableDb,
  changes: Changes,
  alias: Pick<LinkAlias, 'id' | 'kind' | 'name' | 'accountId' | 'contactId' | 'createdAt' | 'actor'>,
): boolean {
  const nameKey = nameKeyOf(alias.name)
  if (nameKey === '') return false
  const [known] = selectRows(db, linkAliases, 'kind = ? AND name_key = ?', alias.kind, nameKey)
  const { accountId, contactId } = alias
  if (!known) changes.insert(linkAliases, { ...alias, nameKey })
  else if (known.accountId === accountId && known.contactId === contactId) return false
  else changes.update(linkAliases, known.id, { accountId, contactId })
  return true
}

/** Takes away what was said of a contact's nicknames: for erasure. Returns their ids. */
export const deleteAliasesOfContact = (db: WritableDb, contactId: string): string[] =>
  (
    db.write('DELETE FROM link_aliases WHERE contact_id = ? RETURNING id').all(contactId) as { id: string }[]
  ).map(({ id }) => id)
