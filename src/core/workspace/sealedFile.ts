import { createCipheriv, createDecipheriv, createHash, createHmac, hkdfSync, randomBytes } from 'node:crypto'
import { closeSync, fsyncSync, openSync, readSync, rmSync, writeSync } from 'node:fs'
import { z } from 'zod'
import { AppError } from '../../shared/errors.ts'
import { nameForGood } from '../db/nameForGood.ts'
import { refusalOf } from '../db/open.ts'
import { deriveKey, type ScryptCost } from './keySlots.ts'

/**
 * A file sealed under a passphrase, written and read in pieces. Layout: a line of plain JSON (what it is, the
 * scrypt terms), then pieces of [4 bytes length][AES-256-GCM cipher text][16 bytes tag]. Each piece's nonce is its
 * number and whether it is the last, so pieces can't be dropped, doubled, swapped or cut off unnoticed.
 */
/** What sealed files there are; one is never taken for another. */
export type SealedKind = 'sandtable-backup' | 'sandtable-model' | 'sandtable-base'
const Header = z.object({
  type: z.string(),
  format: z.literal(1),
  salt: z.base64url(),
  N: z
    .int()
    .min(2)
    .max(2 ** 22),
  r: z.int().min(1).max(64),
  p: z.int().min(1).max(64),
  /** Tells a wrong passphrase from a damaged file. */
  check: z.string(),
})

const pieceBytes = 1 << 20

const nonceOf = (piece: number, last: boolean): Buffer => {
  const nonce = Buffer.alloc(12)
  nonce.writeUIntBE(piece, 0, 6)
  nonce[11] = last ? 1 : 0
  return nonce
}

// One file has a salt of its own, so a key never seals the same piece number twice.
const keysOf = (derived: Buffer) => ({
  key: Buffer.from(hkdfSync('sha256', derived, '', 'sandtable backup pieces', 32)),
  check: createHmac('sha256', derived).update('sandtable backup check').digest('base64url'),
})

export interface SealedWriter {
  write(bytes: Uint8Array): void
  /** Seals the last piece, flushes to the disk and gives the file its name. Returns its size in bytes. */
  finish(): number
  /** SHA-256 of the finished file, hex. */
  fileHash(): string
  /** Removes what was written. */
  discard(): void
}

/** Begins a sealed file; it has its name only after `finish`. Refuses with `disk.full`, `disk.readOnly`. */
export async function createSealed(
  file: string,
  passphrase: string,
  cost: ScryptCost,
  kind: SealedKind = 'sandtable-backup',
): Promise<SealedWriter> {
  if (passphrase.normalize('NFKC').length < 8) throw new AppError('key.passphraseTooShort', { atLeast: 8 })
  const salt = randomBytes(16)
  const { key, check } = keysOf(await deriveKey(passphrase, salt, cost))
  const header = Buffer.from(
    `${JSON.stringify({ type: kind, format: 1, salt: salt.toString('base64url'), ...cost, check })}\n`,
  )
  const partial = `${file}.partial`
  const attempt = <T>(work: () => T): T => {
    try {
      return work()
    } catch (error) {
      throw refusalOf(error)
    }
  }
  const handle = attempt(() => openSync(partial, 'w', 0o600))
  const hash = createHash('sha256')
  let size = 0
  let piece = 0
  let waiting: Uint8Array[] = []
  let waitingBytes = 0
  const put = (bytes: Uint8Array) => {
    // A disk that fills up may take part of a write before it refuses.
    for (let at = 0; at < bytes.length; ) at += writeSync(handle, bytes, at)
    size += bytes.length
    hash.update(bytes)
  }
  const sealPiece = (plain: Buffer, last: boolean) => {
    const cipher = createCipheriv('aes-256-gcm', key, nonceOf(piece, last))
    if (piece === 0) cipher.setAAD(header)
    const body = Buffer.concat([cipher.update(plain), cipher.final()])
    const length = Buffer.alloc(4)
    length.writeUInt32BE(body.length)
    put(Buffer.concat([length, body, cipher.getAuthTag()]))
    piece += 1
  }
  attempt(() => put(header))
  return {
    write(bytes) {
      waiting.push(bytes)
      waitingBytes += bytes.length
      if (waitingBytes < pieceBytes) return
      const all = Buffer.concat(waiting)
      const whole = Math.floor(all.length / pieceBytes) * pieceBytes
      attempt(() => {
        for (let at = 0; at < whole; at += pieceBytes) sealPiece(all.subarray(at, at + pieceBytes), false)
      })
      waiting = [all.subarray(whole)]
      waitingBytes = all.length - whole
    },
    finish: () =>
      attempt(() => {
        sealPiece(Buffer.concat(waiting), true)
        fsyncSync(handle)
        closeSync(handle)
        nameForGood(partial, file)
        return size
      }),
    fileHash: () => hash.digest('hex'),
    discard() {
      try {
        closeSync(handle)
      } catch {
        // Closed already: `finish` got that far.
      }
      rmSync(partial, { force: true })
    },
  }
}

