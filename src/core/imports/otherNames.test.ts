import { afterEach, beforeEach, describe, expect, it } from 'vitest'
import { listAccountNames } from '../accounts/store.ts'
import { undoChangeSet } from '../undo/changeSets.ts'
import { importedAt, openImportDesk, type TestFile } from './importFixture.ts'
import { keepApart, listShortNamed } from './keepApart.ts'

/** A customer's row tells its other names; whatever goes by one of them is that customer's, which is told and can be undone. */

let desk: ReturnType<typeof openImportDesk>
beforeEach(() => {
  desk = openImportDesk()
})
afterEach(() => desk.close())

const list: TestFile = [
  'Accounts.csv',
  `Account ID,Account Name,Alias / local name,Former name,City
A-1,"Ningbo Kestra Drive Systems Co., Ltd.",宁波柯川传动系统有限公司 / 柯川传动,,Ningbo
A-2,Brauhaus Möller GmbH,,Möller Getränke KG,Heilbronn
A-3,Orsett Ceramics Ltd (OCL),"OC; Orsett",,Leeds
A-4,Bolton Vale Foods t/a Valefresh,,,Bolton
A-5,苏州铭越光学股份有限公司（原苏州第三光学仪器厂）,,,苏州
`,
]
const orders = (...names: string[]): TestFile => [
  'orders.csv',
  `Order no,Customer,Product,Qty,Unit price,Order date\n${names
    .map((name, at) => `SO-${String(at).padStart(2, '0')},"${name}",Pump,9,22.4,2026-04-0${at + 1}`)
    .join('\n')}\n`,
]
const ofOrders = () =>
  desk
    .rows<{ name: string }>(
      'SELECT a.name FROM price_lines p JOIN accounts a ON a.id = p.account_id ORDER BY p.number',
    )
    .map(({ name }) => name)
const kestra = 'Ningbo Kestra Drive Systems Co., Ltd.'

describe('an order under another name', () => {
  it.each([
    ['柯川传动', kestra],
    ['宁波柯川', kestra],
    ['柯川', kestra],
    ['Kestra', kestra],
    ['Ningbo Kestra', kestra],
    ['Kestra plant 2', kestra],
    ['柯川二厂', kestra],
    ['柯川传动 / Kestra', kestra],
    ['Moeller', 'Brauhaus Möller GmbH'],
    ['Brauhaus Moeller GmbH', 'Brauhaus Möller GmbH'],
    ['Möller Getränke', 'Brauhaus Möller GmbH'],
    ['OCL', 'Orsett Ceramics Ltd (OCL)'],
    ['Orsett Ceramics', 'Orsett Ceramics Ltd (OCL)'],
    ['Valefresh', 'Bolton Vale Foods t/a Valefresh'],
    ['Bolton Vale Foods', 'Bolton Vale Foods t/a Valefresh'],
    ['苏州第三光学仪器厂', '苏州铭越光学股份有限公司（原苏州第三光学仪器厂）'],
    ['铭越光学', '苏州铭越光学股份有限公司（原苏州第三光学仪器厂）'],
  ])('%s is of %s, and is told', async (called, name) => {
    const report = await desk.drop(list, orders(called))
    expect(ofOrders()).toEqual([name])
    expect(listShortNamed(desk.db, report.id).map((one) => [one.called, one.accountName])).toEqual([
      [called, name],
    ])
  })

  it.each(['柯川传动', 'OC', 'Brauhaus Moeller GmbH', '宁波柯川'])(
    '%s that came in before the list is merged, and told',
    async (called) => {
      await desk.drop(orders(called))
      await desk.drop(list)
      expect(ofOrders()).not.toEqual([called])
      expect(listAccountNames(desk.db)).toHaveLength(5)
    },
  )

  it('can be kept apart, or its merge taken back', async () => {
    const report = await desk.drop(list, orders('OCL', 'Kestra plant 2'))
    const told = listShortNamed(desk.db, report.id)
    const { accountId } = told.find(({ called }) => called === 'OCL')!
    keepApart(desk.session, accountId, 'OCL')
    undoChangeSet(desk.db, told.find(({ called }) => called === 'Kestra plant 2')!.mergedBy!, importedAt)
    expect(ofOrders()).toEqual(['OCL', 'Kestra plant 2'])
  })

  it.each(['Ningbo', 'Systems', 'Ceramics', 'Drive Systems', '苏州', '柯'])(
    '%s is none of them',
    async (called) => {
      await desk.drop(list, orders(called))
      expect(ofOrders()).toEqual([called])
    },
  )

  it('is nobody’s where two go by it', async () => {
    await desk.drop(
      ['Accounts.csv', 'Account Name,Alias\nOrsett Ceramics Ltd,OC\nOldham Castings Ltd,OC\n'],
      orders('OC'),
    )
    expect(ofOrders()).toEqual(['OC'])
  })
})

it('brackets that only say where or what are no other name', async () => {
  await desk.drop([
    'Accounts.csv',
    'Account Name,City\nHalvorsen (Taicang) Co Ltd,Taicang\n瑞穹新材料（江苏）有限公司,南京\nMoss Ltd (UK),Leeds\nTarn Group (dormant),Leeds\n',
  ])
  expect(desk.rows('SELECT aliases FROM accounts WHERE aliases IS NOT NULL')).toEqual([])
})

it('a former name in a list is no parent', async () => {
  await desk.drop([
    '客户.csv',
    '客户名称,客户简称,曾用名,英文名称,行业\n无锡澄川热能设备有限公司,澄川热能,无锡市第二锅炉厂,"Wuxi Chengchuan Thermal Co., Ltd.",装备\n',
  ])
  expect(desk.rows('SELECT name, parent_name, aliases FROM accounts')).toEqual([
    {
      name: '无锡澄川热能设备有限公司',
      parent_name: null,
      aliases: JSON.stringify(['澄川热能', '无锡市第二锅炉厂', 'Wuxi Chengchuan Thermal Co., Ltd.']),
    },
  ])
})

it('a chat and a note go by another name as well', async () => {
  await desk.drop(list, [
    '微信群_柯川二厂项目.txt',
    '周敏 2026/5/4 9:00\n下周二的会改到周三\n\n钱越 2026/5/4 9:05\n收到',
  ])
  expect(
    desk.rows(
      `SELECT DISTINCT a.name FROM evidence e JOIN accounts a ON a.id = e.account_id WHERE e.kind = 'message'`,
    ),
  ).toEqual([{ name: kestra }])
  expect(listAccountNames(desk.db)).toHaveLength(5)
})

it('a person whose name is written in the other script there is one person', async () => {
  await desk.drop(
    list,
    ['contacts.csv', 'Account,First Name,Last Name,Title\n柯川传动,伟,沈,质量部长\n柯川传动,敏,周,IT总监\n'],
    [
      'activities.csv',
      'Date,Type,Account,With,Details\n2026-05-04,Call,Kestra plant 2,Shen Wei,SPC is slow again in the morning shift\n2026-05-05,Call,Ningbo Kestra,"H. Marsh, O. Pritchard",They will decide in June about it\n2026-05-06,Call,柯川,Zhou Min,The list is sent on Friday as agreed\n',
    ],
  )
  expect(
    desk
      .rows<{ name: string }>('SELECT name FROM contacts WHERE merged_into_id IS NULL ORDER BY id')
      .map(({ name }) => name),
    // Initials of whom nobody has on file make nobody.
  ).toEqual(['沈伟', '周敏'])
})
