import { afterEach, beforeEach, describe, expect, it } from 'vitest'
import { listAccountNames } from '../accounts/store.ts'
import { openImportDesk, type TestFile } from './importFixture.ts'
import { listShortNamed } from './keepApart.ts'
import { listProposals } from './proposals.ts'

/**
 * An address book calls customers as colleagues do, the list of deals by their registered names. Whichever comes first, they
 * are one customer where one only can be meant.
 */

let desk: ReturnType<typeof openImportDesk>
beforeEach(() => {
  desk = openImportDesk()
})
afterEach(() => desk.close())

const people = (...firms: string[]): TestFile => [
  '通讯录.csv',
  `公司,姓名,职务\n${firms.map((firm, at) => `${firm},${['方敏', '罗建国', '何雨桐'][at]},采购经理`).join('\n')}\n`,
]
const deals = (...firms: string[]): TestFile => [
  '商机.csv',
  `商机名称,客户,阶段,金额\n${firms.map((firm, at) => `项目${at + 1},${firm},报价,${at + 1}0000`).join('\n')}\n`,
]
const names = () => listAccountNames(desk.db).sort()

describe.each([
  ['瀚原精机', '瀚原精机（常州）有限公司'],
  ['瀚原精机', '瀚原精机股份有限公司'],
  ['瀚原精机', '常州瀚原精机有限公司'],
  ['常州瀚原', '常州瀚原精密机械制造有限公司'],
  ['瀚原精机', '常州瀚原精机集团'],
  ['Tarnbeck Ferries', 'Tarnbeck Ferries Pty Ltd'],
  ['Tarnbeck Ferries', 'Tarnbeck Ferries Holdings Inc.'],
  ['Silver Heron', 'Silver Heron Marine W.L.L.'],
])('%s, and later %s', (short, full) => {
  it('are one, in one import and told in its report', async () => {
    const { id } = await desk.drop(people(short), deals(full))
    expect(names()).toEqual([full])
    expect(listShortNamed(desk.db, id)).toMatchObject([{ called: short, accountName: full }])
    expect(listProposals(desk.db)).toEqual([])
  })

  it('also in imports of their own, in either order', async () => {
    await desk.drop(people(short))
    await desk.drop(deals(full))
    expect(names()).toEqual([full])
    desk.close()
    desk = openImportDesk()
    await desk.drop(deals(full))
    await desk.drop(people(short))
    expect(names()).toEqual([full])
  })
})

it.each([
  ['瀚原精机', ['瀚原精机（常州）有限公司', '瀚原精机（苏州）有限公司']],
  ['瀚原', ['瀚原精机有限公司', '瀚原农机有限公司']],
  ['Tarnbeck Ferries', ['Tarnbeck Ferries Pty Ltd', 'Tarnbeck Ferries Catering Ltd']],
  ['Tarnbeck', ['Tarnbeck Ferries Ltd', 'Tarnbeck Cold Stores Ltd']],
])('%s stays by itself beside %j', async (short, full) => {
  await desk.drop(people(short), deals(...full))
  expect(names()).toEqual([short, ...full].sort())
})

describe('the group above a customer', () => {
  const staff = (...rows: string[]): TestFile => ['通讯录.csv', `公司,姓名,职务\n${rows.join('\n')}\n`]
  it.each([
    ['瀚原集团', '瀚原', '常州瀚原精密机械有限公司'],
    ['瀚原集团总部', '瀚原', '常州瀚原精密机械有限公司'],
    ['Tarnbeck Group', 'Tarnbeck', 'Tarnbeck Ferries Ltd'],
  ])('of which only people are on file, is the one customer called so: %s', async (group, short, full) => {
    await desk.drop(staff(`${short},方敏,采购经理`, `${group},何立,董事长`), deals(full))
    expect(names()).toEqual([full])
    expect(desk.count('contacts')).toBe(2)
  })

  it.each([
    ['that buys something itself', '瀚原集团', ['常州瀚原精密机械有限公司'], true],
    ['of two customers', '瀚原集团', ['常州瀚原精密机械有限公司', '瀚原农机有限公司'], false],
  ])('%s stays apart', async (_what, group, full, buys) => {
    await desk.drop(staff(`${group},何立,董事长`), deals(...full, ...(buys ? [group] : [])))
    expect(names()).toEqual([group, ...full].sort())
  })
})

describe('a room of our own in which no customer is named', () => {
  const room = (...said: string[]): TestFile => [
    'Teams - internal bid room.txt',
    `bid room\n\n${said.map((text, at) => `[1${at}/11/2026 14:2${at}] ${['Grace Hill', 'Ben Moss'][at % 2]}: ${text}`).join('\n')}\n`,
  ]
  const people: TestFile = [
    'people.csv',
    'Company,Name,Title\nTarnbeck Ferries Ltd,Priya Nair,Buyer\nTarnbeck Ferries Ltd,Tobias Fenn,Facilities\nOrla Foods Ltd,Marcus Reed,Buyer\n',
  ]
  const whose = () =>
    desk
      .rows<{ name: string | null }>(
        "SELECT a.name FROM evidence e LEFT JOIN accounts a ON a.id = e.account_id WHERE e.kind = 'message' ORDER BY e.key",
      )
      .map(({ name }) => name)

  it('is all about the customer whose people alone are called by their first names', async () => {
    await desk.drop(people)
    await desk.drop(room('floor is 1,005,000', 'reference sent to Priya', 'nothing from Tobias yet', 'ok'))
    expect(whose()).toEqual(Array(4).fill('Tarnbeck Ferries Ltd'))
  })

  it.each([
    ['called once', ['floor is 1,005,000', 'reference sent to Priya', 'ok']],
    ['of two customers', ['floor is 1,005,000', 'sent to Priya', 'Marcus rang', 'Tobias is late']],
  ])('%s is no reason', async (_what, said) => {
    await desk.drop(people)
    await desk.drop(room(...said))
    expect(whose()[0]).toBeNull()
  })
})

it('initials mean the customer of whom two spellings came in, once these are one', async () => {
  await desk.drop(people('TFSM'), deals('Tarnbeck Ferry Ship Maintenance Sdn Bhd'), [
    'orders.csv',
    'Order no,Customer,Product,Qty,Unit price,Order date\nSO-1,Tarnbeck Ferry Ship Maintenance,Hull paint,9,22.4,2026-04-07\n',
  ])
  expect(names()).toEqual(['Tarnbeck Ferry Ship Maintenance Sdn Bhd'])
})
