import { mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import Database from 'better-sqlite3'
import { afterEach, beforeEach, describe, expect, test } from 'vitest'
import { createMemoryStorage } from './storage/memory.ts'
import { openSqliteStorage, StorageUnusable } from './storage/sqlite.ts'
import type { Storage } from './storage.ts'

const bytes = (...values: number[]) => Uint8Array.from(values)
const contents = (storage: Storage, room: string) => storage.readTail(room).map(({ update }) => [...update])

let folder: string
beforeEach(() => {
  folder = mkdtempSync(join(tmpdir(), 'relay-storage-'))
})
afterEach(() => rmSync(folder, { recursive: true, force: true }))

const stores = [
  ['memory', () => createMemoryStorage()],
  ['sqlite', () => openSqliteStorage(join(folder, 'relay.sqlite'))],
] as const

describe.each(stores)('a %s store', (_name, open) => {
  let storage: Storage
  beforeEach(() => {
    storage = open()
  })
  afterEach(() => storage.close())

  test('knows nothing of a room that nobody wrote to', () => {
    expect(storage.readTail('bid review')).toEqual([])
    expect(storage.readSnapshot('bid review')).toBeNull()
    expect(storage.readSnapshotHead('bid review')).toBeNull()
  })

  test('keeps each room’s updates in order, and numbers rise over all rooms', () => {
    const seqs = storage.append([
      { room: '战情室', update: bytes(1) },
      { room: 'decision map', update: bytes(2) },
      { room: '战情室', update: bytes(3) },
    ])
    expect(seqs).toEqual([...seqs].sort((a, b) => a - b))
    expect(new Set(seqs).size).toBe(3)
    expect(contents(storage, '战情室')).toEqual([[1], [3]])
    expect(contents(storage, 'decision map')).toEqual([[2]])
  })

  test('a snapshot takes the place of what it covers and of nothing that came later', () => {
    const [first, second] = storage.append([
      { room: 'psu', update: bytes(1) },
      { room: 'psu', update: bytes(2) },
      { room: 'other', update: bytes(9) },
    ])
    storage.append([{ room: 'psu', update: bytes(3) }])
    storage.replaceWithSnapshot('psu', { throughSeq: second!, update: bytes(1, 2), stateVector: bytes(0) })
    expect(first).toBeLessThan(second!)
    expect(contents(storage, 'psu')).toEqual([[3]])
    expect(contents(storage, 'other')).toEqual([[9]])
    const snapshot = storage.readSnapshot('psu')
    expect([...snapshot!.update]).toEqual([1, 2])
    expect(storage.readSnapshotHead('psu')).toMatchObject({ throughSeq: second, bytes: 2 })
  })

  test('numbers are not given again after a snapshot has emptied the log', () => {
    const [seq] = storage.append([{ room: 'psu', update: bytes(1) }])
    storage.replaceWithSnapshot('psu', { throughSeq: seq!, update: bytes(1), stateVector: bytes(0) })
    const [next] = storage.append([{ room: 'psu', update: bytes(2) }])
    expect(next).toBeGreaterThan(seq!)
  })

  test('a later snapshot replaces the earlier one', () => {
    const [one] = storage.append([{ room: 'psu', update: bytes(1) }])
    storage.replaceWithSnapshot('psu', { throughSeq: one!, update: bytes(1), stateVector: bytes(0) })
    const [two] = storage.append([{ room: 'psu', update: bytes(2) }])
    storage.replaceWithSnapshot('psu', { throughSeq: two!, update: bytes(1, 2), stateVector: bytes(1) })
    expect([...storage.readSnapshot('psu')!.update]).toEqual([1, 2])
    expect(contents(storage, 'psu')).toEqual([])
  })
})

describe('the SQLite file', () => {
  const path = () => join(folder, 'relay.sqlite')

  test('is read again as it was left', () => {
    const before = openSqliteStorage(path())
    before.append([{ room: 'psu', update: bytes(7) }])
    before.close()
    const after = openSqliteStorage(path())
    expect(contents(after, 'psu')).toEqual([[7]])
    after.close()
  })

  test('appends all or nothing', () => {
    const storage = openSqliteStorage(path())
    const broken = { room: 'psu', update: 'not bytes' as unknown as Uint8Array }
    expect(() => storage.append([{ room: 'psu', update: bytes(1) }, broken])).toThrow()
    expect(storage.readTail('psu')).toEqual([])
    storage.close()
  })

  test('belongs to one relay at a time', () => {
    const holder = openSqliteStorage(path())
    expect(() => openSqliteStorage(path())).toThrow(StorageUnusable)
    holder.close()
    openSqliteStorage(path()).close()
  })

  test('of a newer version is left alone', () => {
    openSqliteStorage(path()).close()
    const database = new Database(path())
    database.pragma('user_version = 99')
    database.close()
    expect(() => openSqliteStorage(path())).toThrow(/version 99/)
  })
})
