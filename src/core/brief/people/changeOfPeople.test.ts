import { describe, expect, it } from 'vitest'
import { withoutAnswer, withoutHeading, withoutTie } from './changeOfPeople.ts'

describe('the words of a change of people', () => {
  it('are told without what the same message answers before', () => {
    expect(withoutAnswer('没有，她口风很紧。孟工走了之后是小贺在管')).toBe('孟工走了之后是小贺在管')
    expect(withoutAnswer('Not yet, no idea what he thinks. Ines left in May and Tom took over')).toBe(
      'Ines left in May and Tom took over',
    )
  })

  it('without a sum or a list before it, and without the heading of a column', () => {
    expect(withoutAnswer('殷立群 副总,过50万他签字。原来的孟工9月底走了')).toBe('原来的孟工9月底走了')
    expect(withoutAnswer('Present: Ana, me. Ines Vidal left in May.')).toBe('Ines Vidal left in May.')
    expect(withoutHeading('备注: 孟工走了', ['客户', '备注'])).toBe('孟工走了')
  })

  it('and with all that stands before it otherwise', () => {
    for (const words of [
      '孟工10月走的。现在是小贺接手',
      '配电这块换人了。孟工调去总部',
      'Ines left in May. Tom took over',
      '没走，只是调去了二厂',
    ])
      expect(withoutAnswer(words)).toBe(words)
  })
})

it('who was on the call is no part of who left', () => {
  expect(withoutAnswer('Mette, Tor Vik (CFO), me. Oda Lie left in May, Mette took over stock.')).toBe(
    'Oda Lie left in May, Mette took over stock.',
  )
})

it.each([
  ['Also - Oda is leaving in May', 'Oda is leaving in May'],
  ['also she is leaving in May', 'She is leaving in May'],
  ['另外，老周下月调走', '老周下月调走'],
  ['Alsop left in May', 'Alsop left in May'],
])('what tied a sentence to another is not told: %s', (words, told) => expect(withoutTie(words)).toBe(told))
