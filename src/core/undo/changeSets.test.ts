import { describe, expect, it } from 'vitest'
import { accounts } from '../accounts/schema.ts'
import { getAccount } from '../accounts/store.ts'
import { openTestDb } from '../db/openTestDb.ts'
import { createNewId } from '../newId.ts'
import { lastChangeSet, recordChangeSet, undoChangeSet } from './changeSets.ts'

const now = () => Date.UTC(2026, 4, 20)
const stamp = { newId: createNewId(now), now, actor: () => '钱越' }
const account = (id: string, name: string): typeof accounts.$inferSelect => ({
  id,
  name,
  nameKey: name,
  aliases: null,
  code: null,
  industry: null,
  region: '华东',
  city: null,
  tier: null,
  ownerName: '钱越',
  parentName: null,
  website: null,
  phone: null,
  employees: null,
  annualRevenueMinor: null,
  currency: null,
  evidenceId: null,
  knownAt: now(),
  updatedAt: now(),
  importId: null,
  mergedIntoId: null,
  deletedAt: null,
})

describe('a rep takes back what they did', () => {
  it('a new account goes away, an edited one is as before', () => {
    const db = openTestDb()
    const made = recordChangeSet(db, stamp, 'account.create', (changes) => {
      changes.insert(accounts, account('acc_1', '明州大学附属第二医院'))
    })
    const edited = recordChangeSet(db, stamp, 'account.update', (changes) => {
      changes.update(accounts, 'acc_1', { region: '华南', ownerName: '罗宁' })
    })
    expect(lastChangeSet(db, '钱越')).toMatchObject({ id: edited, label: 'account.update' })
    undoChangeSet(db, edited, now())
    expect(getAccount(db, 'acc_1')).toEqual(account('acc_1', '明州大学附属第二医院'))
    undoChangeSet(db, made, now())
    expect(getAccount(db, 'acc_1')).toBeNull()
    expect(lastChangeSet(db, '钱越')).toBeNull()
  })

  it('is refused when somebody worked on the row since, and then nothing changes', () => {
    const db = openTestDb()
    recordChangeSet(db, stamp, 'account.create', (changes) => {
      changes.insert(accounts, account('acc_1', '甬江总院'))
      changes.insert(accounts, account('acc_2', '越城人民医院'))
    })
    const first = recordChangeSet(db, stamp, 'account.update', (changes) => {
      changes.update(accounts, 'acc_1', { region: '浙东' })
      changes.update(accounts, 'acc_2', { region: '浙东' })
    })
    recordChangeSet(db, stamp, 'account.update', (changes) =>
      changes.update(accounts, 'acc_1', { region: '浙南' }),
    )
    expect(() => undoChangeSet(db, first, now())).toThrow(
      expect.objectContaining({ code: 'undo.changedSince' }),
    )
    expect(getAccount(db, 'acc_1')?.region).toBe('浙南')
    expect(getAccount(db, 'acc_2')?.region).toBe('浙东')
  })

  it('cannot be done twice', () => {
    const db = openTestDb()
    const made = recordChangeSet(db, stamp, 'account.create', (changes) => {
      changes.insert(accounts, account('acc_1', '甬江总院'))
    })
    undoChangeSet(db, made, now())
    expect(() => undoChangeSet(db, made, now())).toThrow(expect.objectContaining({ code: 'undo.nothing' }))
  })

  it('a command that fails half way changes nothing', () => {
    const db = openTestDb()
    expect(() =>
      recordChangeSet(db, stamp, 'account.create', (changes) => {
        changes.insert(accounts, account('acc_1', '甬江总院'))
        changes.update(accounts, 'acc_9', { region: '浙东' })
      }),
    ).toThrow(/no row/)
    expect(getAccount(db, 'acc_1')).toBeNull()
  })
})
