import { describe, expect, test } from 'vitest'
import { newKeyPair } from '../log/signed.ts'
import { openLetter, sealLetter } from './letters.ts'

describe('a letter to one person', () => {
  test('is opened by the key that signs for them, for what it is about, and by nothing else', () => {
    const [zhao, sun] = [newKeyPair(), newKeyPair()]
    const letter = sealLetter(zhao.publicKey, 'request 1', '明州二院 · 每件 9,800')
    expect(openLetter(zhao, 'request 1', letter)).toBe('明州二院 · 每件 9,800')
    expect(openLetter(sun, 'request 1', letter)).toBeNull()
    expect(openLetter(zhao, 'request 2', letter)).toBeNull()
    expect(Buffer.from(letter, 'base64url').toString()).not.toContain('明州')
  })

  test('is another each time, and no longer opens when a bit of it is changed', () => {
    const zhao = newKeyPair()
    const letter = sealLetter(zhao.publicKey, 'a', 'words')
    expect(sealLetter(zhao.publicKey, 'a', 'words')).not.toBe(letter)
    const bytes = Buffer.from(letter, 'base64url')
    for (let at = 0; at < bytes.length; at += 1) {
      const changed = Buffer.from(bytes)
      changed[at]! ^= 1
      expect(openLetter(zhao, 'a', changed.toString('base64url'))).toBeNull()
    }
    for (const none of ['', 'AAAA', letter.slice(0, -2)]) expect(openLetter(zhao, 'a', none)).toBeNull()
  })

  test('agrees with any key of people, for a hundred pairs', () => {
    for (let n = 0; n < 100; n += 1) {
      const keys = newKeyPair()
      expect(openLetter(keys, '', sealLetter(keys.publicKey, '', String(n)))).toBe(String(n))
    }
  })

  test('is not sealed for what is no key', () => {
    for (const none of ['', 'AAAA', Buffer.from([1, ...Buffer.alloc(31)]).toString('base64url')])
      expect(() => sealLetter(none, '', 'words')).toThrow('no public key')
  })
})
