import { mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import Database from 'better-sqlite3'
import { afterEach, beforeEach, describe, expect, test } from 'vitest'
import { hashOfEntry } from './statementHash.ts'
import { openSqliteStorage } from './storage/sqlite.ts'
import { openSqliteThread } from './storage/sqliteThread.ts'
import { type Storage, StorageUnusable } from './storage.ts'
import { type PostgresServer, startPostgres } from './storageFixture.ts'

const bytes = (...values: number[]) => Uint8Array.from(values)
const entry = (document: string, ...values: number[]) => ({
  ...{ document, update: bytes(...values), author: 'd-li', at: 1_790_000_000_000 },
})
const log = async (storage: Storage, document: string, after = 0) =>
  (await storage.readLog(document, after)).map(({ seq, update }) => [seq, ...update])
const snapshot = (throughSeq: number, ...values: number[]) => ({
  ...{ throughSeq, update: bytes(...values), stateVector: bytes(0) },
})

let folder: string
beforeEach(() => {
  folder = mkdtempSync(join(tmpdir(), 'relay-storage-'))
})
afterEach(() => rmSync(folder, { recursive: true, force: true }))

const postgres: PostgresServer = await startPostgres()

const stores = [
  { name: 'SQLite', isThere: true, open: async () => openSqliteStorage(join(folder, 'relay.sqlite')) },
  {
    ...{ name: 'SQLite in a thread of its own', isThere: true },
    open: () => openSqliteThread(join(folder, 'relay.sqlite')),
  },
  { name: 'PostgreSQL', isThere: postgres.isThere, open: () => postgres.openEmpty() },
]

describe.each(stores)('a store in $name', ({ isThere, open }) => {
  describe.runIf(isThere)('', () => {
    let storage: Storage
    beforeEach(async () => {
      storage = await open()
    })
    afterEach(() => storage.close())

    test('knows nothing of a document that nobody wrote to', async () => {
      expect(await storage.readHead('bid review')).toBeNull()
      expect(await storage.readLog('bid review', 0)).toEqual([])
      expect(await storage.readSnapshot('bid review')).toBeNull()
      expect(await storage.readHeads(['bid review'])).toEqual(new Map())
    })

    test('[O1] numbers each document’s updates 1, 2, 3 … in the order in which they came', async () => {
      const seqs = await storage.append([entry('战情室', 1), entry('map', 2), entry('战情室', 3)])
      expect(seqs).toEqual([1, 1, 2])
      expect(await storage.append([entry('战情室', 4)])).toEqual([3])
      expect(await log(storage, '战情室')).toEqual([
        [1, 1],
        [2, 3],
        [3, 4],
      ])
      expect(await log(storage, '战情室', 2)).toEqual([[3, 4]])
      expect(await storage.readHeads(['map', '战情室', 'none'])).toEqual(
        new Map([
          ['map', 1],
          ['战情室', 3],
        ]),
      )
    })

    test('takes a batch of many documents and updates at once', async () => {
      const entries = Array.from({ length: 350 }, (_, index) => entry(`room ${index % 120}`, index % 256))
      const seqs = await storage.append(entries)
      expect(seqs.slice(0, 121)).toEqual([...Array(120).fill(1), 2])
      expect(await storage.readHeads(['room 0', 'room 119'])).toEqual(
        new Map([
          ['room 0', 3],
          ['room 119', 2],
        ]),
      )
    })

    test('appends all or nothing', async () => {
      const broken = { ...entry('psu'), author: null as unknown as string }
      await expect(storage.append([entry('psu', 1), broken])).rejects.toThrow()
      expect(await storage.readLog('psu', 0)).toEqual([])
      expect(await storage.append([entry('psu', 2)])).toEqual([1])
    })

    test('gives numbers without a gap to writers at the same time', async () => {
      const seqs = await Promise.all(
        Array.from({ length: 40 }, (_, index) => storage.append([entry('psu', index), entry('map', index)])),
      )
      const sorted = (which: number) => seqs.map((pair) => pair[which]!).sort((a, b) => a - b)
      const expected = Array.from({ length: 40 }, (_, index) => index + 1)
      expect(sorted(0)).toEqual(expected)
      expect(sorted(1)).toEqual(expected)
    })

    test('[O1] the lineage stays with the document, and another document has another', async () => {
      const made = await storage.createDocument('psu')
      await storage.append([entry('psu', 1), entry('map', 2)])
      expect((await storage.readHead('psu'))!.lineage).toBe(made)
      expect((await storage.readHead('map'))!.lineage).not.toBe(made)
      await storage.renewLineages()
      expect((await storage.readHead('psu'))!.lineage).not.toBe(made)
    })

    test('[D4] a snapshot takes the place of what it covers, and the log is kept as far as asked', async () => {
      await storage.append([entry('psu', 1), entry('psu', 2), entry('psu', 3), entry('other', 9)])
      expect(await storage.replaceWithSnapshot('psu', snapshot(2, 1, 2), 1)).toBe(1)
      expect(await log(storage, 'psu')).toEqual([
        [2, 2],
        [3, 3],
      ])
      expect(await log(storage, 'other')).toEqual([[1, 9]])
      expect(await storage.readSnapshot('psu')).toMatchObject({ throughSeq: 2 })
      expect(await storage.readHead('psu')).toMatchObject({
        ...{ head: 3, logStart: 1, snapshot: { throughSeq: 2, bytes: 2 } },
      })
      expect(await storage.append([entry('psu', 4)])).toEqual([4])
    })

    test('[D4] an older snapshot does not take the place of a newer one', async () => {
      await storage.append([entry('psu', 1), entry('psu', 2), entry('psu', 3)])
      await storage.replaceWithSnapshot('psu', snapshot(3, 1, 2, 3), 0)
      await storage.replaceWithSnapshot('psu', snapshot(2, 1, 2), 0)
      expect(await storage.readSnapshot('psu')).toMatchObject({ throughSeq: 3 })
      expect(await storage.readLog('psu', 0)).toEqual([])
    })

    test('one at a time may compact a document', async () => {
      await storage.append([entry('psu', 1)])
      expect(await storage.claimCompaction('psu', 1000, 5000)).toBe(true)
      expect(await storage.claimCompaction('psu', 2000, 6000)).toBe(false)
      expect(await storage.claimCompaction('psu', 5001, 9000)).toBe(true)
      await storage.replaceWithSnapshot('psu', snapshot(1, 1), 0)
      expect(await storage.claimCompaction('psu', 5002, 9000)).toBe(true)
    })

    test('keeps versions with the document, newest first', async () => {
      await storage.append([entry('psu', 1)])
      const version = { number: 1, at: 1000, by: 'p-li', kind: 'named' as const, mark: bytes(0, 0) }
      await storage.addVersion('psu', { ...version, id: 'v1', name: '周会前' })
      await storage.addVersion('psu', { ...version, id: 'v2', name: 'after', at: 2000 })
      expect((await storage.listVersions('psu')).map(({ name }) => name)).toEqual(['after', '周会前'])
      const read = await storage.readVersion('psu', 'v1')
      expect(read).toMatchObject({ name: '周会前', by: 'p-li', kind: 'named' })
      expect([...read!.mark]).toEqual([0, 0])
      await storage.removeVersions('psu', ['v1'])
      expect(await storage.readVersion('psu', 'v1')).toBeNull()
      await storage.removeDocument('psu')
      expect(await storage.listVersions('psu')).toEqual([])
      expect(await storage.readHead('psu')).toBeNull()
    })

    test('lists the documents with what they take', async () => {
      await storage.append([entry('map', 1, 2, 3), entry('psu', 4)])
      await storage.replaceWithSnapshot('map', snapshot(1, 1, 2), 0)
      expect(await storage.listDocuments()).toEqual([
        { name: 'map', head: 1, bytes: 2 },
        { name: 'psu', head: 1, bytes: 1 },
      ])
    })

    test('the directory is changed by one at a time', async () => {
      const before = await storage.readDirectory()
      const put = (body: string | null) => [{ kind: 'person', id: 'p1', body }]
      expect(await storage.writeDirectory(before.version, put('{"a":1}'))).toBe(true)
      expect(await storage.writeDirectory(before.version, put('{"a":2}'))).toBe(false)
      const after = await storage.readDirectory()
      expect(after.version).toBe(before.version + 1)
      expect(after.entries).toEqual([{ kind: 'person', id: 'p1', body: '{"a":1}' }])
      expect(await storage.writeDirectory(after.version, put(null))).toBe(true)
      expect((await storage.readDirectory()).entries).toEqual([])
      expect(await storage.readDirectoryVersion()).toBe(after.version + 1)
    })

    describe('of sealed documents', () => {
      const sealed = (counter: number, epoch: number, author = 'd-li', document = 'psu') => ({
        ...{ ...entry(document, counter), author, sealed: { counter, epoch } },
      })
      const offer = (throughSeq: number, author = 'd-li') => ({
        ...{ throughSeq, author, at: 1000, envelope: bytes(7, throughSeq), epoch: 1, isFollowed: true },
      })
      const keepAllMs = 1_000_000

      test('[E4] takes each device’s next counter only, gives no number to others, and has no gap', async () => {
        expect(await storage.append([sealed(1, 1), sealed(2, 1), sealed(2, 1), sealed(4, 1)])).toEqual([
          ...[1, 2, null, null],
        ])
        expect(await storage.append([sealed(1, 1, 'd-ana'), sealed(3, 1)])).toEqual([3, 4])
        expect(await storage.append([sealed(3, 1)])).toEqual([null])
        expect(await storage.append([entry('psu', 9)])).toEqual([5])
        expect(await storage.append([sealed(4, 1), entry('psu', 9)])).toEqual([6, null])
        expect((await storage.readHead('psu'))!.head).toBe(6)
        expect(await storage.readCounters('psu')).toEqual(
          new Map([
            ['d-li', 4],
            ['d-ana', 1],
          ]),
        )
      })

      test('[E4] an epoch never falls within a document, and each document has its own', async () => {
        expect(await storage.append([sealed(1, 1), sealed(2, 3), sealed(3, 2)])).toEqual([1, 2, null])
        expect(await storage.append([sealed(1, 1, 'd-li', 'map'), sealed(3, 3)])).toEqual([1, 3])
      })

      test('[E4] of two who write the same counter at the same time one is stored', async () => {
        const seqs = await Promise.all(Array.from({ length: 20 }, () => storage.append([sealed(1, 1)])))
        expect(seqs.flat().filter((seq) => seq !== null)).toEqual([1])
      })

      test('[E8] a snapshot is offered, confirmed, and prunes through the one before', async () => {
        await storage.append([1, 2, 3, 4, 5].map((counter) => sealed(counter, 1)))
        expect(await storage.offerSnapshot('psu', offer(9))).toBe(false)
        expect(await storage.offerSnapshot('psu', offer(2))).toBe(true)
        expect(await storage.offerSnapshot('psu', offer(2, 'd-ana'))).toBe(false)
        expect(await storage.readOffer('psu')).toMatchObject({ throughSeq: 2, author: 'd-li' })
        expect(await storage.readSnapshot('psu')).toBeNull()
        expect(await storage.confirmSnapshot('psu', 1, bytes(8), 1000, keepAllMs)).toBeNull()
        expect(await storage.confirmSnapshot('psu', 2, bytes(8), 1000, keepAllMs)).toBe(0)
        expect(await storage.confirmSnapshot('psu', 2, bytes(8), 1000, keepAllMs)).toBeNull()
        expect(await storage.readOffer('psu')).toBeNull()
        expect(await storage.readHead('psu')).toMatchObject({ logStart: 0, snapshot: { throughSeq: 2 } })
        expect(await storage.offerSnapshot('psu', offer(1))).toBe(false)
        expect(await storage.offerSnapshot('psu', offer(3))).toBe(true)
        expect(await storage.offerSnapshot('psu', offer(4))).toBe(true)
        expect(await storage.confirmSnapshot('psu', 4, bytes(9), 2000, keepAllMs)).toBe(2)
        expect((await log(storage, 'psu')).map(([seq]) => seq)).toEqual([3, 4, 5])
        expect(await storage.readOldSnapshots('psu')).toMatchObject([{ throughSeq: 2 }])
        await storage.offerSnapshot('psu', offer(5))
        await storage.confirmSnapshot('psu', 5, bytes(9), 3000, 0)
        expect((await storage.readOldSnapshots('psu')).map(({ throughSeq }) => throughSeq)).toEqual([4])
        expect([...(await storage.readSnapshot('psu'))!.update]).toEqual([9])
        await storage.removeDocument('psu')
        expect(await storage.readOldSnapshots('psu')).toEqual([])
        expect(await storage.append([sealed(1, 1)])).toEqual([1])
      })

      test('[E8] behind an offered snapshot nothing comes of an epoch before its own', async () => {
        await storage.append([sealed(1, 1), sealed(2, 1)])
        const next = { ...offer(2), epoch: 2, isFollowed: false }
        expect(await storage.offerSnapshot('psu', { ...next, throughSeq: 1 })).toBe(false)
        expect(await storage.offerSnapshot('psu', next)).toBe(true)
        expect(await storage.append([sealed(3, 1)])).toEqual([null])
        expect(await storage.append([sealed(3, 2)])).toEqual([3])
        expect(await storage.offerSnapshot('psu', offer(3))).toBe(true)
        expect(await storage.append([sealed(4, 1), sealed(4, 2)])).toEqual([null, 4])
      })

      test('[W1] members’ entries are written with the directory, or not at all', async () => {
        const { version } = await storage.readDirectory()
        const entries = [{ workspace: 'w1', number: 1, entry: 'a.b.c' }]
        expect(await storage.writeDirectory(version, [], entries)).toBe(true)
        expect(await storage.writeDirectory(version, [], entries)).toBe(false)
        await expect(storage.writeDirectory(version + 1, [], entries)).rejects.toThrow()
        expect(await storage.readDirectoryVersion()).toBe(version + 1)
        expect(await storage.readMemberships('w1')).toEqual(['a.b.c'])
        expect(await storage.readMemberships('w2')).toEqual([])
      })
    })

    test('[G2][G3][G4] statements come one after the other, chained, and the same one once', async () => {
      const append = (text: string) => storage.appendStatement('w1', text, 1000)
      const all = await Promise.all(Array.from({ length: 10 }, (_, index) => append(`statement ${index}`)))
      expect(all.map(({ entry: { number } }) => number).sort((a, b) => a - b)).toEqual([
        1, 2, 3, 4, 5, 6, 7, 8, 9, 10,
      ])
      const again = await append('statement 3')
      expect(again).toMatchObject({ isNew: false, entry: { number: all[3]!.entry.number } })
      const entries = await storage.readStatements('w1', 0, 100)
      let before: Uint8Array = new Uint8Array(32)
      for (const { number, at, statement, hash } of entries) {
        expect([...hash]).toEqual([...hashOfEntry(before, number, at, statement)])
        before = hash
      }
      expect(await storage.readStatements('w1', 8, 1)).toHaveLength(1)
      expect(await storage.readStatementHead('w1')).toBe(10)
      expect(await storage.readStatementHead('w2')).toBe(0)
    })
  })
})

describe('the SQLite file', () => {
  const path = () => join(folder, 'relay.sqlite')

  test('is read again as it was left', async () => {
    const before = openSqliteStorage(path())
    await before.append([entry('psu', 7)])
    await before.close()
    const after = openSqliteStorage(path())
    expect(await log(after, 'psu')).toEqual([[1, 7]])
    await after.close()
  })

  test('belongs to one relay at a time', async () => {
    const holder = openSqliteStorage(path())
    expect(() => openSqliteStorage(path())).toThrow(StorageUnusable)
    await holder.close()
    await openSqliteStorage(path()).close()
  })

  test('of a newer version is left alone', async () => {
    await openSqliteStorage(path()).close()
    const database = new Database(path())
    database.pragma('user_version = 99')
    database.close()
    expect(() => openSqliteStorage(path())).toThrow(/version 99/)
  })

  test('of version 2 is taken over, and takes sealed documents', async () => {
    const newest = openSqliteStorage(path())
    await newest.append([entry('psu', 7), entry('psu', 8)])
    await newest.close()
    const database = new Database(path())
    database.exec(`
      DROP TABLE sealed_counters; DROP TABLE sealed_snapshots; DROP TABLE memberships;
      ALTER TABLE documents DROP COLUMN epoch;
    `)
    database.pragma('user_version = 2')
    database.close()
    const storage = openSqliteStorage(path())
    expect(await log(storage, 'psu')).toEqual([
      [1, 7],
      [2, 8],
    ])
    const sealed = { ...entry('map', 1), sealed: { counter: 1, epoch: 1 } }
    expect(await storage.append([sealed])).toEqual([1])
    await storage.close()
  })

  test('of version 1 is taken over: every update is there, numbered anew behind its snapshot', async () => {
    const database = new Database(path())
    database.exec(`
      CREATE TABLE rooms (id INTEGER PRIMARY KEY, name TEXT NOT NULL UNIQUE) STRICT;
      CREATE TABLE updates (
        seq INTEGER PRIMARY KEY AUTOINCREMENT,
        room_id INTEGER NOT NULL REFERENCES rooms (id),
        content BLOB NOT NULL
      ) STRICT;
      CREATE INDEX updates_of_room ON updates (room_id, seq);
      CREATE TABLE snapshots (
        room_id INTEGER PRIMARY KEY REFERENCES rooms (id),
        through_seq INTEGER NOT NULL,
        state_vector BLOB NOT NULL,
        content BLOB NOT NULL
      ) STRICT;
      INSERT INTO rooms VALUES (1, '战情室'), (2, 'map'), (3, 'empty');
      INSERT INTO snapshots VALUES (1, 40, x'00', x'0102');
      INSERT INTO updates (seq, room_id, content) VALUES (41, 1, x'03'), (42, 2, x'09'), (50, 1, x'04');
      PRAGMA user_version = 1;
    `)
    database.close()
    const storage = openSqliteStorage(path())
    expect(await log(storage, '战情室')).toEqual([
      [2, 3],
      [3, 4],
    ])
    expect(await storage.readHead('战情室')).toMatchObject({
      ...{ head: 3, logStart: 1, snapshot: { throughSeq: 1, bytes: 2 } },
    })
    expect(await log(storage, 'map')).toEqual([[1, 9]])
    expect(await storage.readHead('empty')).toMatchObject({ head: 0, snapshot: null })
    expect(await storage.append([entry('战情室', 5)])).toEqual([4])
    await storage.close()
  })
})
