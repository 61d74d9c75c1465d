import { afterEach, beforeEach, describe, expect, it } from 'vitest'
import { openImportDesk } from '../../imports/importFixture.ts'
import { customerRecord } from '../record/customerRecord.ts'
import { citableFacts, customerFact } from '../tracks/citations.ts'
import { situationOf } from './situation.ts'

/** What one record says only in the light of another: a bare number, an answer without a name, a total beside its lines. */

const asOf = Date.parse('2026-11-23T04:00:00Z')
let desk: ReturnType<typeof openImportDesk>
beforeEach(() => {
  desk = openImportDesk({ now: asOf - 60_000 })
})
afterEach(() => desk.close())

const accountId = () => desk.rows<{ id: string }>('SELECT id FROM accounts ORDER BY id')[0]!.id
const told = (lang: 'zh' | 'en') =>
  situationOf(citableFacts(desk.db, accountId(), asOf).map(customerFact), { asOf, lang, nameOf: () => null })
    .flatMap(({ points }) => points)
    .map(({ kind, about, words, speaker, earlier }) => [
      kind,
      [about, words].filter(Boolean).join(': '),
      speaker,
      earlier.map((one) => one.words).join(', '),
    ])
const ofKind = (kind: string, lang: 'zh' | 'en' = 'zh') => told(lang).filter(([one]) => one === kind)
const record = (kind: string, lang: 'zh' | 'en' = 'zh') =>
  customerRecord(desk.db, accountId(), { asOf, lang, zone: 'Asia/Shanghai' }).flatMap((point) =>
    point.kind === kind ? [[point.about, point.words].filter(Boolean).join(': ')] : [],
  )

const people = [
  '联系人.csv',
  '姓名,单位,职务,备注\n许文,恒越食品有限公司,采购经理,\n魏国平,恒越食品有限公司,设备部长,"老魏,爱钓鱼"',
] as const
const deals = [
  '商机.csv',
  '商机名称,客户,阶段,预计金额,预计签约,竞争对手\n恒越2027备件,恒越食品有限公司,报价,1500000,2026-12-20,北凌',
] as const

describe('a number without its unit', () => {
  it('is a budget in the unit of the deal', async () => {
    await desk.drop(people, deals, [
      '微信-许文.txt',
      ['许文 2026-11-17 09:40', '跟您说下,集团昨天砍预算了,年框从150砍到110'].join('\n'),
    ])
    expect(ofKind('budgetAmount')).toEqual([['budgetAmount', '110万元', 'customer', '']])
  })
})

describe('what somebody answers about a rival without naming it again', () => {
  it('and what they sell at the least is no price of theirs', async () => {
    await desk.drop(people, deals, [
      '微信_老魏.txt',
      '钱越 2026-11-14 19:22\n北凌那边保底多少呀\n\n老魏 2026-11-14 19:25\n60吨',
    ])
    expect(ofKind('competitorOffer')).toEqual([])
  })

  it('nor what whoever named it goes on to say of them', async () => {
    await desk.drop(people, deals, [
      '微信_老魏.txt',
      [
        '老魏 2026-11-14 19:22',
        '北凌报了128万',
        '',
        '钱越 2026-11-14 19:23',
        '这么低？',
        '',
        '老魏 2026-11-14 19:25',
        '他们泵头是外购贴牌的，苏州就一个人修',
        '',
        '老魏 2026-11-14 19:26',
        '周末钓鱼去不去',
      ].join('\n'),
    ])
    expect(ofKind('competitorNews').map(([, words]) => words)).toContain(
      '北凌: 他们泵头是外购贴牌的，苏州就一个人修',
    )
  })

  it('is that one’s price and weakness, and for the team alone', async () => {
    await desk.drop(people, deals, [
      '微信_老魏.txt',
      [
        '老魏 2026-11-14 19:22',
        '小钱 周末钓鱼去',
        '',
        '钱越 2026-11-14 19:25',
        '好呀!魏部,北凌那边大概什么价啊',
        '',
        '老魏 2026-11-14 19:31',
        '听说140左右吧',
        '',
        '老魏 2026-11-18 20:05',
        '打听清楚了 135 不是140',
        '',
        '老魏 2026-11-18 20:06',
        '不过他家密封不行 寿命只有你们一半',
        '',
        '老魏 2026-11-18 20:30',
        '还有上次那批128也到了',
      ].join('\n'),
    ])
    expect(ofKind('competitorOffer')).toEqual([['competitorOffer', '北凌: 135万元', 'team', '140万元']])
    expect(ofKind('competitorNews')).toEqual([
      ['competitorNews', '北凌: 不过他家密封不行 寿命只有你们一半', 'team', ''],
    ])
  })
})

