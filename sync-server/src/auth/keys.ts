import {
  type CryptoKey,
  calculateJwkThumbprint,
  compactVerify,
  decodeProtectedHeader,
  errors,
  exportJWK,
  generateKeyPair,
  importJWK,
  jwtVerify,
  SignJWT,
} from 'jose'
import type { Device, Directory, PublicKey } from './directory.ts'

/** The relay's own key: it certifies devices and signs what the relay itself states. */
export type RelayKey = { id: string; publicKey: PublicKey; privateKey: CryptoKey; verifyKey: CryptoKey }

const algorithm = 'EdDSA'
const maxLifetimeS = 600
const aheadS = 60
export const certificateType = 'sandtable-device+jwt'
export const statementType = 'sandtable-statement'

/** A new key pair as a JWK, for the store. */
export async function makeKey(): Promise<Record<string, string>> {
  const { privateKey } = await generateKeyPair(algorithm, { crv: 'Ed25519', extractable: true })
  return (await exportJWK(privateKey)) as Record<string, string>
}

const isText = (value: unknown): value is string => typeof value === 'string'

/** The public key that a client gave, or null when it is none. */
export function readPublicKey(value: unknown): PublicKey | null {
  if (typeof value !== 'object' || value === null) return null
  const { kty, crv, x } = value as Record<string, unknown>
  return kty === 'OKP' && crv === 'Ed25519' && isText(x) && /^[A-Za-z0-9_-]{43}$/.test(x)
    ? { kty, crv, x }
    : null
}

const importPublic = (key: PublicKey): Promise<CryptoKey> => importJWK(key, algorithm) as Promise<CryptoKey>

export async function importRelayKey(jwk: Record<string, string>): Promise<RelayKey> {
  const publicKey = readPublicKey(jwk)
  if (!publicKey) throw new Error('the relay’s key in the store is none')
  return {
    id: await calculateJwkThumbprint(publicKey),
    publicKey,
    privateKey: (await importJWK(jwk, algorithm)) as CryptoKey,
    verifyKey: await importPublic(publicKey),
  }
}

/** T7: what makes a device known to other clients. */
export const certify = (key: RelayKey, device: Device, workspace: string, now: number): Promise<string> =>
  new SignJWT({ person: device.person, workspace, cnf: { jwk: device.key } })
    .setProtectedHeader({ alg: algorithm, typ: certificateType })
    .setIssuer(key.id)
    .setSubject(device.id)
    .setIssuedAt(Math.floor(now / 1000))
    .sign(key.privateKey)

/**
 * T2: the device that signed a token and until when (UTC ms) it is good; or why it is not. Whether the device still
 * has rights is looked up in the directory at each message.
 */
export async function verifyToken(
  token: string,
  directory: Directory,
  relayId: string,
  now: number,
): Promise<
  { ok: true; device: string; expiresAt: number } | { ok: false; why: string; isUnknown?: boolean }
> {
  try {
    const { kid } = decodeProtectedHeader(token)
    const device = kid === undefined ? undefined : directory.device.get(kid)
    if (!device) return { ok: false, why: 'unknown device', isUnknown: true }
    const { payload } = await jwtVerify(token, await importPublic(device.key), {
      algorithms: [algorithm],
      audience: relayId,
      currentDate: new Date(now),
      clockTolerance: 0,
      requiredClaims: ['exp', 'iat', 'aud'],
    })
    const { exp, iat } = payload as { exp: number; iat: number }
    if (exp - iat > maxLifetimeS) return { ok: false, why: 'lives too long' }
    if (iat > now / 1000 + aheadS) return { ok: false, why: 'from the future' }
    return { ok: true, device: device.id, expiresAt: exp * 1000 }
  } catch (error) {
    if (error instanceof errors.JOSEError || error instanceof TypeError)
      return { ok: false, why: error.message }
    throw error
  }
}

export type StatementClaims = { workspace: string; kind: string; at: number; body: unknown }

type Signer = { device: string; workspace?: unknown; key: CryptoKey }

/** The device that a certificate of this relay names. Throws what jose throws when it is none. */
async function certified(certificate: unknown, key: RelayKey): Promise<Signer | null> {
  if (!isText(certificate)) return null
  const { payload } = await jwtVerify(certificate, key.verifyKey, {
    ...{ algorithms: [algorithm], issuer: key.id, typ: certificateType },
  })
  const deviceKey = readPublicKey((payload.cnf as { jwk?: unknown } | undefined)?.jwk)
  if (!deviceKey || !payload.sub) return null
  return { device: payload.sub, workspace: payload.workspace, key: await importPublic(deviceKey) }
}

/** G1, G2, G5: what a statement says and which device signed it (`''`: the relay itself), or why it is none. */
export async function verifyStatement(
  statement: string,
  key: RelayKey,
): Promise<{ ok: true; device: string; claims: StatementClaims } | { ok: false; why: string }> {
  try {
    const header = decodeProtectedHeader(statement)
    if (header.typ !== statementType) return { ok: false, why: 'no statement' }
    const signer: Signer | null =
      header.kid === key.id ? { device: '', key: key.verifyKey } : await certified(header.cert, key)
    if (!signer) return { ok: false, why: 'the certificate names no key' }
    const { payload } = await compactVerify(statement, signer.key, { algorithms: [algorithm] })
    const claims = JSON.parse(new TextDecoder('utf-8', { fatal: true }).decode(payload)) as StatementClaims
    if (
      !isText(claims.workspace) ||
      !isText(claims.kind) ||
      typeof claims.at !== 'number' ||
      !('body' in claims)
    )
      return { ok: false, why: 'workspace, kind, at or body is missing' }
    if (signer.device !== '' && signer.workspace !== claims.workspace)
      return { ok: false, why: 'certified for another workspace' }
    return { ok: true, device: signer.device, claims }
  } catch (error) {
    if (error instanceof errors.JOSEError || error instanceof TypeError || error instanceof SyntaxError)
      return { ok: false, why: error.message }
    throw error
  }
}
