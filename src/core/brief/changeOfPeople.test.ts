import { describe, expect, it } from 'vitest'
import { withoutAnswer } from './changeOfPeople.ts'

describe('the words of a change of people', () => {
  it('are told without what the same message answers before', () => {
    expect(withoutAnswer('没有，她口风很紧。孟工走了之后是小贺在管')).toBe('孟工走了之后是小贺在管')
    expect(withoutAnswer('Not yet, no idea what he thinks. Ines left in May and Tom took over')).toBe(
      'Ines left in May and Tom took over',
    )
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
