import { call } from '@orpc/server'
import { afterEach, beforeEach, describe, expect, it } from 'vitest'
import { accountsProcedures } from '../accounts/procedures.ts'
import { findDeals } from '../deals/findDeals.ts'
import { undoChangeSet } from '../undo/changeSets.ts'
import { importedAt, openImportDesk } from './importFixture.ts'
import { decideProposal, listProposals, mergeClear } from './proposals.ts'
import { undoImport } from './undoImport.ts'

/** Names as people use them in rows, notes and chats: cut short, shared, with a person or a deal beside them. */

let desk: ReturnType<typeof openImportDesk>
beforeEach(() => {
  desk = openImportDesk()
})
afterEach(() => desk.close())

const customers = [
  'CRM客户.csv',
  [
    '客户编码,客户名称,简称,城市',
    'K1,江苏瑞穹新材料股份有限公司,瑞穹新材,连云港',
    'K2,宁夏瑞穹化学有限公司,宁夏瑞穹,中卫',
    'K3,山东汇屿新能源材料有限公司,汇屿,东营',
    'K4,广东岭海石化有限公司,岭海,惠州',
    'K5,四川沱源燃气集团有限公司,沱源燃气,成都',
    'K6,Brennholt Feinchemie GmbH,Brennholt,Bremen',
  ].join('\n'),
] as const
const people = [
  '联系人.csv',
  [
    '姓名,客户名称,部门,职务',
    '秦晓岚,江苏瑞穹,采购部,部长',
    '沈一舟,江苏瑞穹,工艺部,工程师',
    '尤佳,江苏瑞穹,采购部,采购员',
    '韩立群,宁夏瑞穹,,副总',
    '孔令宇,汇屿,设备部,部长',
  ].join('\n'),
] as const
const deals = [
  '商机.csv',
  [
    '商机编号,商机名称,客户名称,阶段,创建日期',
    'S1,二期碳酸酯在线分析(拉曼6套),江苏瑞穹新材料股份有限公司,方案报价,2026-01-01',
    'S2,2027年度维保,江苏瑞穹新材料股份有限公司,方案报价,2026-01-01',
    'S3,新建 拉曼2套,宁夏瑞穹,方案报价,2026-01-01',
  ].join('\n'),
] as const
const visits = (...cells: string[]) =>
  [
    '拜访.csv',
    [
      '客户名称,活动类型,时间,主题',
      ...cells.map((cell, at) => `${cell},电话,2026-04-${10 + at},话题${at}`),
    ].join('\n'),
  ] as const

const visitsAre = () =>
  desk.rows<{ account: string; person: string | null }>(
    `SELECT a.name AS account, c.name AS person FROM activities v JOIN accounts a ON a.id = v.account_id
     LEFT JOIN contacts c ON c.id = v.contact_id WHERE v.summary LIKE '话题%' ORDER BY v.summary`,
  )
const madeAccounts = () =>
  desk
    .rows<{ name: string }>('SELECT name FROM accounts WHERE code IS NULL ORDER BY name')
    .map(({ name }) => name)
const notesAre = () =>
  desk.rows(
    `SELECT e.title, a.name AS account FROM evidence e LEFT JOIN accounts a ON a.id = e.account_id
     WHERE e.kind = 'note' ORDER BY e.line`,
  )
const shortNames: Record<string, string> = {
  江苏瑞穹新材料股份有限公司: '江苏',
  宁夏瑞穹化学有限公司: '宁夏',
  山东汇屿新能源材料有限公司: '汇屿',
}
const short = (name: unknown) => (name === null ? null : (shortNames[String(name)] ?? String(name)))

