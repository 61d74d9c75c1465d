import { describe, expect, it } from 'vitest'
import { redLineRules } from './rules.ts'
import { type ScanOptions, scanRedLines, scanRedLinesInFull } from './scanRedLines.ts'

const zhMedical: ScanOptions = { lang: 'zh', profile: 'medical' }
const zhGeneral: ScanOptions = { lang: 'zh', profile: 'general' }
const enMedical: ScanOptions = { lang: 'en', profile: 'medical' }
const enGeneral: ScanOptions = { lang: 'en', profile: 'general' }

const rulesIn = (text: string, options: ScanOptions): string[] => [
  ...new Set(scanRedLines(text, options).map((one) => one.ruleId)),
]

describe('absolute terms, Advertising Law 9(3)', () => {
  it.each([
    ['我们的产品是同类中最佳的', 'zh.absolute.statutory'],
    ['这是国家级品质', 'zh.absolute.statutory'],
    ['GTX-200 是市场上最先进的分析仪', 'zh.absolute.superlative'],
    ['全国销量第一', 'zh.absolute.first'],
    ['第一品牌，值得信赖', 'zh.absolute.first'],
    ['本省唯一能做这项检测的设备', 'zh.absolute.only'],
    ['检验科的首选', 'zh.absolute.top'],
    ['绝对可靠的方案', 'zh.absolute.top'],
    ['多年销量冠军', 'zh.absolute.top'],
    ['世界领先的技术', 'zh.absolute.top'],
  ])('stops %s', (text, ruleId) => {
    const [finding] = scanRedLines(text, zhGeneral)
    expect(finding).toMatchObject({ ruleId, severity: 'stop', clause: 'advertisingLaw.9.3' })
  })

  it.each([
    ['We are the best on the market.', 'en.absolute.best'],
    ['LineSight is the number one platform.', 'en.absolute.first'],
    ['It is the only system that connects to your PLCs.', 'en.absolute.only'],
    ['A world-class solution.', 'en.absolute.top'],
    ['The most advanced software for plants.', 'en.absolute.top'],
    ['Guaranteed savings from day one.', 'en.absolute.top'],
  ])('stops %s', (text, ruleId) => {
    expect(scanRedLines(text, enGeneral)[0]).toMatchObject({ ruleId, severity: 'stop' })
  })

  it.each([
    ['这台设备100%安全', zhGeneral, 'zh.absolute.top'],
    ['我们的设备是zui好的', zhGeneral, 'zh.absolute.spelledOut'],
    ['It is the safest device.', enGeneral, 'en.absolute.superlative'],
    ['This is the cheapest offer.', enGeneral, 'en.absolute.superlative'],
    ['We guarantee results.', enGeneral, 'en.absolute.top'],
    ['我们给主任返点', zhGeneral, 'zh.bribery.toAPerson'],
    ['佣金归李主任个人', zhGeneral, 'zh.bribery.toAPerson'],
    ['There is a commission for you.', enGeneral, 'en.bribery.toAPerson'],
  ] as const)('stops other wordings of the same: %s', (text, options, ruleId) => {
    expect(scanRedLines(text, options)).toMatchObject([{ ruleId, severity: 'stop' }])
  })

  it.each([
    ['返利写入合同，返给贵院', 'caution'],
    ['These are the cheapest offers we have.', 'clear'],
    ['The fastest way is to call.', 'clear'],
    ['We cannot guarantee results.', 'clear'],
    ['合同里写明佣金', 'caution'],
  ] as const)('and leaves what only resembles them: %s is %s', (text, verdict) => {
    const lang = /[a-z]/.test(text) ? 'en' : 'zh'
    expect(scanRedLinesInFull(text, { lang, profile: 'general' }).verdict).toBe(verdict)
  })

  it.each([
    ['能根治糖尿病', zhGeneral],
    ['包治百病', zhGeneral],
    ['无副作用', zhGeneral],
    ['治愈率达到95%', zhGeneral],
    ['It cures cancer.', enGeneral],
    ['It has no side effects.', enGeneral],
  ])('medical claims stop for goods that are none, Article 17: %s', (text, options) => {
    expect(scanRedLines(text, options)).toMatchObject([
      { clause: 'advertisingLaw.17', severity: 'stop', exemptionAllowed: false },
    ])
    expect(scanRedLines(text, { ...options, profile: 'medical' })[0]).toMatchObject({
      clause: 'advertisingLaw.16',
    })
  })

  it.each([
    ['根治三号线的停机问题', zhGeneral],
    ['切换对在线数据没有影响', zhGeneral],
    ['The upgrade has no side effects on your data.', enGeneral],
    ['The resin is cured for two hours.', enGeneral],
  ])('but not the same words of machines: %s', (text, options) => {
    expect(scanRedLinesInFull(text, options).verdict).toBe('clear')
  })

  it.each([
    ['行业领先的服务网络', zhGeneral],
    ['采用了顶尖的工艺', zhGeneral],
    ['An industry-leading gateway.', enGeneral],
  ])('only warns of listed wording: %s', (text, options) => {
    const scan = scanRedLinesInFull(text, options)
    expect(scan.verdict).toBe('caution')
  })
})

