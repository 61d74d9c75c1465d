import { afterEach, beforeEach, expect, it } from 'vitest'
import { openImportDesk } from './importFixture.ts'

/** Quotation sheets with a block above their lines, and the lists that say who is who in a chat. */

let desk: ReturnType<typeof openImportDesk>
beforeEach(() => {
  desk = openImportDesk({ now: Date.UTC(2026, 10, 23, 2) })
})
afterEach(() => desk.close())

const lines = () =>
  desk.rows(
    `SELECT p.name AS product, l.quantity, l.unit_price_minor AS price, a.name AS account FROM price_lines l
     JOIN products p ON p.id = l.product_id LEFT JOIN accounts a ON a.id = l.account_id ORDER BY l.rowid`,
  )

it('what stands under 名称 is priced, though its specification stands beside it and not in every row', async () => {
  await desk.drop([
    '报价单_柳汀_V2.csv',
    [
      '澜海设备有限公司 报价单,,,,,',
      '客户：柳汀食品有限公司,,,报价号：Q-77,V2,',
      '日期：2026-11-03,,,,,',
      ',,,,,',
      '序,名称,规格型号,数量,单价(万元),小计(万元)',
      '1,冷水机组,LH-200 200RT,2,52,104',
      '2,水泵,,3,4,12',
      '3,安装调试,,1,20,20',
      ',合计,,,,136',
    ].join('\n'),
  ])
  expect(lines()).toEqual([
    { product: '冷水机组', quantity: 2, price: 52_000_000, account: '柳汀食品有限公司' },
    { product: '水泵', quantity: 3, price: 4_000_000, account: '柳汀食品有限公司' },
    { product: '安装调试', quantity: 1, price: 20_000_000, account: '柳汀食品有限公司' },
  ])
})

it('a sheet that says in one line what it is, its version and its day is of the deal that it names', async () => {
  await desk.drop([
    '商机.csv',
    '商机名称,客户名称,阶段,金额\n二厂 烘干线改造,江阴棠溪印染有限公司,方案,900000\n',
  ])
  const { files } = await desk.drop([
    '烘干线报价.csv',
    [
      '二厂 烘干线改造   报价 V3   2026/11/12,,,,',
      '项,内容,数量,单价 万,金额 万',
      '1,烘干机 HD-9,2,31.5,63',
      '2,控制柜,1,8,8',
      ',合计,,,71',
    ].join('\n'),
  ])
  expect([files[0]!.kind, files[0]!.accepted]).toEqual(['quotes', 2])
  expect(lines().map(({ product, price, account }) => [product, price, account])).toEqual([
    ['烘干机 HD-9', 31_500_000, '江阴棠溪印染有限公司'],
    ['控制柜', 8_000_000, '江阴棠溪印染有限公司'],
  ])
})

it('a list of chat numbers and names says whose somebody is in its remark, and who speaks in the chat', async () => {
  await desk.drop(['客户.csv', '客户名称,简称,城市\n江阴棠溪印染有限公司,棠溪印染,江阴\n'])
  const { files } = await desk.drop([
    'ID对照表.csv',
    'ID,类型,姓名,备注\nwmEqAwBBAA7f2shJ0kQx,外部联系人,姚静,棠溪印染 采购主管\nluohan,员工,罗涵,\n',
  ])
  expect(files[0]).toMatchObject({ kind: 'contacts', accepted: 1, rejected: 1 })
  expect(
    desk.rows(
      'SELECT c.name, c.wechat, a.name AS account FROM contacts c JOIN accounts a ON a.id = c.account_id',
    ),
  ).toEqual([{ name: '姚静', wechat: 'wmEqAwBBAA7f2shJ0kQx', account: '江阴棠溪印染有限公司' }])
})

it('whoever is on file by name is whom a list of chat numbers names, and the others of the list tell of whom else it speaks', async () => {
  await desk.drop(
    ['客户.csv', '客户名称,城市\n昆山云庭涂料有限公司,昆山\n昆山云庭化工有限公司,昆山\n'],
    ['联系人.csv', '客户名称,姓名,职务\n昆山云庭涂料有限公司,卞晓,采购经理\n'],
  )
  await desk.drop([
    'ID对照表.csv',
    'ID,类型,姓名,备注\nwmQqAwBBAA7f2shJ0kQx,外部联系人,卞晓,云庭 采购\nwmQqAwBBAC9t2shJ0kQy,外部联系人,谷一帆,云庭 实验室\nwmQqAwBBAD1x2shJ0kQz,外部联系人,柯木,云杉 采购\n',
  ])
  expect(
    desk.rows(
      'SELECT c.name, c.wechat, a.name AS account FROM contacts c JOIN accounts a ON a.id = c.account_id ORDER BY c.name',
    ),
  ).toEqual([
    { name: '卞晓', wechat: 'wmQqAwBBAA7f2shJ0kQx', account: '昆山云庭涂料有限公司' },
    { name: '谷一帆', wechat: 'wmQqAwBBAC9t2shJ0kQy', account: '昆山云庭涂料有限公司' },
  ])
})

it('who goes by another name abroad is one person, by the surname that both have', async () => {
  await desk.drop(
    ['客户.csv', '客户名称,城市\n昆山云庭涂料有限公司,昆山\n'],
    [
      '联系人.csv',
      '客户名称,姓名,职务\n昆山云庭涂料有限公司,Grace Bian,QA\n昆山云庭涂料有限公司,Paul Gu,Lab\n',
    ],
  )
  await desk.drop([
    'ID对照表.csv',
    'ID,类型,姓名,备注\nwmQqAwBBAA7f2shJ0kQx,外部联系人,卞晓 Grace,云庭 QA\nwmQqAwBBAC9t2shJ0kQy,外部联系人,谷一帆 Peter,云庭 实验室\n',
  ])
  expect(desk.rows('SELECT name, nickname, wechat FROM contacts ORDER BY name')).toEqual([
    { name: 'Grace Bian', nickname: '卞晓', wechat: 'wmQqAwBBAA7f2shJ0kQx' },
    { name: 'Paul Gu', nickname: null, wechat: null },
    { name: '谷一帆', nickname: 'Peter', wechat: 'wmQqAwBBAC9t2shJ0kQy' },
  ])
})