describe('a cell that refers to a customer', () => {
  it('with a person beside it is the customer, and the person is the contact', async () => {
    await desk.drop(customers, people)
    await desk.drop(
      visits('汇屿 孔令宇', '岭海石化/黄工', '江苏瑞穹', 'Brennholt - J. Doe', '瑞穹 沈工', '汇屿参观(3人)'),
    )
    expect(visitsAre()).toEqual([
      { account: '山东汇屿新能源材料有限公司', person: '孔令宇' },
      { account: '广东岭海石化有限公司', person: null },
      { account: '江苏瑞穹新材料股份有限公司', person: null },
      { account: 'Brennholt Feinchemie GmbH', person: 'J. Doe' },
      { account: '江苏瑞穹新材料股份有限公司', person: '沈一舟' },
      { account: '山东汇屿新能源材料有限公司', person: null },
    ])
    expect(madeAccounts()).toEqual([])
  })

  it('that nobody knows is made without the people beside it', async () => {
    await desk.drop(visits('坤岳 马骏', '坤岳 白晓东', '坤岳'))
    expect(madeAccounts()).toEqual(['坤岳'])
    expect(visitsAre().map(({ person }) => person)).toEqual(['马骏', '白晓东', null])
  })

  it('by two letters that two customers share is asked about, and never taken for one of them', async () => {
    await desk.drop(customers, people, visits('瑞穹', '瑞穹 技术交流'))
    expect(visitsAre().map(({ account }) => account)).toEqual(['瑞穹', '瑞穹'])
    expect(listProposals(desk.db).map(({ keepName, mergeName }) => [mergeName, keepName])).toEqual(
      expect.arrayContaining([
        ['瑞穹', '江苏瑞穹新材料股份有限公司'],
        ['瑞穹', '宁夏瑞穹化学有限公司'],
      ]),
    )
  })

  it('is no abbreviation of a name that merely begins alike', async () => {
    await desk.drop(['客户.csv', '客户名称\n华东医疗\n罗氏诊断（上海）\n'])
    await desk.drop(visits('华东医疗器械有限公司', '华东医疗 器械', '罗氏诊断（广州）', '华东医疗 沈阳'))
    expect(visitsAre().map(({ account }) => account)).toEqual([
      '华东医疗器械有限公司',
      '华东医疗 器械',
      '罗氏诊断（广州）',
      '华东医疗 沈阳',
    ])
  })
})

const diary = [
  '拜访记录.md',
  [
    '# 流水',
    '## 2026-03-02 瑞穹 沈工 电话',
    '立项批了。',
    '## 2026-03-05',
    '报价给尤佳了。',
    '## 2026-03-09',
    '秦部长说太贵。',
    '## 2026-03-09 下午',
    '回来改了方案。',
    '## 2026-03-12',
    '韩总要看样机。',
    '## 2026-03-15',
    '跟老许吃饭,他说对手也递了。',
    '## 2026-03-18 汇屿',
    '孔令宇在。',
  ].join('\n'),
] as const

describe('a diary', () => {
  it('is linked entry by entry, also by people alone where the diary writes of their customer', async () => {
    await desk.drop(customers, people, deals)
    await desk.drop(diary)
    expect(notesAre().map(({ title, account }) => [title, short(account)])).toEqual([
      ['2026-03-02 瑞穹 沈工 电话', '江苏'],
      ['2026-03-05', '江苏'],
      ['2026-03-09', '江苏'],
      // Nobody is named, and the day's other entry tells.
      ['2026-03-09 下午', '江苏'],
      // Of a customer of whom the diary says nothing else, and of nobody on file.
      ['2026-03-12', null],
      ['2026-03-15', null],
      ['2026-03-18 汇屿', '汇屿'],
    ])
  })
})

const room = (name: string, ...said: [who: string, text: string][]) =>
  [
    `${name}.json`,
    JSON.stringify({
      session: { wxid: `${name}@chatroom`, displayName: name, type: '群聊' },
      messages: said.map(([who, content], at) => ({
        createTime: 1772355731 + at * 60,
        localType: 1,
        isSend: 0,
        senderUsername: who,
        senderDisplayName: who,
        content,
      })),
    }),
  ] as const
