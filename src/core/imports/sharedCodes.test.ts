import { afterEach, beforeEach, describe, expect, it } from 'vitest'
import { openImportDesk } from './importFixture.ts'
import { listProposals } from './proposals.ts'

/** Codes that stand beside unlike names join none of them: what they head in the file is a remark, or another's number. */

let desk: ReturnType<typeof openImportDesk>
beforeEach(() => {
  desk = openImportDesk()
})
afterEach(() => desk.close())

const products = () => desk.rows('SELECT name, code, aliases FROM products ORDER BY name')
const heading = 'Order no,Order date,Customer,Item code,Description,Qty,Unit price'

it('a word for no code yet stands for nothing', async () => {
  await desk.drop([
    'orders.csv',
    [
      heading,
      'S-1,2026-02-03,Penwick Stone Ltd,TO FOLLOW,Sealing ring,4,12.50',
      'S-2,2026-02-09,Penwick Stone Ltd,TO FOLLOW,Drive belt,1,88.00',
      'S-3,2026-03-02,Harrow Lake Dairy,TO FOLLOW,Relief valve,2,140.00',
      'S-4,2026-03-05,Harrow Lake Dairy,BR-204,Bearing block,2,61.00',
    ].join('\n'),
  ])
  expect(products().map(({ name, aliases }) => [name, aliases])).toEqual([
    ['Bearing block', '[]'],
    ['Drive belt', '[]'],
    ['Relief valve', '[]'],
    ['Sealing ring', '[]'],
  ])
  expect(listProposals(desk.db)).toEqual([])
})

it('a single cell without a code among good ones leaves the others theirs', async () => {
  const good = Array.from(
    { length: 9 },
    (_, at) =>
      `S-${at},2026-02-0${at + 1},Penwick Stone Ltd,K${at}0,${['Ring', 'Belt', 'Valve'][at % 3]} ${at},1,9`,
  )
  await desk.drop([
    'orders.csv',
    [
      heading,
      ...good,
      'S-20,2026-02-20,Penwick Stone Ltd,TBC,Gasket sheet,1,9',
      'S-21,2026-02-21,Penwick Stone Ltd,TBC,Locking nut,1,9',
    ].join('\n'),
  ])
  expect(products()).toContainEqual({ name: 'Ring 0', code: 'K00', aliases: '[]' })
  expect(products()).toContainEqual({ name: 'Gasket sheet', code: null, aliases: '[]' })
  expect(products()).toContainEqual({ name: 'Locking nut', code: null, aliases: '[]' })
})

it('the number of a paper that several goods stand on is no code of them', async () => {
  const goods = ['消毒液', '导管鞘', '止血钳', '输液泵管']
  await desk.drop([
    '出库明细.csv',
    [
      '出库单号,出库日期,客户名称,物料编码,物料名称,数量,单价',
      ...Array.from(
        { length: 12 },
        (_, at) =>
          `CK${at},2026-03-${10 + at},柳汀医院,RQ-${Math.floor(at / 3)},${goods[at % 4]},2,${at + 5}`,
      ),
    ].join('\n'),
  ])
  expect(products().map(({ name, code, aliases }) => [name, code, aliases])).toEqual(
    [...goods].sort().map((name) => [name, null, '[]']),
  )
})

describe('a code that is known', () => {
  beforeEach(async () => {
    await desk.drop(['products.csv', 'Product name,Product code,List price\nRelief valve,RV-12,140\n'])
  })
  const ordered = (name: string, code: string) =>
    desk.drop(['orders.csv', `${heading}\nS-1,2026-02-03,Penwick Stone Ltd,${code},${name},4,12.50\n`])

  it('links a name that tells more of the same', async () => {
    await ordered('Valve (relief) 2026', 'rv-12')
    expect(products()).toEqual([{ name: 'Relief valve', code: 'RV-12', aliases: '["Valve (relief) 2026"]' }])
  })
  it('asks about a name that has nothing in common with it', async () => {
    await ordered('Drive belt', 'RV-12')
    expect(products().map(({ name, aliases }) => [name, aliases])).toEqual([
      ['Drive belt', '[]'],
      ['Relief valve', '[]'],
    ])
    expect(listProposals(desk.db)).toMatchObject([{ keepName: 'Relief valve', mergeName: 'Drive belt' }])
  })
})

it('customers that stand under numbers are not proposed for a letter that differs', async () => {
  await desk.drop([
    'orders.csv',
    `${heading}\nS-1,2026-02-03,205-KE-P01,A1,Relief valve,4,12.50\nS-2,2026-02-03,205-KN-P01,A1,Relief valve,4,12.50\n`,
  ])
  expect([desk.count('accounts'), listProposals(desk.db)]).toEqual([2, []])
})
