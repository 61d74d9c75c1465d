import { createCipheriv, createDecipheriv, hkdfSync, randomBytes } from 'node:crypto'

/** Seals private keys before they are stored, so that a query or an export never shows one by accident. */
export interface KeyRing {
  seal(holderId: string, privateKey: string): Buffer
  unseal(holderId: string, sealed: Buffer): string
}

/** A key ring under a key derived (HKDF-SHA-256) from the workspace's 32-byte data key. */
export function createKeyRing(dataKey: Uint8Array): KeyRing {
  const key = Buffer.from(hkdfSync('sha256', dataKey, '', 'sandtable private keys', 32))
  return {
    seal(holderId, privateKey) {
      const nonce = randomBytes(12)
      const cipher = createCipheriv('aes-256-gcm', key, nonce).setAAD(Buffer.from(holderId))
      const body = Buffer.concat([cipher.update(privateKey, 'utf8'), cipher.final()])
      return Buffer.concat([nonce, cipher.getAuthTag(), body])
    },
    unseal(holderId, sealed) {
      const decipher = createDecipheriv('aes-256-gcm', key, sealed.subarray(0, 12))
        .setAAD(Buffer.from(holderId))
        .setAuthTag(sealed.subarray(12, 28))
      return Buffer.concat([decipher.update(sealed.subarray(28)), decipher.final()]).toString('utf8')
    },
  }
}
