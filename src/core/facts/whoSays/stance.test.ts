import { describe, expect, it } from 'vitest'
import { extractFacts } from '../extract.ts'
import type { Speaker } from './stance.ts'

const november = Date.UTC(2026, 10, 20)
const told = (text: string, by: Speaker) =>
  extractFacts(text, november, by).map(
    ({ kind, stance, speaker, text }) => `${kind} ${stance} ${speaker}: ${text}`,
  )
const kindsOf = (text: string, by: Speaker) => extractFacts(text, november, by).map(({ kind }) => kind)

describe('we promise a test report', () => {
  it('is an open promise with its day, and the report is promised, not there', () => {
    const facts = extractFacts('孟主任,本地部署没问题,接口测试报告我11月底前给您', november, 'ours')
    expect(facts.find(({ kind }) => kind === 'openPromise')).toMatchObject({
      text: '接口测试报告我11月底前给您',
      stance: 'promised',
      speaker: 'ours',
      figures: [{ value: expect.stringMatching(/^2026-11/), unit: 'date' }],
    })
    expect(facts.find(({ kind }) => kind === 'testReport')?.stance).toBe('promised')
  })
  it('is quoted with what is promised, not only with when', () => {
    const facts = extractFacts('探头线换加长的，明天带过来', november, 'ours')
    expect(facts.find(({ kind }) => kind === 'openPromise')?.text).toBe('探头线换加长的，明天带过来')
  })
  it('in English as well', () => {
    expect(told("Jane, we'll send the test report by 30 November.", 'ours')).toEqual([
      "openPromise promised ours: we'll send the test report by 30 November",
      "testReport promised ours: we'll send the test report by 30 November",
    ])
  })
  it.each([
    ['测试报告已经出来了，附件请查收', 'ours', 'stated'],
    ['接口测试报告还没出', 'ours', 'negated'],
    ['11月30日前要看到接口测试报告', 'customer', 'asked'],
    ['The test report is attached, all 40 pages of it.', 'ours', 'stated'],
    ['We need a test report before the board meets.', 'customer', 'asked'],
    ['We do not have a test report yet.', 'ours', 'negated'],
  ] as const)('%s (%s) is %s', (text, by, stance) => {
    const report = extractFacts(text, november, by).find(({ kind }) => kind === 'testReport')
    expect(report?.stance).toBe(stance)
  })
  it('what a note plans is not there', () => {
    for (const line of [
      '待办:第三轮报价、分期方案、接口测试报告(小韩,11/27)',
      'Next step: test report for Meng',
      'interface test report',
    ])
      expect(told(line, 'note').filter((fact) => fact.startsWith('testReport stated'))).toEqual([])
  })
  it('a question of ours promises nothing', () => {
    expect(kindsOf('需要我下周把测试报告发您吗？', 'ours')).not.toContain('openPromise')
    expect(kindsOf('好的罗总，我回去申请', 'ours')).not.toContain('openPromise')
  })
})

describe('a rep writes a note after a call', () => {
  const note = [
    '罗总原话:"13.8万是我的底,到不了只能给别家。"',
    '我判断:14.0-14.2 如果带分期和3年质保能谈下来。',
    '3. 孟主任:要求数据放院内机房,11月30日前要看到接口测试报告',
    '我方:保修期3年写进合同了',
  ].join('\n')
  const facts = extractFacts(note, november, 'note')

  it('what the rep only thinks stays a thought', () => {
    expect(
      facts.filter(({ kind }) => kind === 'warrantyPeriod').map(({ stance, speaker }) => [stance, speaker]),
    ).toEqual([
      ['thought', 'note'],
      ['stated', 'ours'],
    ])
    expect(told('I think a warranty of 3 years would do it.', 'note')).toEqual([
      expect.stringMatching(/^warrantyPeriod thought note/),
    ])
    expect(told('If we add a warranty of 3 years they may sign.', 'note')[0]).toMatch(/thought/)
  })
  it('what a line has somebody say is theirs', () => {
    expect(facts.find(({ kind }) => kind === 'securityRequirement' || kind === 'customerAsk')).toMatchObject({
      saidBy: '孟主任',
      speaker: 'customer',
      stance: 'asked',
    })
    expect(facts.find(({ kind }) => kind === 'askedPrice')).toMatchObject({ saidBy: '罗总' })
  })
  it('a heading is nobody', () => {
    expect(extractFacts('下一步: 预算280万', november, 'note')[0]).toMatchObject({
      saidBy: null,
      speaker: 'note',
    })
  })
})

describe('a figure that the sentence takes back is not the figure', () => {
  it.each([
    ['总预算不是260万,是280万', 2_800_000],
    ['预算280万,不是260万', 2_800_000],
    ['The budget is $280,000, not $260,000.', 280_000],
    ['预算从260万加到280万了', 2_800_000],
  ])('%s', (text, value) => {
    const budget = extractFacts(text, november, 'customer').find(({ kind }) => kind === 'budgetAmount')
    expect(budget?.figures[0]?.value).toBe(value)
  })
})

describe('a quotation keeps its subject', () => {
  it.each([
    ['口扫还是贵,我们这次总预算就260万左右,你们再想想', '口扫还是贵'],
    ['我们科里的医生和护士都看过样机,操作太慢,排队的病人等不起', '操作太慢'],
  ])('%s', (text, begins) => {
    const worry = extractFacts(text, november, 'customer').find(
      ({ kind }) => kind === 'statedConcern' || kind === 'userComplaint',
    )
    expect(worry?.text.startsWith(begins)).toBe(true)
  })
  it('a clause that begins with its cue is quoted with the one before', () => {
    const [fact] = extractFacts('廖主任那边试了两次新机器,抱怨换头要等很久', november, 'customer')
    expect(fact?.text).toBe('廖主任那边试了两次新机器,抱怨换头要等很久')
  })
})
