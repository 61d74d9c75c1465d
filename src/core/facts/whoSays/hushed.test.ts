import { describe, expect, it } from 'vitest'
import { extractFacts } from '../extract.ts'
import { isHushedUp } from './hushed.ts'

const november = Date.UTC(2026, 10, 13)
const read = (text: string) => extractFacts(text, november, 'note')
const kindsOf = (text: string) => [...new Set(read(text).map(({ kind }) => kind))]

describe('what the team tells itself is for nobody else', () => {
  it.each([
    'Plant 3 moves into Plant 2 next summer, NOT even Gareth knows',
    'Floor is £282,000, do not share it with the customer',
    'For our eyes only: we could live with 60 days and £279k',
    "The budget of £1.2m they hinted at - don't put it in writing",
    'please just tell them annual leave, dont want them asking',
    'keep the March budget of £300k internal',
    '预算可以到300万这件事连贺总都不知道',
    '这个价不要写进邮件，预算210万',
    '机动还有20万，他叫我别记下来，当我没说',
    '她说评委里有老同学，"我可没说过"',
    '上回别家漏水的事谁都不准在甲方面前提',
    'two lines stop on 9-11 May, not for Dunmore’s ears',
    'price increase of 4% from 1 March, customers have not been told',
    '二号线6月3号到5号停机检修，还没通知客户',
    '下半年挂牌上调5%，对外保密',
    '最低做到91折，客户那边先别提',
  ])('%s', (text) => {
    expect(kindsOf(text)).toEqual(['keepQuiet'])
  })

  it('a line that begins by asking for silence is quiet to its end', () => {
    expect(
      kindsOf('this stays in here. Dev told me that the budget is £400k. Delivery on 3 May is fiction.'),
    ).toEqual(['keepQuiet'])
  })
  it('a line that asks for silence at its end keeps the limits before it', () => {
    expect(
      read(
        'floor for them is 282,000 at 30 days. If they sign 24 months I can go 281,500. Your own authority is 4%. Do not share the floor with customer.',
      ).map(({ kind, text }) => `${kind}: ${text}`),
    ).toEqual([
      'keepQuiet: floor for them is 282,000 at 30 days',
      'keepQuiet: If they sign 24 months I can go 281,500',
      'keepQuiet: Your own authority is 4%',
      'keepQuiet: Do not share the floor with customer',
    ])
  })
  it('but not what the customer said openly in another line', () => {
    expect(kindsOf('this stays in here. Dev told me of Plant 3.\nGareth: the budget is £285k.')).toContain(
      'budgetAmount',
    )
  })
})

it('what only points to the secret beside it is not told as one', () => {
  const words = (text: string) => read(text).flatMap(({ kind, text }) => (kind === 'keepQuiet' ? [text] : []))
  expect(words('60天208万，低于这个不做。这个数字不要出这个群')).toEqual(['60天208万，低于这个不做'])
  expect(words('this stays in here. Dev told me of Plant 3.')).toEqual(['Dev told me of Plant 3'])
  expect(words('这个数字不要出这个群')).toEqual(['这个数字不要出这个群'])
})

it('what a source told whom nobody may name stands beside the warning', () => {
  expect(
    read('尹部长刚私下跟我讲：福斯克在3线试，起泡，停了5个小时。他说千万别说是他讲的').flatMap(
      ({ kind, text }) => (kind === 'keepQuiet' ? [text] : []),
    ),
  ).toEqual(['尹部长刚私下跟我讲：福斯克在3线试，起泡，停了5个小时。他说千万别说是他讲的'])
})

it('a bottom line of months or degrees is the customer’s criterion and no floor of ours', () => {
  expect(kindsOf('评分：技术50，商务35。槽液寿命底线12个月。')).not.toContain('keepQuiet')
  expect(kindsOf('底线208万，低于这个不做')).toEqual(['keepQuiet'])
})

it.each([
  'ok. Ann says we can do 212 if they drop the deposit to 20%, not zero',
  '骆总说可以降到155,前提是一次签三年',
])('%s: how far we may go on a condition is for nobody outside', (text) => {
  expect(isHushedUp(text.replace(/^ok\. /, ''), 'team')).toBe(true)
})
it.each(['Tom says we can do the trial on 12 May', '厂长说可以到现场看'])(
  '%s is no limit of ours',
  (text) => {
    expect(isHushedUp(text, 'team')).toBe(false)
  },
)
