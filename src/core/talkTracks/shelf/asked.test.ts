import { describe, expect, it } from 'vitest'
import type { CustomerFact } from '../types.ts'
import {
  asksAnything,
  asWritten,
  isCommercial,
  isForTheCall,
  isRelayed,
  isRuleOfTheirs,
  readableAsk,
} from './asked.ts'
import { limitsOn, ownLimits } from './limits.ts'

const ask = (text: string, start = 0): CustomerFact => ({
  id: text,
  kind: 'customerAsk',
  subject: 'list',
  figures: [],
  text,
  evidenceId: 'mail',
  span: { start, end: start + text.length },
  contactId: null,
  speaker: 'customer',
  stance: 'asked',
  undated: false,
  occurredAt: 0,
  knownAt: 0,
  origin: 'source',
  sensitivity: 'internal',
})

describe('whether a wish is for price or terms', () => {
  it.each([
    'Could you do 60 days payment instead of 30?',
    'We need it at or under £215k.',
    'holding the rates for the full 24 months, no indexation',
    'What would the jacket be at 1,800 pcs?',
    '复训5000能不能做',
    '价格还能不能动，绣字能不能包进去',
  ])('%s', (text) => expect(isCommercial(ask(text))).toBe(true))
  it.each([
    'something in writing on flicker',
    '证书上传能不能保证3天内',
    '噪声30%（1米处不高于48dB，要第三方报告）',
    'fixtures on test before scoring',
    'the service fee of $11,800 a year spelled out',
    '把价格构成列明，我好往上报',
  ])('not: %s', (text) => expect(isCommercial(ask(text))).toBe(false))
})

describe('an ask as it can be read back', () => {
  it('without who handed it on, and without brackets where it is long', () => {
    expect(isRelayed('王总让问下 样品几时能寄')).toBe(true)
    expect(readableAsk('王总让问下 样品几时能寄', 44)).toBe('样品几时能寄')
    expect(readableAsk('分两批交（三月先六千，剩下八月）价格还能不能动', 20)).toBe('分两批交价格还能不能动')
  })
  it('the points of one mail together, as many as can be said', () => {
    const points = [ask('What would it be at 1,800? £68 is high.'), ask('Could you do 60 days?', 90)]
    expect(asWritten(points, undefined).map(({ text }) => text)).toEqual([
      'What would it be at 1,800”, “Could you do 60 days',
    ])
    expect(asWritten(points, points[0])).toEqual([])
  })
})

describe('whether words that count as a wish ask for anything', () => {
  it.each([
    'the board moved it from 1.8 to 1.9m for four years, but that now covers the cabling as well',
    '预算从300万压到280万，含安装',
  ])('not: %s', (text) => expect(asksAnything(text)).toBe(false))
  it('a move that they want', () => expect(asksAnything('Please move it from 5 to 3 days')).toBe(true))
})

describe('what is to be answered when one meets', () => {
  it.each([
    'Could you come back on these on our call please',
    'Could you bring that to the call?',
    '我回去算下 周三会上答复您',
    '这几条见面时给您答复',
  ])('%s', (text) => expect(isForTheCall(text)).toBe(true))
  it.each(['I will send it tomorrow', '周三开会', 'Thanks for the call'])('not: %s', (text) =>
    expect(isForTheCall(text)).toBe(false),
  )
})

describe('what we told each other that we may not go beyond', () => {
  const internal = (text: string, evidenceId: string): CustomerFact => ({
    ...ask(text),
    kind: 'keepQuiet',
    speaker: 'team',
    evidenceId,
  })
  it.each([
    ['账期最长45天，超过要总部财务同意', 45],
    ['账期六十天不行 最多四十五天', 45],
    ['60 days no. 45 days max', 45],
    ['底价复训4980', null],
  ])('%s', (text, days) => expect(ownLimits([internal(text, 'a')], 0).payDays).toBe(days))
  it('a limit stands beside what it is about', () => {
    const limits = ownLimits([internal('账期最长45天', 'terms'), internal('底价4980', 'floor')], 0)
    expect(limitsOn('账期30天改60天', limits)).toEqual(['terms'])
    expect(limitsOn('复训5000能不能做', limits)).toEqual(['floor'])
    expect(limitsOn('证书几天能传', limits)).toEqual([])
  })
})

describe('what is no wish that could be granted', () => {
  it.each([
    '最高限价由310万元调整为295万元',
    '超800万的要报董事会批',
    'Anything over 2m goes to the board, then Ruth signs',
    'Contracts above 500k need the group CFO',
    '答疑截止时间为12月1日17:00，盖章扫描件发本邮箱',
    'Submission deadline is Friday noon, late bids are not opened',
  ])('is a rule of theirs: %s', (text) => expect(isRuleOfTheirs(text)).toBe(true))

  it.each(['能不能控制在295万以内？', 'Could you hold the price until the board meets?'])(
    'is a wish all the same: %s',
    (text) => expect(isRuleOfTheirs(text)).toBe(false),
  )

  it.each([
    'we asked for a £900 service credit for the outage',
    '那批要赔我们3.2万',
    '请开红字发票折让5000元',
  ])('is owed or not, and nothing to trade: %s', (text) =>
    expect(isCommercial({ kind: 'customerAsk', text })).toBe(false),
  )
  it('but credit terms are terms', () => {
    expect(isCommercial({ kind: 'customerAsk', text: 'we want credit terms with payment at net 60' })).toBe(
      true,
    )
  })
})