describe('what the context exempts', () => {
  it.each([
    ['第一步，先确认停机时间', 'ordering'],
    ['第一阶段装机 4 台', 'ordering'],
    ['江州市第一人民医院', 'ordering'],
    ['第一次拜访时谈到预算', 'ordering'],
    ['请在第一时间通知我们', 'ordering'],
    ['设备带唯一识别码', 'identifier'],
    ['每个样本有唯一编号', 'identifier'],
    ['公司是国家级高新技术企业', 'standardGrade'],
    ['离心机最高转速 4000 转', 'technicalParameter'],
    ['最大载荷 20 公斤', 'technicalParameter'],
    ['贵院的第一台 GTX-200 是 2023 年装的', 'selfComparison'],
    ['我们产品线里通量最大的一款', null],
    ['我们不承诺最快到货', 'negated'],
    ['不要使用“最佳”这样的词', 'negated'],
    ['陈主任问：“你们真的是销量第一吗？”', 'quotedCustomer'],
    ['您说“我们要最好的设备”', 'quotedCustomer'],
    ['最佳时间是周三下午', 'otherMeaning'],
    ['最新进展如下', 'otherMeaning'],
  ] as const)('%s: %s', (text, exemptedBy) => {
    const scan = scanRedLinesInFull(text, zhMedical)
    expect(scan.findings).toEqual([])
    if (exemptedBy !== null) expect(scan.exempted[0]?.exemptedBy).toBe(exemptedBy)
  })

  it.each([
    'The first step is a two-week pilot.',
    'Here is a best practice from other plants.',
    'What is the best time to call?',
    'Each gateway has a unique identifier.',
    'At best, delivery takes three weeks.',
    'September was our best quarter.',
    'We never claim to be the best.',
    'Your first priority is downtime.',
    'Tom asked: "Are you really the only vendor with this?"',
  ])('%s', (text) => {
    expect(scanRedLines(text, enGeneral)).toEqual([])
  })

  it('a registered name may contain a listed word', () => {
    const options = { ...zhGeneral, trademarks: ['第一三共'] }
    expect(scanRedLinesInFull('第一三共的试剂', options).exempted[0]?.exemptedBy).toBe('trademark')
  })

  it('our own boast in quotation marks is still a boast', () => {
    expect(rulesIn('我们说：“我们是全国第一”', zhGeneral)).toEqual(['zh.absolute.first'])
  })

  it('"not only" does not negate', () => {
    expect(rulesIn('GTX-200 不仅是最佳选择', zhGeneral)).toEqual(['zh.absolute.statutory'])
    expect(rulesIn('It is not only the best choice.', enGeneral)).toEqual(['en.absolute.best'])
  })

  it('a listed word of one sentence does not excuse that of another', () => {
    expect(rulesIn('第一步看数据，我们是行业第一', zhGeneral)).toEqual(['zh.absolute.first'])
  })
})

describe('medical claims, Advertising Law 16', () => {
  it.each([
    '可以根治慢性病',
    '治愈率达到 95%',
    '有效率 98%',
    '无副作用，请放心',
    '无效退款',
    '零风险试用',
    '疗效优于同类产品',
    '比进口设备更安全',
    '专家推荐的分析仪',
    'The cure rate is 95%.',
    'There are no side effects.',
    'A risk-free treatment.',
    'It is more effective than other analysers.',
    'Recommended by leading physicians.',
    'Money back if ineffective.',
  ])('stops %s, and nobody may exempt it', (text) => {
    const lang = /[\u4e00-\u9fff]/.test(text) ? 'zh' : 'en'
    const [finding] = scanRedLines(text, { lang, profile: 'medical' })
    expect(finding).toMatchObject({ clause: 'advertisingLaw.16', severity: 'stop', exemptionAllowed: false })
  })

  it('holds in the medical profile only', () => {
    expect(scanRedLines('有效率 98%', zhGeneral)).toEqual([])
    expect(scanRedLines('A risk-free start.', enGeneral)).toEqual([])
  })

  it.each([
    '我们不承诺治愈率',
    '请勿宣称无副作用',
    '这样做更有效率',
    '设备综合有效率 61%',
    'We do not claim a cure rate.',
    'The curing time is two hours; cure temperature 80 °C.',
  ])('lets %s pass', (text) => {
    const lang = /[\u4e00-\u9fff]/.test(text) ? 'zh' : 'en'
    expect(scanRedLines(text, { lang, profile: 'medical' })).toEqual([])
  })

  it('a worry in quotation marks passes, praise does not', () => {
    expect(rulesIn('王主任担心：“说无副作用有依据吗？”', zhMedical)).toEqual([])
    expect(rulesIn('王主任说：“用了以后无副作用，非常好”', zhMedical)).toEqual(['zh.medical.safety'])
  })
})

