import { expect, test } from 'vitest'
import { resourceUse, type WorkDone } from './resourceUse.ts'

const work = (zone: string | null, seller: string | null, more: Partial<WorkDone> = {}): WorkDone => ({
  ...{ kind: 'visit', zone, seller, durationMs: null },
  ...more,
})

test('a seller is one, shared out over the zones they worked in; what has no zone is in the whole only', () => {
  const use = resourceUse([
    work('east', '钱越'),
    work('east', '钱越', { kind: 'call', durationMs: 1_800_000 }),
    work('north', '钱越', { kind: 'demo', durationMs: 5_400_000 }),
    work(null, '林越', { kind: 'meeting' }),
    work('north', null, { kind: 'email' }),
  ])
  expect(use).toEqual([
    {
      ...{ measure: 'sellers', days: 30, amount: 2, of: 4 },
      parts: [
        { zone: 'east', amount: 0.7 },
        { zone: 'north', amount: 0.3 },
      ],
    },
    { measure: 'visits', days: 30, amount: 2, of: 2, parts: [{ zone: 'east', amount: 1 }] },
    { measure: 'demos', days: 30, amount: 1, of: 1, parts: [{ zone: 'north', amount: 1 }] },
    {
      ...{ measure: 'hours', days: 30, amount: 2, of: 2 },
      parts: [
        { zone: 'north', amount: 1.5 },
        { zone: 'east', amount: 0.5 },
      ],
    },
  ])
})

test('what nobody did is not offered as a nought', () => {
  expect(resourceUse([])).toEqual([])
  expect(resourceUse([work('east', null, { kind: 'email' })])).toEqual([])
})