const talk = () =>
  desk
    .rows<{ account: string; deal: string | null; direction: string; text: string }>(
      `SELECT a.name AS account, d.code AS deal, v.direction, v.summary AS text FROM activities v
       JOIN accounts a ON a.id = v.account_id LEFT JOIN deals d ON d.id = v.deal_id ORDER BY v.occurred_at`,
    )
    .map(({ account, deal, direction, text }) => [text, short(account), deal, direction])

describe('a room', () => {
  it('that names the customer and the deal gives all its messages to them', async () => {
    await desk.drop(customers, people, deals)
    await desk.drop(
      room(
        '瑞穹二期对接群',
        ['尤佳', '点位表周三给'],
        ['罗宁', '收到'],
        ['方旭', '25号前补齐'],
        ['秦部长-瑞穹采购', '带着价格来'],
      ),
    )
    expect(talk()).toEqual([
      ['点位表周三给', '江苏', 'S1', 'inbound'],
      ['收到', '江苏', 'S1', 'outbound'],
      // On no list, and nothing tells on which side: nobody's promise.
      ['25号前补齐', '江苏', 'S1', 'internal'],
      ['带着价格来', '江苏', 'S1', 'inbound'],
    ])
  })

  it('of the team about a deal is internal, whoever else is named in it', async () => {
    await desk.drop(customers, people, deals)
    await desk.drop(room('瑞穹二期-内部作战群', ['陶丽', '谁也别报数'], ['方旭', '另一台锁给Brennholt了']))
    expect(talk()).toEqual([
      ['谁也别报数', '江苏', 'S1', 'internal'],
      ['另一台锁给Brennholt了', '江苏', 'S1', 'internal'],
    ])
  })

  it('whose name two customers share is decided by those who speak in it, and by nobody else', async () => {
    await desk.drop(customers, people)
    await desk.drop(
      room('瑞穹对接群', ['罗宁', '各位好'], ['沈一舟', '在']),
      room('瑞穹项目群', ['罗宁', '都在吗']),
    )
    expect(talk().map(([text, account]) => [text, account])).toEqual([
      ['各位好', '江苏'],
      ['在', '江苏'],
    ])
  })

  it('linked as a whole goes with the import that brought it', async () => {
    await desk.drop(customers, people)
    const { id } = await desk.drop(room('瑞穹对接群', ['罗宁', '各位好'], ['沈一舟', '在']))
    expect(desk.count('activities')).toBe(2)
    undoImport(desk.db, desk.context.stamp(), id)
    expect(desk.count('activities')).toBe(0)
    expect(desk.rows("SELECT id FROM evidence WHERE kind = 'message'")).toEqual([])
  })
})

describe('a deal is found as people speak of it', () => {
  it.each([
    ['瑞穹二期', ['S1']],
    ['江苏瑞穹 二期', ['S1']],
    ['瑞穹新材 年度维保', ['S2']],
    ['S2', ['S2']],
    ['碳酸酯', ['S1']],
    // Both companies are called so, and each has a deal about it.
    ['瑞穹 拉曼', ['S1', 'S3']],
    ['汇屿二期', []],
    ['瑞', []],
  ])('%s', async (spoken, codes) => {
    await desk.drop(customers, deals)
    expect(
      findDeals(desk.db, spoken, 5)
        .map(({ code }) => code)
        .sort(),
    ).toEqual(codes)
  })
})

