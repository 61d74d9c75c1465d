import { afterEach, beforeEach, describe, expect, it } from 'vitest'
import { listAccountNames } from '../accounts/store.ts'
import { undoChangeSet } from '../undo/changeSets.ts'
import { importedAt, openImportDesk, type TestFile } from './importFixture.ts'
import { listShortNamed } from './keepApart.ts'
import { listProposals } from './proposals.ts'

/** One customer has one set of orders, however the tables call its sites. */

let desk: ReturnType<typeof openImportDesk>
beforeEach(() => {
  desk = openImportDesk()
})
afterEach(() => desk.close())

const contacts = (...rows: [person: string, firm: string, job: string][]): TestFile => [
  'contacts.csv',
  `Full name,Company,Job title\n${rows.map((row) => row.map((cell) => `"${cell}"`).join(',')).join('\n')}\n`,
]
const orders = (...names: string[]): TestFile => [
  'orders.csv',
  `订单号,客户,产品,数量,单价,日期\n${names.map((name, at) => `SO-${at},${name},氩气,9,2140,2026-04-0${at + 1}`).join('\n')}\n`,
]
const ofOrders = () =>
  desk
    .rows<{ name: string }>(
      'SELECT a.name FROM price_lines p JOIN accounts a ON a.id = p.account_id ORDER BY p.number',
    )
    .map(({ name }) => name)

describe('a customer called by its word and a place', () => {
  it('is the customer, told and undone like any merge', async () => {
    const report = await desk.drop(
      contacts(
        ['Ingrid Berg', 'Torvald Heat Treatment (Taicang) Co., Ltd.', 'Plant Manager'],
        ['Nils Aune', 'Torvald Group, Bergen', 'Group Purchasing Director'],
      ),
      orders('Torvald太仓'),
    )
    const whole = 'Torvald Heat Treatment (Taicang) Co., Ltd.'
    expect(listAccountNames(desk.db)).toEqual([whole])
    expect(ofOrders()).toEqual([whole])
    const told = listShortNamed(desk.db, report.id)
    expect(told.map(({ called }) => called).sort()).toEqual(['Torvald Group, Bergen', 'Torvald太仓'].sort())
    undoChangeSet(desk.db, told.find(({ called }) => called === 'Torvald太仓')!.mergedBy!, importedAt)
    expect(ofOrders()).toEqual(['Torvald太仓'])
  })

  it('is asked about where it lies elsewhere, or where two bear the word', async () => {
    await desk.drop(
      contacts(['Ingrid Berg', 'Torvald Heat Treatment (Taicang) Co., Ltd.', 'Plant Manager']),
      orders('Torvald武汉'),
    )
    expect(listAccountNames(desk.db)).toHaveLength(2)
    expect(listProposals(desk.db)).toHaveLength(1)
  })

  it('is asked about where two bear the word', async () => {
    await desk.drop(
      contacts(
        ['Ingrid Berg', 'Torvald Heat Treatment', 'Plant Manager'],
        ['Eva Moe', 'Torvald Marine', 'Buyer'],
      ),
      orders('Torvald太仓'),
    )
    expect(listAccountNames(desk.db)).toHaveLength(3)
    expect(listProposals(desk.db).length).toBeGreaterThan(0)
  })

  it('begins with what the name holds behind its town', async () => {
    await desk.drop(
      ['商机.csv', '商机名称,客户,阶段,金额\n年框,溧阳澄岳焊接材料有限公司,方案,200000\n'],
      orders('澄岳焊接'),
    )
    expect(ofOrders()).toEqual(['溧阳澄岳焊接材料有限公司'])
  })
})
