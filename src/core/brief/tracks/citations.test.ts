import { expect, it } from 'vitest'
import type { Fact } from '../../facts/store.ts'
import { customerFact } from './citations.ts'

const term = (text: string, value: number, speaker: 'customer' | 'ours' = 'customer') =>
  customerFact({
    kind: 'paymentTerm',
    text,
    speaker,
    values: JSON.stringify([{ value, unit: 'day' }]),
  } as Fact).figures[0]!.value

it.each([
  ['月结30天能不能放宽到45天', 30, 45],
  ['账期30天希望改成60天', 30, 60],
  ['could you move payment from 30 to 60 days', 30, 60],
])('%s asks for the later term', (text, first, asked) => {
  expect(term(text, first)).toBe(asked)
})

it('what one of us says, or nobody asks for, stays as it was said', () => {
  expect(term('账期30天能不能改到60天', 30, 'ours')).toBe(30)
  expect(term('月结45天', 45)).toBe(45)
})