describe('an answer that begins with a price', () => {
  const asked = async (question: string, answer: string) => {
    await desk.drop(people, deals, [
      '微信_许文.txt',
      ['钱越 2026-11-14 19:25', question, '', '许文 2026-11-16 09:31', answer].join('\n'),
    ])
    return [...ofKind('competitorNews'), ...ofKind('competitorOffer')].map(([, words]) => words)
  }
  it('is of the rival that the question names, up to where it turns to us', async () => {
    expect(
      await asked(
        '许经理 北凌大概什么价位',
        '书面报的 12.6万一年，备件另算，响应24小时。你们快一点我是知道的',
      ),
    ).toEqual(['北凌: 书面报的 12.6万一年，备件另算，响应24小时'])
  })
  it('and not where the question names none, or the sum is a wish of ours to hear', async () => {
    expect(await asked('许经理 那边大概什么价位', '报的 12.6万一年，备件另算')).toEqual([])
  })
  it('nor a price that somebody puts to us', async () => {
    expect(await asked('北凌还在跟吗？', '你们报的 12.6万还是高')).toEqual([])
  })
})

describe('a quotation that a register has as a total', () => {
  const register = [
    '报价登记.csv',
    '报价单号,版本,日期,客户,总价,币种,付款,有效期至,状态\nQT-7,V3,2026-11-09,恒越食品有限公司,940000,CNY,月结30天,2026-12-10,已发',
  ] as const
  it('is not doubled by its lines, which are called by what they are', async () => {
    await desk.drop(people, deals, register, [
      '报价_恒越_V3.csv',
      [
        '报价单号,QT-7 V3,,,',
        '客户,恒越食品有限公司,日期,2026-11-09,',
        '序号,项目,数量,单价(元),金额(元)',
        '1,密封包,400,1000,400000',
        '2,灌装阀,10,40000,400000',
        '3,年度巡检(4次),4,35000,140000',
        ',合计(含13%税),,,940000',
      ].join('\n'),
    ])
    const [words] = record('currentQuote')
    expect(words).toContain('合计 ¥940,000.00')
    expect(words).toContain('灌装阀 10 × ¥40,000.00')
  })
  it('has the lines of its paper, where they make up the total', async () => {
    await desk.drop(
      ['contacts.csv', 'Name,Company,Title\nOrla Byrne,Alder Dairies,Buyer'],
      [
        'quotes.csv',
        'Quote,Version,Date,Customer,Total,Currency,Payment,Valid until,Status\nQ-71,v2,03/11/2026,Alder Dairies,96400,EUR,30 days net,15/12/2026,sent',
      ],
      [
        'Q-71 v2 Alder.txt',
        [
          'Quotation Q-71 v2',
          'To: Alder Dairies, attn Orla Byrne      3 November 2026',
          '',
          '1  Preventive visits, 6 x 2 days             EUR 58,400',
          '2  24/7 call-out, on site within 12 h        EUR 38,000',
          '   Total per year                            EUR 96,400',
        ].join('\n'),
      ],
    )
    expect(record('currentQuote', 'en')[0]).toContain(
      'Preventive visits, 6 x 2 days €58,400.00; 24/7 call-out, on site within 12 h €38,000.00',
    )
  })
})

describe('orders and complaints', () => {
  it('tell what each year came to, with the amounts of the rows themselves', async () => {
    await desk.drop([
      '订单.csv',
      '订单号,客户,产品,数量,金额,下单日期\nS1,恒越食品有限公司,密封包,300,310000,2025-10-20\nS2,恒越食品有限公司,灌装阀,8,328000,2025-04-15\nS3,恒越食品有限公司,密封包,80,86400,2026-09-22',
    ])
    expect(record('lastOrder')[0]).toBe('2026至今 ¥86,400.00（1单）；2025 ¥638,000.00（2单）')
  })
  it('have the day by which they are due and who looks after them', async () => {
    await desk.drop([
      'complaints.csv',
      'No;Opened;Customer;Description;Owner;Due;Status\nC-47;22/10/2026;Alder Dairies;Wrong seal kit;Nick;27/11/2026;open\nC-31;02/09/2026;Alder Dairies;Two nozzles with burr;Nick;15/09/2026;open',
    ])
    expect(record('openComplaint', 'en')).toEqual([
      'C-47 · Wrong seal kit · open · Nick · due 2026-11-27',
      'C-31 · Two nozzles with burr · open · Nick',
    ])
  })
})