export interface SealedReader {
  /** Up to `length` bytes; fewer only at the end. */
  read(length: number): Buffer
  close(): void
}

/**
 * Opens a sealed file. Refuses with `backup.notFound`, `backup.notABackup`, `backup.newerFormat`,
 * `backup.wrongPassphrase`; reading refuses with `backup.truncated` and `backup.damaged`.
 */
export async function openSealed(
  file: string,
  passphrase: string,
  kind: SealedKind = 'sandtable-backup',
): Promise<SealedReader> {
  let handle: number
  try {
    handle = openSync(file, 'r')
  } catch (error) {
    throw new AppError('backup.notFound', {}, error)
  }
  try {
    const { header, bytes } = readHeader(handle, kind)
    const { key, check } = keysOf(await deriveKey(passphrase, Buffer.from(header.salt, 'base64url'), header))
    if (check !== header.check) throw new AppError('backup.wrongPassphrase')
    return pieces(handle, key, bytes)
  } catch (error) {
    closeSync(handle)
    throw error
  }
}

/** Whether a file is a backup by its beginning, of whatever passphrase. */
export function isBackup(file: string): boolean {
  let handle: number
  try {
    handle = openSync(file, 'r')
  } catch {
    return false
  }
  try {
    readHeader(handle, 'sandtable-backup')
    return true
  } catch (error) {
    return error instanceof AppError && error.code === 'backup.newerFormat'
  } finally {
    closeSync(handle)
  }
}

function readHeader(handle: number, kind: SealedKind): { header: z.infer<typeof Header>; bytes: Buffer } {
  const start = Buffer.alloc(1024)
  const got = readSync(handle, start, 0, start.length, 0)
  const end = start.subarray(0, got).indexOf(10)
  try {
    const value: unknown = JSON.parse(start.subarray(0, Math.max(end, 0)).toString())
    const { format } = z.object({ type: z.literal(kind), format: z.number() }).parse(value)
    if (format > 1) throw new AppError('backup.newerFormat')
    return { header: Header.parse(value), bytes: start.subarray(0, end + 1) }
  } catch (error) {
    if (error instanceof AppError) throw error
    throw new AppError('backup.notABackup', {}, error)
  }
}

function pieces(handle: number, key: Buffer, header: Buffer): SealedReader {
  let position = header.length
  let piece = 0
  let ended = false
  let ready = Buffer.alloc(0)
  const take = (length: number): Buffer => {
    const bytes = Buffer.alloc(length)
    for (let got = 0; got < length; ) {
      const more = readSync(handle, bytes, got, length - got, position)
      if (more === 0) throw new AppError('backup.truncated')
      got += more
      position += more
    }
    return bytes
  }
  const open = (body: Buffer, tag: Buffer, last: boolean): Buffer | null => {
    const decipher = createDecipheriv('aes-256-gcm', key, nonceOf(piece, last)).setAuthTag(tag)
    if (piece === 0) decipher.setAAD(header)
    try {
      return Buffer.concat([decipher.update(body), decipher.final()])
    } catch {
      return null
    }
  }
  const nextPiece = () => {
    const length = take(4).readUInt32BE()
    if (length > pieceBytes) throw new AppError('backup.damaged')
    const body = take(length)
    const tag = take(16)
    const inner = open(body, tag, false)
    const plain = inner ?? open(body, tag, true)
    if (!plain) throw new AppError('backup.damaged')
    ended = inner === null
    piece += 1
    return plain
  }
  return {
    read(length) {
      while (ready.length < length && !ended) ready = Buffer.concat([ready, nextPiece()])
      const bytes = ready.subarray(0, length)
      ready = ready.subarray(bytes.length)
      return bytes
    },
    close: () => closeSync(handle),
  }
}
