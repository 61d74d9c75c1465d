import { expect, it } from 'vitest'
import { quotes } from './sharing.ts'

it.each([
  ['您说“我们预算 120 万元以内”，我们按这个做方案。', '我们预算 120 万元以内，停机 41 小时。', true],
  ['预算我们记着。', '我们预算 120 万元以内，停机 41 小时。', false],
  ['You said the budget is under two million, so', 'The budget is under two million for this year.', true],
  ['The budget matters to all of us.', 'The budget is under two million for this year.', false],
])('%s quotes what was said: %s', (sentence, said, expected) => {
  expect(quotes(sentence, said)).toBe(expected)
})
