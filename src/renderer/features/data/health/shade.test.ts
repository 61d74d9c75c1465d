import { expect, it } from 'vitest'
import { percentOf, shadeOf, withGaps } from './shade.ts'

it('shades from sand to sea, finer towards the end', () => {
  expect([0, 0.39, 0.4, 0.75, 0.9, 0.97, 1].map(shadeOf)).toEqual([1, 1, 2, 4, 5, 6, 7])
})

it('says all only of all and nothing only of nothing', () => {
  expect([0, 0.001, 0.5, 0.996, 1].map(percentOf)).toEqual(['0%', '<1%', '50%', '>99%', '100%'])
})

it('leaves a gap where no day was measured', () => {
  const days = ['2026-11-20', '2026-11-21', '2026-11-25'].map((day) => ({ day }))
  expect(withGaps(days).map((each) => each?.day ?? null)).toEqual([
    '2026-11-20',
    '2026-11-21',
    null,
    '2026-11-25',
  ])
})
