import type { TagRecord } from '../../shared/contract/rooms.ts'
import { EvidenceId } from '../../shared/ids.ts'
import { nodes, tags } from '../../shared/rooms/map.ts'
import { readRows } from '../../shared/rooms/records.ts'
import { getContact } from '../contacts/store.ts'
import type { ReadableDb } from '../db/open.ts'
import { requireDeal } from '../deals/store.ts'
import { type EvidenceRow, goneBecause, listEvidenceByIds, listEvidenceOfAccount } from '../evidence/store.ts'
import type { Replica } from './replica.ts'
import { nodeContactsOf, type RoomRow } from './store.ts'

const mostOffered = 40
const mostLooked = 200
const mostLetters = 120

/** What can still be read, and is not kept out of rooms altogether. */
const isOpenToUse = (row: EvidenceRow): boolean =>
  goneBecause(row) === null && row.sensitivity !== 'restricted'

/**
 * Records of this workspace that a persona tag on a node can rest on: of the contact that the node stands for here, else
 * of the deal's customer. They are shown to this person only; a tag names one by its id.
 */
export function offeredRecords(db: ReadableDb, room: RoomRow, { doc }: Replica, nodeId: string): TagRecord[] {
  if (room.dealId === null) return []
  const { accountId } = requireDeal(db, room.dealId)
  const chosen = nodeContactsOf(db, room.id).get(nodeId) ?? readRows(doc, nodes).rows.get(nodeId)?.contact
  const contact = chosen == null ? null : getContact(db, chosen)
  const contactId = contact?.accountId === accountId ? contact.id : null
  return listEvidenceOfAccount(db, accountId, contactId, mostLooked)
    .filter(isOpenToUse)
    .slice(0, mostOffered)
    .map(({ id, occurredAt, author, title, text }) => ({
      ...{ evidenceId: EvidenceId.parse(id), at: occurredAt, author },
      text: (text.trim() || title || '').replace(/\s+/g, ' ').slice(0, mostLetters),
    }))
}

/**
 * Which of the records that a map's tags name are here to be opened: readable ones of the deal's own customer. An id in
 * a room is its writer's word, and must not lead to what this workspace holds of others.
 */
export function heldRecords(db: ReadableDb, room: RoomRow, { doc }: Replica): EvidenceId[] {
  if (room.dealId === null) return []
  const { accountId } = requireDeal(db, room.dealId)
  const named = new Set([...readRows(doc, tags).rows.values()].flatMap(({ record }) => record ?? []))
  const known = [...named].filter((id) => EvidenceId.safeParse(id).success)
  return listEvidenceByIds(db, known)
    .filter((row) => row.accountId === accountId && goneBecause(row) === null)
    .map(({ id }) => EvidenceId.parse(id))
}
