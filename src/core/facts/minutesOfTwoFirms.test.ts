import { describe, expect, it } from 'vitest'
import { extractFacts } from './extract.ts'
import type { SideOf } from './whoSays/sides.ts'

/** Minutes and to-do lists in which the day has no month and the doer is named at the top alone. */

const at = Date.UTC(2026, 10, 23, 2)
const known =
  (names: Record<string, 'ours' | 'theirs'>): SideOf =>
  (name) =>
    names[name] ?? null
const owed = (text: string, sideOf: SideOf = () => null, on = at) =>
  extractFacts(text, on, 'note', null, sideOf).flatMap(({ kind, text: words, figures }) =>
    ['openPromise', 'openTask', 'customerPromise'].includes(kind)
      ? [[kind, words, ...figures.map(({ value }) => value)]]
      : [],
  )
const kindsOf = (text: string, by: 'note' | 'customer' = 'note') =>
  extractFacts(text, at, by).map(({ kind }) => kind)

describe('whose it is to do', () => {
  const minutes =
    '云帆:林小满(采购)、周伯安(质量)、马建设\n磐石:唐一舟、田大川、韩小雨  记录:唐一舟\n5. 马建设:换了我们两个徒弟干啥?知根知底。田工当场道歉,24号前交8D。\n6. 周伯安:要能进系统。韩小雨答应11月18日前给接口说明。\n7. 林小满要求再降,我方20号前给修订报价V4。'
  const sides = known({ 唐一舟: 'ours', 林小满: 'theirs', 马建设: 'theirs' })

  it('is told by the firm at whose name somebody stands, and by surname and title further down', () => {
    expect(owed(minutes, sides, Date.UTC(2026, 10, 12))).toEqual(
      expect.arrayContaining([
        ['openPromise', '田工当场道歉,24号前交8D', '2026-11-24'],
        ['openPromise', '韩小雨答应11月18日前给接口说明', '2026-11-18'],
      ]),
    )
  })
  it('leaves out of a wish what we said to it', () => {
    const asks = extractFacts(minutes, at, 'note', null, sides).filter(({ kind }) => kind === 'customerAsk')
    expect(asks.map(({ text }) => text)).toContain('要求再降')
  })
  it('in English too, also by the initials of those at the top', () => {
    const notes =
      'FMQ: Orla Byrne, Sean Daly\nHollin: Tom Reed, Ann Poole\n\n- AP: crusher study, report Fri 27 Nov\n- Orla sent 6 of 10 cores. She also owes us the fixture drawing - by 20 Nov.\n- cores 7-10 still not here'
    expect(
      owed(notes, known({ 'Tom Reed': 'ours', 'Orla Byrne': 'theirs' }), Date.UTC(2026, 10, 12)),
    ).toEqual([
      ['openTask', 'AP: crusher study, report Fri 27 Nov', '2026-11-27'],
      ['customerPromise', 'She also owes us the fixture drawing - by 20 Nov', '2026-11-20'],
      ['customerPromise', 'cores 7-10 still not here'],
    ])
  })
  it('a colleague asked to stand by a day owes it', () => {
    expect(
      owed('@田大川 扭矩附表你说下周三给郑总,能保证吧?', known({ 郑总: 'theirs' }), Date.UTC(2026, 10, 20)),
    ).toEqual([['openTask', '@田大川 扭矩附表你说下周三给郑总,能保证吧?', '2026-11-25']])
  })
})

describe('the day of a to-do', () => {
  it.each([
    ['[ ] 云帆 V4 -> 20号!!!', '2026-11-20'],
    ['[ ] 接口说明 给施工 18号', '2026-11-18'],
    ['[ ] 样件 给林工 5号', '2026-12-05'],
    ['[ ] rev D, Tue 24', '2026-11-24'],
    ['[ ] study report Fri 27', '2026-11-27'],
    ['[ ] drawing to Orla on the 18th', '2026-11-18'],
  ])('%s: without a month it lies near, behind or ahead', (task, day) => {
    expect(owed(task)[0]!.slice(2)).toEqual([day])
  })
  it.each([
    '[ ] tell Orla about the loan unit, 18 Dec not Jan',
    '[ ] 报价有效期!V3 12/8到期,评审在后面',
    '[ ] loan pump stays until 18 Dec',
  ])('%s: what a thing lasts until is not when the task is due', (task) => {
    expect(owed(task)[0]!.slice(2)).toEqual([])
  })
})

describe('who signs above a sum', () => {
  it.each([
    ['这个月起80万以上的合同戴总签不了,要翁总(翁启,总经理)签', 'customer'],
    ['超过50万的要集团周董签', 'customer'],
    ['Anything over €200k has Nora Vale (CFO) sign', 'note'],
    ['Orders above £50,000 need Mrs Vale to approve', 'note'],
  ] as const)('%s', (text, by) => {
    expect(kindsOf(text, by)).toContain('decisionRole')
  })
  it.each(['300台以上交期要定', '我们公司50万以上要老板批', 'over 200 samples need to be signed for'])(
    '%s is no such rule',
    (text) => {
      expect(kindsOf(text)).not.toContain('decisionRole')
    },
  )
})

describe('what only looks like it', () => {
  it('明年费用 is no yearly fee, and the budget in the sentence is one', () => {
    const facts = extractFacts('预算:明年费用全线收紧,原来批的96万(三年合计)压到80万', at, 'note')
    expect(facts.map(({ kind, figures }) => [kind, figures[0]?.value])).toEqual([['budgetAmount', 800000]])
  })
  it.each([
    ['@韩小雨 施工的接口说明今天该给了哈', 'handedOver'],
    ['小丁20号发了邮件', 'handedOver'],
    ['预算砍了,纪要我发群文件', 'meetingDecision'],
  ])('%s is not %s', (text, kind) => {
    expect(kindsOf(text)).not.toContain(kind)
  })
  it('the day on which somebody wrote of a meeting is not the day of the meeting', () => {
    expect(kindsOf('评审会又推了,小丁20号发了邮件')).not.toContain('decisionDate')
  })
  it('a floor is kept quiet whatever is said behind it of another customer', () => {
    expect(kindsOf('山里那个,最低20万6欧,别再往下了。样机要去别的客户那。')).toEqual(['keepQuiet'])
  })
  it('who "they" are stands before what they want, and what customs want is no wish of the customer', () => {
    const asks = (text: string) =>
      extractFacts(text, at, 'customer').flatMap(({ kind, text: words }) =>
        kind === 'customerAsk' ? [words] : [],
      )
    expect(asks('The auditors were here yesterday, they want a certificate for each gauge.')).toEqual([
      'The auditors were here yesterday, they want a certificate for each gauge',
    ])
    expect(asks('Pump is sitting with customs in Cork, they want an invoice with a tariff code.')).toEqual([])
  })
})
