import { describe, expect, it } from 'vitest'
import { toldAside } from './toldAside.ts'

const minute = 60_000
const word = {
  kind: 'keepQuiet' as const,
  evidenceId: 'word',
  spanStart: 10,
  spanEnd: 40,
  speaker: 'customer' as const,
  contactId: 'jo',
  occurredAt: 0,
}
const said = (more: Partial<Parameters<ReturnType<typeof toldAside>>[0]> = {}) => ({
  evidenceId: 'later',
  start: 0,
  end: 20,
  text: 'Per would rather stay with what he has',
  at: 12 * minute,
  writerId: 'jo',
  ...more,
})

describe('what is told to us alone', () => {
  const isAside = toldAside([word])
  it('is what stands in the words that are to be kept quiet, whoever it is about', () => {
    expect(isAside(said({ evidenceId: 'word', start: 30, end: 50 }), false)).toBe(true)
    expect(isAside(said({ evidenceId: 'word', start: 41, end: 50 }), false)).toBe(false)
  })

  it('is what its writer goes on to tell of somebody else, in that talk', () => {
    expect(isAside(said(), true)).toBe(true)
    expect(isAside(said(), false)).toBe(false)
    expect(isAside(said({ at: 26 * 60 * minute }), true)).toBe(false)
    expect(isAside(said({ at: -minute }), true)).toBe(false)
    expect(isAside(said({ writerId: 'per' }), true)).toBe(false)
    expect(isAside(said({ writerId: null }), true)).toBe(false)
  })

  it('is what warns us of a colleague', () => {
    const isWarning = (text: string, writerId: string | null = 'jo') =>
      toldAside([])(said({ text, writerId }), false)
    for (const text of [
      '财务苗姐那边你们多留个心眼',
      '提醒一下，你们要小心石总',
      '当心点尤工',
      'Watch out for Marta'.replace('W', 'w'),
      'you should be careful with Per, he keeps score',
      'tread lightly around the board',
    ])
      expect(isWarning(text), text).toBe(true)
    for (const text of ['搬运小心轻放', 'be careful with the seals', '注意防潮', 'keep an eye on delivery'])
      expect(isWarning(text), text).toBe(false)
    expect(isWarning('财务苗姐那边你们多留个心眼', null)).toBe(false)
  })
})
