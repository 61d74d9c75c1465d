import { afterEach, beforeEach, describe, expect, it } from 'vitest'
import { listAccountNames } from '../accounts/store.ts'
import { undoChangeSet } from '../undo/changeSets.ts'
import { importedAt, openImportDesk, type TestFile } from './importFixture.ts'
import { listShortNamed } from './keepApart.ts'
import { shortNameMergesOf } from './shortNamedAccounts.ts'

/** Whom of a house and in which unit a paper goes to makes no customer, and its sites are the house's. */

let desk: ReturnType<typeof openImportDesk>
beforeEach(() => {
  desk = openImportDesk({ now: Date.UTC(2026, 10, 22, 2) })
})
afterEach(() => desk.close())

const lines = (...rows: string[]) => `${rows.join('\n')}\n`
const people: TestFile = [
  '联系人.csv',
  lines('姓名,单位,职务', '陆青,沐岭水务集团,采购部长', '何舟,沐岭水务集团,设备科长'),
]
const ticketsOf = () =>
  desk
    .rows<{ name: string }>(
      "SELECT a.name FROM evidence e JOIN accounts a ON a.id = e.account_id WHERE e.text LIKE '%W-%' ORDER BY e.id",
    )
    .map(({ name }) => name)

describe('a paper that names a unit and a person behind the customer', () => {
  it.each(['沐岭水务集团 物资采购中心 陆部长', '沐岭水务集团/设备科/何舟', '沐岭水务集团 招标办'])(
    '“%s” is the customer’s and renames nobody',
    async (to) => {
      await desk.drop(people, [
        '沐岭报价.csv',
        lines(
          '报价单,,,,',
          `致：,${to},日期：,2026-11-12,`,
          '序号,品名,数量,单价,小计',
          '1,流量计,3,5200,15600',
          '2,阀门,5,800,4000',
        ),
      ])
      expect(listAccountNames(desk.db)).toEqual(['沐岭水务集团'])
      expect(
        desk.rows('SELECT DISTINCT a.name FROM price_lines l LEFT JOIN accounts a ON a.id = l.account_id'),
      ).toEqual([{ name: '沐岭水务集团' }])
    },
  )

  it('keeps the unit of somebody whom it alone names', async () => {
    await desk.drop(people, [
      '沐岭报价.csv',
      lines(
        '报价单,,日期,2026-11-12,',
        '客户：沐岭水务集团 招标办 祁雨,,,,',
        '序号,品名,数量,单价,小计',
        '1,流量计,3,5200,15600',
        '2,阀门,5,800,4000',
      ),
    ])
    expect(desk.rows("SELECT department FROM contacts WHERE name = '祁雨'")).toEqual([
      { department: '招标办' },
    ])
  })
})

describe('a site that is written behind the short name of its house', () => {
  it('belongs to the house, told and undone', async () => {
    const report = await desk.drop(people, [
      '售后台账.csv',
      lines(
        '工单号,客户,登记日期,问题描述,状态',
        'W-1,沐岭 鸣沙分厂,2026-11-02,泵体渗漏,处理中',
        'W-2,沐岭 总厂,2026-11-03,仪表不准,已关闭',
      ),
    ])
    expect(listAccountNames(desk.db)).toEqual(['沐岭水务集团'])
    expect(new Set(ticketsOf())).toEqual(new Set(['沐岭水务集团']))
    const told = listShortNamed(desk.db, report.id)
    expect(told.map(({ called }) => called).sort()).toEqual(['沐岭 总厂', '沐岭 鸣沙分厂'])
    const ids = shortNameMergesOf(desk.db, report.id)
    for (const id of ids) undoChangeSet(desk.db, id, importedAt)
    expect(new Set(ticketsOf())).toEqual(new Set(['沐岭 鸣沙分厂', '沐岭 总厂']))
  })
})

describe('a public house that is written short', () => {
  it('is the one whose place and number it has', async () => {
    await desk.drop(
      ['商机.csv', lines('商机名称,客户,阶段,金额', '维保续签,平澜市第三人民医院,方案,68000')],
      ['订单.csv', lines('订单号,客户,产品,数量,单价,日期', 'D-1,平澜三院,刀片,2,300,2026-05-01')],
    )
    expect(listAccountNames(desk.db)).toEqual(['平澜市第三人民医院'])
  })

  it('is asked about or stays alone where another has its number', async () => {
    await desk.drop(
      ['商机.csv', lines('商机名称,客户,阶段,金额', '维保,平澜市第三人民医院,方案,68000')],
      ['订单.csv', lines('订单号,客户,产品,数量,单价,日期', 'D-1,平澜二院,刀片,2,300,2026-05-01')],
    )
    expect(listAccountNames(desk.db)).toHaveLength(2)
  })
})

describe('a customer’s cell with more behind the name', () => {
  const files = (cell: string): TestFile[] => [
    [
      '客户.csv',
      lines('客户名称,行业', '云浮市澄岳石材有限公司,石材', '江阳电机,电机', 'Hartwell Foods Ltd,Food'),
    ],
    ['工单.csv', lines('工单号,客户,报修日期,故障,状态', `W-1,${cell},2026-11-05,主轴报警,处理中`)],
  ]
  it.each([
    ['澄岳石材', '云浮市澄岳石材有限公司'],
    ['澄岳石材 二厂', '云浮市澄岳石材有限公司'],
    ['澄岳石材三厂区', '云浮市澄岳石材有限公司'],
    ['云浮市澄岳石材有限公司 荒料仓库', '云浮市澄岳石材有限公司'],
    ['云浮市澄岳石材有限公司 邱文涛经理', '云浮市澄岳石材有限公司'],
    ['云浮市澄岳石材有限公司邱文涛采购经理', '云浮市澄岳石材有限公司'],
    ['致：云浮市澄岳石材有限公司 邱女士', '云浮市澄岳石材有限公司'],
    ['Hartwell Foods Ltd – Leeds plant', 'Hartwell Foods Ltd'],
    ['Hartwell Foods Ltd - Plant 2', 'Hartwell Foods Ltd'],
    ['Hartwell Foods Ltd Attn: Ms Karen Doyle', 'Hartwell Foods Ltd'],
    ['Hartwell Foods Ltd Mr Doyle', 'Hartwell Foods Ltd'],
  ])('“%s” is %s', async (cell, name) => {
    await desk.drop(...files(cell))
    expect(ticketsOf()).toEqual([name])
    expect(listAccountNames(desk.db)).toHaveLength(3)
  })

  it('makes a customer of the name alone where nobody knows it', async () => {
    await desk.drop(files('岚屿船业有限公司 曲文涛经理')[1]!)
    expect(listAccountNames(desk.db)).toEqual(['岚屿船业有限公司'])
  })

  it('leaves a house that is on file with its site, and one of another town', async () => {
    await desk.drop(
      ['客户.csv', lines('客户名称,行业', '澄岳石材 二厂,石材', '云浮市澄岳石材有限公司,石材')],
      ['工单.csv', lines('工单号,客户,报修日期,故障,状态', 'W-1,澄岳石材 二厂,2026-11-05,主轴报警,处理中')],
    )
    expect(ticketsOf()).toEqual(['澄岳石材 二厂'])
  })
})
