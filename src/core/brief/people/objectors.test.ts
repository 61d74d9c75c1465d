import { describe, expect, it } from 'vitest'
import { agreesOnCondition, objectsItself, tellsOfObjector } from './objectors.ts'

const people = [
  { id: 'mao', name: '茅建', nickname: '茅师傅' },
  { id: 'prue', name: 'Prue Nolan', nickname: null },
]

describe('whether the records tell who may object', () => {
  it('is so where somebody named is cold, asks what it is for, or can block it', () => {
    expect(tellsOfObjector(['5. 茅师傅:外包了我们两个徒弟干啥?'], people)).toBe(true)
    expect(tellsOfObjector(['- 茅建比较冷'], people)).toBe(true)
    expect(
      tellsOfObjector(["Prue wants to see the documents before she'd say yes to anything"], people),
    ).toBe(true)
    expect(tellsOfObjector(['price. Prue sees no reason why it should cost more'], people)).toBe(true)
  })
  it('is not so of nobody, of who agrees, or of the next line', () => {
    expect(tellsOfObjector(['they are not convinced'], people)).toBe(false)
    expect(tellsOfObjector(['茅建: 没人反对'], people)).toBe(false)
    expect(tellsOfObjector(['Prue was there\nthe fitter can block it'], people)).toBe(false)
  })
})

it.each([
  '安全这一关没过，我打分不会给高',
  '你们报价还是偏高',
  "I won't sign this as it stands",
  'Your rate is still too high',
])('%s', (text) => {
  expect(objectsItself([{ text, contactId: 'con' }])).toBe(true)
  expect(objectsItself([{ text, contactId: null }])).toBe(false)
})

it.each(['打分表明天发', '价格表收到了', 'I will sign on Monday'])('%s objects to nothing', (text) => {
  expect(objectsItself([{ text, contactId: 'con' }])).toBe(false)
})

it.each([
  'happy with the layout as long as the fire lane stays clear',
  'I agree if the pilot stays in week 12',
  '我同意，前提是夜班不停',
])('an agreement that names its condition is no dissent: %s', (text) =>
  expect(agreesOnCondition(text)).toBe(true),
)
it.each([
  "I'm not happy with it unless the noise goes down",
  "I won't sign, happy or not, until it is fixed",
  '没看到报告我不同意，除非你们整改',
  'we will see',
])('a refusal until something is there is none: %s', (text) => expect(agreesOnCondition(text)).toBe(false))
