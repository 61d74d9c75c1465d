import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import type { WritableDb } from '../db/open.ts'
import { openTestDb } from '../db/openTestDb.ts'
import { listChangeSets, recordChangeSet, redoChangeSet, undoChangeSet } from './undo.ts'

const about = (id: string) => ({ id, label: 'accounts.edit', actor: 'per_LIN', at: 1 })

function hospitals(...ids: string[]): WritableDb {
  const db = openTestDb()
  for (const id of ids) add(db, id, '上海')
  return db
}
const add = (db: WritableDb, id: string, city: string) =>
  db
    .write('INSERT INTO accounts (id, name, name_key, city, known_at, updated_at) VALUES (?, ?, ?, ?, 1, 1)')
    .run(id, id, id, city)
const move = (db: WritableDb, id: string, city: string) =>
  db.write('UPDATE accounts SET city = ? WHERE id = ?').run(city, id)
const remove = (db: WritableDb, id: string) => db.write('DELETE FROM accounts WHERE id = ?').run(id)
const table = (db: WritableDb) => db.read('SELECT id, city FROM accounts ORDER BY id').all()

describe('undo', () => {
  test('takes back an edit, a new record and a deletion as one', () => {
    const db = hospitals('ruijin', 'zhongshan')
    const before = table(db)
    recordChangeSet(db, about('chg_1'), (watch) => {
      for (const id of ['ruijin', 'zhongshan', 'renji']) watch('accounts', id)
      move(db, 'ruijin', '杭州')
      remove(db, 'zhongshan')
      add(db, 'renji', '南京')
    })
    const after = table(db)
    undoChangeSet(db, 'chg_1', 9)
    expect(table(db)).toEqual(before)
    expect(listChangeSets(db)).toMatchObject([{ id: 'chg_1', undoneAt: 9 }])
    redoChangeSet(db, 'chg_1')
    expect(table(db)).toEqual(after)
    expect(listChangeSets(db)).toMatchObject([{ undoneAt: null }])
  })

  test('refuses whole when one of the rows has changed since: nothing is lost', () => {
    const db = hospitals('ruijin', 'zhongshan')
    recordChangeSet(db, about('chg_1'), (watch) => {
      for (const id of ['ruijin', 'zhongshan']) {
        watch('accounts', id)
        move(db, id, '杭州')
      }
    })
    move(db, 'ruijin', '苏州')
    expect(() => undoChangeSet(db, 'chg_1', 9)).toThrow('undo.changedSince')
    expect(table(db)).toEqual([
      { id: 'ruijin', city: '苏州' },
      { id: 'zhongshan', city: '杭州' },
    ])
  })

  test('refuses twice, what it does not know, and redo of what stands', () => {
    const db = hospitals('ruijin')
    recordChangeSet(db, about('chg_1'), (watch) => {
      watch('accounts', 'ruijin')
      move(db, 'ruijin', '杭州')
    })
    expect(() => redoChangeSet(db, 'chg_1')).toThrow('undo.notUndone')
    undoChangeSet(db, 'chg_1', 9)
    expect(() => undoChangeSet(db, 'chg_1', 9)).toThrow('undo.already')
    expect(() => undoChangeSet(db, 'chg_2', 9)).toThrow('undo.notFound')
  })

  test('keeps nothing of a change that changed nothing or failed', () => {
    const db = hospitals('ruijin')
    recordChangeSet(db, about('chg_1'), (watch) => watch('accounts', 'ruijin'))
    expect(() =>
      recordChangeSet(db, about('chg_2'), (watch) => {
        watch('accounts', 'ruijin')
        move(db, 'ruijin', '杭州')
        throw new Error('no')
      }),
    ).toThrow('no')
    expect(listChangeSets(db)).toEqual([])
    expect(table(db)).toEqual([{ id: 'ruijin', city: '上海' }])
  })

  test('is for records only', () => {
    const db = openTestDb()
    expect(() => recordChangeSet(db, about('chg_1'), (watch) => watch('log_entries', '1'))).toThrow(
      'no table',
    )
  })

  test('any number of changes, undone newest first, lead back to the start', () => {
    const step = fc.record({
      id: fc.constantFrom('a', 'b', 'c'),
      city: fc.constantFrom('上海', '杭州', null),
    })
    fc.assert(
      fc.property(fc.array(step, { maxLength: 12 }), (steps) => {
        const db = hospitals('a')
        const start = table(db)
        steps.forEach(({ id, city }, at) => {
          recordChangeSet(db, { ...about(`chg_${at}`), at }, (watch) => {
            watch('accounts', id)
            remove(db, id)
            if (city) add(db, id, city)
          })
        })
        const end = table(db)
        const sets = listChangeSets(db)
        for (const set of sets) undoChangeSet(db, set.id, 99)
        expect(table(db)).toEqual(start)
        for (const set of sets.toReversed()) redoChangeSet(db, set.id)
        expect(table(db)).toEqual(end)
        db.sqlite.close()
      }),
      { numRuns: 30, seed: 11 },
    )
  })
})
