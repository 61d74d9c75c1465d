import { expect, it } from 'vitest'
import type { Message } from '../corpus/readCorpus.ts'
import { abstainingRows, type Limits } from './byWriter.ts'
import type { MessageHead, Reading } from './measure.ts'

const reading = (right: string, answer: string, share: number): Reading => ({
  message: { lang: 'en' } as Message,
  right: [right],
  shares: new Float64Array(),
  answer,
  share,
})

it('counts answers from the limit on that say something, and says where there is none', () => {
  const own = { limit: 0.5, development: '' }
  const never = { limit: null, development: 'never' }
  const limits: Limits = {
    zh: { role: never, stage: never, objection: never, sentiment: never },
    en: { role: never, stage: never, objection: own, sentiment: never },
  }
  const objection = [
    reading('tooExpensive', 'tooExpensive', 0.6),
    reading('none', 'tooExpensive', 0.5),
    reading('none', 'none', 0.99),
    reading('notNow', 'notNow', 0.4),
  ]
  const readings = { role: objection, stage: [], objection, sentiment: [], concern: [] } as Record<
    MessageHead,
    Reading[]
  >
  const row = (head: string, lang: string) =>
    abstainingRows(limits, readings).find((one) => one[0] === head && one[1] === lang)!
  // Two were given, one of them rightly, of four messages.
  expect(row('objection', 'en')[4]).toMatch(/^50\.0 % \(.*n = 2\); given for 50\.0 %$/)
  expect(row('role', 'en')[4]).toBe('none given')
})
