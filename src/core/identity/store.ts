import type { ReadableDb, WritableDb } from '../db/open.ts'

export interface PartyRow {
  id: string
  name: string
  publicKey: string
  createdAt: number
}

export const owner = (db: ReadableDb) =>
  db
    .read(
      'SELECT workspace_id AS workspaceId, person_id AS personId, public_key AS publicKey FROM workspace_owner',
    )
    .get() as { workspaceId: string; personId: string; publicKey: string } | undefined

export function insertOwner(db: WritableDb, workspaceId: string, personId: string, publicKey: string): void {
  db.write('INSERT INTO workspace_owner (workspace_id, person_id, public_key) VALUES (?, ?, ?)').run(
    workspaceId,
    personId,
    publicKey,
  )
}

export function insertDevice(db: WritableDb, row: PartyRow): void {
  db.write('INSERT INTO devices (id, name, public_key, created_at) VALUES (?, ?, ?, ?)').run(
    row.id,
    row.name,
    row.publicKey,
    row.createdAt,
  )
}

export interface DeviceRow extends PartyRow {
  retiredAt: number | null
}

export const devices = (db: ReadableDb) =>
  db
    .read(
      `SELECT id, name, public_key AS publicKey, created_at AS createdAt, retired_at AS retiredAt
       FROM devices ORDER BY created_at, id`,
    )
    .all() as DeviceRow[]

export function retireDevices(db: WritableDb, at: number): void {
  db.write('UPDATE devices SET retired_at = ? WHERE retired_at IS NULL').run(at)
}

export function insertPerson(db: WritableDb, row: PartyRow): void {
  db.write('INSERT OR IGNORE INTO people (id, name, public_key, created_at) VALUES (?, ?, ?, ?)').run(
    row.id,
    row.name,
    row.publicKey,
    row.createdAt,
  )
}

export const people = (db: ReadableDb) =>
  db
    .read(
      'SELECT id, name, public_key AS publicKey, created_at AS createdAt FROM people ORDER BY created_at, id',
    )
    .all() as PartyRow[]

export const person = (db: ReadableDb, id: string) =>
  db
    .read('SELECT id, name, public_key AS publicKey, created_at AS createdAt FROM people WHERE id = ?')
    .get(id) as PartyRow | undefined

export function insertPrivateKey(db: WritableDb, holderId: string, sealed: Buffer): void {
  db.write('INSERT INTO private_keys (holder_id, sealed) VALUES (?, ?)').run(holderId, sealed)
}

export function replacePrivateKey(db: WritableDb, holderId: string, sealed: Buffer): void {
  db.write('INSERT OR REPLACE INTO private_keys (holder_id, sealed) VALUES (?, ?)').run(holderId, sealed)
}

export function deletePrivateKey(db: WritableDb, holderId: string): void {
  db.write('DELETE FROM private_keys WHERE holder_id = ?').run(holderId)
}

export const privateKey = (db: ReadableDb, holderId: string) =>
  (
    db.read('SELECT sealed FROM private_keys WHERE holder_id = ?').get(holderId) as
      | { sealed: Buffer }
      | undefined
  )?.sealed

export function deleteDeviceKeys(db: WritableDb): void {
  db.write("DELETE FROM private_keys WHERE holder_id LIKE 'dev~_%' ESCAPE '~'").run()
}

export function insertCertificate(db: WritableDb, id: string, personId: string, signed: string): void {
  db.write('INSERT OR IGNORE INTO certificates (id, person_id, signed) VALUES (?, ?, ?)').run(
    id,
    personId,
    signed,
  )
}

export interface CertificateRow {
  id: string
  personId: string
  signed: string
  revokedAt: number | null
}

const certificateColumns =
  'SELECT id, person_id AS personId, signed, revoked_at AS revokedAt FROM certificates'

export const certificates = (db: ReadableDb) =>
  db.read(`${certificateColumns} ORDER BY rowid`).all() as CertificateRow[]

export const certificatesOf = (db: ReadableDb, personId: string) =>
  db.read(`${certificateColumns} WHERE person_id = ? ORDER BY rowid`).all(personId) as CertificateRow[]

export function revokeCertificate(db: WritableDb, id: string, at: number): void {
  db.write('UPDATE certificates SET revoked_at = ? WHERE id = ? AND revoked_at IS NULL').run(at, id)
}

export const approvalUsed = (db: ReadableDb, approver: string, nonce: string): boolean =>
  db.read('SELECT 1 FROM used_approvals WHERE approver = ? AND nonce = ?').get(approver, nonce) !== undefined

export const usedApprovalOf = (db: ReadableDb, subject: string): string | null =>
  (
    db
      .read("SELECT signed FROM used_approvals WHERE json_extract(signed, '$.statement.subject') = ?")
      .get(subject) as { signed: string } | undefined
  )?.signed ?? null

export function insertUsedApproval(
  db: WritableDb,
  approver: string,
  nonce: string,
  signed: string,
  at: number,
): void {
  db.write('INSERT INTO used_approvals (approver, nonce, signed, used_at) VALUES (?, ?, ?, ?)').run(
    approver,
    nonce,
    signed,
    at,
  )
}
