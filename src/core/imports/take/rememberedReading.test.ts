import { describe, expect, it } from 'vitest'
import { readText } from '../../facts/readText.ts'
import type { ReliabilityOfCues } from '../../facts/reliability.ts'
import type { Speaker } from '../../facts/whoSays/stance.ts'
import { createRememberedReading } from './rememberedReading.ts'

const monday = Date.UTC(2026, 2, 2, 9)
const remarks = [
  '预算要等到9月30日前确定，主任担心价格太高',
  'Called, nobody there',
  '客户说明天给答复，维德曼报了898万',
  'We will send the quote by Friday',
] as const
const names = { rivals: /维德曼/, isNoRival: () => false, sideOf: () => null }
const reliability: ReliabilityOfCues = {
  doubt: () => null,
  of: () => {
    throw new Error('reading asks only for doubts')
  },
}
const remark = (text: string, occurredAt: number, by: Speaker = 'note') => ({
  text,
  occurredAt,
  by,
  acts: null,
})

describe('remarks that are written again and again', () => {
  it('are read as if each were read anew: same day, other days, other speakers', () => {
    const read = createRememberedReading(names, reliability)
    for (const at of [monday, monday + 5_000, monday + 86_400_000, monday])
      for (const by of ['note', 'customer', 'ours'] as const)
        for (const text of remarks)
          expect(read(remark(text, at, by))).toEqual(readText(remark(text, at, by), names, reliability))
  })

  it('are read once a day', () => {
    const read = createRememberedReading(names, reliability)
    const first = read(remark(remarks[0], monday))
    expect(read(remark(remarks[0], monday + 1000))).toBe(first)
    expect(read(remark(remarks[0], monday + 86_400_000))).not.toBe(first)
  })

  it('are not remembered where what they do is read as well', () => {
    const read = createRememberedReading(names, reliability)
    const message = {
      ...remark(remarks[3], monday, 'ours'),
      acts: { direction: 'outbound' as const, steps: [] },
    }
    expect(read(message)).not.toBe(read(message))
  })
})
