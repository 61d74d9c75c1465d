import { describe, expect, it } from 'vitest'
import type { CustomerFact } from '../types.ts'
import { recipientOf } from './recipient.ts'

const people = [
  { contactId: 'ruth', name: 'Ruth Abara', title: 'Head of Labs' },
  { contactId: 'owen', name: 'Owen Pryce', title: 'Buyer' },
  { contactId: 'shen', name: '沈立新', title: '设备科长' },
  { contactId: 'hao', name: '郝静', title: '采购经理' },
]
const at = Date.parse('2026-11-12T00:00:00Z')
const owed = (text: string, more: Partial<CustomerFact> = {}) =>
  ({ kind: 'openTask', speaker: 'note', text, contactId: null, occurredAt: at, ...more }) as CustomerFact
const said = (contactId: string, text: string, day = '2026-11-10') => ({
  contactId,
  text,
  evidenceId: text,
  occurredAt: Date.parse(day),
})
const whose = (thing: string, facts: CustomerFact[], heard: ReturnType<typeof said>[] = []) =>
  recipientOf(thing, facts, { guests: people, heard })?.contactId ?? null

describe('to whom a thing that we owe was promised', () => {
  it.each([
    ['drift report', 'drift report to Ruth by 18/11', 'ruth'],
    ['stock forecast', 'stock forecast -> Owen Wed', 'owen'],
    ['验收方案', '验收方案 发沈科长 11-18', 'shen'],
  ])('whom the line names gets the %s', (thing, text, id) => expect(whose(thing, [owed(text)])).toBe(id))

  it('who has not had it yet waits for it, though a colleague writes so', () => {
    const heard = [said('owen', "The drift report was due on Monday and Ruth hasn't had it.")]
    expect(whose('drift report', [owed('drift report by 16/11', { contactId: 'owen' })], heard)).toBe('ruth')
  })
  it('who asked before we promised it in the room is who it is for', () => {
    const heard = [said('shen', '对比数据表什么时候能给？')]
    const promise = owed('对比数据表18号前给到', { kind: 'openPromise', speaker: 'ours', contactId: 'hao' })
    expect(whose('对比数据表', [promise], heard)).toBe('shen')
    expect(whose('对比数据表', [promise])).toBe('hao')
  })
  it('nobody is guessed where a line names two, or none', () => {
    expect(whose('drift report', [owed('drift report to Ruth, then to Owen')])).toBeNull()
    expect(whose('drift report', [owed('drift report by 18/11')])).toBeNull()
  })
})
