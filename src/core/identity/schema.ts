import { blob, integer, primaryKey, sqliteTable, text } from 'drizzle-orm/sqlite-core'

/** One row: which workspace this is and who owns it. */
export const workspaceOwner = sqliteTable('workspace_owner', {
  workspaceId: text('workspace_id').primaryKey(),
  personId: text('person_id').notNull(),
  publicKey: text('public_key').notNull(),
})

export const devices = sqliteTable('devices', {
  /** `dev_` and a digest of the public key. */
  id: text('id').primaryKey(),
  name: text('name').notNull(),
  publicKey: text('public_key').notNull(),
  createdAt: integer('created_at').notNull(),
  /** Set when a restore made another device of this copy. */
  retiredAt: integer('retired_at'),
})

export const people = sqliteTable('people', {
  /** `per_` and a digest of the public key. */
  id: text('id').primaryKey(),
  name: text('name').notNull(),
  publicKey: text('public_key').notNull(),
  createdAt: integer('created_at').notNull(),
})

/** Private keys held here, sealed under a key derived from the workspace's data key. */
export const privateKeys = sqliteTable('private_keys', {
  /** Id of the device or person. */
  holderId: text('holder_id').primaryKey(),
  sealed: blob('sealed', { mode: 'buffer' }).notNull(),
})

export const certificates = sqliteTable('certificates', {
  /** SHA-256 of the signed text, hex. */
  id: text('id').primaryKey(),
  personId: text('person_id').notNull(),
  /** Canonical JSON of {certificate, signature}. */
  signed: text('signed').notNull(),
  revokedAt: integer('revoked_at'),
})

/** Approvals that have been used: each counts once. */
export const usedApprovals = sqliteTable(
  'used_approvals',
  {
    approver: text('approver').notNull(),
    nonce: text('nonce').notNull(),
    signed: text('signed').notNull(),
    usedAt: integer('used_at').notNull(),
  },
  (table) => [primaryKey({ columns: [table.approver, table.nonce] })],
)
