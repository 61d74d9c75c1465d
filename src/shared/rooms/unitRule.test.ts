import { expect, test } from 'vitest'
import type { Member } from './psu.ts'
import { listedRight, unitHindrance } from './unitRule.ts'

const now = Date.UTC(2026, 10, 23)
const line = (name: string, right: Member['right'], expiresAt: number): Member => ({
  ...{ name, task: '', right, expiresAt, by: '钱越', at: now },
})

test('a unit takes changes while it runs, from whom the relay lets write', () => {
  expect(unitHindrance(null, true)).toBeNull()
  expect(unitHindrance(now - 1, true)).toBe('dissolved')
  expect(unitHindrance(null, false)).toBe('noRole')
  expect(unitHindrance(now - 1, false)).toBe('noRole')
})

test('a list says of each name how long it writes by the longest of its lines, and nothing of others', () => {
  const list = [
    line('李伟', 'member', now),
    line('李伟', 'lead', now + 5),
    line('李伟', 'observer', now + 90),
    line('赵敏', 'observer', now + 90),
    line('孙立', 'member', now),
  ]
  expect(listedRight(list, '李伟', now)).toEqual({ until: now + 5 })
  expect(listedRight(list, '赵敏', now)).toEqual({ until: null })
  expect(listedRight(list, '孙立', now)).toEqual({ until: null })
  expect(listedRight(list, '周岚', now)).toBeNull()
})
