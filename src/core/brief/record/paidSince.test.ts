import { afterEach, beforeEach, expect, it } from 'vitest'
import { openImportDesk } from '../../imports/importFixture.ts'
import { customerRecord } from './customerRecord.ts'

const now = Date.UTC(2026, 10, 23, 2)
let desk: ReturnType<typeof openImportDesk>
beforeEach(() => {
  desk = openImportDesk({ now })
})
afterEach(() => desk.close())

const unpaidOf = (name: string, lang: 'zh' | 'en') => {
  const { id } = desk.rows<{ id: string }>('SELECT id FROM accounts WHERE name = ?', name)[0]!
  return customerRecord(desk.db, id, { asOf: now, lang, zone: 'Asia/Shanghai' })
    .filter(({ kind }) => kind === 'unpaid')
    .map(({ words, earlier }) => [words, earlier.map((one) => one.words)])
}
const invoice = (chat: string) =>
  desk.drop(
    ['customers.csv', 'Customer\nTarn Ferries Ltd\n'],
    [
      'AR 16 Nov.csv',
      'Aged debtors,,,,,\nAs at 16/11/2026,,,,,\nCustomer,Document,Doc date,Due,Amount,Status\nTarn Ferries Ltd,INV-4471,15/09/2026,15/10/2026,"£12,300.00",OVERDUE\nTarn Ferries Ltd,INV-4502,28/10/2026,28/11/2026,"£8,150.00",current\n',
    ],
    ['Slack export.txt', `2026-11-19 16:12 Maya Lund\n${chat}`],
  )

it.each([
  'Tarn Ferries paid INV-4471, 12,300 hit the bank this morning',
  'Tarn Ferries: INV-4471 is paid',
  'Tarn Ferries INV-4471 was settled yesterday',
])('an invoice that was paid since the list is owed no more: %s', async (chat) => {
  await invoice(chat)
  expect(unpaidOf('Tarn Ferries Ltd', 'en').map(([words]) => words)).toEqual([
    expect.stringContaining('INV-4502'),
  ])
})

it.each([
  'Tarn Ferries say INV-4471 is paid, bank shows nothing',
  'Tarn Ferries: half of INV-4471 is paid',
  'Tarn Ferries: INV-4471 will be paid on Friday',
  'Tarn Ferries: chase INV-4471 until it is paid',
])('and what is said of a part, or of a day to come, leaves it open: %s', async (chat) => {
  await invoice(chat)
  expect(unpaidOf('Tarn Ferries Ltd', 'en')).toHaveLength(2)
})

it('a balance stands behind what was said of it after the day that its row holds for', async () => {
  await desk.drop(
    [
      '客户档案.csv',
      '客户编码,客户全称,信用天数,应收余额(万),数据日期\nC01,海陵水泥股份有限公司,45,92.60,2026-10-31\n',
    ],
    ['内部群聊天记录.txt', '2026-11-12 16:12 何一\n海陵水泥今天付了46.3万，还剩46.3万质保金，说年底前付'],
  )
  expect(unpaidOf('海陵水泥股份有限公司', 'zh')).toEqual([
    [expect.stringMatching(/^¥463,000\.00/), [expect.stringContaining('92.60')]],
  ])
})

it('what is told of the customer by its short name is told of it, though another is on file under that', async () => {
  await desk.drop(
    [
      '客户档案.csv',
      '客户编码,客户全称,信用天数,应收余额(万),数据日期\nC01,海陵水泥股份有限公司,45,92.60,2026-10-31\nC02,海陵,0,0,2026-10-31\n',
    ],
    [
      '海陵水泥股份有限公司内部群.txt',
      '2026-11-12 16:12 何一\n海陵水泥股份有限公司的海陵项目今天付了46.3万，欠款还剩46.3万',
    ],
  )
  expect(unpaidOf('海陵水泥股份有限公司', 'zh').map(([words]) => words)).toEqual([
    expect.stringMatching(/^¥463,000\.00/),
  ])
})
