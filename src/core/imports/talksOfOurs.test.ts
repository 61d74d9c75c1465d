import { afterEach, beforeEach, describe, expect, it } from 'vitest'
import { openImportDesk } from './importFixture.ts'

/** Whose a line is that names no customer, in talks of ours and on lists of things to do. */

let desk: ReturnType<typeof openImportDesk>
beforeEach(() => {
  desk = openImportDesk({ now: Date.UTC(2026, 10, 23, 4) })
})
afterEach(() => desk.close())

const people = [
  'contacts.csv',
  [
    'Name,Company,Title',
    '韩素,浙江海燕食品有限公司,采购经理',
    '柯立群,浙江海燕食品有限公司,厂长',
    '邵琪,宁波栎川重工有限公司,设备部长',
    '甘敏,宁波栎川租赁有限公司,财务',
    'Maeve Corr,Dunlough Feeds,Buyer',
    'Aidan Fitt,Dunlough Feeds,Plant manager',
    'Bruno Keller,Sattel Mills,Buyer',
  ].join('\n'),
] as const
const deals = [
  'deals.csv',
  [
    'Deal name,Account,Stage,Amount,Close date,Owner',
    '2027乳化剂年度供货,浙江海燕食品有限公司,方案报价,900000,2026-12-20,钱越',
    '2027轴承框架,宁波栎川重工有限公司,方案报价,900000,2026-12-20,钱越',
    '租赁翻新,宁波栎川租赁有限公司,方案报价,900000,2026-12-20,钱越',
    'Dunlough premix 2027,Dunlough Feeds,Proposal,90000,2026-12-20,钱越',
    'Sattel spot,Sattel Mills,Proposal,60000,2026-12-20,钱越',
  ].join('\n'),
] as const
const chat = (name: string, ...said: [who: string, at: string, text: string][]) =>
  [`${name}.txt`, said.map(([who, at, text]) => `${who} 2026/11/${at}\n${text}\n`).join('\n')] as const
const group = chat(
  '微信群_海燕糕点项目',
  ['韩素', '12 09:02', '终稿报告什么时候给'],
  ['钱越', '12 09:05', '韩姐，8D终稿13号给您'],
)
const whose = (name: string) =>
  desk
    .rows<{ account: string | null; text: string; direction: string | null; grounds: string | null }>(
      `SELECT a.name AS account, e.text, v.direction, e.grounds FROM evidence e JOIN sources s ON s.id = e.source_id
       LEFT JOIN accounts a ON a.id = e.account_id LEFT JOIN activities v ON v.evidence_id = e.id
       WHERE s.name LIKE ? AND e.kind IN ('message', 'note') ORDER BY e.line, e.key`,
      `%${name}%`,
    )
    .map(({ account, text }) => [account?.replace(/有限公司$/, '') ?? null, text])

describe('a chat with an agent or dealer', () => {
  it('is split by whom each message names, calls or goes on about, and is nobody’s word but ours', async () => {
    await desk.drop(people, deals, [
      'WhatsApp Chat with Con Daly.txt',
      [
        '[13/11/2026, 11:40:53] Qian Yue: Rev B is with Maeve since noon',
        '[13/11/2026, 11:46:20] Con Daly: Fine. Aidan will grumble about the bags',
        '[16/11/2026, 09:15:02] Con Daly: Fergal Moss left Dunlough in September',
        '[18/11/2026, 14:22:37] Con Daly: talked Maeve down to 1,460 on the torn bags',
        '[18/11/2026, 14:25:09] Qian Yue: good, I ask the boss',
        '[19/11/2026, 17:08:44] Con Daly: Bruno Keller asks for premix as well',
        '[20/11/2026, 17:08:44] Con Daly: see you at the fair',
      ].join('\n'),
    ])
    expect(whose('Con Daly').map(([account]) => account)).toEqual([
      'Dunlough Feeds',
      'Dunlough Feeds',
      'Dunlough Feeds',
      'Dunlough Feeds',
      'Dunlough Feeds',
      'Sattel Mills',
      null,
    ])
    expect(desk.rows("SELECT id FROM activities WHERE direction <> 'internal'")).toEqual([])
  })
})

