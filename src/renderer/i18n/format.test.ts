import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { createFormat, formatOf, priceScale } from './format.ts'

const zh = createFormat('zh', 'Asia/Shanghai')
const en = createFormat('en', 'Asia/Shanghai')

describe('figures', () => {
  it('signs with a true minus, and prints plus only where asked', () => {
    expect([zh.signedNumber(11), zh.signedNumber(-6), zh.signedNumber(0), zh.number(-3)]).toEqual([
      '+11',
      '−6',
      '0',
      '−3',
    ])
  })

  it('rounds a probability and its interval to whole points, the sign set apart', () => {
    expect([zh.percentFigure(0.583), zh.interval(0.412, 0.727)]).toEqual(['58', '41–73'])
  })

  it('tells money by its minor units', () => {
    expect([zh.money(123_456, 'CNY'), zh.money(120_000, 'CNY'), en.money(500, 'JPY')]).toEqual([
      '¥1,234.56',
      '¥1,200',
      '¥500',
    ])
  })
})

describe('when something was saved', () => {
  const at = (day: number, hour: number, year = 2026) => Date.UTC(year, 10, day, hour - 8, 2, 7)
  it('is a time today, and has its day where the day is another, by the zone', () => {
    const now = at(24, 20)
    expect(zh.timeOrDay(at(24, 9), now, 'seconds')).toBe('09:02:07')
    expect(zh.timeOrDay(at(23, 23), now, 'minutes')).toBe('11月23日 23:02')
    expect(en.timeOrDay(at(23, 23), now, 'seconds')).toBe('23 Nov 23:02:07')
    expect(en.timeOrDay(at(24, 9, 2025), now, 'minutes')).toBe('24 Nov 2025 09:02')
    // Half past midnight in Shanghai is the evening before by UTC, and today all the same.
    expect(zh.timeOrDay(at(24, 0), now, 'minutes')).toBe('00:02')
  })
})

describe('price scale', () => {
  it('counts an ultrasound platform in 万 in Chinese and in thousands in English', () => {
    const inChinese = priceScale('zh', 148_000_000, 'CNY')
    const inEnglish = priceScale('en', 148_000_000, 'CNY')
    expect([inChinese.unit, inChinese.format(126_800_000), inChinese.format(-3_100_000, true)]).toEqual([
      '万元',
      '126.8',
      '−3.1',
    ])
    expect([inEnglish.unit, inEnglish.format(126_800_000)]).toEqual(['CNY k', '1,268'])
  })

  it('leaves small prices in the currency itself', () => {
    expect(priceScale('zh', 9_850, 'CNY').format(9_850)).toBe('98.50')
  })

  it('keeps order: a higher price never reads lower', () => {
    fc.assert(
      fc.property(fc.integer({ min: 1, max: 10 ** 12 }), fc.integer({ min: 1, max: 10 ** 12 }), (a, b) => {
        const scale = priceScale('zh', Math.max(a, b), 'CNY')
        const read = (text: string) => Number(text.replaceAll(',', ''))
        return a <= b
          ? read(scale.format(a)) <= read(scale.format(b))
          : read(scale.format(a)) >= read(scale.format(b))
      }),
    )
  })
})

describe('times', () => {
  const afternoon = Date.UTC(2026, 4, 27, 6, 30)

  it('shows the hour of the zone, not of the machine', () => {
    expect([zh.time(afternoon), createFormat('en', 'America/New_York').time(afternoon)]).toEqual([
      '14:30',
      '02:30',
    ])
  })

  it('tells spans as a person would', () => {
    expect([zh.span(38 * 60_000), zh.span(550 * 60_000), en.span(26 * 3_600_000)]).toEqual([
      '38 分钟',
      '9 小时 10 分',
      '1 d 2 h',
    ])
  })

  it('shortens a hash to its ends', () => {
    expect(zh.shortHash('9f3c00000000e17a')).toBe('9f3c…e17a')
  })
})

it('formatters of a language and a zone are made once, and are those of that language and zone', () => {
  const noon = Date.UTC(2026, 10, 24, 12, 30)
  expect(formatOf('en', 'Asia/Shanghai')).toBe(formatOf('en', 'Asia/Shanghai'))
  for (const language of ['zh', 'en'] as const)
    for (const zone of ['Asia/Shanghai', 'America/New_York', 'Europe/Berlin'])
      expect(formatOf(language, zone).time(noon)).toBe(createFormat(language, zone).time(noon))
  expect(formatOf('en', 'Europe/Berlin').time(noon)).not.toBe(formatOf('en', 'America/New_York').time(noon))
})
