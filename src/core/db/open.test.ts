import { expect, test } from 'vitest'
import { openTestDb } from './openTestDb.ts'

test('opens', () => {
  const db = openTestDb()
  expect(db.read('SELECT count(*) AS n FROM accounts').get()).toEqual({ n: 0 })
})
