import { describe, expect, it } from 'vitest'
import { readFigures } from './figures.ts'
import { toPlainText } from './plainText.ts'

const read = (text: string) => {
  const { plain } = toPlainText(text)
  return readFigures(plain, new Uint8Array(plain.length), '2026-11-20').map((figure) => ({
    text: plain.slice(figure.start, figure.end),
    figure,
  }))
}
const readings = (text: string) =>
  read(text).flatMap(({ figure }) =>
    figure.readings.map(
      (one) => `${one.dimension} ${one.low === one.high ? one.low : `${one.low}–${one.high}`}`,
    ),
  )

describe('what a figure is', () => {
  it.each([
    ['预算 1.2 万元', ['money:CNY 12000']],
    ['预算一百二十万元', ['money:CNY 1200000']],
    ['¥12,000', ['money:CNY 12000']],
    ['$1.2m', ['money:USD 1200000']],
    ['80–95 万元', ['money:CNY 800000–950000']],
    ['$80–95k', ['money:USD 80000–95000']],
    ['八五折', ['discount 0.15']],
    ['8.5 折', ['discount 0.15']],
    ['15% off', ['discount 0.15', 'ratio 0.15']],
    ['占三成', ['ratio 0.3']],
    ['三成五的份额', ['ratio 0.35']],
    ['百分之三十八点五', ['ratio 0.385']],
    ['千分之五', ['ratio 0.005']],
    ['减少三分之一', ['ratio 0.333333333333']],
    ['12 个百分点', ['points 0.12']],
    ['150 bps', ['basisPoints 0.015']],
    ['3–5 天', ['seconds 259200–432000']],
    ['between 3 and 5 days', ['seconds 259200–432000']],
    ['24 小时', ['seconds 86400']],
    ['1 天', ['seconds 86400']],
    ['48h', ['seconds 172800']],
    ['两年半', ['months 30']],
    ['一个半小时', ['seconds 5400']],
    ['半年', ['months 6']],
    ['36 months', ['months 36']],
    ['15 个工作日', ['workingDays 15']],
    ['翻一番', ['multiple 2']],
    ['下午3点', ['clock 900']],
    ['at 2:30 pm', ['clock 870']],
    ['a dozen sites', ['count 12']],
    ['１２．５％', ['ratio 0.125']],
    ['３，５００台', ['count 3500']],
    ['一半的用户', ['ratio 0.5']],
  ])('%s', (text, expected) => {
    expect(readings(text)).toEqual(expected)
  })

  it.each([
    ['2025 年第三季度', { year: 2025, quarter: 3 }],
    ['二〇二五年九月', { year: 2025, month: 9 }],
    ['9月15日', { month: 9, day: 15 }],
    ['去年', { year: 2025 }],
    ['上个月', { year: 2026, month: 10 }],
    ['上季度', { year: 2026, quarter: 3 }],
    ['Q3 2025', { quarter: 3, year: 2025 }],
    ['30 June 2026', { day: 30, month: 6, year: 2026 }],
    ['March 3', { month: 3, day: 3 }],
    ['last quarter', { year: 2026, quarter: 3 }],
    ['2026-09-15', { year: 2026, month: 9, day: 15 }],
  ])('%s is a date', (text, period) => {
    expect(read(text).map(({ figure }) => figure.period)).toEqual([period])
  })

  it.each([
    '统一协调，一起推进，十分感谢，千万别急',
    '唯一识别码与二维码',
    '三甲医院与第三方机构',
    '双方一致同意',
    '进一步沟通，一定跟进',
  ])('words that only look like numbers are none: %s', (text) => {
    expect(read(text)).toEqual([])
  })

  it.each([
    '三套话术',
    '两个问题',
    '第一步',
    '1. 先谈停机',
    '①先谈停机',
    'three questions',
    'Step 2: measure',
  ])('structure is no claim: %s', (text) => {
    expect(read(text).filter(({ figure }) => figure.soft !== 'structure')).toEqual([])
  })

  it.each([
    ['至少 12 台', 'atLeast'],
    ['不超过 12 台', 'atMost'],
    ['不少于 12 台', 'atLeast'],
    ['12 台以上', 'atLeast'],
    ['48 小时内', 'atMost'],
    ['3 天后', 'after'],
    ['no more than 12 units', 'atMost'],
    ['more than 12 units', 'atLeast'],
    ['no less than 12 units', 'atLeast'],
    ['within 48 hours', 'atMost'],
  ])('%s is bounded: %s', (text, bound) => {
    expect(read(text)[0]?.figure.bound).toBe(bound)
  })

  it('tells a range from a change', () => {
    expect(readings('从 48 小时缩短到 24 小时')).toEqual(['seconds 172800', 'seconds 86400'])
    expect(readings('it fell from 48 to 24 hours')).toHaveLength(2)
    expect(readings('it takes from 3 to 5 days')).toEqual(['seconds 259200–432000'])
  })

  it('never throws and never overlaps, whatever the text', () => {
    const noise = [
      '3–',
      '万',
      '分之',
      '第',
      '折',
      '%',
      '$',
      '-',
      '点',
      '半',
      '两三',
      'to ',
      '12',
      '.',
      ',',
      '年',
      'Q',
      ' and ',
    ]
    for (let seed = 1; seed < 400; seed++) {
      let state = seed
      let text = ''
      for (let step = 0; step < 12; step++) {
        state = (state * 48271) % 2147483647
        text += noise[state % noise.length]
      }
      const found = read(text).map(({ figure }) => figure)
      found.slice(1).forEach((figure, at) => {
        expect(figure.start, text).toBeGreaterThanOrEqual(found[at]!.end)
      })
    }
  })
})
