import type { AccountId } from '../../src/shared/ids.ts'
import { type Figure, latency, quantile, type Timed, timeEach, together } from '../figure.ts'
import * as words from '../workspace/words.ts'
import type { Measure } from './measure.ts'

const classes = {
  'common Chinese words': ['价格', '客户', '预算', '设备', '合同', '下周', '采购', '培训', '资料', '试用'],
  'rare Chinese words': [
    '审计',
    '清洗',
    '违约',
    '院感',
    '冷链',
    '分院',
    '探头',
    '整改',
    '装箱单',
    '消毒供应中心',
  ],
  'Chinese words that seldom stand together': [
    '试价',
    '格式',
    '院区地',
    '约客',
    '价同',
    '备案',
    '交同',
    '主办',
    '问期',
  ],
  'English words': [
    'price',
    'budget',
    'contract',
    'warehouse',
    'insurer',
    'gateway',
    'downtime',
    'penalty',
    'subsidy',
  ],
  'English prefixes': ['pr', 'pri', 'con', 'co', 'bu', 'war', 'de', 'th', 'in', 'calib'],
  phrases: [
    '"site visit"',
    '"three quotes"',
    '"wants a better one"',
    '"packing list"',
    '"逐级审批"',
    '"首付"',
    '"约下周"',
  ],
  'several words': [
    '预算 价格',
    '价格 审计',
    'price contract',
    'Monday voicemail',
    '设备 hours',
    '验收 编号',
    'budget the',
  ],
  'nothing found': ['xylophone', '量子', '"price budget"', 'zzz', '熊猫'],
} as const

/** Search over all evidence, newest first, through the procedure that the screen calls. */
export const search: Measure = async ({ core, chance }) => {
  const { client } = core
  const { db } = core.sessions.require()
  const people = Array.from(
    { length: 20 },
    () =>
      `${chance.pick(words.surnames)}${chance.pick(words.givenCharacters)}${chance.pick(words.givenCharacters)}`,
  )
  const all = { ...classes, 'names of people': people } as Record<string, readonly string[]>
  const page = { offset: 0, limit: 50 }
  const figures: Figure[] = []
  const everything: Timed[] = []
  const run = (query: string) => client.accounts.search({ query, accountId: null, page })
  const cold = await timeEach(Object.values(all).flat(), run)
  const keys = (
    db.read('SELECT key FROM evidence ORDER BY key DESC LIMIT 5000').all() as { key: number }[]
  ).map(({ key }) => key)
  const fetching = await timeEach(Array.from({ length: 200 }), () =>
    db
      .read('SELECT * FROM evidence WHERE key IN (SELECT value FROM json_each(?))')
      .all(JSON.stringify(Array.from({ length: 50 }, () => chance.pick(keys)))),
  )
  const bare = { name: 'fetching 50 texts by key', p50: quantile(fetching.wall, 0.5) }
  for (const [name, queries] of Object.entries(all)) {
    const measured = await timeEach(Array.from({ length: 10 }, () => queries).flat(), run)
    everything.push(measured)
    figures.push(latency(`search: ${name}`, measured, {}, bare))
  }
  const accounts = (
    db.read('SELECT account_id AS id FROM evidence GROUP BY account_id ORDER BY count(*) DESC').all() as {
      id: AccountId
    }[]
  ).map(({ id }) => id)
  const within = await timeEach(
    Array.from({ length: 200 }, () => ({
      query: chance.pick(Object.values(all).flat()),
      accountId: chance.pick(accounts),
      page,
    })),
    (input) => client.accounts.search(input),
  )
  return [
    latency('search over everything, newest first', together(everything), { p50: 5, p99: 50 }, bare),
    latency('search, first time after the start', cold, {}),
    latency('search within one account', within, { p99: 50 }),
    ...figures,
  ]
}
