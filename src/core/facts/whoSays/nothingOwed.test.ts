import { describe, expect, it } from 'vitest'
import { extractFacts } from '../extract.ts'
import type { SideOf } from './sides.ts'

const at = Date.UTC(2026, 9, 12)
const kinds = (text: string, by: 'customer' | 'team' | 'note' | 'ours', sideOf: SideOf = () => null) =>
  extractFacts(text, at, by, null, sideOf).map(({ kind }) => kind)
const owed = ['customerPromise', 'openPromise', 'openTask']

describe('what is promised to nobody', () => {
  it.each([
    ['Thursday 9:00. I will have half an hour and a strong tea', 'customer'],
    ['我只有半小时，给你二十分钟', 'customer'],
    ['The council meets on 3 November and Rosa will bring the recommendation', 'customer'],
    ['延保那条我们可以答应写进协议', 'team'],
  ] as const)('%s', (text, by) => {
    for (const kind of owed) expect(kinds(text, by)).not.toContain(kind)
  })
  it.each([
    ['I will have the load tables for you by Thursday 15 October', 'customer'],
    ['The council meets on 3 November and Rosa will send you the report on the 4th', 'customer'],
    ['I still owe you the pallet counts', 'customer'],
  ] as const)('but: %s', (text, by) => expect(kinds(text, by)).toContain('customerPromise'))
})

describe('a table of duties with arrows', () => {
  const sideOf: SideOf = (name) =>
    ['罗宁', 'Iris'].includes(name) ? 'ours' : ['方敏', 'Paula'].includes(name) ? 'theirs' : null
  it.each([
    ['色差报告\t罗宁→方敏\t10/16', 'openTask'],
    ['货架尺寸图\t方敏→罗宁\t10/16', 'customerPromise'],
    ['Loading test report\tIris -> Paula\t16/10', 'openTask'],
  ])('%s is of whoever stands before the arrow', (text, kind) => {
    expect(kinds(text, 'note', sideOf)).toContain(kind)
  })
})

it('what stands apart below a list of promises is no line of it', () => {
  const told = extractFacts(
    '## 他们欠的\n1. 货架尺寸图\n2. 门禁名单\n\n> 出来时方工讲，真正难的是财务。',
    at,
    'note',
  )
  expect(told.filter(({ kind }) => kind === 'customerPromise').map(({ text }) => text)).toEqual([
    '货架尺寸图',
    '门禁名单',
  ])
})

it('what our own people have to approve is asked by no customer', () => {
  const ours: SideOf = (name) => (name === 'Iris' ? 'ours' : null)
  expect(kinds('Accounts want the rest signed off by Iris', 'note', ours)).not.toContain('customerAsk')
})
