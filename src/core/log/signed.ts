import { createHash, createPrivateKey, createPublicKey, generateKeyPairSync, sign, verify } from 'node:crypto'
import { canonicalJson, type Json } from './canonicalJson.ts'

/** A statement and the Ed25519 signature over its canonical JSON; the statement's `type` keeps kinds apart. */
export interface Signed<Statement extends { type: string }> {
  statement: Statement
  /** base64url. */
  signature: string
}

/** An Ed25519 key pair; both halves are base64url of 32 raw bytes. */
export interface KeyPair {
  publicKey: string
  privateKey: string
}

export function newKeyPair(): KeyPair {
  const jwk = generateKeyPairSync('ed25519').privateKey.export({ format: 'jwk' })
  return { publicKey: jwk.x!, privateKey: jwk.d! }
}

/** `dev_` or `per_` and 26 characters of the key's digest: an id that nobody can claim with another key. */
export const idOfKey = (prefix: 'dev' | 'per', publicKey: string): string =>
  `${prefix}_${createHash('sha256').update(Buffer.from(publicKey, 'base64url')).digest('hex').slice(0, 26).toUpperCase()}`

export function signStatement<Statement extends { type: string }>(
  keys: KeyPair,
  statement: Statement,
): Signed<Statement> {
  const key = createPrivateKey({
    format: 'jwk',
    key: { kty: 'OKP', crv: 'Ed25519', x: keys.publicKey, d: keys.privateKey },
  })
  const bytes = Buffer.from(canonicalJson(statement as unknown as Json))
  return { statement, signature: sign(null, bytes, key).toString('base64url') }
}

/** True when the statement carries this key's signature, unchanged. */
export function isSignedBy<Statement extends { type: string }>(
  publicKey: string,
  signed: Signed<Statement>,
): boolean {
  try {
    const key = createPublicKey({ format: 'jwk', key: { kty: 'OKP', crv: 'Ed25519', x: publicKey } })
    const bytes = Buffer.from(canonicalJson(signed.statement as unknown as Json))
    return verify(null, bytes, key, Buffer.from(signed.signature, 'base64url'))
  } catch {
    return false
  }
}
