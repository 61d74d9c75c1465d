import { afterEach, beforeEach, describe, expect, it } from 'vitest'
import { openImportDesk, type TestFile } from './importFixture.ts'

/** Sheets that look like records and are none, or are other ones: calculations, change logs, debts; quotes by version. */

let desk: ReturnType<typeof openImportDesk>
beforeEach(() => {
  desk = openImportDesk({ now: Date.UTC(2026, 10, 23, 2) })
})
afterEach(() => desk.close())

const table = (name: string, ...lines: string[]): TestFile => [name, `${lines.join('\n')}\n`]
const kindOf = async (file: TestFile) => (await desk.inspect(file))[0]!.recordKind

describe('a calculation', () => {
  it.each([
    table(
      'laundry.csv',
      'Site,Rooms,Linen £,Towels £',
      'Northgate House,120,34000,9000',
      'Elm Wing,80,21000,7000',
    ),
    table('测算.csv', '厂区,人数,餐费,人工', '东厂,400,900000,300000', '西厂,220,500000,180000'),
    table('Cost build-up.csv', 'Item,Qty,Unit €,Total €', 'Oven,2,8000,16000', 'Hood,4,900,3600'),
    table(
      'Revision history.csv',
      'Rev,Date,Total,What',
      '1,2026-03-04,41000,first issue',
      '2,2026-04-04,40000,without hood',
    ),
    table('改动记录.csv', '版本,日期,总价,说明', 'V1,2026-03-04,41000,初版', 'V2,2026-04-04,40000,去掉风机'),
  ])('%s is made into nothing', async (...file) => {
    expect(await kindOf(file)).toBeNull()
  })

  it('is no list of customers, which says more of each than figures, or is called so', async () => {
    expect(
      await kindOf(
        table(
          'sites.csv',
          'Customer,City,Beds,Turnover',
          'Elm Care Ltd,Leeds,80,21',
          'Oak Care Ltd,York,90,2',
        ),
      ),
    ).toBe('accounts')
    expect(
      await kindOf(
        table('customers.csv', 'Customer,Employees,Turnover', 'Elm Care Ltd,80,21', 'Oak Care Ltd,90,2'),
      ),
    ).toBe('accounts')
  })

  it('is no price list, which may have least quantities', async () => {
    expect(
      await kindOf(table('list.csv', 'Item,Unit,List price,Min order', 'Oven,pc,8000,1', 'Hood,pc,900,2')),
    ).toMatch(/priceList|products/)
  })
})

it('invoices that are due are debts, whatever heads their numbers', async () => {
  const file = table(
    'North debtors.csv',
    'Account,Customer,Document,Doc date,Due,Amount,Status',
    'N-1,Penwick Stone Ltd,INV-30871,15/09/2026,15/10/2026,"£41,260.00",OVERDUE',
    'N-1,Penwick Stone Ltd,INV-31044,30/10/2026,29/11/2026,"£39,905.00",current',
    'N-2,Harrow Lake Dairy,INV-31002,02/10/2026,01/11/2026,"£1,870.50",OVERDUE',
  )
  expect(await kindOf(file)).toBe('receivables')
  await desk.drop(file)
  expect([desk.count('deals'), desk.count('receivables')]).toEqual([0, 3])
})

it('the items of quotations whose versions stand under each other are what is priced', async () => {
  const { files } = await desk.drop(
    table(
      '报价台账.csv',
      '客户,版本,日期,项目,数量,单价,小计,状态',
      '柳汀医院,v1,2026-09-14,监护仪,4,38500,154000,作废',
      '柳汀医院,v1,2026-09-14,中央站软件,1,22800,22800,作废',
      '柳汀医院,v1,2026-09-14,安装,4,1200,4800,作废',
      '柳汀医院,v2,2026-10-22,监护仪,4,36800,147200,有效',
      '柳汀医院,v2,2026-10-22,中央站软件,1,22800,22800,有效',
      '锦帆三院,v1,2026-10-09,监护仪,2,39000,78000,有效',
      '锦帆三院,v1,2026-10-09,安装,2,1300,2600,有效',
    ),
  )
  expect([files[0]!.kind, files[0]!.accepted]).toEqual(['quotes', 7])
  expect(desk.rows('SELECT name FROM products ORDER BY name')).toEqual([
    { name: '中央站软件' },
    { name: '安装' },
    { name: '监护仪' },
  ])
  expect(desk.count('deals')).toBe(0)
})

it('projects that are each quoted once are projects', async () => {
  const [file] = await desk.inspect(
    table(
      '报价台账.csv',
      '客户,版本,日期,项目,数量,单价',
      '柳汀医院,v1,2026-09-14,急诊楼监护,4,38500',
      '锦帆三院,v2,2026-10-22,手术室改造,1,22800',
      '甬江总院,v1,2026-10-09,体检中心,2,39000',
    ),
  )
  expect(file!.mapping.find(({ column }) => column === '项目')?.field).toBe('deal')
})
