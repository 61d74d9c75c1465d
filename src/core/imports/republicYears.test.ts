import { afterEach, beforeEach, describe, expect, it } from 'vitest'
import { openImportDesk } from './importFixture.ts'
import { readDate } from './recognition/dateValue.ts'
import { versionOf } from './tableVersions.ts'

/** Tables of a Taiwanese office: traditional headings, years of the Republic, quotations sheet by sheet. */

let desk: ReturnType<typeof openImportDesk>
beforeEach(() => {
  desk = openImportDesk({ now: Date.UTC(2026, 10, 23, 2) })
})
afterEach(() => desk.close())

describe('years of the Republic of China', () => {
  const dayOf = (text: string) => {
    const read = readDate(text, 'ymd', undefined)
    return read?.kind === 'local' ? [read.time.year, read.time.month, read.time.day] : null
  }
  it.each([
    ['114/03/09', [2025, 3, 9]],
    ['民國114年3月9日', [2025, 3, 9]],
    ['中華民國98年12月1日', [2009, 12, 1]],
    ['115.1.5', [2026, 1, 5]],
    ['115/01/05(一)', [2026, 1, 5]],
    ['114年7月', [2025, 7, 1]],
    // Two figures are a year of ours, or a day.
    ['26/3/9', [2026, 3, 9]],
    ['2025/03/09', [2025, 3, 9]],
  ])('%s', (text, day) => expect(dayOf(text)).toEqual(day))
  it.each(['114', '150/3/9', '114/13/09', '114/03/09/2'])('%s is none', (text) =>
    expect(dayOf(text)).toBeNull(),
  )

  it('stand in names of files', () => {
    expect(versionOf('庫存_1141103.csv', Date.UTC(2026, 0, 1))).toMatchObject({
      table: '庫存',
      day: '2025-11-03',
    })
  })
})

it('deals keep their names, owners and days', async () => {
  await desk.drop([
    '案件追蹤.csv',
    [
      '案號,客戶名稱,案名,階段,預估金額,承辦人,預計結案,下次聯絡',
      'C-7,聯揚紡織股份有限公司,染整廠污水回收,報價,3200000,高以真,115/12/20,115/12/01',
      'C-9,祥茂食品股份有限公司,冷凍庫門板,需求確認,450000,高以真,116/02/10,',
    ].join('\n'),
  ])
  expect(
    desk.rows(
      "SELECT code, name, owner_name, date(expected_close_at / 1000, 'unixepoch', '+8 hours') AS closes FROM deals ORDER BY code",
    ),
  ).toEqual([
    { code: 'C-7', name: '染整廠污水回收', owner_name: '高以真', closes: '2026-12-20' },
    { code: 'C-9', name: '冷凍庫門板', owner_name: '高以真', closes: '2027-02-10' },
  ])
})

it('a quotation is read with what stands over and below its lines; its tax is no line, its stamp its state', async () => {
  const sheet = (stamp: string, day: string, price: number) =>
    [
      '立川環工股份有限公司 報價單,,,,,',
      `客戶：聯揚紡織股份有限公司,,,報價日期：${day},,`,
      '案名：染整廠污水回收,,,版本：v1,,',
      ',,,,,',
      '項次,品名,數量,單位,單價(未稅),小計(未稅)',
      `1,UF 膜組,4,組,${price},${price * 4}`,
      '2,配管工程,1,式,120000,120000',
      `,合計(未稅),,,,${price * 4 + 120000}`,
      ',營業稅5%,,,,1000',
      ',總計(含稅),,,,2000',
      `,${stamp},,,,`,
    ].join('\n')
  const { files } = await desk.drop(
    ['報價單_聯揚_v1.csv', sheet('作廢 115/10/02', '115/09/01', 260000)],
    ['報價單_聯揚_v2.csv', sheet('有效期限：115/12/31', '115/10/02', 245000).replace('：v1', '：v2')],
  )
  expect(files.map(({ kind }) => kind)).toEqual(['quotes', 'quotes'])
  expect(
    desk.rows(
      `SELECT p.name, l.quantity, l.unit_price_minor AS price, l.off_table, a.name AS account,
        date(l.priced_at / 1000, 'unixepoch', '+8 hours') AS day
       FROM price_lines l JOIN products p ON p.id = l.product_id JOIN accounts a ON a.id = l.account_id
       WHERE p.name = 'UF 膜組' ORDER BY l.priced_at`,
    ),
  ).toEqual([
    expect.objectContaining({
      quantity: 4,
      price: 26_000_000,
      off_table: 'superseded',
      account: '聯揚紡織股份有限公司',
      day: '2026-09-01',
    }),
    expect.objectContaining({ quantity: 4, price: 24_500_000, off_table: null, day: '2026-10-02' }),
  ])
  expect(desk.rows('SELECT name FROM products ORDER BY name')).toEqual([
    { name: 'UF 膜組' },
    { name: '配管工程' },
  ])
})
