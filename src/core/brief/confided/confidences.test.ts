import { afterEach, beforeEach, describe, expect, it } from 'vitest'
import { reachOfConfidence } from '../../facts/whoSays/stance.ts'
import { openImportDesk } from '../../imports/importFixture.ts'
import { maySay } from '../../talkTracks/standing/standing.ts'
import { citableFacts, customerFact } from '../tracks/citations.ts'
import { confidedPromise } from './confidences.ts'

/** What a customer's own people let us know, and nobody may hear again. */

let desk: ReturnType<typeof openImportDesk>
beforeEach(() => {
  desk = openImportDesk()
})
afterEach(() => desk.close())

const people = [
  '联系人.csv',
  [
    '姓名,单位,职务',
    '陈远,清禾饮品有限公司,设备部部长',
    '马俊,清禾饮品有限公司,采购经理',
    'Rob Field,Fenmoor Storage Ltd,Engineer',
  ].join('\n'),
] as const

/** The warning itself, and a hint that goes back to nobody but whoever gave it. */
const givenBack: ReadonlySet<string> = new Set(['keepQuiet', 'championNote'])

/** What is told as not for the customer, and what a track may say. */
function told(account: string) {
  const [{ id } = { id: '' }] = desk.rows<{ id: string }>(
    'SELECT id FROM accounts WHERE name LIKE ?',
    `${account}%`,
  )
  const facts = citableFacts(desk.db, id, desk.context.now()).map(customerFact)
  return {
    quiet: facts.filter(({ kind }) => kind === 'keepQuiet').map(({ text }) => text),
    sayable: facts
      .filter((fact) => maySay(fact, fact.kind as never) && !givenBack.has(fact.kind))
      .map(({ text }) => text),
  }
}

describe('a word of secrecy', () => {
  it('that only announces is not told, and what it announces is', async () => {
    await desk.drop(people, [
      '微信_陈远.txt',
      [
        '陈远 2026/5/12 20:14:22',
        '有个事 你心里有数就行, 别说是我讲的',
        '陈远 2026/5/12 20:15:10',
        '粤力给的265万, 交期9个月',
        '陈远 2026/5/12 20:17:00',
        '还有 马俊的妹夫在粤力做经销 这个千万别外传',
        '钱越 2026/5/12 20:18:00',
        '明白 陈哥 烂肚子里',
        '',
      ].join('\n'),
    ])
    const { quiet, sayable } = told('清禾')
    expect(quiet.toSorted()).toEqual([
      '粤力给的265万, 交期9个月',
      '还有 马俊的妹夫在粤力做经销 这个千万别外传',
    ])
    expect(sayable.join()).not.toContain('265')
  })

  it('covers what the same person writes next, and not what comes an hour later', async () => {
    await desk.drop(people, [
      '微信_陈远.txt',
      [
        '陈远 2026/5/12 20:14:22',
        '小钱，跟你说个事，别外传',
        '',
        '陈远 2026/5/12 20:15:03',
        '我们预算其实有320万元',
        '',
        '钱越 2026/5/12 20:16:40',
        '谢谢陈哥，我心里有数',
        '',
        '陈远 2026/5/12 21:40:11',
        '要求备件放在苏州仓库',
      ].join('\n'),
    ])
    const { quiet, sayable } = told('清禾')
    // The word of secrecy itself tells nothing beside what it is of.
    expect(quiet).toEqual(['我们预算其实有320万元'])
    expect(sayable).toEqual(['要求备件放在苏州仓库'])
  })

  it('covers what was written before where it points back', async () => {
    await desk.drop(people, [
      'WhatsApp Chat with Rob Field.txt',
      [
        '[12/05/2026, 20:10:00] Rob Field: Our budget is £320,000 whatever Helen says',
        "[12/05/2026, 20:12:30] Rob Field: don't tell them I said that",
        '[12/05/2026, 20:40:00] Rob Field: Please include training for the night shift',
      ].join('\n'),
    ])
    const { quiet, sayable } = told('Fenmoor')
    expect(quiet).toEqual(['Our budget is £320,000 whatever Helen says'])
    expect(sayable.join('\n')).not.toContain('320,000')
    expect(sayable.join('\n')).toContain('night shift')
  })

  it('that tells of a leaving is kept itself, and with "also" what was told before it', async () => {
    await desk.drop(people, [
      'WhatsApp Chat with Rob Field.txt',
      [
        '[12/05/2026, 20:10:00] Rob Field: Norrvik came in at £310,000, two men on nights',
        '[12/05/2026, 20:14:30] Rob Field: also keep it to yourself, Helen is leaving us in August',
      ].join('\n'),
    ])
    const { quiet, sayable } = told('Fenmoor')
    expect(quiet.toSorted()).toEqual([
      'Norrvik came in at £310,000, two men on nights',
      'also keep it to yourself, Helen is leaving us in August',
    ])
    expect(sayable).toEqual([])
  })

  it('that says its secret itself covers nothing that was written before', async () => {
    await desk.drop(people, [
      '微信_马俊.txt',
      [
        '马俊 2026/5/12 20:10:00',
        '要求质保三年写进合同',
        '',
        '马俊 2026/5/12 20:12:00',
        '预算其实有410万元，你知道就行',
      ].join('\n'),
    ])
    const { quiet, sayable } = told('清禾')
    expect(quiet).toEqual(['预算其实有410万元，你知道就行'])
    expect(sayable).toEqual(['要求质保三年写进合同'])
  })

  it('binds nothing that we are told to say, and stands alone where it is all that was said', async () => {
    await desk.drop(people, [
      '微信_陈远.txt',
      [
        '陈远 2026/5/12 20:14:22',
        '跟你说个事 别说是我说的',
        '',
        '陈远 2026/5/12 20:15:03',
        '海岱报了268 质保三年',
        '',
        '陈远 2026/5/12 20:18:03',
        '还有 院里看重同类案例 你们苏州那个可以说说 最好能安排去看',
      ].join('\n'),
    ])
    expect(told('清禾').quiet).toEqual(['海岱报了268 质保三年'])
  })

  it('what we promise in the same talk is quoted to nobody else', async () => {
    await desk.drop(people, [
      '微信_陈远.txt',
      [
        '陈远 2026/5/12 20:14:22',
        '跟你说个事，别外传，我们预算其实有320万元',
        '',
        '钱越 2026/5/12 20:16:40',
        '谢谢 15号前把样机说明书发你',
      ].join('\n'),
    ])
    const { id } = desk.rows<{ id: string }>("SELECT id FROM accounts WHERE name LIKE '%清禾%'")[0]!
    const promise = citableFacts(desk.db, id, desk.context.now()).find(({ kind }) => kind === 'openPromise')
    expect(promise).toMatchObject({ speaker: 'team', subject: confidedPromise })
  })

  it('does not bind somebody else who writes in between', async () => {
    await desk.drop(people, [
      '微信群_清禾贴标机.txt',
      [
        '2026-05-12 09:10 马俊',
        '跟你们说个事，别外传',
        '',
        '2026-05-12 09:11 陈远',
        '要求备件放在苏州仓库',
        '',
        '2026-05-12 09:12 马俊',
        '我们预算其实有320万元',
      ].join('\n'),
    ])
    expect(told('清禾').sayable).toEqual(['要求备件放在苏州仓库'])
  })
})

