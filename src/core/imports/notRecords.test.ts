import { afterEach, beforeEach, describe, expect, it } from 'vitest'
import { openImportDesk, type TestFile } from './importFixture.ts'
import { inspectUploads } from './inspection/inspectUploads.ts'

let desk: ReturnType<typeof openImportDesk>
beforeEach(() => {
  desk = openImportDesk()
})
afterEach(() => desk.close())

const rows = (...lines: string[]): string => `${lines.join('\n')}\n`

/** What each of the files is taken for, dropped together. */
async function looked(...files: TestFile[]) {
  const ids = await Promise.all(
    files.map(async ([name, content]) => {
      const bytes = Buffer.from(content as string)
      return (await desk.uploads.append(null, { name, offset: 0, bytes, last: true })).uploadId
    }),
  )
  const found = (await inspectUploads(desk.context, ids)).flat()
  return found.map(({ recordKind, notRecords }) => notRecords ?? recordKind)
}

const deals: TestFile = [
  '商机.csv',
  rows(
    '商机名称,客户,负责人,阶段,预计金额',
    '青禾二期,青禾化工,林晓,方案,100000',
    '北辰产线,北辰精工,周原,谈判,80000',
  ),
]

describe('a description of other tables', () => {
  const described: [string, string][] = [
    [
      'names the files beside it',
      rows('Table,Field,Description', '商机,阶段,卡在哪一步', '商机,预计金额,含税'),
    ],
    [
      'is written as names in a data base are',
      rows('table_name,column_name,type', 'lead,id,int', 'lead,mail,text'),
    ],
    [
      'says in Chinese what its fields mean',
      rows('表名,字段名,说明', 'crm_deal,stage,阶段', 'crm_deal,amount,金额'),
    ],
    [
      'names no table at all',
      rows('Field,Description', 'close_date,day of signing', 'close_value,what it came to'),
    ],
  ]
  it.each(described)('%s: nothing is made of it', async (_what, content) => {
    expect(await looked(deals, ['about.csv', content])).toEqual(['deals', 'describesTables'])
  })

  it('is no table that has a column of fields among what we sell', async () => {
    const sold = rows('产品名称,产品编号,字段说明,目录价', '监护仪,P-1,主机,52000', '呼吸机,P-2,主机,81000')
    expect(await looked(['产品.csv', sold])).toEqual(['products'])
  })
})

describe('a list of codes and names', () => {
  it('makes no customers, people or products where nothing says that they are', async () => {
    const countries = rows('code,name', 'DE,Germany', 'FR,France', 'IT,Italy')
    const [kind] = await looked(['codes.csv', countries])
    expect(kind).toBeNull()
    expect(await looked(['编码.csv', rows('编码,名称', '01,华东', '02,华南')])).toEqual([null])
  })

  it('is of customers or products where the file, a heading or what stands in it says so', async () => {
    const named = rows('编码,名称', 'A1,青禾', 'A2,北辰')
    expect(await looked(['客户.csv', named])).toEqual(['accounts'])
    expect(await looked(['产品.csv', named])).toEqual(['products'])
    expect(await looked(['a.csv', rows('客户编码,客户名称', 'A1,青禾', 'A2,北辰')])).toEqual(['accounts'])
    const firms = rows('编码,名称', 'A1,青禾化工有限公司', 'A2,北辰精工股份有限公司')
    expect(await looked(['b.csv', firms])).toEqual(['accounts'])
  })
})

describe('a list of our own sales people', () => {
  it('is left out by name, whether its heading says so or its names own deals', async () => {
    const team = rows(
      'sales_agent,manager,regional_office',
      'Ann Moss,Dee Park,East',
      'Bo Reid,Dee Park,West',
    )
    expect(await looked(['teams.csv', team])).toEqual(['ownTeam'])
    const ours = rows('姓名,部门,上级', '林晓,华东一部,罗宁', '周原,华东二部,罗宁')
    expect(await looked(deals, ['人员.csv', ours])).toEqual(['deals', 'ownTeam'])
  })

  it('is no list of customers that each has one of ours, and none of the customers’ own people', async () => {
    const owned = rows('客户,业务员,区域', '青禾化工,林晓,华东', '北辰精工,周原,华东')
    expect(await looked(['归属.csv', owned])).toEqual(['accounts'])
    const theirs = rows(
      '姓名,公司,职务,手机',
      '顾明远,青禾化工,科长,13800001111',
      '何川,北辰精工,工程师,13800002222',
    )
    expect(await looked(deals, ['通讯录.csv', theirs])).toEqual(['deals', 'contacts'])
  })
})

describe('a log of approvals', () => {
  it('is no complaint, deal or quote, whatever was asked for in it', async () => {
    const log = rows(
      '审批编号,标题,审批状态,审批结果,发起时间,完成时间,发起人姓名,发起人部门,客户名称,折扣',
      '2026060100001,林晓提交的折扣申请,完成,同意,2026-06-01 10:00:00,2026-06-01 12:00:00,林晓,华东,海宁中心医院,8%',
    )
    expect(await looked(['审批导出.csv', log])).toEqual(['approvals'])
  })

  it('is no list of quotes of which each was approved', async () => {
    const quotes = rows(
      '报价单号,客户,产品,数量,报价单价,报价日期,审批状态',
      'Q-1,海宁中心医院,监护仪,3,43000,2026-02-01,已通过',
    )
    expect(await looked(['报价.csv', quotes])).toEqual(['quotes'])
  })
})
