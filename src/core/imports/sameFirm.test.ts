import { afterEach, beforeEach, describe, expect, it } from 'vitest'
import { listAccountNames } from '../accounts/store.ts'
import { undoChangeSet } from '../undo/changeSets.ts'
import { importedAt, openImportDesk, type TestFile } from './importFixture.ts'
import { listShortNamed } from './keepApart.ts'
import { listProposals } from './proposals.ts'
import { undoImport } from './undoImport.ts'

/** A customer is one however its tables spell it: with its legal form, its place and its trade, or without. */

let desk: ReturnType<typeof openImportDesk>
beforeEach(() => {
  desk = openImportDesk()
})
afterEach(() => desk.close())

const table = (name: string, header: string, ...rows: string[][]): TestFile => [
  name,
  `${header}\n${rows.map((row) => row.map((cell) => `"${cell}"`).join(',')).join('\n')}\n`,
]
const list = (...names: string[]): TestFile =>
  table(
    'accounts.csv',
    'Account ID,Account name,Industry',
    ...names.map((name, at) => [`K-${at}`, name, 'Care']),
  )
const deals = (...names: string[]): TestFile =>
  table(
    'deals.csv',
    'Opportunity ID,Opportunity,Customer,Stage,Amount,Currency',
    ...names.map((name, at) => [`OP-${at}`, `Ward ${at}`, name, 'Proposal', '120000', 'CNY']),
  )
const ofDeals = () =>
  desk
    .rows<{ name: string }>(
      'SELECT a.name FROM deals d JOIN accounts a ON a.id = d.account_id ORDER BY d.name',
    )
    .map(({ name }) => name)

const pairs = [
  ['Fellgate Dental Group (Shanghai) Co., Ltd.', 'Fellgate Dental Group'],
  ['Kestra Antriebe GmbH', 'Kestra Antriebe AG & Co. KG'],
  ['Fellgate Holdings plc', 'Fellgate'],
  ['Fellgate', 'Fellgate Holdings plc'],
  ['Tarn & Hollow Dairies Ltd', 'The Tarn and Hollow Dairies'],
  ['锦川医疗器械有限公司', '锦川医疗'],
  ['锦川医疗', '锦川医疗器械有限公司'],
  ['Northmoor Biologics (Suzhou) Co Ltd', 'Northmoor Biologics（苏州）'],
  ['Bürgen Pumpen GmbH', 'Buergen Pumpen'],
] as const

it.each(pairs)('%s, called %s by a deal, is one customer, whichever comes first', async (listed, called) => {
  for (const files of [
    [[list(listed), deals(called)]],
    [[deals(called), list(listed)]],
    [[list(listed)], [deals(called)]],
    [[deals(called)], [list(listed)]],
  ]) {
    for (const together of files) await desk.drop(...together)
    expect(listAccountNames(desk.db)).toEqual([listed])
    expect(ofDeals()).toEqual([listed])
    desk.close()
    desk = openImportDesk()
  }
})

it('is told in the report, taken apart by one step, and stays apart from then on', async () => {
  const { id } = await desk.drop(list('Kestra Antriebe GmbH'), deals('Kestra Antriebe AG & Co. KG'))
  const [told] = listShortNamed(desk.db, id)
  expect(told).toMatchObject({ called: 'Kestra Antriebe AG & Co. KG', accountName: 'Kestra Antriebe GmbH' })
  undoChangeSet(desk.db, told!.mergedBy!, importedAt)
  expect(ofDeals()).toEqual(['Kestra Antriebe AG & Co. KG'])
  await desk.drop(
    table('more.csv', 'Order no,Customer,Product,Qty,Unit price,Order date', [
      'S-1',
      'Kestra Antriebe AG & Co. KG',
      'Seal',
      '9',
      '20',
      '2026-04-03',
    ]),
  )
  expect(listAccountNames(desk.db)).toHaveLength(2)
  // A person may still say that they are one.
  expect(listProposals(desk.db)).toHaveLength(1)
})

