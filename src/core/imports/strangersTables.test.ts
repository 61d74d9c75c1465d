import * as xlsx from '@e965/xlsx'
import { afterEach, beforeEach, expect, it } from 'vitest'
import { openImportDesk } from './importFixture.ts'

/** Tables as firms keep them that never heard of ours: which row heads them, what they are, and what is none of ours. */

let desk: ReturnType<typeof openImportDesk>
beforeEach(() => {
  desk = openImportDesk({ now: Date.UTC(2026, 10, 22, 2) })
})
afterEach(() => desk.close())

const book = (sheets: Record<string, (string | number)[][]>): Uint8Array => {
  const made = xlsx.utils.book_new()
  for (const [name, rows] of Object.entries(sheets))
    xlsx.utils.book_append_sheet(made, xlsx.utils.aoa_to_sheet(rows), name)
  return xlsx.write(made, { type: 'buffer', bookType: 'xlsx' }) as Uint8Array
}
const kindsOf = async (name: string, content: string | Uint8Array) =>
  (await desk.inspect([name, content as string])).map(({ part, recordKind }) => [part, recordKind])

it('a wide row of words heads a list, though a stage below it is called like a quotation', async () => {
  const list = [
    '编号,单位全称,简称,商机名称,阶段,预计金额(元),联系人,负责人,上次跟进,下次跟进',
    'C-1,宁川乳业有限公司,宁川,2027年度纸箱,报价,1200000,田丽,罗宁,2026-11-03,2026-11-24 09:00',
    'C-2,海陵日化有限公司,海陵,洗衣凝珠盒,打样,460000,魏东,罗宁,2026-11-10,2026-11-26 14:00',
    'C-3,福临糕点厂,福临,春节礼盒,成交,88000,阿珍,钱越,2026-10-20,2026-12-02',
    'C-4,万宝粮油集团,万宝,5L箱标,丢单,0,马姐,钱越,2026-08-11,',
  ].join('\n')
  await desk.drop(['商机.csv', list])
  expect(
    desk
      .rows<{ name: string; account: string }>(
        'SELECT d.name, a.name AS account FROM deals d JOIN accounts a ON a.id = d.account_id ORDER BY d.name',
      )
      .map(({ name, account }) => [name, account]),
  ).toEqual(
    [
      ['2027年度纸箱', '宁川乳业有限公司'],
      ['5L箱标', '万宝粮油集团'],
      ['春节礼盒', '福临糕点厂'],
      ['洗衣凝珠盒', '海陵日化有限公司'],
    ].toSorted(([one], [other]) => (one! < other! ? -1 : 1)),
  )
})

it('a German offer is a quotation, with its number, its day and its lines', async () => {
  await desk.drop(
    ['kunden.csv', 'Kundenname\nHollerbach Armaturen GmbH\n'],
    [
      'Hollerbach_Angebot_v2.xlsx',
      book({
        'Angebot v2': [
          ['Angebot LG-HOL-v2', '', '', '', '03.11.2026'],
          ['Hollerbach Armaturen GmbH, Siegen'],
          [],
          ['Position', 'Einheit', 'Menge', 'Einzelpreis EUR', 'Gesamt EUR', 'Bemerkung'],
          ['Prüfstand Hydraulik', 'Stück', 2, 41500, 83000, ''],
          ['Schulung vor Ort', 'Tage', 3, 1250, 3750, 'zwei Schichten'],
          ['Summe netto', '', '', '', 86750, ''],
          ['Gültig bis 18.12.2026'],
        ],
        'v1 (alt)': [
          ['Angebot LG-HOL-v1', '', '', '', '01.10.2026'],
          [],
          ['Position', 'Einheit', 'Menge', 'Einzelpreis EUR', 'Gesamt EUR', 'Bemerkung'],
          ['Prüfstand Hydraulik', 'Stück', 2, 44000, 88000, ''],
          ['Schulung vor Ort', 'Tage', 3, 1250, 3750, ''],
        ],
      }),
    ],
  )
  expect(
    desk.rows(
      `SELECT q.number, p.name, q.quantity, q.unit_price_minor AS price, q.currency, a.name AS account
         FROM price_lines q JOIN products p ON p.id = q.product_id JOIN accounts a ON a.id = q.account_id WHERE q.kind = 'quote' ORDER BY price DESC`,
    ),
  ).toEqual([
    {
      number: 'LG-HOL-v2',
      name: 'Prüfstand Hydraulik',
      quantity: 2,
      price: 4_150_000,
      currency: 'EUR',
      account: 'Hollerbach Armaturen GmbH',
    },
    {
      number: 'LG-HOL-v2',
      name: 'Schulung vor Ort',
      quantity: 3,
      price: 125_000,
      currency: 'EUR',
      account: 'Hollerbach Armaturen GmbH',
    },
  ])
})

it('an offer whose number stands beside its title is no stock', async () => {
  expect(
    await kindsOf(
      '瑞安灌装线_2套.xlsx',
      book({
        Sheet1: [
          ['瑞安饮品有限公司 灌装线 报价', '', '', '', 'GZ-RA-1106'],
          ['名称', '型号', '数量', '单价(万元)', '小计(万元)', '备注'],
          ['灌装机', 'GZ-24', 2, 38.5, 77, ''],
          ['旋盖机', 'XG-8', 2, 9.2, 18.4, ''],
          ['合计', '', '', '', 95.4, '含税'],
        ],
      }),
    ),
  ).toEqual([['Sheet1', 'quotes']])
})

it('what is priced in a list is the column that differs in every row, where none is called so', async () => {
  expect(
    await kindsOf(
      '2026价目表.xlsx',
      book({
        价目: [
          ['2026年标准价目表(含税)'],
          ['门类', '材质', '起订量', '标准单价(元)', '备注'],
          ['模切标', 'PP白', '5万', 0.088, ''],
          ['卷标', '铜版', '10万', 0.031, ''],
          ['吊牌', '白卡', '2万', 0.21, '双面'],
        ],
      }),
    ),
  ).toEqual([['价目', 'priceList']])
})

it('machines that stand at customers are no deals, and a sheet of debts is one among offers', async () => {
  expect(
    await kindsOf(
      'Quotes_and_fleet.xlsx',
      book({
        Fleet: [
          ['Account', 'Site', 'Machine', 'Install yr', 'Status'],
          ['Corvan Foods', 'Leeds', 'Mixer 400', '2019', 'live'],
          ['Corvan Foods', 'Hull', 'Mixer 250', '2012', 'retired'],
          ['Ashdown Mills', 'York', 'Sifter', '2021', 'live'],
        ],
        AR: [
          ['Account', 'Item', 'Amount', 'Cur', 'Due', 'Note'],
          ['Corvan Foods', 'Service 2025', 8600, 'GBP', '2026-09-30', 'overdue'],
          ['Ashdown Mills', 'Spares', 1240, 'GBP', '2026-12-12', ''],
          ['Ashdown Mills', 'Visit', 380, 'GBP', '2026-12-31', ''],
        ],
      }),
    ),
  ).toEqual([
    ['Fleet', null],
    ['AR', 'receivables'],
  ])
})
