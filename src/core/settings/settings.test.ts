import { describe, expect, test } from 'vitest'
import { openTestDb } from '../db/openTestDb.ts'
import { listLog } from '../log/append.ts'
import { breakerScope, getSetting, setSetting } from './settings.ts'

const stamp = { at: Date.UTC(2026, 2, 2, 9), actor: 'per_LIN', device: 'dev_LAPTOP' }

describe('settings', () => {
  test('hold their initial value until set; a change is logged with what held before', () => {
    const db = openTestDb()
    expect(getSetting(db, breakerScope)).toBe('account')
    setSetting(db, stamp, breakerScope, 'account')
    expect(listLog(db, { kind: 'settingChanged' })).toEqual([])
    setSetting(db, stamp, breakerScope, 'contact')
    expect(getSetting(db, breakerScope)).toBe('contact')
    expect(listLog(db)[0]).toMatchObject({
      kind: 'settingChanged',
      body: { key: 'breaker.scope', before: 'account', after: 'contact' },
    })
    expect(() => setSetting(db, stamp, breakerScope, 'team' as never)).toThrow()
    db.write('UPDATE settings SET value_json = \'"gone"\'').run()
    expect(getSetting(db, breakerScope)).toBe('account')
  })
})
