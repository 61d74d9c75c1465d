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

it('leaves out the name of the column in the text of a row, and nothing of a note', () => {
  expect(around('日期: 2026-09-15\n方式: 微信\n跟进内容: 谭澄离职了，采购换成黄屿', '采购换成')).toBe(
    '谭澄离职了，采购换成黄屿',
  )
  expect(around('Priya: the board meets on 4 December', 'board meets')).toBe(
    'Priya: the board meets on 4 December',
  )
})
