import { describe, expect, it } from 'vitest'
import { nextStage, stagePath } from './stagePath.ts'

describe("a deal's path", () => {
  it('knows what is behind, where it stands and when it got there', () => {
    const path = stagePath('evaluate', [
      { toStage: 'qualify', at: 1 },
      { toStage: 'discover', at: 2 },
      { toStage: 'evaluate', at: 3 },
    ])
    expect(path.map(({ state }) => state)).toEqual([
      'past',
      'past',
      'now',
      'ahead',
      'ahead',
      'ahead',
      'ahead',
    ])
    expect(path[2]).toEqual({ stage: 'evaluate', state: 'now', enteredAt: 3 })
    expect(path.at(-1)).toEqual({ stage: 'won', state: 'ahead', enteredAt: null })
  })
  it('ends in lost where the deal was lost', () => {
    expect(stagePath('lost', []).at(-1)).toEqual({ stage: 'lost', state: 'now', enteredAt: null })
  })
  it('takes the latest entry of a stage that was entered twice', () => {
    expect(
      stagePath('discover', [
        { toStage: 'discover', at: 2 },
        { toStage: 'evaluate', at: 3 },
        { toStage: 'discover', at: 4 },
      ])[1]?.enteredAt,
    ).toBe(4)
  })
  it('leads on to won and no further', () => {
    expect(nextStage('qualify')).toBe('discover')
    expect(nextStage('close')).toBe('won')
    expect(nextStage('won')).toBeNull()
    expect(nextStage('lost')).toBeNull()
  })
})
