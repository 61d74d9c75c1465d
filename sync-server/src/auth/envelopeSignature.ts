import { createPublicKey, type KeyObject, verify } from 'node:crypto'
import { signedBytes } from '../../client/sealed/seal.ts'
import type { PublicKey } from './directory.ts'

const keys = new WeakMap<PublicKey, KeyObject>()

const keyOf = (key: PublicKey): KeyObject => {
  const known = keys.get(key) ?? createPublicKey({ key: { ...key }, format: 'jwk' })
  keys.set(key, known)
  return known
}

/** E4: whether a device signed an envelope. In the same turn, so that the order of arrival stays. */
export const isSignedEnvelope = (
  { body, signature }: { body: Uint8Array; signature: Uint8Array },
  key: PublicKey,
): boolean => verify(null, signedBytes(body), keyOf(key), signature)