it('goes with the import that brought it', async () => {
  await desk.drop(deals('Kestra Antriebe AG & Co. KG'))
  const { id } = await desk.drop(list('Kestra Antriebe GmbH'))
  expect(ofDeals()).toEqual(['Kestra Antriebe GmbH'])
  undoImport(desk.db, desk.context.stamp(), id)
  expect(ofDeals()).toEqual(['Kestra Antriebe AG & Co. KG'])
  await desk.drop(['again.csv', list('Kestra Antriebe GmbH')[1]])
  expect(listAccountNames(desk.db)).toContain('Kestra Antriebe GmbH')
})

describe('a word of the language in a column of customers', () => {
  const called = (customer: string, ...files: TestFile[]) =>
    desk.drop(
      ...files,
      table('orders.csv', 'Order no,Customer,Product,Qty,Unit price,Order date', [
        'S-1',
        customer,
        'Seal',
        '9',
        '20',
        '2026-04-03',
      ]),
    )
  const ofOrder = () =>
    desk.rows<{ name: string }>('SELECT a.name FROM price_lines p JOIN accounts a ON a.id = p.account_id')[0]
      ?.name

  it.each([
    ['光明', '客户名称,简称\n苏州光明人民医院,光明医院\n'],
    ['和平', '客户名称,简称\n和平化工有限公司,和平集团\n'],
  ])('%s is who is called so in the team’s list', async (word, text) => {
    await called(word, ['客户.csv', text])
    expect(ofOrder()).toBe(text.split('\n')[1]!.split(',')[0])
  })

  it('is whose deal begins so', async () => {
    await called(
      'Summit',
      list('Summit Foods Ltd'),
      table('deals.csv', 'Opportunity,Customer,Stage', ['Summit line 2', 'Summit Foods Ltd', 'Proposal']),
    )
    expect(ofOrder()).toBe('Summit Foods Ltd')
  })

  it.each([
    ['光明', '客户名称,简称\n苏州光明人民医院,光明医院\n新光明农机,光明农机\n'],
    ['光明', '客户名称,简称\n光明乳业(苏州)有限公司,\n'],
  ])('%s stays by itself where two may be meant or nobody said so', async (word, text) => {
    await called(word, ['客户.csv', text])
    expect(ofOrder()).toBe(word)
  })
})

describe('stay as many as they are', () => {
  it.each([
    // Two houses, each with rows of its own, and the bare name beside them.
    [['锦川光电'], ['锦川光电（苏州）有限公司', '锦川光电（武汉）有限公司'], 3],
    [['Kestra Antriebe (Suzhou) Co., Ltd.', 'Kestra Antriebe (Wuxi) Co., Ltd.'], ['Kestra Antriebe GmbH'], 3],
    // Two that a list has both.
    [['Kestra Antriebe GmbH', 'Kestra Antriebe AG'], ['Kestra Antriebe'], 3],
    // Under two laws, and a group beside a firm of it.
    [['Kestra Drives GmbH'], ['Kestra Drives Inc.'], 2],
    [['Fellgate Foods Ltd'], ['Fellgate Foods Group'], 2],
    [['锦川医疗器械有限公司'], ['锦川医疗美容'], 2],
    // A bare name that begins the name of yet another.
    [
      ['Fellgate Dental Group (Shanghai) Co., Ltd.', 'Fellgate Dental Supplies Ltd'],
      ['Fellgate Dental Group'],
      3,
    ],
    [['锦川医疗', '锦川医疗设备有限公司'], ['锦川医疗器械有限公司'], 3],
  ] as const)('%j and %j', async (listed, called, count) => {
    await desk.drop(list(...listed), deals(...called))
    expect(listAccountNames(desk.db)).toHaveLength(count)
    expect(ofDeals()).toEqual([...called])
  })
})
