import { expect, it } from 'vitest'
import { daysNamed } from './daysNamed.ts'

// A Friday.
const at = Date.parse('2026-11-20T08:00:00Z')
it.each([
  ['workshop sends it Wed 25', ['2026-11-25']],
  ['财务还在走流程，下周三四', ['2026-11-26']],
  ['周一或周二给', ['2026-11-23', '2026-11-24']],
  ['Ravi expects Thursday', ['2026-11-26']],
  ['I will push for Monday', ['2026-11-23']],
  ['was due 12 Nov -> Ravi says Wed 25', ['2026-11-12', '2026-11-25']],
])('%s', (text, days) => {
  expect(daysNamed(text, at).map(({ day }) => day)).toEqual(days)
})
