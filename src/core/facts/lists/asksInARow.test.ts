import { describe, expect, it } from 'vitest'
import { extractFacts } from '../extract.ts'
import { asksInARow } from './asksInARow.ts'

const at = Date.UTC(2026, 10, 19, 3)
const told = (text: string, by: 'customer' | 'ours' = 'customer') =>
  extractFacts(text, at, by).flatMap(({ kind, text: words }) =>
    kind === 'customerAsk' || kind === 'statedGoal' ? [words] : [],
  )

describe('what a customer asks for one after the other in a sentence', () => {
  it('is a wish each, in its own words', () => {
    expect(
      told(
        'Thanks for the second draft. We also need: licence fees frozen for 36 months, a named migration lead on site, and a test load of our own stock file.',
      ),
    ).toEqual([
      'licence fees frozen for 36 months',
      'a named migration lead on site',
      'a test load of our own stock file',
    ])
    expect(told('程总的意思，合同里写上：备用焊枪两把、驻厂调试十天、质保三年。')).toEqual([
      '备用焊枪两把',
      '驻厂调试十天',
      '质保三年',
    ])
    expect(told('我们这边还有三点要求：质保延到三年，付款改成3331，发货前来厂里做一次预验收。')).toEqual([
      '质保延到三年',
      '付款改成3331',
      '发货前来厂里做一次预验收',
    ])
  })

  it('with semicolons keeps the commas of each', () => {
    expect(
      told(
        'Please confirm the following: delivery to Hull, Leeds and York before Easter; a second training week; a 24-month warranty on the pumps.',
      ),
    ).toEqual([
      'delivery to Hull, Leeds and York before Easter',
      'a second training week',
      'a 24-month warranty on the pumps',
    ])
  })

  it('is told at the very words', () => {
    const text =
      'Could you please add: a spare rotor, five days of commissioning on site, and 60 days to pay?'
    const [row] = asksInARow(text)
    expect(row!.asks.map(({ start, end }) => text.slice(start, end))).toEqual([
      'a spare rotor',
      'five days of commissioning on site',
      '60 days to pay',
    ])
  })

  it('is no sentence that goes on, no choice, no agenda and no news', () => {
    for (const text of [
      'We need: a price by Friday, which the board will then discuss.',
      'Please confirm: the first week of March, or the second one?',
      'Please note: the office is closed on Friday, and the plant is open.',
      '麻烦看一下：这个价格太高了，我们领导不同意',
      '请确认：周五过来还是周一过来，各来几位',
      '会议要求参会名单：贺总、小唐、林工',
    ])
      expect(asksInARow(text), text).toEqual([])
  })

  it('in our own mouth asks nothing of us', () => {
    expect(told('We need: the signed order form, your VAT number, and a delivery address.', 'ours')).toEqual(
      [],
    )
  })
})
