import { afterEach, beforeEach, describe, expect, it } from 'vitest'
import { openImportDesk } from '../../imports/importFixture.ts'
import { customerRecord } from './customerRecord.ts'

const asOf = Date.parse('2026-11-22T04:00:00Z')
let desk: ReturnType<typeof openImportDesk>
beforeEach(() => {
  desk = openImportDesk({ now: asOf - 60_000 })
})
afterEach(() => desk.close())

const recordOf = (name: string, lang: 'zh' | 'en' = 'zh', at = asOf) => {
  const [account] = desk.rows<{ id: string }>('SELECT id FROM accounts WHERE name = ?', name)
  return customerRecord(desk.db, account!.id, { asOf: at, lang, zone: 'Asia/Shanghai' }).map(
    ({ kind, about, words, earlier }) => ({
      kind,
      words: [about, words].filter(Boolean).join(': '),
      before: earlier.map((one) => one.words),
    }),
  )
}
const orders = [
  '订单号,客户,产品,数量,单价,下单日期,备注',
  'SO-1,北仑轴承,RZ-5210,40,4980,2026-03-05,',
  'SO-2,北仑轴承,RZ-5210,48,4920,2026-09-03,量大优惠; 款未付',
  'SO-3,北仑轴承,RZ-R8,10,3260,2026-06-18,',
  'SO-4,慈溪阀门,RZ-5210,8,5200,2026-04-09,',
].join('\n')

describe('before a call the rep sees what this customer has bought', () => {
  it('the last order of each product with those before, at the prices of the store', async () => {
    await desk.drop(['订单.csv', orders])
    expect(recordOf('北仑轴承').filter(({ kind }) => kind === 'lastOrder')).toEqual([
      { kind: 'lastOrder', words: '2026至今 ¥467,960.00（3单）', before: [] },
      { kind: 'lastOrder', words: 'RZ-5210: 48 × ¥4,920.00 · 共2单', before: ['40 × ¥4,980.00'] },
      { kind: 'lastOrder', words: 'RZ-R8: 10 × ¥3,260.00 · 共1单', before: [] },
    ])
  })
  it('nothing that was ordered after the day that is asked about, and nothing of another customer', async () => {
    await desk.drop(['订单.csv', orders])
    expect(recordOf('北仑轴承', 'en', Date.parse('2026-05-01T00:00:00Z'))).toEqual([
      { kind: 'lastOrder', words: 'RZ-5210: 40 × CN¥4,980.00 · orders in all: 1', before: [] },
    ])
  })
  it('what is not paid: the order with what it came to, and the sum of the ledger as written', async () => {
    await desk.drop(
      ['订单.csv', orders],
      ['客户.csv', '客户全称,级别,逾期没付(元),说明\n北仑轴承,A,236160,9月那张\n慈溪阀门,B,0,'],
    )
    expect(recordOf('北仑轴承').flatMap(({ kind, words }) => (kind === 'unpaid' ? [words] : []))).toEqual(
      expect.arrayContaining(['¥236,160.00 (SO-2 · 48 × ¥4,920.00)', '逾期没付(元): 236160']),
    )
    expect(recordOf('慈溪阀门').filter(({ kind }) => kind === 'unpaid')).toEqual([])
  })
})

describe('what a column of payments says', () => {
  it('is unpaid, with the day on which it fell due; what is not due yet is owed by nobody', async () => {
    await desk.drop([
      '出货.csv',
      [
        '出库日,客户,对方单号,品名,公斤,单价,回款',
        '2026-09-25,北仑轴承,HY-0923,底漆,3138,27.5,未 到期10/31',
        '2026-11-09,北仑轴承,HY-1109,底漆,1200,27.5,未到期',
        '2026-11-10,北仑轴承,HY-1110,面漆,100,20,未',
        '2026-06-10,北仑轴承,HY-0608,面漆,100,20,清',
      ].join('\n'),
    ])
    const [account] = desk.rows<{ id: string }>('SELECT id FROM accounts')
    const unpaid = customerRecord(desk.db, account!.id, { asOf, lang: 'zh', zone: 'Asia/Shanghai' })
      .filter(({ kind }) => kind === 'unpaid')
      .map(({ words, overdueSince }) => [words, overdueSince])
    expect(unpaid).toEqual([
      ['¥2,000.00 (HY-1110 · 100 kg × ¥20.00/kg)', null],
      ['¥86,295.00 (HY-0923 · 3,138 kg × ¥27.50/kg)', '2026-10-31'],
    ])
  })
})

describe('what they complained of', () => {
  const complaints = [
    '工单号,日期,客户,问题,责任人,状态,关闭日期',
    'CMP-7,2026-04-22,北仑轴承,异味两周就臭,耿工,已关闭,2026-05-18',
    'CMP-21,2026-10-23,北仑轴承,二期锈斑312件,耿工,处理中 8D,',
  ].join('\n')
  it('stands with its state until it is closed', async () => {
    await desk.drop(['订单.csv', orders], ['投诉工单.csv', complaints])
    expect(
      recordOf('北仑轴承').flatMap(({ kind, words }) => (kind === 'openComplaint' ? [words] : [])),
    ).toEqual(['CMP-21 · 二期锈斑312件 · 处理中 8D · 耿工'])
    expect(recordOf('慈溪阀门').filter(({ kind }) => kind === 'openComplaint')).toEqual([])
  })
})

