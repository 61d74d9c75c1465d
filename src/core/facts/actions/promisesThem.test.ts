import { expect, it } from 'vitest'
import { keptFor } from './promisesThem.ts'

it('what we promise to whom we write is theirs, whoever else it names', () => {
  expect(keptFor('outbound')('好 25号之前我把青屏的业绩证明和参观安排发你')).toBe(true)
  expect(keptFor('outbound')('We will send you the reference letter of Fenmoor by Friday 27 November')).toBe(
    true,
  )
})

it('what we tell of another customer is not, nor what they write', () => {
  expect(keptFor('outbound')('青屏那边预算200万')).toBe(false)
  expect(keptFor('inbound')('25号之前我把青屏的资料发你')).toBe(false)
})
