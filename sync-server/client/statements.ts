import { fromBase64UrlEncoded } from 'lib0/buffer'
import * as encoding from 'lib0/encoding'
import type { PublicKey } from './device.ts'
import type { StatementEntry } from './wire.ts'

/** A statement that was verified: `device` and `person` are empty for the relay's own. */
export type VerifiedStatement = {
  number: number
  /** When the relay stored it, UTC milliseconds. */
  storedAt: number
  device: string
  person: string
  kind: string
  /** When its author says it was made, UTC milliseconds. */
  at: number
  body: unknown
}

/** How far a workspace's statements have been verified: to be kept, and to begin with the next time. */
export type StatementPosition = { number: number; hash: Uint8Array; revoked: readonly string[] }

export const statementsFromStart: StatementPosition = { number: 0, hash: new Uint8Array(32), revoked: [] }

/** Why a log can't be believed: with it, nothing after it counts either. */
export type StatementFault = 'gap' | 'chain' | 'signature' | 'certificate' | 'workspace' | 'form'

type Parts = {
  header: Record<string, unknown>
  payload: Record<string, unknown>
  signed: string
  signature: Uint8Array
}

const utf8 = new TextEncoder()
const fromUtf8 = new TextDecoder('utf-8', { fatal: true })

function parse(jws: string): Parts | null {
  const [header, payload, signature, more] = jws.split('.')
  if (!header || !payload || !signature || more !== undefined) return null
  try {
    const json = (part: string) =>
      JSON.parse(fromUtf8.decode(fromBase64UrlEncoded(part))) as Record<string, unknown>
    return {
      ...{ header: json(header), payload: json(payload) },
      ...{ signed: `${header}.${payload}`, signature: fromBase64UrlEncoded(signature) },
    }
  } catch {
    return null
  }
}

async function isSignedBy({ signed, signature, header }: Parts, key: PublicKey): Promise<boolean> {
  if (header.alg !== 'EdDSA') return false
  const { kty, crv, x } = key
  const imported = await crypto.subtle.importKey('jwk', { kty, crv, x }, { name: 'Ed25519' }, false, [
    'verify',
  ])
  return crypto.subtle.verify('Ed25519', imported, Uint8Array.from(signature), utf8.encode(signed))
}

async function hashOf(before: Uint8Array, { number, at, statement }: StatementEntry): Promise<Uint8Array> {
  const bytes = encoding.encode((encoder) => {
    encoding.writeUint8Array(encoder, before)
    encoding.writeVarUint(encoder, number)
    encoding.writeVarUint(encoder, at)
    encoding.writeUint8Array(encoder, utf8.encode(statement))
  })
  return new Uint8Array(await crypto.subtle.digest('SHA-256', Uint8Array.from(bytes)))
}

const isSame = (a: Uint8Array, b: Uint8Array): boolean =>
  a.length === b.length && a.every((byte, index) => byte === b[index])

type Signer = { device: string; person: string }

/** Who signed, or what is wrong: the relay itself, or a device that it certified for this workspace. */
async function signerOf(
  parts: Parts,
  workspace: string,
  relay: { id: string; key: PublicKey },
): Promise<Signer | StatementFault> {
  const { header, payload } = parts
  if (header.typ !== 'sandtable-statement') return 'form'
  if (payload.workspace !== workspace) return 'workspace'
  if (header.cert === undefined) {
    if (header.kid !== relay.id || !String(payload.kind).startsWith('relay.')) return 'certificate'
    return (await isSignedBy(parts, relay.key)) ? { device: '', person: '' } : 'signature'
  }
  const certificate = typeof header.cert === 'string' ? parse(header.cert) : null
  if (certificate?.header.typ !== 'sandtable-device+jwt') return 'certificate'
  if (!(await isSignedBy(certificate, relay.key))) return 'certificate'
  const { iss, sub, person, workspace: certified, cnf } = certificate.payload
  const key = (cnf as { jwk?: PublicKey } | undefined)?.jwk
  if (iss !== relay.id || certified !== workspace || typeof sub !== 'string' || !key) return 'certificate'
  if (String(payload.kind).startsWith('relay.')) return 'certificate'
  return (await isSignedBy(parts, key)) ? { device: sub, person: String(person) } : 'signature'
}

/**
 * Verifies the entries that follow a position (G6): numbers without a gap, the chain of hashes, each certificate
 * against the relay's key that was kept from joining, each signature. What a device says after its revocation is left
 * out and named in `ignored` (a node may learn of a revocation after it took the statement). What comes before a fault
 * is returned with it.
 */
export async function verifyStatements(
  entries: readonly StatementEntry[],
  from: StatementPosition,
  workspace: string,
  relay: { id: string; key: PublicKey },
): Promise<{
  statements: VerifiedStatement[]
  position: StatementPosition
  ignored: number[]
  fault: { number: number; fault: StatementFault } | null
}> {
  const statements: VerifiedStatement[] = []
  const ignored: number[] = []
  let position = from
  for (const entry of entries) {
    const { number, at: storedAt, statement, hash } = entry
    const stop = (fault: StatementFault) => ({
      ...{ statements, position, ignored, fault: { number, fault } },
    })
    if (number !== position.number + 1) return stop('gap')
    if (!isSame(await hashOf(position.hash, entry), hash)) return stop('chain')
    const parts = parse(statement)
    if (!parts) return stop('form')
    const signer = await signerOf(parts, workspace, relay)
    if (typeof signer === 'string') return stop(signer)
    const { kind, at, body } = parts.payload
    if (typeof kind !== 'string' || typeof at !== 'number') return stop('form')
    const told = kind === 'relay.deviceRevoked' ? [String((body as { device?: unknown }).device)] : []
    const revokedBefore = position.revoked
    position = { number, hash, revoked: [...position.revoked, ...told] }
    if (revokedBefore.includes(signer.device)) ignored.push(number)
    else statements.push({ number, storedAt, ...signer, kind, at, body })
  }
  return { statements, position, ignored, fault: null }
}
