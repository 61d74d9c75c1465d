import { AppError } from '../../shared/errors.ts'
import type { ReadableDb, WritableDb } from '../db/open.ts'
import { canonicalJson, type Json } from '../log/canonicalJson.ts'
import { sha256Hex } from '../log/entry.ts'
import { idOfKey, isSignedBy, signStatement } from '../log/signed.ts'
import type { KeyRing } from './keyRing.ts'
import { addPerson, getSigner, requireOwner } from './parties.ts'
import { type PersonRole, SignedCertificate } from './statements.ts'
import * as store from './store.ts'

const idOf = (certificate: SignedCertificate) => sha256Hex(canonicalJson(certificate as unknown as Json))

/**
 * The owner certifies a person: name, key, roles, expiry (UTC ms). Refuses with `certificate.ownerKeyAbsent` on a
 * device that lacks the owner's key.
 */
export function certify(
  db: WritableDb,
  ring: KeyRing,
  person: { name: string; publicKey: string; roles: readonly PersonRole[]; expiresAt: number },
  now: number,
): SignedCertificate {
  const owner = requireOwner(db)
  const signer = getSigner(db, ring, owner.personId)
  if (!signer) throw new AppError('certificate.ownerKeyAbsent')
  addPerson(db, person, now)
  const signed = signStatement(signer.keys, {
    type: 'certificate' as const,
    workspaceId: owner.workspaceId,
    personId: idOfKey('per', person.publicKey),
    name: person.name,
    publicKey: person.publicKey,
    roles: [...person.roles],
    issuedAt: now,
    expiresAt: person.expiresAt,
  })
  store.insertCertificate(db, idOf(signed), signed.statement.personId, JSON.stringify(signed))
  return signed
}

/** Takes in a certificate that came as a file. Refuses with `certificate.notByOwner`. */
export function importCertificate(db: WritableDb, certificate: SignedCertificate, now: number): void {
  const signed = SignedCertificate.parse(certificate)
  const owner = requireOwner(db)
  const { workspaceId, personId, publicKey, name } = signed.statement
  if (
    workspaceId !== owner.workspaceId ||
    personId !== idOfKey('per', publicKey) ||
    !isSignedBy(owner.publicKey, signed)
  )
    throw new AppError('certificate.notByOwner')
  addPerson(db, { name, publicKey }, now)
  store.insertCertificate(db, idOf(signed), personId, JSON.stringify(signed))
}

/** The person's certificate that holds at `now` and gives the role, checked anew each time; else null. */
export function getValidCertificate(
  db: ReadableDb,
  personId: string,
  role: PersonRole,
  now: number,
): SignedCertificate | null {
  const owner = requireOwner(db)
  for (const row of store.certificatesOf(db, personId)) {
    if (row.revokedAt !== null && row.revokedAt <= now) continue
    const signed = SignedCertificate.parse(JSON.parse(row.signed))
    const { workspaceId, roles, issuedAt, expiresAt, publicKey } = signed.statement
    if (workspaceId !== owner.workspaceId || !roles.includes(role) || now < issuedAt || now >= expiresAt)
      continue
    if (personId === idOfKey('per', publicKey) && isSignedBy(owner.publicKey, signed)) return signed
  }
  return null
}

export interface KnownCertificate {
  id: string
  certificate: SignedCertificate
  revokedAt: number | null
}

export const listCertificates = (db: ReadableDb): KnownCertificate[] =>
  store.certificates(db).map((row) => ({
    id: row.id,
    certificate: SignedCertificate.parse(JSON.parse(row.signed)),
    revokedAt: row.revokedAt,
  }))

/** From now on the certificate counts no more; statements already used stand. */
export const revokeCertificate = (db: WritableDb, id: string, now: number): void =>
  store.revokeCertificate(db, id, now)
