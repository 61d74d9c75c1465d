import { expect, it } from 'vitest'
import { briefMessages } from './messages.ts'

it.each([
  ['台', 'CNY k a unit × 4', 'CNY k a unit'],
  ['年', 'CNY k per year × 4', 'CNY k per year'],
  ['seat', 'CNY k per seat × 4 seat', 'CNY k per seat'],
  [null, 'CNY k a unit × 4', 'CNY k a unit'],
])('a price for each %s is told in English words', (of, whole, one) => {
  expect([briefMessages.en.quoteUnit('CNY k', '4', of), briefMessages.en.quoteUnitOne('CNY k', of)]).toEqual([
    whole,
    one,
  ])
})
