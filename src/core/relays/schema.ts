import { blob, integer, primaryKey, sqliteTable, text } from 'drizzle-orm/sqlite-core'
import { relayRoles } from '../../shared/contract/relays.ts'

/** Who this device is at the relays that it joined by a code, and how far their statements were verified. */
export const relayMemberships = sqliteTable('relay_memberships', {
  url: text('url').primaryKey(),
  relayId: text('relay_id').notNull(),
  /** The relay's public key as it was when the device joined, base64url: it is compared from then on. */
  relayKey: text('relay_key').notNull(),
  workspaceId: text('workspace_id').notNull(),
  workspaceName: text('workspace_name').notNull(),
  personId: text('person_id').notNull(),
  personName: text('person_name').notNull(),
  role: text('role', { enum: relayRoles }).notNull(),
  deviceId: text('device_id').notNull(),
  deviceName: text('device_name').notNull(),
  /** The public half of the key with which it joined, base64url; the private half lies with the device's keys. */
  deviceKey: text('device_key').notNull(),
  certificate: text('certificate').notNull(),
  joinedAt: integer('joined_at').notNull(),
  /** 1: end-to-end encrypted. As it was said when the device joined: the relay's later word doesn't count. */
  isSealed: integer('is_sealed').notNull().default(0),
  statementNumber: integer('statement_number').notNull(),
  statementHash: blob('statement_hash', { mode: 'buffer' }).notNull(),
  /** Devices whose later statements don't count: a JSON array of ids. */
  revokedDevices: text('revoked_devices').notNull(),
  /** Where belief in the log of statements ended: a JSON object `{number, reason}`, or null. */
  statementFault: text('statement_fault'),
})

/** Statements that were verified, as they were: what has authority among those who share rooms. */
export const relayStatements = sqliteTable(
  'relay_statements',
  {
    url: text('url').notNull(),
    number: integer('number').notNull(),
    /** When the relay stored it, and when its author says it was made. */
    storedAt: integer('stored_at').notNull(),
    at: integer('at').notNull(),
    device: text('device').notNull(),
    person: text('person').notNull(),
    kind: text('kind').notNull(),
    /** The room that it is about, or null. */
    roomId: text('room_id'),
    body: text('body').notNull(),
  },
  (table) => [primaryKey({ columns: [table.url, table.number] })],
)

/** Names of people at a relay, as its directory last told them. */
export const relayPeople = sqliteTable(
  'relay_people',
  {
    url: text('url').notNull(),
    person: text('person').notNull(),
    name: text('name').notNull(),
  },
  (table) => [primaryKey({ columns: [table.url, table.person] })],
)
