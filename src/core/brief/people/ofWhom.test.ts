import { expect, it } from 'vitest'
import { ofWhom } from './ofWhom.ts'

const contacts = [
  { id: 'c1', name: 'Graham Pell', nickname: null },
  { id: 'c2', name: 'Judith Oakley', nickname: null },
  { id: 'c3', name: '谭晓', nickname: null },
  { id: 'c4', name: '沈一鸣', nickname: null },
] as unknown as Parameters<typeof ofWhom>[2]
const whom = (text: string, words: string) => {
  const start = text.indexOf(words)
  return ofWhom(text, { start, end: start + words.length }, contacts)
}

it('a pronoun is of whom the heading of the note names', () => {
  expect(whom('**17 Nov – Graham P, mobile**\n- he is on our side', 'he is on our side')).toBe('Graham Pell')
})

it('a clause without a subject is of whom the sentence before names', () => {
  expect(whom('四、谭主任对我们不熟，提了三次别家。态度偏向别家。', '态度偏向别家')).toBe('谭晓')
})

it('they are all who were just named', () => {
  expect(whom('1. Panel = Graham, Judith. They score, the board decides', 'They score')).toBe(
    'Graham Pell, Judith Oakley',
  )
})

it('nobody is guessed where the words name somebody, or nothing does', () => {
  expect(whom('Graham P, mobile\nJudith is against it', 'Judith is against it')).toBeNull()
  expect(whom('minutes\nhe is on our side', 'he is on our side')).toBeNull()
})

it('what a colleague tells of somebody is theirs who said it', () => {
  expect(whom('样册转了,谭总翻了一下说还是太厚', '还是太厚')).toBe('谭晓')
  expect(whom('Judith said it is too dear', 'too dear')).toBe('Judith Oakley')
  expect(whom('谭总昨天在,还是太厚', '还是太厚')).toBeNull()
})

it('goes past sentences that begin with the same pronoun to whom they are of', () => {
  const text = 'Rona called. She says Piers leaves in May. She asked me not to tell'
  const contacts = ['Rona Keel', 'Piers Knott'].map((name, at) => ({ id: `con_${at}`, name, nickname: null }))
  const start = text.lastIndexOf('She')
  expect(ofWhom(text, { start, end: text.length }, contacts)).toBe('Rona Keel')
})