describe('names that may be the same', () => {
  it('once decided, link what was unlinked and names the customer now; one undo takes all back', async () => {
    await desk.drop(customers, people, visits('瑞穹'))
    await desk.drop(['随手记.md', '# 瑞穹电话\n预算是 920万。\n'])
    const before = {
      notes: notesAre(),
      facts: desk.rows('SELECT id, account_id FROM facts ORDER BY id'),
      activities: desk.rows('SELECT id, account_id FROM activities ORDER BY id'),
    }
    expect(before.notes).toMatchObject([{ account: null }])
    const asked = listProposals(desk.db).find(({ keepName }) => keepName.startsWith('江苏'))!
    const { changeSetId } = decideProposal(desk.session, asked.id, 'merge')
    expect(notesAre()).toMatchObject([{ account: '江苏瑞穹新材料股份有限公司' }])
    expect(desk.rows('SELECT kind FROM facts')).toHaveLength(1)
    // What is 江苏瑞穹 is not 宁夏瑞穹 as well.
    expect(listProposals(desk.db)).toEqual([])
    undoChangeSet(desk.db, changeSetId!, importedAt)
    expect({
      notes: notesAre(),
      facts: desk.rows('SELECT id, account_id FROM facts ORDER BY id'),
      activities: desk.rows('SELECT id, account_id FROM activities ORDER BY id'),
    }).toEqual(before)
    expect(listProposals(desk.db)).toHaveLength(2)
  })

  it('given by hand link what was unlinked and says them; one undo takes all back', async () => {
    await desk.drop(customers)
    await desk.drop(['随手记.md', '# 老厂电话\n老厂的预算是 920万。\n'])
    const accounts = accountsProcedures({ require: () => desk.session }, () => {})
    const [{ id }] = desk.rows<{ id: string }>("SELECT id FROM accounts WHERE code = 'K3'") as [{ id: never }]
    const patch = { aliases: ['汇屿', '老厂'] }
    const { changeSetId } = await call(accounts.update, { ids: [id], patch })
    expect(notesAre()).toMatchObject([{ account: '山东汇屿新能源材料有限公司' }])
    undoChangeSet(desk.db, changeSetId, importedAt)
    expect(notesAre()).toMatchObject([{ account: null }])
    expect(desk.count('activities')).toBe(0)
  })

  it('with one place to go are merged at once, those with two are not, and one undo takes all back', async () => {
    await desk.drop(
      customers,
      ['和平.csv', '客户编码,客户名称\nK9,苏州和平食品有限公司\n'],
      visits('和平', '瑞穹'),
    )
    expect(listProposals(desk.db).map(({ mergeName, isClear }) => [mergeName, isClear])).toEqual([
      ['瑞穹', false],
      ['瑞穹', false],
      ['和平', true],
    ])
    expect(madeAccounts()).toEqual(['和平', '瑞穹'])
    const { merged, changeSetId } = mergeClear(desk.session)
    expect(merged).toBe(1)
    expect(visitsAre().map(({ account }) => account)).toEqual(['苏州和平食品有限公司', '瑞穹'])
    expect(mergeClear(desk.session)).toEqual({ merged: 0, changeSetId: null })
    undoChangeSet(desk.db, changeSetId!, importedAt)
    expect(visitsAre().map(({ account }) => account)).toEqual(['和平', '瑞穹'])
  })

  it('name the record that is kept in the end, once', async () => {
    await desk.drop(['客户.csv', '客户名称\n华东医疗\n华东医疗公司\n华东医疗有限公司\n'])
    const asked = listProposals(desk.db)
    expect(asked.map(({ mergeName, keepName }) => [mergeName, keepName])).toEqual([
      ['华东医疗公司', '华东医疗'],
      ['华东医疗有限公司', '华东医疗'],
    ])
    expect(mergeClear(desk.session).merged).toBe(2)
    expect(desk.rows('SELECT name FROM accounts WHERE merged_into_id IS NULL')).toEqual([
      { name: '华东医疗' },
    ])
  })
})

it('links every talk of an import as a whole, however many it brings', async () => {
  const talk = (at: number) => [
    `会话${at},秦晓岚,2026-03-05 10:0${at % 10},报价看过了 ${at}`,
    `会话${at},钱越,2026-03-05 10:1${at % 10},好的 ${at}`,
  ]
  const chat = ['会话,发送人,发送时间,内容', ...Array.from({ length: 520 }, (_, at) => talk(at)).flat()].join(
    '\n',
  )
  await desk.drop(customers, people, ['聊天.csv', chat])
  expect(
    desk.rows(
      "SELECT account_id IS NULL AS alone, count(*) AS n FROM evidence WHERE kind = 'message' GROUP BY 1",
    ),
  ).toEqual([{ alone: 0, n: 1040 }])
})
