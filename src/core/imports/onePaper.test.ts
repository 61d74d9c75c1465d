import { afterEach, beforeEach, describe, expect, it } from 'vitest'
import { customerRecord } from '../brief/record/customerRecord.ts'
import { openImportDesk, type TestFile } from './importFixture.ts'

/** The rows of one paper are one quote, whatever each of them counts, and a later paper takes the place of the one before. */

const now = Date.UTC(2026, 10, 22, 2)
let desk: ReturnType<typeof openImportDesk>
beforeEach(() => {
  desk = openImportDesk({ now })
})
afterEach(() => desk.close())

const lines = (...rows: string[]) => `${rows.join('\n')}\n`
const deals: TestFile = [
  '商机.csv',
  lines(
    '商机名称,客户,阶段',
    '净水药剂三年,沐岭水务集团,报价',
    'Reagents 2027,Corvan Research (Leeds),Proposal',
  ),
]
const quotesOf = (customer: string) => {
  const [account] = desk.rows<{ id: string }>('SELECT id FROM accounts WHERE name = ?', customer)
  return customerRecord(desk.db, account!.id, { asOf: now, lang: 'zh', zone: 'Asia/Shanghai' })
    .filter(({ kind }) => kind === 'currentQuote')
    .map(({ words, earlier }) => ({ words, before: earlier.map((one) => one.words) }))
}
const second: TestFile = [
  '沐岭_报价_V2_1105.csv',
  lines(
    '净洲 报价 V2,,2026.11.5,',
    '客户,沐岭水务集团,,',
    ',,,',
    '项目,单价,年量,备注',
    '絮凝剂每吨,3900,120,含加药机3台',
    '巡检包,24000,1,年包',
    '三年合计,1476000,,',
    '账期,30天,,',
  ),
]
const third: TestFile = [
  '沐岭_报价_V3_1116.csv',
  lines(
    '苏州净洲环保有限公司,,,,,',
    '报 价 单（第三版）,,,,,',
    '致：,沐岭水务集团 物资部 陆部长,日期：,2026-11-16,,',
    '项目：,净水药剂（三年）,报价人：,何舟,,',
    ',,,,,',
    '序,内容,规格,年用量,单价(元),年金额(元)',
    '1,絮凝剂供应（含运输、卸货、空桶回收）,按吨计,120,3700,444000',
    '2,季度巡检,年包,1,24000,24000',
    '3,JY-3 加药机,3台 投放,,0,0',
    '年合计,,,,,468000',
    '三年合计,,,,,1404000',
    ',,,,,',
    '说明：,,,,,',
    '1. 付款：验收后60天,,,,,',
    '2. 有效期至2026年12月31日，此前报价（11月5日第二版）作废,,,,,',
  ),
]

describe('the rows of one paper', () => {
  it('are one quote, also one that is placed for nothing, with the total of the whole time', async () => {
    await desk.drop(deals, third)
    const [quote, another] = quotesOf('沐岭水务集团')
    expect(another).toBeUndefined()
    expect(quote!.words).toContain('絮凝剂供应')
    expect(quote!.words).toContain('季度巡检')
    expect(quote!.words).toMatch(/JY-3 加药机 3 台 免费/)
    expect(quote!.words).toMatch(/合计 ¥1,404,000\.00（三年）/)
    expect(desk.count('project_quotes')).toBe(0)
  })

  it.each([
    ['the later first', [third, second]],
    ['the earlier first', [second, third]],
  ])('take the place of those of the paper before, %s', async (_, papers) => {
    await desk.drop(deals, ...papers)
    const quotes = quotesOf('沐岭水务集团')
    expect(quotes).toHaveLength(1)
    expect(quotes[0]!.words).toContain('第三版')
    expect(quotes[0]!.before.join()).toMatch(/V2.*合计 ¥1,476,000\.00（三年）/)
  })
})

describe('what is free, and what the whole time comes to', () => {
  const quoteOf = async (customer: string, file: string, ...rows: string[]) => {
    await desk.drop(deals, [file, lines(...rows)])
    return quotesOf(customer).map(({ words }) => words)
  }
  it.each(['Total over 3 years', '3-year total', 'Total for 36 months'])(
    'is told by whatever words: %s',
    async (label) => {
      const [words, another] = await quoteOf(
        'Corvan Research (Leeds)',
        'quote rev B.csv',
        'KESTREL LTD,,,,',
        'Quotation KL-9 rev B,,,10 Nov 2026,',
        'To: Corvan Research (Leeds),,,,',
        'Item,Qty,Unit,Unit price GBP,Amount GBP',
        'Analyser,1,unit,FOC,FOC',
        'Test strips,3000,test,4.2,12600',
        'Service visit,4,visit,300,1200',
        'Total per year,,,,13800',
        `${label},,,,41400`,
      )
      expect(another).toBeUndefined()
      expect(words).toMatch(/Analyser 1 unit 免费/)
      expect(words).toMatch(/合计 £41,400\.00/)
      expect(words).not.toContain(label)
    },
  )

  it('and what is paid by a share of what it earns is not called free', async () => {
    const [words] = await quoteOf(
      '沐岭水务集团',
      '报价.csv',
      '报价单（第二版）,,,,,',
      '客户：沐岭水务集团 后勤处 王处,,,日期：2026-11-12,,',
      '品名,规格,数量,单价（元）,小计（元）,备注',
      '水泵改造,A型,2,60000,120000,',
      '节能控制柜,B型,1,0,0,节电收益分成 甲方20%/乙方80%',
      '合计,,,,120000,',
    )
    expect(words).toMatch(/节能控制柜 1 .*不单列价/)
    expect(words).not.toContain('免费')
  })

  it('counts what is placed by its specification', async () => {
    const [words] = await quoteOf(
      '沐岭水务集团',
      '报价.csv',
      '报价单（第二版）,,,,',
      '客户：沐岭水务集团 后勤处 王处,,,日期：2026-11-12,',
      '品名,规格,数量,单价（元）,小计（元）',
      '试剂A,每测试,5000,12,60000',
      '试剂B,每盒,200,300,60000',
      '分析仪,投放 2台,,0,0',
      '培训,,1,赠送,赠送',
      '3年合计,,,,360000',
    )
    expect(words).toMatch(/分析仪 2 台 免费/)
    expect(words).toMatch(/培训 1 × 免费/)
    expect(words).toMatch(/合计 ¥360,000\.00（3年）/)
  })
})

describe('a paper whose second row alone names the customer', () => {
  it('is the customer’s, with no form of a firm in its name', async () => {
    await desk.drop(deals, [
      'quote KL-204 rev C.csv',
      lines(
        'KESTREL LAB SUPPLY,,,,QUOTATION KL-204 rev C',
        'Corvan Research (Leeds),,,,9 Nov 2026',
        'Attn Amara Bell,,,,',
        ',,,,',
        '#,Item,Qty/yr,Unit GBP,Amount GBP',
        '1,"Antibody panel, frozen",96,185,17760',
        '2,Detection kit,20,415,8300',
        ',TOTAL 12 months,,,26060',
        ',,,,',
        'Terms: DAP Leeds. Net 45 days. Valid until 18 December 2026. Supersedes rev B.,,,,',
      ),
    ])
    const [quote] = quotesOf('Corvan Research (Leeds)')
    expect(quote!.words).toContain('KL-204')
    expect(quote!.words).toMatch(/26,060\.00/)
    expect(desk.rows('SELECT name FROM accounts ORDER BY name')).toEqual([
      { name: 'Corvan Research (Leeds)' },
      { name: '沐岭水务集团' },
    ])
  })
})
