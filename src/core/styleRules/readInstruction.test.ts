import { describe, expect, it } from 'vitest'
import { readInstruction } from './readInstruction.ts'

const read = (text: string) => {
  const { body, unread, gaps, anyRank } = readInstruction(text, [{ id: 'ato_1', title: '停机这笔账' }])
  const who = Object.fromEntries(Object.entries(body.who).filter(([, codes]) => codes.length > 0))
  const wishes = body.wishes.map(({ act, target }) => `${act} ${Object.values(target).join(' ')}`)
  return { who, wishes, unread: unread.map(({ start, end }) => text.slice(start, end)), gaps, anyRank }
}
const understood = { unread: [], gaps: [], anyRank: false }

describe('an instruction of staff is read into a rule', () => {
  it('as a regional manager writes it, in Chinese and in English', () => {
    expect(read('对价格敏感的采购总监先讲总拥有成本')).toEqual({
      who: { jobs: ['procurement'], concerns: ['price'] },
      wishes: ['first concern totalCost'],
      unread: [],
      gaps: [],
      anyRank: true,
    })
    expect(read('With security officers open with data residency, never with price')).toEqual({
      ...understood,
      who: { jobs: ['security'] },
      wishes: ['first concern dataSecurity', 'last concern price'],
    })
  })

  it.each([
    [
      '跟财务谈的时候不要提折扣，重点讲分期',
      { jobs: ['finance'] },
      ['avoid concern price', 'prefer concern budgetTiming'],
    ],
    [
      '谈判阶段先提问，再讲服务',
      { stages: ['negotiate'] },
      ['first section questions', 'prefer concern service'],
    ],
    ['把总成本放在最前面，价格放在最后', {}, ['first concern totalCost', 'last concern price']],
    ['从风险讲起', {}, ['first concern risk']],
    ['以同行案例开场', {}, ['first strategy peerProof']],
    ['别一上来就谈价格', {}, ['last concern price']],
    ['客户担心停机时，先讲“停机这笔账”', { concerns: ['reliability'] }, ['first atom ato_1']],
    [
      'When the buyer is price sensitive, lead with total cost',
      { jobs: ['procurement'], concerns: ['price'] },
      ['first concern totalCost'],
    ],
    ['Use peer proof when talking to sceptics', { roles: ['blocker'] }, ['prefer strategy peerProof']],
    [
      'Never talk about competitors with procurement',
      { jobs: ['procurement'] },
      ['avoid concern competition'],
    ],
    ['Put service first with engineers', { jobs: ['engineering'] }, ['first concern service']],
  ])('%s', (text, who, wishes) => {
    expect(read(text)).toMatchObject({ who, wishes, unread: [], gaps: [] })
  })
})

describe('what is not understood is said and not guessed', () => {
  it('words outside every list', () => {
    expect(read('With doctors tell jokes')).toEqual({
      who: { jobs: ['clinical'] },
      wishes: [],
      unread: ['tell jokes'],
      gaps: ['noAct'],
      anyRank: false,
    })
    expect(read('护士长面前少讲参数')).toMatchObject({ wishes: [], gaps: ['noTarget'] })
  })

  it('a topic in the part that says to whom counts only where it says that they mind it', () => {
    expect(read('价格的事，跟采购先讲服务')).toMatchObject({
      who: { jobs: ['procurement'] },
      unread: ['价格'],
    })
  })

  it('an opening stays an opening, and sections are only moved', () => {
    expect(read('最后讲开场白').gaps).toEqual(['sectionStays'])
    expect(read('with champions avoid objections').gaps).toEqual(['sectionStays'])
  })

  it('nothing at all', () => {
    expect(read('')).toMatchObject({ who: {}, wishes: [], unread: [], gaps: ['noAct'] })
  })
})
