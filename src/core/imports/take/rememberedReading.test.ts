import { describe, expect, it } from 'vitest'
import { extractFacts } from '../../facts/extract.ts'
import { createRememberedReading } from './rememberedReading.ts'

const monday = Date.UTC(2026, 2, 2, 9)
const remarks = [
  '预算要等到9月30日前确定，主任担心价格太高',
  'Called, nobody there',
  '客户说明天给答复，维德曼报了898万',
  'We will send the quote by Friday',
]

describe('remarks that are written again and again', () => {
  it('are read as if each were read anew: same day, other days, other speakers', () => {
    const rivals = /维德曼/
    const read = createRememberedReading(rivals)
    for (const at of [monday, monday + 5_000, monday + 86_400_000, monday])
      for (const by of ['note', 'customer', 'ours'] as const)
        for (const text of remarks) expect(read(text, at, by)).toEqual(extractFacts(text, at, by, rivals))
  })

  it('are read once a day', () => {
    const read = createRememberedReading(null)
    expect(read(remarks[0]!, monday + 1000, 'note')).toBe(read(remarks[0]!, monday, 'note'))
    expect(read(remarks[0]!, monday + 86_400_000, 'note')).not.toBe(read(remarks[0]!, monday, 'note'))
  })
})
