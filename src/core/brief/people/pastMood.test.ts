import { expect, it } from 'vitest'
import { isPastMood } from './pastMood.ts'

const day = 86_400_000
it('how somebody felt about what happened is soon past, and where they stand is not', () => {
  const of = (text: string, days: number) =>
    isPastMood({ text, occurredAt: 100 * day - days * day }, 100 * day)
  expect(of('电梯又停了 何部长很火', 20)).toBe(true)
  expect(of('电梯又停了 何部长很火', 2)).toBe(false)
  expect(of('何部长很火，他不同意续签', 20)).toBe(false)
})