describe('bribery and unfair competition', () => {
  it.each([
    ['可以给主任一点回扣', 'zh.bribery.kickback', 'stop'],
    ['能提供统方数据', 'zh.bribery.kickback', 'stop'],
    ['合同外让利三个点', 'zh.bribery.offContract', 'stop'],
    ['这部分优惠不写进合同', 'zh.bribery.offContract', 'stop'],
    ['口头承诺折扣', 'zh.bribery.offContract', 'stop'],
    ['免费投放设备两台', 'zh.bribery.gifts', 'stop'],
    ['年底有返利', 'zh.bribery.rebate', 'caution'],
  ])('%s', (text, ruleId, severity) => {
    expect(scanRedLines(text, zhMedical)[0]).toMatchObject({ ruleId, severity })
  })

  it.each([
    ['There is a kickback for you.', 'en.bribery.kickback', 'stop'],
    ['We can sign a side letter.', 'en.bribery.offContract', 'stop'],
    ['Let us keep it out of the contract.', 'en.bribery.offContract', 'stop'],
    ['We add free equipment.', 'en.bribery.gifts', 'stop'],
    ['A rebate is booked each quarter.', 'en.bribery.rebate', 'caution'],
  ])('%s', (text, ruleId, severity) => {
    expect(scanRedLines(text, enMedical)[0]).toMatchObject({ ruleId, severity })
  })

  it.each(['我们严禁回扣', '公司不接受任何形式的红包', '礼品登记制度', '不提供统方数据'])(
    'lets %s pass',
    (text) => {
      expect(scanRedLines(text, zhMedical)).toEqual([])
    },
  )

  it('a gift only warns outside medicine', () => {
    expect(scanRedLines('会后准备了礼品', zhGeneral)[0]?.severity).toBe('caution')
    expect(scanRedLines('We never pay kickbacks.', enGeneral)).toEqual([])
  })
})

describe('simple evasions', () => {
  it.each([
    ['最 佳', '最 佳'],
    ['国*家*级品质', '国*家*级'],
    ['國家級品質', '國家級'],
    ['絕對可靠', '絕對'],
    ['回.扣', '回.扣'],
    ['无\u200b副作用', '无\u200b副作用'],
    ['銷量冠軍', '銷量冠軍'],
    ['１００％有效', '１００％有效'],
  ])('%s is seen through and located in the original', (text, found) => {
    expect(scanRedLines(text, zhMedical)[0]?.text).toBe(found)
  })

  it('sees through marks in English words', () => {
    expect(scanRedLines('a k.i.c.k.b.a.c.k for you', enGeneral)[0]?.ruleId).toBe('en.bribery.kickback')
  })

  it('does not join words over a sentence mark', () => {
    expect(scanRedLines('时间安排最，佳期如梦', zhGeneral)).toEqual([])
  })

  it('finds Chinese wording in English text and the reverse', () => {
    expect(rulesIn('We are 最佳', enGeneral)).toEqual(['zh.absolute.statutory'])
    expect(rulesIn('我们是 world-class 供应商', zhGeneral)).toEqual(['en.absolute.top'])
  })
})

describe('the rules themselves', () => {
  it('have unique ids and a replacement', () => {
    expect(new Set(redLineRules.map((rule) => rule.id)).size).toBe(redLineRules.length)
    expect(redLineRules.filter((rule) => rule.replacement === '')).toEqual([])
  })

  it.each(redLineRules.flatMap((rule) => (rule.terms ?? []).map((term) => [rule, term] as const)))(
    'find every term they list: $1',
    (rule, term) => {
      const scan = scanRedLinesInFull(`。${term}。`, { lang: rule.lang, profile: 'medical' })
      expect([...scan.findings, ...scan.exempted].length).toBeGreaterThan(0)
    },
  )
})
