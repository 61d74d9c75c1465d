import { describe, expect, it } from 'vitest'
import type { Capture, CapturesOfAccount } from '../../../shared/contract/captures.ts'
import { sameTalkIds } from './tray.ts'

const capture = (id: string, evidenceId: string, doubts: Capture['doubts'] = ['thinMatch']) =>
  ({ id, evidenceId, doubts }) as unknown as Capture
const evidence: Record<string, { kind: 'message' | 'note'; title: string | null }> = {
  m1: { kind: 'message', title: 'Pump room' },
  m2: { kind: 'message', title: 'Pump room' },
  m3: { kind: 'message', title: 'Valves' },
  n1: { kind: 'note', title: 'Monday' },
  n2: { kind: 'note', title: 'Monday' },
}
const account = (...captures: Capture[]) => ({ accountId: 'acc_1', captures }) as unknown as CapturesOfAccount
const idsOf = (own: CapturesOfAccount, id: string): string[] =>
  sameTalkIds(own, own.captures.find((one) => one.id === id)!, (evidenceId) => evidence[evidenceId])

describe('one stroke for one talk or note', () => {
  const own = account(
    capture('a', 'm1'),
    capture('b', 'm2', ['dealUnknown']),
    capture('c', 'm2', ['thinMatch', 'movesDeal']),
    capture('d', 'm3'),
    capture('e', 'n1'),
    capture('f', 'n1'),
    capture('g', 'n2'),
    capture('h', 'm1', []),
    capture('i', 'm2', []),
  )

  it('takes the messages of one talk together, and of notes only what is of the same', () => {
    expect(idsOf(own, 'a')).toEqual(['a', 'b'])
    expect(idsOf(own, 'd')).toEqual(['d'])
    expect(idsOf(own, 'e')).toEqual(['e', 'f'])
  })

  it('leaves the sure apart, and what would move a deal to be decided by itself', () => {
    expect(idsOf(own, 'h')).toEqual(['h', 'i'])
    expect(idsOf(own, 'c')).toEqual(['a', 'b', 'c'])
  })
})
