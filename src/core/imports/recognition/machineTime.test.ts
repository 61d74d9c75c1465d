import { describe, expect, it } from 'vitest'
import { readDate } from './dateValue.ts'

describe('a moment as programs write it', () => {
  // A blank before it leads to the patterns for all that people write, and changes nothing of what it says.
  const written = [
    ...[
      '2025-11-30 08:05',
      '2025-11-30T08:05:09',
      '2025-11-30T08:05:09.5Z',
      '2025-11-30T08:05Z',
      '2025-11-30T24:00:00Z',
    ],
    ...[
      '2025-02-29 10:00',
      '2024-02-29T10:00:00Z',
      '2025-13-01 10:00',
      '2025-11-30 08:75',
      '1799-01-01 00:00',
    ],
    ...[
      '1764489909',
      '1764489909123',
      '1764489909.25',
      '599999999',
      '600000000',
      '7000000000',
      '20251130080509',
      '202511300805',
    ],
    ...[
      '2025-11-30 08:05:',
      '2025-11-30 08:05:09.',
      '2025-11-30 08:05:09.5.1',
      '1764489909.',
      '2025-11-30X08:05',
      '2025-1-30 08:05:09',
    ],
  ]

  it.each(written)('%s means what it means among blanks', (text) => {
    expect(readDate(text, 'dmy', 2025)).toEqual(readDate(` ${text} `, 'dmy', 2025))
  })

  it('is a moment of the world with a Z or as a count, and one of the wall without', () => {
    expect(readDate('2025-11-30T08:05:09.5Z', 'dmy', undefined)).toEqual({
      kind: 'instant',
      at: Date.UTC(2025, 10, 30, 8, 5, 9),
    })
    expect(readDate('1764489909', 'dmy', undefined)).toEqual({ kind: 'instant', at: 1_764_489_909_000 })
    expect(readDate('2025-11-30 08:05', 'dmy', undefined)).toMatchObject({ kind: 'local', hasTime: true })
  })
})