describe('a ledger of complaints kept under headings of its own', () => {
  const ledger = [
    '登记,谁家,批/单,啥问题,停机,对方要啥,我们做了啥,了结?',
    '2026-06-12,北仑轴承,L2606-118,红墨掉色,,换货,补1.2吨 贷项¥18600,是 6/24 对方签字',
    '2026-11-06,北仑轴承,L2610-233,蓝墨起泡,3h,"停机损失¥26,500",留样测 8D在写,没 8D 24/11',
    '2026-10-21,慈溪阀门,M-5527,magenta dE 3.4,,root cause,retained sample,no - due 27/11',
  ].join('\n')
  it('tells what is open with claim, cause and state, then what was settled; a demand is nobody', async () => {
    await desk.drop(['订单.csv', orders], ['客诉台账.csv', ledger])
    expect(desk.rows('SELECT name FROM contacts')).toEqual([])
    expect(
      recordOf('北仑轴承').flatMap(({ kind, words }) => (/Complaint/.test(kind) ? [[kind, words]] : [])),
    ).toEqual([
      [
        'openComplaint',
        'L2610-233 · 蓝墨起泡 · 损失：3h · 对方要求：停机损失¥26,500 · 留样测 8D在写 · 没 8D 24/11',
      ],
      ['closedComplaint', 'L2606-118 · 红墨掉色 · 对方要求：换货 · 补1.2吨 贷项¥18600 · 是 6/24 对方签字'],
    ])
    expect(
      recordOf('慈溪阀门', 'en').flatMap(({ kind, words }) => (/Complaint/.test(kind) ? [words] : [])),
    ).toEqual(['M-5527 · magenta dE 3.4 · they want: root cause · retained sample · no - due 27/11'])
  })
})

describe('what we ask now', () => {
  const quotes = [
    '日期,客户,单据,产品,单价(元/kg),年用量(kg),条件,有效期,状态',
    '2026-07-15,北仑轴承,Q-7 V1,底漆,23.8,180000,月结60,,作废',
    '2026-09-22,北仑轴承,Q-7 V2,底漆,22.6,180000,月结60,,在用',
    '2026-11-10,北仑轴承,Q-7 V3,底漆,21.9,180000,到厂含税 月结60,2026-12-15,在用',
    '2026-11-12,北仑轴承,Q-7 V4,底漆,21.2,180000,月结75,,草稿',
    '2026-03-01,北仑轴承,Q-8,面漆,31,500,,2026-11-01,有效',
    '2026-05-01,慈溪阀门,Q-9,面漆,30,500,,,丢单',
  ].join('\n')
  const quoted = (name: string, lang: 'zh' | 'en') =>
    recordOf(name, lang).filter(({ kind }) => kind === 'currentQuote')
  it('is the newest of each product that nothing replaced, with unit, terms, validity and what it replaced', async () => {
    await desk.drop(['报价.csv', quotes])
    expect(quoted('北仑轴承', 'zh')).toEqual([
      {
        kind: 'currentQuote',
        words: '底漆: ¥21.90/kg · 180,000 kg · Q-7 V3 · 到厂含税 月结60 · 有效至 2026-12-15',
        before: ['¥22.60/kg Q-7 V2', '¥23.80/kg Q-7 V1'],
      },
      {
        kind: 'currentQuote',
        words: '面漆: ¥31.00/kg · 500 kg · Q-8 · 已过期，有效期到 2026-11-01',
        before: [],
      },
    ])
    expect(quoted('北仑轴承', 'en')[0]!.words).toBe(
      '底漆: CN¥21.90/kg · 180,000 kg · Q-7 V3 · 到厂含税 月结60 · valid until 2026-12-15',
    )
    expect(quoted('慈溪阀门', 'zh')).toEqual([])
  })
  it('tells the lines of one quote together, dearest first, with what they come to and its terms once', async () => {
    const lines = [
      '日期,客户,单据,产品,单价,数量,条件,有效期,状态',
      '2026-11-10,北仑轴承,Q-12,润滑泵,9000,4,月结60,2026-12-15,在用',
      '2026-11-10,北仑轴承,Q-12,控制柜,52000,1,月结60,2026-12-15,在用',
    ].join('\n')
    await desk.drop(['报价.csv', lines])
    expect(quoted('北仑轴承', 'zh').map(({ words }) => words)).toEqual([
      'Q-12 · 控制柜 ¥52,000.00；润滑泵 4 × ¥9,000.00 · 合计 ¥88,000.00 · 月结60 · 有效至 2026-12-15',
    ])
  })
})

it('what was ordered together of different goods has a sum and no unit price', async () => {
  await desk.drop([
    '订单.csv',
    '订单号,客户,产品,数量,金额,币种,下单日期\nSO-1,北仑轴承,滚动轴承+试用润滑站1台,7,100000,CNY,2026-03-05\nSO-2,北仑轴承,滚动轴承,10,32000,CNY,2026-06-18\n',
  ])
  expect(recordOf('北仑轴承').flatMap(({ words }) => (words.startsWith('滚动') ? [words] : []))).toEqual([
    '滚动轴承: 10 × ¥3,200.00 · 共1单',
    '滚动轴承+试用润滑站1台: ¥100,000.00 · 共1单',
  ])
})
