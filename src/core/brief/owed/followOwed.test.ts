import { afterEach, beforeEach, expect, it } from 'vitest'
import { getAccount } from '../../accounts/store.ts'
import { listFactsOfAccount } from '../../facts/store.ts'
import { openImportDesk } from '../../imports/importFixture.ts'
import { situationOf } from '../situation/situation.ts'
import { customerFact } from '../tracks/citations.ts'
import { followOwed, namesOfCustomer } from './followOwed.ts'

const asOf = Date.parse('2026-11-23T04:00:00Z')
let desk: ReturnType<typeof openImportDesk>
beforeEach(() => {
  desk = openImportDesk({ now: asOf - 60_000 })
})
afterEach(() => desk.close())

const customers: [string, string] = ['客户.csv', '客户,城市\n博骏汽车,宁波\n']
const people: [string, string] = ['联系人.csv', '客户,姓名,职务\n博骏汽车,陶晶,工艺经理\n']

/** What is owed to and by 博骏, with what was told of it since. */
async function owed(...files: [string, string][]) {
  await desk.drop(customers)
  await desk.drop(people)
  for (const file of files) await desk.drop(file)
  const { id } = desk.rows<{ id: string }>("SELECT id FROM accounts WHERE name = '博骏汽车'")[0]!
  const account = getAccount(desk.db, id)!
  const names = namesOfCustomer(desk.db, account, [{ name: '陶晶' }])
  const said = situationOf(listFactsOfAccount(desk.db, id, asOf, 100).map(customerFact), {
    asOf,
    lang: 'zh',
    nameOf: () => null,
    names,
  })
  const followed = followOwed(desk.db, said, { accountId: id, dealId: 'none', asOf, names })
  return (followed.find(({ group }) => group === 'owed')?.points ?? []).map(({ words, since }) => ({
    words,
    since: since.map((told) => [told.speaker, told.words, told.day]),
  }))
}

it('what our own people tell each other of a promise stands beside it, with its new day', async () => {
  expect(
    await owed(
      [
        '陶晶.txt',
        '陶晶 2026/11/10 10:00\n噪声检测报告什么时候能给\n钱越 2026/11/10 10:05\n噪声检测报告20号前给您\n',
      ],
      [
        '博骏内部群.txt',
        '博骏内部群\n韩工 2026/11/18 20:30\n噪声报告检测所说要25号才出 那边排队\n钱越 2026/11/18 20:31\n我来跟他们解释\n',
      ],
    ),
  ).toEqual([
    {
      words: '噪声检测报告20号前给您',
      since: [[expect.any(String), '噪声报告检测所说要25号才出 那边排队', '2026-11-25']],
    },
  ])
})

it('whoever tells of what is late names its new day once asked', async () => {
  const [told] = await owed(
    [
      '陶晶.txt',
      '陶晶 2026/11/10 10:00\n噪声检测报告什么时候能给\n钱越 2026/11/10 10:05\n噪声检测报告15号前给您\n',
    ],
    [
      '博骏内部群.txt',
      '博骏内部群\n韩工 2026/11/17 09:30\n博骏的噪声检测报告原定15号给，检测所还没回，晚了\n钱越 2026/11/17 09:33\n天天催啊 什么时候能给\n韩工 2026/11/17 09:40\n争取25号\n',
    ],
  )
  expect(told!.since.map(([, words, day]) => [words, day])).toContainEqual(['争取25号', '2026-11-25'])
})

it('what went out by courier, later than was said, is owed no more', async () => {
  const promise: [string, string] = [
    '陶晶.txt',
    '陶晶 2026/11/10 10:00\n滤芯样件什么时候寄\n钱越 2026/11/10 10:05\n滤芯样件14号前寄给您\n',
  ]
  const sent = (words: string): [string, string] => [
    '陶晶2.txt',
    `钱越 2026/11/16 11:00\n${words}\n陶晶 2026/11/16 11:05\n好的\n`,
  ]
  expect(await owed(promise, sent('滤芯样件已走顺丰发出，原来说14号，抱歉'))).toEqual([])
})

it('asked for again, whoever owes it may say only why it has not come', async () => {
  const [drawing] = await owed([
    '陶晶.txt',
    '陶晶 2026/11/13 10:18\n荷载复核图18号前给你们\n钱越 2026/11/18 15:20\n陶经理 荷载图纸今天能发吗\n陶晶 2026/11/18 15:58\n设计院还没盖章，再等等\n',
  ])
  expect(drawing).toEqual({
    words: '荷载复核图18号前给你们',
    since: [['customer', '设计院还没盖章，再等等', null]],
  })
})

it('what came in part is not late as a whole, and what came whole is owed no more', async () => {
  const promise: [string, string] = [
    '陶晶.txt',
    '陶晶 2026/11/10 10:00\n压缩空气记录、车间布置图14号前给你们\n',
  ]
  const after = (words: string): [string, string] => ['陶晶2.txt', `陶晶 2026/11/16 11:00\n${words}\n`]
  expect(await owed(promise, after('[文件] 车间布置图_0511.dwg'))).toMatchObject([
    {
      words: expect.stringContaining('压缩空气记录'),
      since: [['customer', '[文件] 车间布置图_0511.dwg', null]],
    },
  ])
})

it('what speaks of another thing owed is no news of this one', async () => {
  const told = await owed([
    '陶晶.txt',
    '陶晶 2026/11/10 10:00\n冲压线水压记录12号前给你们\n钱越 2026/11/10 10:05\n冲压线噪声报告13号前给您\n钱越 2026/11/16 10:05\n冲压线水压记录还没给我们，等着呢\n',
  ])
  expect(told.find(({ words }) => words.includes('噪声报告'))?.since).toEqual([])
})

it('an older word for a day that has come by the newest one is no news beside it', async () => {
  const [told] = await owed(
    ['拜访记录.md', '# 2026-11-09 博骏汽车 陶晶\n- 我方承诺：11月17日前给近两年停机时长统计（韩工）\n'],
    ['博骏内部群.txt', '博骏内部群\n韩工 2026/11/13 09:30\n停机时长统计 17号前，还差2025下半年数据\n'],
    [
      '陶晶.txt',
      '陶晶 2026/11/17 19:40\n停机时长统计呢 说好17号前给\n钱越 2026/11/17 19:52\n抱歉 韩工还在整理 我催一下\n',
    ],
  )
  const words = told!.since.map(([, said]) => said)
  expect(words.some((said) => said?.includes('还在整理'))).toBe(true)
  expect(words.some((said) => said?.includes('还差2025'))).toBe(false)
})
