import { afterEach, beforeEach, describe, expect, it } from 'vitest'
import { listAccountNames } from '../accounts/store.ts'
import { undoChangeSet } from '../undo/changeSets.ts'
import { importedAt, openImportDesk, type TestFile } from './importFixture.ts'
import { listShortNamed } from './keepApart.ts'
import { undoImport } from './undoImport.ts'

/** A list keeps a second record of a customer and says so: it is no customer, and its name is one more of the one that is kept. */

let desk: ReturnType<typeof openImportDesk>
beforeEach(() => {
  desk = openImportDesk()
})
afterEach(() => desk.close())

const list = (...rows: [code: string, name: string, remark: string][]): TestFile => [
  `客户${rows.map(([code]) => code).join('')}.csv`,
  `客户编号,客户名称,行业,备注\n${rows.map(([code, name, remark]) => `${code},"${name}",医疗,"${remark}"`).join('\n')}\n`,
]
const orders = (...names: string[]): TestFile => [
  'orders.csv',
  `订单号,客户,产品,数量,单价,日期\n${names.map((name, at) => `SO-${at},"${name}",探头,9,2140,2026-04-0${at + 1}`).join('\n')}\n`,
]
const ofOrders = () =>
  desk
    .rows<{ name: string }>(
      'SELECT a.name FROM price_lines p JOIN accounts a ON a.id = p.account_id ORDER BY p.number',
    )
    .map(({ name }) => name)

const whole = '绍兴市澄溪人民医院'
const kept: [string, string, string] = ['C-018', whole, '']

describe('a second record', () => {
  it.each([
    ['澄溪人民医院(重复,勿用)', '合并到C-018'],
    ['澄溪人民医院', '重复建档,请用C-018'],
    ['澄溪医院（作废）', `并入${whole}`],
    ['澄溪医院 DUPLICATE', 'merged into C-018'],
  ])('%s (%s) is the one that is kept, whichever stands first', async (name, remark) => {
    const bare = name.replace(/[(（].*| DUPLICATE/, '')
    const second: [string, string, string] = ['C-018-2', name, remark]
    for (const files of [
      [[list(kept, second), orders(bare, name, '澄溪')]],
      [[list(second, kept), orders(bare, name, '澄溪')]],
      [[orders(bare, name, '澄溪')], [list(kept, second)]],
      [[list(second)], [orders(bare, name, '澄溪')], [list(kept)]],
    ]) {
      for (const together of files) await desk.drop(...together)
      expect(listAccountNames(desk.db)).toEqual([whole])
      expect(ofOrders()).toEqual([whole, whole, whole])
      desk.close()
      desk = openImportDesk()
    }
  })

  it('that names no other is the only one that can be called so', async () => {
    await desk.drop(
      list(['C-018', '江阴市澄溪人民医院', ''], ['C-019', '澄溪人民医院(勿用)', '']),
      orders('澄溪人民医院'),
    )
    expect(listAccountNames(desk.db)).toEqual(['江阴市澄溪人民医院'])
  })

  it('changes nothing of the one that is kept, and a newer list says the same again', async () => {
    await desk.drop(list(kept, ['C-018-2', '澄溪人民医院(重复)', '合并到C-018']))
    await desk.drop(['客户_新.csv', list(kept, ['C-018-2', '澄溪人民医院(重复)', '合并到C-018 '])[1]])
    expect(desk.rows('SELECT name, code FROM accounts WHERE merged_into_id IS NULL')).toEqual([
      { name: whole, code: 'C-018' },
    ])
  })

  it('is told where it had rows of its own, and taken apart by one step', async () => {
    await desk.drop(orders('澄溪人民医院'))
    const { id } = await desk.drop(list(kept, ['C-018-2', '澄溪人民医院(重复,勿用)', '合并到C-018']))
    const [told] = listShortNamed(desk.db, id)
    expect(told).toMatchObject({ called: '澄溪人民医院', accountName: whole })
    undoChangeSet(desk.db, told!.mergedBy!, importedAt)
    expect(ofOrders()).toEqual(['澄溪人民医院'])
    await desk.drop(list(['C-020', '江阳水务', '']))
    expect(ofOrders()).toEqual(['澄溪人民医院'])
  })

  it('goes with its import', async () => {
    await desk.drop(orders('澄溪人民医院'))
    const { id } = await desk.drop(list(kept, ['C-018-2', '澄溪人民医院(重复,勿用)', '合并到C-018']))
    undoImport(desk.db, desk.context.stamp(), id)
    expect(listAccountNames(desk.db)).toEqual(['澄溪人民医院'])
    expect(ofOrders()).toEqual(['澄溪人民医院'])
  })
})

it('a record that is only there to try things is none, and told', async () => {
  const { id } = await desk.drop(list(kept, ['C-099', '测试 勿用', '']))
  expect(listAccountNames(desk.db)).toEqual([whole])
  expect(desk.rows('SELECT code FROM import_rejections WHERE import_id = ?', id)).toEqual([
    { code: 'rowVoid' },
  ])
})

it('a customer who stopped buying, or one of a remark that only sounds so, stays', async () => {
  await desk.drop(
    list(
      kept,
      ['C-021', '江阳水务', '停用'],
      ['C-022', '海棠印务', '重复采购多'],
      ['C-023', '禾岭药业', '2024年并入国药'],
    ),
  )
  expect(listAccountNames(desk.db)).toHaveLength(4)
})
