import { describe, expect, it } from 'vitest'
import { extractFacts } from '../extract.ts'
import type { Speaker } from './stance.ts'

const november = Date.UTC(2026, 10, 16)
const read = (text: string, by: Speaker = 'note') =>
  extractFacts(text, november, by).map(({ kind, text: words }) => `${kind}: ${words}`)

describe('what we may not promise is a limit of ours and no duty', () => {
  it.each([
    ['千万别答应客户1月驻厂', '千万别答应客户1月驻厂'],
    ['账期的事先不要松口', '账期的事先不要松口'],
    ['Never promise a December start.', 'Never promise a December start'],
    [
      'only 22 drums left. So no changeover in December pls, dont promise it',
      'So no changeover in December pls, dont promise it',
    ],
  ])('%s', (text, limit) => {
    expect(read(text)).toEqual(expect.arrayContaining([`keepQuiet: ${limit}`]))
    expect(read(text).filter((one) => /Promise|openTask/.test(one))).toEqual([])
  })
  it('each line under a heading that says so', () => {
    expect(read('## 不能答应\n- 1月驻厂\n- 付款90天\n\n## 其他\n- 食堂不错')).toEqual([
      'keepQuiet: 1月驻厂',
      'keepQuiet: 付款90天',
    ])
    expect(read('Do not promise:\n- changeover in December\n- a named engineer\n')).toEqual([
      'keepQuiet: changeover in December',
      'keepQuiet: a named engineer',
    ])
  })
})

it('what a rival or the customer cannot promise is nobody’s secret of ours', () => {
  for (const text of [
    '他们不能保证交期',
    '对方说不承诺驻厂',
    "They don't offer service on site.",
    'Castlemere never promise dates',
  ])
    expect(read(text).filter((one) => one.startsWith('keepQuiet'))).toEqual([])
  expect(read('90天我们不能答应', 'customer').filter((one) => one.includes('Promise'))).toEqual([])
})

it('what is dictated without a stop tells many things, and no limit alone', () => {
  const dictated = `${'合同里面质保他们要三年然后我们标准是两年啊'.repeat(4)}这个你先别答应等老板回来再说`
  expect(read(dictated).filter((one) => one.startsWith('keepQuiet'))).toEqual([])
})
