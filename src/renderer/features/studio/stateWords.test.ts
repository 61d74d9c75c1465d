import { expect, it } from 'vitest'
import { studioMessages } from './messages.ts'
import { isUnderWay, timeLeft } from './stateWords.ts'

it('a time left is said in minutes and hours, and never as nothing', () => {
  expect([4, 90, 3540, 5400].map((seconds) => timeLeft(seconds, studioMessages.en))).toEqual([
    'less than a minute',
    '2 min',
    '59 min',
    '1 h 30 min',
  ])
  expect(timeLeft(5400, studioMessages.zh)).toBe('1 小时 30 分')
})

it('a paused training is under way, an ended one is not', () => {
  expect(
    (['running', 'paused', 'comparing', 'done', 'failed'] as const).map((state) => isUnderWay({ state })),
  ).toEqual([true, true, true, false, false])
})
