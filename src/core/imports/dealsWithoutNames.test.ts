import { afterEach, beforeEach, expect, it } from 'vitest'
import { openImportDesk } from './importFixture.ts'

/** Tables of deals of which no column tells one from another: none is written over another. */

let desk: ReturnType<typeof openImportDesk>
beforeEach(() => {
  desk = openImportDesk()
})
afterEach(() => desk.close())

const rows = (count: number, line: (at: number) => string) =>
  Array.from({ length: count }, (_, at) => line(at))
const marks = [
  'history.csv',
  [
    'Solution,Rep,Customer type,Urgency,Deal,Result',
    ...rows(
      24,
      (at) =>
        `Line ${at % 5},Ann,${at % 2 ? 'Existing' : 'New'},${at % 3},${['Vital', 'Useful'][at % 2]},${at % 4 ? 'Won' : 'Lost'}`,
    ),
  ].join('\n'),
] as const

it('are not taken unasked, and make no customer of what kind of customer it was', async () => {
  const [file] = await desk.inspect(marks)
  expect(file!.recordKind).toBeNull()
  await desk.drop(marks)
  expect([desk.count('accounts'), desk.count('deals')]).toEqual([0, 0])
})

it('leave as many deals as rows where a customer stands beside each', async () => {
  await desk.drop([
    '赢丢单.csv',
    [
      '客户,项目,金额,结果',
      ...rows(
        12,
        (at) => `柳汀医院${at % 3 ? '' : '分院'},设备采购,${at + 1}0000,${at % 2 ? '赢单' : '输单'}`,
      ),
    ].join('\n'),
  ])
  expect(desk.count('deals')).toBe(12)
})

it('keep names that come again at another customer, and short lists as they are', async () => {
  await desk.drop([
    'deals.csv',
    [
      'Deal name,Customer,Stage,Amount',
      ...rows(9, (at) => `Annual service,Firm ${at} Ltd,Proposal,${at}00`),
    ].join('\n'),
  ])
  expect(desk.rows('SELECT DISTINCT name FROM deals')).toEqual([{ name: 'Annual service' }])
  expect(desk.count('deals')).toBe(9)
})

it('are no list of products where each was won or lost', async () => {
  const [file] = await desk.inspect([
    'results.csv',
    'Item,Rep,Size,Result\nPress,Ann,Big,Won\nBelt,Ann,Small,Lost\nHood,Bob,Big,Won\n',
  ])
  expect(file!.recordKind).not.toBe('products')
})