describe('a room of our own', () => {
  const own = (...said: [who: string, at: string, text: string][]) => chat('华东组内部群', ...said)

  it('calls a customer by a word once the talk with its people is called so', async () => {
    await desk.drop(people, deals, group)
    await desk.drop(own(['罗宁', '16 09:03', '海燕的底价9.20，谁也不许漏'], ['钱越', '16 09:04', '明白']))
    expect(whose('内部群').map(([account]) => account)).toEqual(['浙江海燕食品', '浙江海燕食品'])
  })
  it('leaves a word a word where no talk is called so', async () => {
    await desk.drop(people, deals)
    await desk.drop(own(['罗宁', '16 09:03', '海燕都飞回来了'], ['钱越', '16 09:04', '哈哈']))
    expect(whose('内部群').map(([account]) => account)).toEqual([null, null])
  })
  it('answers a question later than it goes on about anything else', async () => {
    await desk.drop(people, deals)
    await desk.drop(
      own(
        ['钱越', '16 14:20', '上周在栎川重工不是答应24个月么？'],
        ['罗宁', '16 15:47', '先按18发'],
        ['钱越', '17 09:00', '栎川重工的图纸到了'],
        ['罗宁', '17 10:40', '月底盘点'],
      ),
    )
    expect(whose('内部群').map(([account]) => account)).toEqual([
      '宁波栎川重工',
      '宁波栎川重工',
      '宁波栎川重工',
      null,
    ])
  })
  it('speaks of the customer whose people are called in the answer, unless that only takes note', async () => {
    await desk.drop(people, deals)
    await desk.drop(
      own(
        ['罗宁', '16 18:40', '噪音测试要排到24号'],
        ['钱越', '16 18:44', '啊，答应柯厂长今天的'],
        ['罗宁', '17 18:40', '冷库许可要换证'],
        ['钱越', '17 18:43', '收到。栎川重工的CAPA呢？'],
        ['罗宁', '18 18:40', '各位周五前交报销'],
        ['钱越', '18 18:42', '邵部长催图纸'],
      ),
    )
    expect(whose('内部群').map(([account]) => account)).toEqual([
      '浙江海燕食品',
      '浙江海燕食品',
      null,
      '宁波栎川重工',
      null,
      '宁波栎川重工',
    ])
  })
  it('goes through several customers in one message, a sentence for each', async () => {
    await desk.drop(people, deals)
    await desk.drop(
      own(
        ['罗宁', '20 08:36', '栎川重工进账10万，还差4.6万。Dunlough Feeds 的红字冲了3600。下周再对一次'],
        ['钱越', '20 08:40', '栎川重工和Dunlough Feeds的价别互相透'],
      ),
    )
    expect(whose('内部群')).toEqual([
      ['宁波栎川重工', '栎川重工进账10万，还差4.6万。'],
      ['Dunlough Feeds', 'Dunlough Feeds 的红字冲了3600。下周再对一次'],
      [null, '栎川重工和Dunlough Feeds的价别互相透'],
    ])
  })
  it('speaks of the thing that only one customer’s talks and notes tell of', async () => {
    await desk.drop(people, deals, group)
    await desk.drop(own(['罗宁', '20 08:36', '8D终稿周三能出，抱歉'], ['钱越', '21 08:36', '年会节目谁报']))
    expect(whose('内部群').map(([account]) => account)).toEqual(['浙江海燕食品', null])
  })
})

describe('a thing to be done', () => {
  const list = (...lines: string[]) =>
    ['todo.md', ['# todo', '', ...lines.map((line) => `- [ ] ${line}`)].join('\n')] as const

  it('is of the customer whose talks and notes alone tell of it', async () => {
    await desk.drop(
      people,
      deals,
      chat(
        '微信_柯厂长',
        ['柯立群', '10 09:00', '凸模的备用夹具到了没有？保修写18个月'],
        ['钱越', '10 09:05', '柯厂长，INV-26-0988 那张先付'],
      ),
    )
    await desk.drop(
      list(
        '备用凸模夹具 -> 二车间',
        're-issue INV-26-0988',
        '保修18还是24？问老板',
        '报销 10月',
        '发报价 会议',
      ),
    )
    expect(whose('todo').map(([account]) => account)).toEqual([
      '浙江海燕食品',
      '浙江海燕食品',
      '浙江海燕食品',
      null,
      null,
    ])
  })
  it('of a name that two customers share is of the one whose thing it is', async () => {
    await desk.drop(
      people,
      deals,
      chat('微信_邵部长', ['邵琪', '10 09:00', '轴承座的图样先给我'], ['钱越', '10 09:05', '好的邵部长']),
    )
    await desk.drop(list('栎川 轴承座图样 25号', '栎川 送月饼', '报销', '订票'))
    expect(whose('todo').map(([account]) => account)).toEqual(['宁波栎川重工', null, null, null])
  })
  it('that two customers’ talks tell of is nobody’s', async () => {
    await desk.drop(
      people,
      deals,
      chat('微信_邵部长', ['邵琪', '10 09:00', '接口清单呢'], ['钱越', '10 09:05', '好的邵部长']),
      chat('微信_柯厂长', ['柯立群', '10 09:00', '接口清单呢'], ['钱越', '10 09:05', '好的柯厂长']),
    )
    await desk.drop(list('接口清单 24号', '报销', '订票'))
    expect(whose('todo').map(([account]) => account)).toEqual([null, null, null])
  })
  it('tells whom it calls by a title cut short, in the middle of a sentence too', async () => {
    await desk.drop(people, deals)
    await desk.drop(list('柯厂说先不换', '邵部没讲谁评审', '邵部门牌', '订票'))
    expect(whose('todo').map(([account]) => account)).toEqual(['浙江海燕食品', '宁波栎川重工', null, null])
  })
  it('is for whom the arrow points to by a title cut short', async () => {
    await desk.drop(people, deals)
    await desk.drop(list('授权书 -> 邵部 (due 18/11)'))
    expect(whose('todo').map(([account]) => account)).toEqual(['宁波栎川重工'])
  })
})
