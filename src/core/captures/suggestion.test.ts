import { describe, expect, it } from 'vitest'
import { ten } from '../testOffice.ts'
import { clockIn, suggestionOf } from './suggestion.ts'

const deal = { stage: 'discover', outcome: 'open', nextCallAt: null, zone: 'Asia/Shanghai' } as const
const on = (day: string, text = '') => ({
  kind: 'nextStep',
  stance: 'promised',
  text,
  figures: [{ value: day, unit: 'date' }],
})
const nine = Date.UTC(2026, 10, 26, 1)

describe('what a capture would change of its deal', () => {
  it.each([
    ['demo', 'discover', 'evaluate'],
    ['quoteSent', 'evaluate', 'propose'],
    ['contractAsked', 'propose', 'negotiate'],
  ] as const)('%s moves a deal from %s to %s', (kind, from, to) => {
    const capture = { kind, stance: 'stated', text: '', figures: [] }
    expect(suggestionOf(capture, { ...deal, stage: from }, ten)).toEqual({ field: 'stage', from, to })
    expect(suggestionOf(capture, { ...deal, stage: to }, ten)).toBeNull()
    expect(suggestionOf(capture, { ...deal, stage: 'close' }, ten)).toBeNull()
    expect(suggestionOf({ ...capture, stance: 'negated' }, { ...deal, stage: from }, ten)).toBeNull()
    expect(suggestionOf(capture, { ...deal, outcome: 'lost', stage: 'lost' }, ten)).toBeNull()
  })

  it('a next step with a day sets the next call, when work begins or at the time it names', () => {
    expect(suggestionOf(on('2026-11-26'), deal, ten)).toEqual({ field: 'nextCall', from: null, to: nine })
    expect(suggestionOf(on('2026-11-26', '周四下午两点半碰一下'), deal, ten)).toMatchObject({
      to: Date.UTC(2026, 10, 26, 6, 30),
    })
  })

  it('leaves a sooner call, the same day, a day gone by and a mere month alone', () => {
    expect(suggestionOf(on('2026-11-26'), { ...deal, nextCallAt: nine - 86_400_000 }, ten)).toBeNull()
    expect(suggestionOf(on('2026-11-26'), { ...deal, nextCallAt: nine + 3_600_000 }, ten)).toBeNull()
    expect(suggestionOf(on('2026-11-26'), { ...deal, nextCallAt: nine + 3 * 86_400_000 }, ten)).toMatchObject(
      {
        to: nine,
      },
    )
    expect(suggestionOf(on('2026-11-20'), deal, ten)).toBeNull()
    expect(suggestionOf(on('2026-12'), deal, ten)).toBeNull()
    expect(suggestionOf(on('2026-11-26'), null, ten)).toBeNull()
  })
})

it.each([
  ['下午三点', { hour: 15, minute: 0 }],
  ['上午10点半', { hour: 10, minute: 30 }],
  ['中午12点', { hour: 12, minute: 0 }],
  ['晚上8点15分', { hour: 20, minute: 15 }],
  ['14:30 in Ningbo', { hour: 14, minute: 30 }],
  ['at 3 pm', { hour: 15, minute: 0 }],
  ['12 am', { hour: 0, minute: 0 }],
  ['by noon', { hour: 12, minute: 0 }],
  ['便宜10个点', null],
  ['接了37个点位', null],
  ['3点工作', null],
] as const)('the time of day in %s', (text, time) => {
  expect(clockIn(text)).toEqual(time)
})
