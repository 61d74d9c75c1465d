import { describe, expect, it } from 'vitest'
import { pointsListed } from './pointsListed.ts'

const told = (text: string) => pointsListed(text).map(({ number, text: words }) => [number, words])

describe('what somebody lists to be answered', () => {
  it('in the order asked, each in full', () => {
    expect(
      told(
        '罗工：\n\n下周的会请直接答复：\n一、门架能不能降到2.9米。\n二、电池几年换一次，写进合同吗？\n\n方敏',
      ),
    ).toEqual([
      ['一、', '门架能不能降到2.9米。'],
      ['二、', '电池几年换一次，写进合同吗？'],
    ])
  })
  it('with what is asked beside it, and lines that go on', () => {
    expect(
      told(
        'Iris,\n\nwe sign only if these are in:\n\n(a) swabs read within 48 hours,\nnot counted from Monday;\n(b) a named deputy.\n\nCould you also tell me on Thursday: is the lab moving?\n\nPaula',
      ),
    ).toEqual([
      ['(a)', 'swabs read within 48 hours, not counted from Monday;'],
      ['(b)', 'a named deputy.'],
      [null, 'Could you also tell me on Thursday: is the lab moving?'],
    ])
  })
  it.each([
    ['a list that only tells', 'Today we visited:\n1. the dock\n2. the cold store\n3. the office'],
    ['one point', 'Please answer:\n1. When does it come?'],
    ['what is quoted below', 'Thanks.\n\nFrom: Iris\nPlease answer:\n1. When?\n2. How many?'],
  ])('nothing in %s', (_, text) => expect(told(text)).toEqual([]))
})
