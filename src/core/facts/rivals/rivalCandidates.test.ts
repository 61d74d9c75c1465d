import { describe, expect, it } from 'vitest'
import { unheardRivals } from './rivalCandidates.ts'

/** Firms that a text tells to be after the same order, though nobody names a price. */

const known = (name: string) => ['青禾化工', 'Fenmoor', 'Priya'].includes(name)
const found = (text: string) => unheardRivals(text, known)

describe('a rival with a price as people say it', () => {
  it.each([
    ['源能晟只做租赁,月租给到9折,要押一年', ['源能晟']],
    ['瑞能达报3.1元一瓦,质保只有一年', ['瑞能达']],
    ['铁帆312万，不过他们去年丢过一次数据', ['铁帆']],
    ['海岱那边报到27.5一吨', ['海岱']],
    ['海岱 35.8 现在的价', ['海岱']],
    ['Voltara direct came in at 412 but five weeks', ['Voltara']],
    ['Norrvik came back at 2,340 to keep us', ['Norrvik']],
    ['the two others: Voltara 1,980/t with a five year term', ['Voltara']],
    ['Norrvik sticks to the small lots, no export licence so they cannot touch the rest', ['Norrvik']],
  ])('%s', (text, names) => expect(found(text)).toEqual(names))
  it.each([
    'Joanne comes in at 930 on Thursday',
    '首付30万，不过他们要分两次',
    '质保期只做2年，价格给到9折',
    '我们只做直销，月租给到9折',
    'Orla comes in at 10.',
    'Hannelore stays on the panel until March, cannot vote',
  ])('none in: %s', (text) => expect(found(text)).toEqual([]))
})

describe('a rival named without a price', () => {
  it.each([
    ['海岱的人上周也去了', ['海岱']],
    ['维德曼的销售上周来过', ['维德曼']],
    ['他们还在跟海岱谈', ['海岱']],
    ['对手剩海岱一家', ['海岱']],
    ['对手 Voltara、Norrvik', ['Voltara', 'Norrvik']],
    ['原来用的是 Veldmann 的', ['Veldmann']],
    ['一期用的是北凌家的', ['北凌']],
    ['they’re also talking to Voltara', ['Voltara']],
    ['Nordluft is still in, but they need 18 weeks', ['Nordluft']],
    ['Voltara’s people were here last week', ['Voltara']],
    ['the other bidder is Norrvik', ['Norrvik']],
    ['Line 2 runs Marchetti, and they like it', ['Marchetti']],
    ['Graham showed your first offer, the 96.5 one, to Larkin Doors.', ['Larkin Doors']],
    ['他把你们的报价拿给北凌看了', ['北凌']],
  ])('%s', (text, names) => expect(found(text)).toEqual(names))

  it.each([
    '消防的人上周也来了',
    '设计院的人也来过',
    '还在跟财务谈',
    '原来用的是国产的',
    '原来用的是液压的',
    '对手不少',
    'We are also talking to Dave about it',
    'they are also talking to Fenmoor',
    'still talking to Finance',
    'the Italians are still in',
    'Priya’s people were here last week',
    'Line 2 runs well',
    'I showed your offer to Finance.',
    'we sent your proposal to Dave',
    '把你们的报价发给财务了',
  ])('none in: %s', (text) => expect(found(text)).toEqual([]))
})

describe('a rival with a price that names no unit', () => {
  it.each([
    ['他说华岭报 165、账期 90 天；Aromel 205 带驻场', ['华岭', 'Aromel']],
    ['Halberd 降到10.45了', ['Halberd']],
    ['You are at 11.40 and Halberd are on 10.90.', ['Halberd']],
    ['彩盛现在给我们才多少你知道的', ['彩盛']],
  ])('%s', (text, names) => expect(found(text)).toEqual(names))

  it('is asked for by us, and goes on in a list behind one that is known', () => {
    expect(unheardRivals('强哥，彩盛报几多你知唔知呀', known, { ours: true })).toEqual(['彩盛'])
    expect(
      unheardRivals('见到张纸了，彩盛系20.2，唔系20.8。东洲22.5，但佢送配墨系统', known, { rivals: /彩盛/ }),
    ).toEqual(['东洲'])
  })

  it.each([
    '我们报178',
    '第二轮报178',
    '老魏报165',
    'V3报21.9',
    '财务报 35 元',
    '梁沁 已报 9-18',
    '秦野报7/30',
    '周三 20',
    'Priya is on 12',
  ])('none in: %s', (text) => expect(found(text)).toEqual([]))
})

it('a list of criteria, a budget or a weekday behind a rival’s price is no rival', () => {
  const text =
    '他说华岭报 165\n评分改了：价格 35、感官 35、稳定性 20\n预算不是420，是 **368万**\nThu 19 Nov, Owen 170 kg'
  expect(found(text)).toEqual(['华岭'])
})

describe('whose price it is', () => {
  it.each([
    ['Voltara in Gdynia is at 1,340 per thousand, two weeks', ['Voltara']],
    ['Norrvik (tinplate) is at EUR 980 per thousand but there is a levy', ['Norrvik']],
    ['禾润那边保温袋6块5一个，便宜是便宜', ['禾润']],
    ['禾润纸箱报4120一千个', ['禾润']],
  ])('%s', (text, names) => expect(found(text)).toEqual(names))

  it.each([
    '首版报价418万，他们嫌贵',
    '初稿报价380万',
    '终版报了365万',
    '我方上轮报价418万(BJ-2609-11)',
    '恒洲报价418万(QT-2609-11)',
  ])('no rival in: %s', (text) => expect(found(text)).toEqual([]))
})
