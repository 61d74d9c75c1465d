import { mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterEach, beforeEach, describe, expect, test } from 'vitest'
import { settings } from '../settings/schema.ts'
import { fullCheck, quickCheck } from './check.ts'
import { databaseRefusalOf, openDb, refusalOf, transaction } from './open.ts'
import { openTestDb } from './openTestDb.ts'

const key = Buffer.alloc(32, 5)
let folder: string
beforeEach(() => {
  folder = mkdtempSync(join(tmpdir(), 'sandtable-open-'))
})
afterEach(() => rmSync(folder, { recursive: true, force: true }))

const code = (work: () => unknown): string => {
  try {
    work()
  } catch (error) {
    return (error as { code?: string }).code ?? String(error)
  }
  return 'nothing was refused'
}

function aFile(): string {
  const path = join(folder, 'east.db')
  const db = openDb({ path, key })
  db.sqlite.exec('CREATE TABLE notes (id INTEGER PRIMARY KEY, text TEXT)')
  const add = db.write('INSERT INTO notes (text) VALUES (?)')
  transaction(db, () => {
    for (let at = 0; at < 2000; at += 1) add.run(`note ${at} `.repeat(10))
  })
  db.sqlite.close()
  return path
}

describe('opening', () => {
  test('keeps what is acknowledged: write-ahead log, full synchronisation', () => {
    const db = openDb({ path: aFile(), key })
    const pragma = (name: string) => db.sqlite.pragma(name, { simple: true })
    expect([
      pragma('journal_mode'),
      pragma('synchronous'),
      pragma('foreign_keys'),
      pragma('temp_store'),
    ]).toEqual(['wal', 2, 1, 2])
    expect([quickCheck(db), fullCheck(db)]).toEqual([[], []])
    db.sqlite.close()
  })

  test('a wrong key, no key and a file of something else are refused', () => {
    const path = aFile()
    expect(code(() => openDb({ path, key: Buffer.alloc(32, 6) }))).toBe('database.unreadable')
    expect(code(() => openDb({ path }))).toBe('database.unreadable')
    const other = join(folder, 'other.db')
    writeFileSync(other, 'no database at all, though long enough to look like a page'.repeat(100))
    expect(code(() => openDb({ path: other, key, keyChecked: true }))).toBe('database.corrupt')
  })

  test('an altered byte on any page is found by the check: pages are authenticated', () => {
    const path = aFile()
    const whole = readFileSync(path)
    const pages = whole.length / 4096
    for (const page of [1, 2, Math.floor(pages / 2), pages - 1]) {
      const altered = Buffer.from(whole)
      altered[page * 4096 + 1234]! ^= 0xa5
      writeFileSync(path, altered)
      const db = openDb({ path, key, keyChecked: true })
      expect(quickCheck(db)).not.toEqual([])
      db.sqlite.close()
    }
  })
})

describe('a transaction', () => {
  test('is whole or not at all, and inner ones are parts of it', () => {
    const db = openTestDb()
    const set = (name: string) => db.write("INSERT INTO settings VALUES (?, '1', 1)").run(name)
    expect(() =>
      transaction(db, () => {
        set('a')
        transaction(db, () => set('b'))
        throw new Error('no')
      }),
    ).toThrow('no')
    expect(db.select().from(settings).all()).toEqual([])
    transaction(db, () => {
      set('a')
      expect(() =>
        transaction(db, () => {
          set('b')
          throw new Error('inner')
        }),
      ).toThrow('inner')
    })
    expect(db.select().from(settings).all()).toEqual([{ key: 'a', value: '1', updatedAt: 1 }])
  })

  test('never waits: work that returns a promise is a bug and is rolled back', () => {
    const db = openTestDb()
    const work = () => {
      db.write("INSERT INTO settings VALUES ('a', '1', 1)").run()
      return Promise.resolve() as never
    }
    expect(() => transaction(db, work)).toThrow('promise')
    expect(db.select().from(settings).all()).toEqual([])
  })
})

test('a query that writes is refused before it runs', () => {
  const db = openTestDb()
  expect(() => db.read('DELETE FROM settings')).toThrow('SQL that writes')
})

describe('a failure in the midst of a command', () => {
  const failure = (name: string) => Object.assign(new Error(name), { code: name })

  test.each([
    ['SQLITE_FULL', 'disk.full'],
    ['ENOSPC', 'disk.full'],
    ['SQLITE_CORRUPT_VTAB', 'database.corrupt'],
    ['SQLITE_READONLY_DBMOVED', 'disk.readOnly'],
    ['SQLITE_IOERR_FSYNC', 'disk.failed'],
  ])('%s is told as %s', (name, told) => {
    expect(databaseRefusalOf(failure(name))).toMatchObject({ code: told })
  })

  test('that is not about the workspace stays what it is', () => {
    for (const bug of [new TypeError('x'), failure('EACCES'), failure('SQLITE_CONSTRAINT_UNIQUE')])
      expect(databaseRefusalOf(bug)).toBe(bug)
    expect(refusalOf(failure('EACCES'))).toMatchObject({ code: 'disk.readOnly' })
  })
})
