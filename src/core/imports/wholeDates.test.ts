import { afterEach, beforeEach, expect, it } from 'vitest'
import { openImportDesk } from './importFixture.ts'

let desk: ReturnType<typeof openImportDesk>
beforeEach(() => {
  desk = openImportDesk()
})
afterEach(() => desk.close())

const datedOn = () =>
  desk
    .rows<{ at: number }>('SELECT priced_at AS at FROM price_lines ORDER BY priced_at')
    .map(({ at }) => new Date(at + 8 * 3_600_000).toISOString().slice(0, 10))

it('orders whose day of order is often not on file are dated by the day on which each was shipped', async () => {
  const { files } = await desk.drop([
    'orders.csv',
    [
      'Order no,Order date,Ship date,Customer,Product,Qty,Unit price',
      'A1,not recorded,2026-01-20,Penwick Stone Ltd,Kiln brick,4,10',
      'A2,2026-01-02,2026-02-20,Penwick Stone Ltd,Kiln brick,4,11',
      'A3,see file,2026-03-20,Penwick Stone Ltd,Kiln brick,4,12',
    ].join('\n'),
  ])
  expect([files[0]!.accepted, datedOn()]).toEqual([3, ['2026-01-20', '2026-02-20', '2026-03-20']])
  expect(desk.rows("SELECT code FROM import_rejections WHERE code = 'notADate'")).toEqual([])
})

it('quotes are dated by the column that is read in full', async () => {
  await desk.drop([
    '报价.csv',
    [
      '报价单号,报价日期,报价时间,客户名称,产品名称,数量,单价',
      'Q1,未登记,2026-01-20,柳汀医院,监护仪,1,10000',
      'Q2,2026-01-02,2026-02-20,柳汀医院,监护仪,1,11000',
      'Q3,未登记,2026-03-20,柳汀医院,监护仪,1,12000',
    ].join('\n'),
  ])
  expect(datedOn()).toEqual(['2026-01-20', '2026-02-20', '2026-03-20'])
})

it('one cell that says something else among many days changes nothing', async () => {
  await desk.drop([
    'orders.csv',
    [
      'Order no,Order date,Ship date,Customer,Product,Qty,Unit price',
      ...Array.from(
        { length: 12 },
        (_, at) =>
          `A${at},${at === 5 ? 'lost' : `2026-01-${at + 10}`},2026-03-${at + 10},Penwick Stone Ltd,Kiln brick,4,10`,
      ),
    ].join('\n'),
  ])
  expect(datedOn().filter((day) => day.startsWith('2026-01'))).toHaveLength(11)
})