describe('how far a word of secrecy reaches', () => {
  it.each([
    ['跟你说个事，别往外传', 'ahead'],
    ['Between you and me:', 'ahead'],
    ['I should tell you something, off the record', 'ahead'],
    ['这个别外传啊', 'back'],
    ["You didn't get that from me", 'back'],
    ['Keep it quiet please', 'back'],
    ['千万别说是我讲的，海岱报了276', 'itself'],
    ['Between you and me, Norrvik came in at 1.02', 'itself'],
    ['Keep it to yourself, Rob is moving to Leeds in May', 'itself'],
    ['Between us - she has resigned', 'back'],
    ['also please keep it quiet, Rob retires after Easter', 'both'],
    ['马俊年后要去集团做副总，也别外传', 'both'],
  ] as const)('%s: %s', (text, reach) => expect(reachOfConfidence(text)).toBe(reach))
})

it('a secret told in the message that asks for silence is told, though another stood beside it', async () => {
  await desk.drop(people, [
    '微信_陈远.txt',
    [
      '—— 2026-05-12 ——',
      '[20:14] 陈远: 有个事你知道就行，别说是我讲的',
      '[20:15] 陈远: 我们预算其实有320万元',
      '[20:17] 陈远: 还有 马俊的表弟在粤力做销售 这个千万别外传',
      '[20:18] 钱越: 明白',
    ].join('\n'),
  ])
  const { quiet } = told('清禾')
  expect(quiet.join('\n')).toContain('我们预算其实有320万元')
  expect(quiet.join('\n')).toContain('马俊的表弟在粤力做销售')
  expect(quiet.join('\n')).not.toContain('有个事')
})

it('what others of the customer do not know is kept, and nothing that is said beside it', async () => {
  await desk.drop(people, [
    '微信_陈远.txt',
    '陈远 2026/11/17 12:30:00\n我这边还有八万机动，采购那边不知道\n陈远 2026/11/17 12:30:40\n下周三厂里停水，验收改到周五\n',
  ])
  const { quiet } = told('清禾')
  expect(quiet.some((text) => text.includes('八万机动'))).toBe(true)
  expect(quiet.some((text) => text.includes('停水'))).toBe(false)
})
