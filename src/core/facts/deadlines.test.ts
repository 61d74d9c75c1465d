import { describe, expect, it } from 'vitest'
import { extractFacts } from './extract.ts'

const at = Date.UTC(2026, 4, 11)
const dates = (text: string) =>
  extractFacts(text, at, 'customer')
    .filter(
      ({ kind, stance }) =>
        stance !== 'negated' &&
        ['offerDueDate', 'tenderDate', 'decisionDate', 'customerPromise', 'openTask'].includes(kind),
    )
    .map(({ kind, figures }) => [kind, ...figures.map(({ value }) => value)])

describe('a deadline that was moved', () => {
  it.each([
    ['The quote deadline has slipped to 29 May.', ['offerDueDate', '2026-05-29']],
    ['The final offer deadline moves from 22 May to Wednesday 27 May.', ['offerDueDate', '2026-05-27']],
    ['The cut-off for your revised prices is now 28 May.', ['offerDueDate', '2026-05-28']],
    ['The tender submission date shifts from 20 May to 3 June.', ['tenderDate', '2026-06-03']],
    ['末轮报价不必22号交了，宽限到5月26号下午5点', ['offerDueDate', '2026-05-26']],
  ])('%s: is the new day and no other', (text, told) => {
    expect(dates(text)).toEqual([told])
  })
})

describe('a day of something else', () => {
  it.each([
    ['The confidentiality agreement comes back signed by 19 May.', []],
    ['NDA: signed by 19 May on our side', []],
    ['投标保证金8万元，5月19日16:00前到账', [['openTask', '2026-05-19']]],
    [
      '投标保证金5月19日前到账，开标时间5月26日9:30',
      [
        ['openTask', '2026-05-19'],
        ['tenderDate', '2026-05-26'],
      ],
    ],
  ])('%s: is neither of a contract nor of a tender', (text, told) => {
    expect(dates(text)).toEqual(told)
  })
  it('though a contract beside it is', () => {
    expect(dates('The contract will be signed by 29 May.')).toEqual([['decisionDate', '2026-05-29']])
  })
})

describe('a promise in the present', () => {
  it.each([
    ['ok. We send the load tables by Friday 15 May too.', [['customerPromise', '2026-05-15']]],
    ['I return the signed form before 20 May', [['customerPromise', '2026-05-20']]],
    ['Can we send the drawings by 20 May?', []],
    ['If we send the drawings by 20 May, what then', []],
  ])('%s', (text, told) => {
    expect(dates(text)).toEqual(told)
  })
})

describe('several promises in one sentence', () => {
  const promised = (text: string, by: 'ours' | 'customer') =>
    extractFacts(text, at, by).flatMap(({ kind, text: words, figures }) =>
      kind === 'openPromise' || kind === 'customerPromise' ? [[kind, words, figures[0]?.value]] : [],
    )
  it('are told one by one, each with its day', () => {
    expect(promised('方案发您邮箱了，样板12块18号寄出，验证报告22号给', 'ours').toSorted()).toEqual([
      ['openPromise', '样板12块18号寄出', '2026-05-18'],
      ['openPromise', '验证报告22号给', '2026-05-22'],
    ])
  })
  it('and one that a customer takes on beside something else', () => {
    expect(promised('担保那件事我19号前给回复，厂房要做登记，银行同不同意还不知道', 'customer')).toEqual([
      ['customerPromise', '担保那件事我19号前给回复', '2026-05-19'],
    ])
  })
  it.each(['后面资料我直接发您', '有问题我随时联系您'])('%s: is how people work together', (text) => {
    expect(promised(text, 'ours')).toEqual([])
  })
  it('what a system has not given yet is none', () => {
    expect(promised('先发到3月的,4月5月系统还没导出来', 'customer')).toEqual([])
  })
})

describe('a day that a paper or a permit has', () => {
  const ends = (text: string, by: 'customer' | 'note') =>
    extractFacts(text, at, by).filter(({ kind }) => kind === 'contractEndDate')
  it('is no end of a contract', () => {
    expect(ends('Vera to return the MSA mark-up 29/5', 'note')).toEqual([])
    expect(ends('发改的备案证12月31日到期，写进合同', 'customer')).toEqual([])
    expect(ends('合同12月31日到期', 'customer')).toHaveLength(1)
  })
})
