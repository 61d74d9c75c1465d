import { expect, it } from 'vitest'
import { sentenceAround } from './sentenceAround.ts'

const around = (text: string, words: string) =>
  sentenceAround(text, { start: text.indexOf(words), end: text.indexOf(words) + words.length })

it('is the one sentence in which the words stand, also where they begin it', () => {
  expect(around('I will write up the trial. And the permit by Friday.', 'And the permit')).toBe(
    'And the permit by Friday',
  )
  expect(around('样件周五寄。图纸下周一给您', '图纸')).toBe('图纸下周一给您')
})
