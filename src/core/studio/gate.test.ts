import { describe, expect, it } from 'vitest'
import { type Attempt, type Compared, judgeChallenger, lowerBound } from './gate.ts'

const attempt = (change: Partial<Attempt> = {}): Attempt => ({
  logProbability: -1,
  passed: true,
  agreement: 0.6,
  ...change,
})
/** One example each of so many accounts; `gain` is what the challenger has over the champion. */
const accounts = (n: number, challenger: (at: number) => Partial<Attempt>): Compared[] =>
  Array.from({ length: n }, (_, at) => ({
    accountId: `acc_${at}`,
    champion: attempt(),
    challenger: attempt(challenger(at)),
  }))

describe('the gate', () => {
  it('lets a challenger serve that is clearly better on enough accounts', () => {
    const { verdict, measures } = judgeChallenger(
      accounts(8, (at) => ({ logProbability: -0.5 + at * 0.01, agreement: 0.8 })),
    )
    expect(verdict).toBe('passed')
    expect(measures[0]).toMatchObject({ measure: 'perplexity', champion: Math.exp(1), passed: true })
    expect(measures[0]!.challenger).toBeCloseTo(Math.exp(0.465), 6)
  })

  it('lets one serve that is no worse, and none that may be worse by more than the margin', () => {
    expect(judgeChallenger(accounts(8, () => ({}))).verdict).toBe('passed')
    // Better on the mean, but so unevenly that it may as well be worse.
    const uneven = judgeChallenger(accounts(8, (at) => ({ logProbability: at % 2 ? -0.2 : -1.6 })))
    expect(uneven.verdict).toBe('notPassed')
    expect(uneven.measures[0]!.gain).toBeGreaterThan(0)
    expect(uneven.measures[0]!.lowest).toBeLessThan(-0.02)
  })

  it('takes messages for how well the words are known, and for nothing that only a brief can show', () => {
    const said = accounts(8, () => ({ logProbability: -0.2 })).map(({ accountId, champion, challenger }) => ({
      accountId: `said_${accountId}`,
      champion: { ...champion, passed: null, agreement: null },
      challenger: { ...challenger, passed: null, agreement: null },
    }))
    const { verdict, accounts: counted, measures } = judgeChallenger([...accounts(5, () => ({})), ...said])
    expect([verdict, counted]).toEqual(['passed', 5])
    expect(measures.map(({ gain }) => gain.toFixed(3))).toEqual([
      ((8 * 0.8) / 13).toFixed(3),
      '0.000',
      '0.000',
    ])
    // Messages alone are no ground to put anything into service.
    expect(judgeChallenger(said).verdict).toBe('noHeldOut')
  })

  it('says of a measure in which both do the same throughout that it cannot tell them apart', () => {
    const tells = (challenger: (at: number) => Partial<Attempt>) =>
      judgeChallenger(accounts(8, challenger)).measures.map((measure) => measure.tells)
    expect(tells((at) => ({ logProbability: -0.9, agreement: 0.7 + at / 100 }))).toEqual([true, false, true])
    expect(tells((at) => ({ passed: at !== 3 }))).toEqual([false, true, false])
  })

  it('one measure that fails is enough to keep the champion', () => {
    const { verdict, measures } = judgeChallenger(
      accounts(10, (at) => ({ logProbability: -0.1, passed: at > 3 })),
    )
    expect(verdict).toBe('notPassed')
    expect(measures.map(({ passed }) => passed)).toEqual([true, false, true])
  })

  it('with too few accounts the champion stays, however good the figures are', () => {
    expect(judgeChallenger(accounts(4, () => ({ logProbability: -0.1 }))).verdict).toBe('tooFewAccounts')
    expect(judgeChallenger([]).verdict).toBe('noHeldOut')
  })

  it('many examples of one customer count as one', () => {
    const one = Array.from({ length: 100 }, () => ({ accountId: 'one', gain: 1 }))
    expect(lowerBound(one)).toBeNull()
    expect(lowerBound([...one, { accountId: 'two', gain: 0 }])).toBeLessThan(-2)
  })

  it('the bound is Student’s', () => {
    // Mean 3, deviation √2.5, five accounts: 3 − 2.132 × √(2.5 / 5).
    const gains = [1, 2, 3, 4, 5].map((gain) => ({ accountId: String(gain), gain }))
    expect(lowerBound(gains)).toBeCloseTo(3 - 2.132 * Math.sqrt(0.5), 6)
  })
})
