import type { ReadableDb, WritableDb } from '../db/open.ts'
import { selectRows } from '../db/rows.ts'
import { nameKeyOf } from '../nameKey.ts'
import type { Changes } from '../undo/changeSets.ts'
import { linkAliases } from './schema.ts'

export type LinkAlias = typeof linkAliases.$inferSelect

/** What people said of names. One that was told twice differently means nothing. */
export interface LinkAliases {
  /** Contacts by the sender's name. */
  senders: ReadonlyMap<string, string | null>
  /** Accounts by the conversation's name. */
  conversations: ReadonlyMap<string, string | null>
  /** What notes of one title are about. */
  notes: ReadonlyMap<string, { accountId: string; dealId: string | null } | null>
  /** How notes about an account call its people. */
  people: ReadonlyMap<string, readonly { called: string; contactId: string }[]>
}

export function readLinkAliases(db: ReadableDb): LinkAliases {
  const senders = new Map<string, string | null>()
  const conversations = new Map<string, string | null>()
  const notes = new Map<string, { accountId: string; dealId: string | null } | null>()
  const people = new Map<string, { called: string; contactId: string }[]>()
  const put = (map: Map<string, string | null>, key: string, id: string) =>
    map.set(key, map.has(key) && map.get(key) !== id ? null : id)
  for (const { kind, name, nameKey, accountId, contactId, dealId } of selectRows(
    db,
    linkAliases,
    '1 ORDER BY created_at',
  ))
    if (kind === 'conversation') put(conversations, nameKey, accountId)
    else if (kind === 'note') notes.set(nameKey, notes.has(nameKey) ? null : { accountId, dealId })
    else if (contactId !== null && kind === 'sender') put(senders, nameKey, contactId)
    else if (contactId !== null)
      people.set(accountId, [...(people.get(accountId) ?? []), { called: name, contactId }])
  return { senders, conversations, notes, people }
}

/**
 * Remembers what a name means, in place of what was said of it before; a person's name of each account by itself. Says
 * nothing where it is known already.
 */
export function rememberAlias(
  db: ReadableDb,
  changes: Changes,
  alias: Omit<LinkAlias, 'nameKey' | 'dealId'> & { dealId?: string | null },
): boolean {
  const nameKey = alias.kind === 'note' ? noteTitleKey(alias.name) : nameKeyOf(alias.name)
  if (nameKey === '') return false
  const { kind, accountId, contactId, dealId = null } = alias
  const [known] = selectRows(
    db,
    linkAliases,
    `kind = ? AND name_key = ?${kind === 'person' ? ' AND account_id = ?' : ''}`,
    kind,
    nameKey,
    ...(kind === 'person' ? [accountId] : []),
  )
  if (!known) changes.insert(linkAliases, { ...alias, dealId, nameKey })
  else if (known.accountId === accountId && known.contactId === contactId && known.dealId === dealId)
    return false
  else changes.update(linkAliases, known.id, { accountId, contactId, dealId })
  return true
}

/** Words that many notes bear in their title, whatever they are about. */
const ofAnyNote =
  /拜访|电话|会议|纪要|记录|日报|周报|月报|笔记|通话|沟通|交流|回访|上午|下午|客户|星期.|周[一二三四五六日天]|\b(?:visit|call|meeting|notes?|minutes|diary|log|report|weekly|daily|follow-?up|with|the|of|at|on|mon|tue|wed|thu|fri|sat|sun|jan|feb|mar|apr|may|june?|july?|aug|sep|oct|nov|dec)[a-z]*\b/giu

/** What of a note's title tells it from others: without days, numbers and what any note is called; '' where nothing is left. */
export function noteTitleKey(title: string): string {
  const key = nameKeyOf(
    nameKeyOf(title)
      .replace(/[\d年月日号]+/g, ' ')
      .replace(ofAnyNote, ' ')
      .replace(/[^\p{L}]+/gu, ' '),
  )
  return key.length >= (/\p{Script=Han}/u.test(key) ? 2 : 4) ? key : ''
}

/** Takes away what was said of a contact's nicknames: for erasure. Returns their ids. */
export const deleteAliasesOfContact = (db: WritableDb, contactId: string): string[] =>
  (
    db.write('DELETE FROM link_aliases WHERE contact_id = ? RETURNING id').all(contactId) as { id: string }[]
  ).map(({ id }) => id)
