import {
  createCipheriv,
  createDecipheriv,
  createHash,
  createPrivateKey,
  createPublicKey,
  diffieHellman,
  generateKeyPairSync,
  hkdfSync,
} from 'node:crypto'
import type { KeyPair } from '../log/signed.ts'

/**
 * A letter to one person: only who holds the private half of their Ed25519 key opens it. People certify each other by
 * that one key, so it serves here too, as the point of Curve25519 that belongs to it (RFC 7748, section 4.1). A new key
 * pair for each letter, X25519, HKDF-SHA-256, AES-256-GCM; `about` is what the letter belongs to and opens with it alone.
 */
const p = 2n ** 255n - 19n
const mod = (value: bigint): bigint => ((value % p) + p) % p

function power(base: bigint, exponent: bigint): bigint {
  let result = 1n
  for (let [square, left] = [mod(base), exponent]; left > 0n; left >>= 1n) {
    if (left & 1n) result = mod(result * square)
    square = mod(square * square)
  }
  return result
}

const keyBytes = 32
const tagBytes = 16
const agreementKey = (x: Buffer) =>
  createPublicKey({ format: 'jwk', key: { kty: 'OKP', crv: 'X25519', x: x.toString('base64url') } })

/** The public key with which one agrees that belongs to one with which somebody signs. Throws for what is no key. */
function agreementOf(publicKey: string): Buffer {
  const bytes = Buffer.from(publicKey, 'base64url')
  if (bytes.length !== keyBytes) throw new Error('no public key')
  const bigEndian = Buffer.from(bytes).reverse()
  bigEndian[0]! &= 0x7f
  const y = BigInt(`0x${bigEndian.toString('hex')}`)
  const below = mod(1n - y)
  if (y >= p || below === 0n) throw new Error('no public key')
  const u = mod((1n + y) * power(below, p - 2n))
  return Buffer.from(u.toString(16).padStart(64, '0'), 'hex').reverse()
}

/** The private half: what Ed25519 makes of its seed (RFC 8032, section 5.1.5); X25519 clamps it by itself. */
function privateAgreementOf({ publicKey, privateKey }: KeyPair) {
  const d = createHash('sha512').update(Buffer.from(privateKey, 'base64url')).digest().subarray(0, keyBytes)
  const x = agreementOf(publicKey).toString('base64url')
  return createPrivateKey({
    format: 'jwk',
    key: { kty: 'OKP', crv: 'X25519', x, d: d.toString('base64url') },
  })
}

const keyFrom = (shared: Buffer, ephemeral: Buffer, to: Buffer): Buffer =>
  Buffer.from(hkdfSync('sha256', shared, Buffer.concat([ephemeral, to]), 'sandtable letter 1', keyBytes))
/** Each key seals one letter, so that its nonce may be the same for all. */
const nonce = Buffer.alloc(12)

/** Seals a text for the holder of a key, as base64url. */
export function sealLetter(publicKey: string, about: string, text: string): string {
  const to = agreementOf(publicKey)
  const made = generateKeyPairSync('x25519')
  const ephemeral = Buffer.from(made.publicKey.export({ format: 'jwk' }).x!, 'base64url')
  const shared = diffieHellman({ privateKey: made.privateKey, publicKey: agreementKey(to) })
  const cipher = createCipheriv('aes-256-gcm', keyFrom(shared, ephemeral, to), nonce)
  cipher.setAAD(Buffer.from(about))
  const sealed = Buffer.concat([cipher.update(text, 'utf8'), cipher.final()])
  return Buffer.concat([ephemeral, sealed, cipher.getAuthTag()]).toString('base64url')
}

/** Opens a letter; null where it is for somebody else, about something else, or not as it was sealed. */
export function openLetter(keys: KeyPair, about: string, letter: string): string | null {
  try {
    const bytes = Buffer.from(letter, 'base64url')
    const ephemeral = bytes.subarray(0, keyBytes)
    const privateKey = privateAgreementOf(keys)
    const shared = diffieHellman({ privateKey, publicKey: agreementKey(ephemeral) })
    const key = keyFrom(shared, ephemeral, agreementOf(keys.publicKey))
    const decipher = createDecipheriv('aes-256-gcm', key, nonce, { authTagLength: tagBytes })
    decipher.setAAD(Buffer.from(about))
    decipher.setAuthTag(bytes.subarray(-tagBytes))
    const sealed = bytes.subarray(keyBytes, -tagBytes)
    return Buffer.concat([decipher.update(sealed), decipher.final()]).toString('utf8')
  } catch {
    return null
  }
}
