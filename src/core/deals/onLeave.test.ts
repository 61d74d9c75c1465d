import { describe, expect, it } from 'vitest'
import type { Contact } from '../contacts/store.ts'
import type { Fact } from '../facts/store.ts'
import { leaversOf } from './leavers.ts'

/** Who is on leave for months, or whose work another has taken, is not the one to speak to. */

const people = [
  { id: 'one', name: '沈佩云', nickname: null },
  { id: 'two', name: 'Ruth Calder', nickname: null },
  { id: 'three', name: '罗启明', nickname: null },
] as unknown as Contact[]
const at = Date.UTC(2026, 4, 11)
const gone = (text: string) => [
  ...leaversOf(
    [
      { text, values: '[]', occurredAt: at, contactId: 'three', speaker: 'customer', stance: 'stated' },
    ] as unknown as Fact[],
    people,
    at + 1,
  ).keys(),
]

describe('who is not there', () => {
  it.each([
    ['我从5月9号起接沈佩云的工作', ['one']],
    ['沈佩云休产假了', ['one']],
    ['Ruth Calder is on maternity leave', ['two']],
    ['I took over Ruth Calder’s job', ['two']],
    ['Ruth Calder left on Friday', ['two']],
  ])('%s', (text, ids) => expect(gone(text)).toEqual(ids))
  it.each([
    '我会把沈佩云的意见转给你',
    '接沈佩云的电话',
    'Ruth Calder left on the table what we need',
    '沈佩云的请假条',
  ])('%s: everybody is there', (text) => expect(gone(text)).toEqual([]))
})
