import { mkdirSync, mkdtempSync, rmSync, symlinkSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterEach, beforeEach, describe, expect, it } from 'vitest'
import { rejectionWord } from '../../shared/rejectionWords.ts'
import { getAccount } from '../accounts/store.ts'
import { insertRow } from '../db/rows.ts'
import { undoChangeSet } from '../undo/changeSets.ts'
import { zipOf } from './formats/zipFixture.ts'
import { importedAt, openImportDesk } from './importFixture.ts'
import { decideProposal, listProposals } from './proposals.ts'
import { importReport, listRejections, rejectionsCsv } from './report.ts'
import { mergeProposals } from './schema.ts'
import { undoImport } from './undoImport.ts'
import { assignUnlinked, listUnlinked } from './unlinked.ts'

let desk: ReturnType<typeof openImportDesk>
beforeEach(() => {
  desk = openImportDesk()
})
afterEach(() => desk.close())

const customers = '客户名称,城市,级别\n明州大学附属第二医院,宁波,A\n甬江总院,宁波,B\n'
const people =
  '姓名,客户名称,部门,职务,采购角色,企业微信\n周岚,明州大学附属第二医院,超声科,主任,决策者,wmZHOULAN001\n丁一鸣,甬江总院,设备科,科长,使用者,\n'
const deals =
  '商机编号,商机名称,客户名称,产品,阶段,金额,创建日期\nSJ-1,超声采购,明州大学附属第二医院,GTX Pro,方案报价,120万,2026-02-01\nSJ-2,监护仪更新,甬江总院,MG Special,需求分析,30万,2026-03-01\n'
const visits =
  '客户名称,联系人,活动类型,时间,主题,内容\n明州大学附属第二医院,周岚,拜访,2026-03-10 14:00,看设备,上季度停机41小时，主任担心价格太高\n甬江总院,丁一鸣,电话,2026-03-11 10:00,约时间,约下周再谈\n'
const wecom = [
  {
    msgid: 'm1',
    action: 'send',
    from: 'wmZHOULAN001',
    tolist: ['luoning'],
    roomid: '',
    msgtime: Date.UTC(2026, 3, 2, 1),
    msgtype: 'text',
    text: { content: '超声采购的报价能发我一份吗？' },
  },
  {
    msgid: 'm2',
    action: 'send',
    from: 'luoning',
    tolist: ['wmZHOULAN001'],
    roomid: '',
    msgtime: Date.UTC(2026, 3, 2, 2),
    msgtype: 'text',
    text: { content: '好的，下午发您' },
  },
]
  .map((message) => JSON.stringify(message))
  .join('\n')
const note = '# 2026-04-05 甬江总院 设备科\n\n丁一鸣科长说监护仪更新的预算是30万元。\n'

const tally = (report: Awaited<ReturnType<typeof desk.drop>>) =>
  report.files.map(({ name, kind, accepted, updated, duplicates, rejected }) => [
    name,
    kind,
    accepted,
    updated,
    duplicates,
    rejected,
  ])

/** Everything that an import may add to. */
const recordTables = [
  'accounts',
  'contacts',
  'products',
  'deals',
  'deal_stage_changes',
  'activities',
  'evidence',
  'facts',
  'price_lines',
  'merge_proposals',
] as const
const counts = () => Object.fromEntries(recordTables.map((table) => [table, desk.count(table)]))

describe("a team's own mixed files", () => {
  it('come in together, in whatever order they were dropped', async () => {
    const report = await desk.drop(
      ['微信存档.jsonl', wecom],
      ['拜访.md', note],
      ['跟进记录.csv', visits],
      ['商机.csv', deals],
      ['联系人.csv', people],
      ['客户.csv', customers],
    )
    expect(tally(report)).toEqual([
      ['客户.csv', 'accounts', 2, 0, 0, 0],
      ['联系人.csv', 'contacts', 2, 0, 0, 0],
      ['商机.csv', 'deals', 2, 0, 0, 0],
      ['跟进记录.csv', 'activities', 2, 0, 0, 0],
      ['微信存档.jsonl', 'messages', 2, 0, 0, 0],
      ['拜访.md', 'notes', 1, 0, 0, 0],
    ])
    expect(counts()).toMatchObject({ accounts: 2, contacts: 2, products: 2, deals: 2, evidence: 11 })
  })

  it('a chat is linked by its WeCom ids to the contact, and by its words to the deal', async () => {
    await desk.drop(
      ['客户.csv', customers],
      ['联系人.csv', people],
      ['商机.csv', deals],
      ['存档.jsonl', wecom],
    )
    const said = desk.rows(
      `SELECT a.kind, a.direction, c.name AS contact, d.code AS deal FROM activities a
       JOIN contacts c ON c.id = a.contact_id LEFT JOIN deals d ON d.id = a.deal_id ORDER BY a.occurred_at`,
    )
    expect(said).toEqual([
      { kind: 'priceAsked', direction: 'inbound', contact: '周岚', deal: 'SJ-1' },
      { kind: 'message', direction: 'outbound', contact: '周岚', deal: 'SJ-1' },
    ])
  })

  it('a note that names somebody with a title finds that person', async () => {
    await desk.drop(['客户.csv', customers], ['联系人.csv', people], ['商机.csv', deals], ['拜访.md', note])
    expect(
      desk.rows(
        `SELECT c.name AS contact, d.code AS deal FROM evidence e JOIN contacts c ON c.id = e.contact_id
         JOIN deals d ON d.id = e.deal_id WHERE e.kind = 'note'`,
      ),
    ).toEqual([{ contact: '丁一鸣', deal: 'SJ-2' }])
  })

  it('every fact quotes the very span that states it', async () => {
    await desk.drop(
      ['客户.csv', customers],
      ['联系人.csv', people],
      ['商机.csv', deals],
      ['跟进.csv', visits],
      ['拜访.md', note],
    )
    const facts = desk.rows<{ kind: string; said: string; text: string; start: number; end: number }>(
      `SELECT f.kind, f.text AS said, e.text, f.span_start AS start, f.span_end AS end FROM facts f
       JOIN evidence e ON e.id = f.evidence_id`,
    )
    expect(facts.map((fact) => fact.kind)).toEqual(
      expect.arrayContaining(['downtimeHours', 'statedConcern', 'budgetAmount']),
    )
    for (const fact of facts) expect(fact.text.slice(fact.start, fact.end)).toBe(fact.said)
  })

  it('a dated record was known when it happened, what has no date when it was imported', async () => {
    await desk.drop(['客户.csv', customers], ['联系人.csv', people], ['跟进.csv', visits])
    expect(
      desk.rows('SELECT kind, occurred_at AS at, known_at AS known FROM activities ORDER BY at'),
    ).toEqual([
      { kind: 'visit', at: Date.UTC(2026, 2, 10, 6), known: Date.UTC(2026, 2, 10, 6) },
      { kind: 'call', at: Date.UTC(2026, 2, 11, 2), known: Date.UTC(2026, 2, 11, 2) },
    ])
    expect(desk.rows('SELECT DISTINCT known_at AS known FROM accounts')).toEqual([{ known: importedAt }])
  })

  it('what a person wrote is personal and of unknown consent, a table row is internal', async () => {
    await desk.drop(['客户.csv', customers], ['联系人.csv', people], ['存档.jsonl', wecom])
    expect(
      desk.rows('SELECT DISTINCT kind, consent, sensitivity FROM evidence ORDER BY kind, consent'),
    ).toEqual([
      { kind: 'message', consent: 'unknown', sensitivity: 'personal' },
      { kind: 'row', consent: 'notRequired', sensitivity: 'internal' },
      { kind: 'row', consent: 'unknown', sensitivity: 'personal' },
    ])
  })
})

describe('the same thing twice', () => {
  it('the same files add nothing', async () => {
    const files = [
      ['客户.csv', customers],
      ['联系人.csv', people],
      ['商机.csv', deals],
      ['跟进.csv', visits],
      ['存档.jsonl', wecom],
      ['拜访.md', note],
    ] as const
    await desk.drop(...files)
    const before = counts()
    const again = await desk.drop(...files)
    expect(again.files.map(({ accepted, updated, rejected }) => [accepted, updated, rejected])).toEqual(
      files.map(() => [0, 0, 0]),
    )
    expect(counts()).toEqual(before)
  })

  it('of an overlapping export only the new rows come in', async () => {
    const [header, first, second] = visits.trim().split('\n')
    await desk.drop(['三月上.csv', `${header}\n${first}\n`])
    expect(tally(await desk.drop(['三月.csv', `${header}\n${first}\n${second}\n`]))).toEqual([
      ['三月.csv', 'activities', 1, 0, 1, 0],
    ])
  })

  it('two equal lines of one file are two records, and stay two when the file comes again', async () => {
    const [header, call] = ['客户名称,活动类型,时间,主题', '甬江总院,电话,2026-03-11,约时间']
    await desk.drop(['电话.csv', `${header}\n${call}\n${call}\n`])
    expect(desk.count('activities')).toBe(2)
    await desk.drop(['电话.csv', `${header}\n${call}\n${call}\n`])
    expect(desk.count('activities')).toBe(2)
    await desk.drop(['电话-全.csv', `${header}\n${call}\n${call}\n${call}\n`])
    expect(desk.count('activities')).toBe(3)
  })
})

describe('what cannot be taken', () => {
  const orders =
    '订单号,客户名称,产品,数量,单价,订单日期\nDD-1,甬江总院,GTX Pro,2,4800,2026-01-05\nDD-2,甬江总院,GTX Pro,0,4800,2026-01-06\nDD-3,甬江总院,GTX Pro,1,4800,去年冬天\nDD-4,甬江总院,GTX Max,1,面议,2026-01-07\n'

  it('is told with its line, column and reason', async () => {
    const report = await desk.drop(['订单.csv', orders])
    // A day that cannot be read is no day: the price would count as one of today.
    expect(tally(report)).toEqual([['订单.csv', 'orders', 1, 0, 0, 3]])
    expect(listRejections(desk.db, report.id, 0, 10).rows).toMatchObject([
      { file: '订单.csv', place: { line: 3, sheet: null }, column: '数量', code: 'notPositive', value: '0' },
      {
        file: '订单.csv',
        place: { line: 4, sheet: null },
        column: '订单日期',
        code: 'notADate',
        value: '去年冬天',
      },
      {
        file: '订单.csv',
        place: { line: 5, sheet: null },
        column: '单价',
        code: 'notANumber',
        value: '面议',
      },
    ])
  })

  it('leaves nothing behind: a refused row makes no product', async () => {
    await desk.drop(['订单.csv', orders])
    expect(desk.rows('SELECT name FROM products')).toEqual([{ name: 'GTX Pro' }])
  })

  it('can be downloaded, and no spreadsheet runs it as a formula', async () => {
    const report = await desk.drop([
      '订单.csv',
      '订单号,客户名称,产品,数量,单价,订单日期\nDD-0,甬江总院,GTX Pro,1,4800,2026-01-04\nDD-1,甬江总院,GTX Pro,1,"=HYPERLINK(""http://x"",""y"")",2026-01-05\n',
    ])
    const csv = rejectionsCsv(desk.db, report.id, 'zh', (code) => rejectionWord(code, 'zh'))
    expect(csv.split('\r\n')[1]).toBe(`订单.csv,,3,单价,不是数字,"'=HYPERLINK(""http://x"",""y"")",未收下`)
  })

  it('a file that is no record of any kind is named, and the others come in', async () => {
    const report = await desk.run([
      ...(await desk.plan([['客户.csv', customers]])),
      ...(await desk.plan([['坏.xlsx', Buffer.from([0x50, 0x4b, 3, 4, 9, 9, 9])]])).map((file) => ({
        ...file,
        recordKind: 'orders',
      })),
    ])
    expect(report.status).toBe('done')
    expect(report.files.map(({ name, accepted, error }) => [name, accepted, error?.code ?? null])).toEqual([
      ['客户.csv', 2, null],
      ['坏.xlsx', 0, 'import.unreadable'],
    ])
  })
})

describe('notes of nobody in particular', () => {
  const call = '2026-04-20 电话\n\n对方说预算 280 万元，担心停机。\n'

  it('are counted, listed, and become the account’s own when somebody says whose they are; undo gives them back', async () => {
    const { unlinked } = await desk.drop(
      ['客户.csv', customers],
      ['联系人.csv', people],
      ['商机.csv', deals],
      ['电话.txt', call],
    )
    expect(unlinked).toBe(1)
    const [note] = listUnlinked(desk.db)
    expect(note).toMatchObject({ kind: 'note', items: 1, sourceName: '电话.txt' })
    const account = desk.rows("SELECT id FROM accounts WHERE name = '甬江总院'")[0] as { id: string }
    const { changeSetId } = assignUnlinked(desk.session, note!.evidenceId, account.id)
    expect(listUnlinked(desk.db)).toEqual([])
    expect(
      desk.rows(
        'SELECT f.kind, d.code FROM facts f JOIN deals d ON d.id = f.deal_id WHERE f.account_id = ?',
        account.id,
      ),
    ).toContainEqual({ kind: 'budgetAmount', code: 'SJ-2' })
    expect(desk.rows('SELECT kind FROM activities WHERE account_id = ?', account.id)).toEqual([
      { kind: 'note' },
    ])
    undoChangeSet(desk.db, changeSetId, importedAt)
    expect(listUnlinked(desk.db)).toHaveLength(1)
    expect(desk.count('facts')).toBe(0)
  })

  it('a conversation goes to its customer whole', async () => {
    const chat = Array.from({ length: 3 }, (_, at) => ({
      msgid: `g${at}`,
      action: 'send',
      from: 'wmUNKNOWN1',
      tolist: ['luoning'],
      roomid: 'room-1',
      msgtime: Date.UTC(2026, 3, 2, at),
      msgtype: 'text',
      text: { content: `第${at}条，能报个价吗？` },
    }))
    await desk.drop(
      ['客户.csv', customers],
      ['会话.jsonl', chat.map((one) => JSON.stringify(one)).join('\n')],
    )
    const [conversation] = listUnlinked(desk.db)
    expect(conversation).toMatchObject({ kind: 'message', items: 3 })
    const account = desk.rows("SELECT id FROM accounts WHERE name = '甬江总院'")[0] as { id: string }
    expect(assignUnlinked(desk.session, conversation!.evidenceId, account.id).items).toBe(3)
    expect(
      desk.rows('SELECT DISTINCT kind, direction FROM activities WHERE account_id = ?', account.id),
    ).toEqual([{ kind: 'priceAsked', direction: 'inbound' }])
  })

  it('a note that names people and the short name of one account is that account’s, in the deal open then', async () => {
    await desk.drop(
      [
        '客户.csv',
        '客户名称,简称\n成都蜀康口腔管理集团有限公司,蜀康口腔/蜀康集团\n西安秦牙口腔医疗集团,秦牙\n',
      ],
      ['联系人.csv', '姓名,客户名称,职务\n罗静怡,蜀康口腔,采购总监\n唐海峰,蜀康集团,CFO\n'],
      ['商机.csv', '商机编号,商机名称,客户名称,阶段,创建日期\nS1,口扫集采,蜀康口腔,方案报价,2026-03-01\n'],
      ['2026-04-06 蜀康碰头会.txt', '参加：罗静怡、唐海峰\n\n总预算 280 万元，要一起谈。\n'],
    )
    expect(desk.rows('SELECT name FROM accounts ORDER BY name')).toHaveLength(2)
    expect(listUnlinked(desk.db)).toEqual([])
    expect(
      desk.rows(
        "SELECT a.name, d.code FROM facts f JOIN accounts a ON a.id = f.account_id JOIN deals d ON d.id = f.deal_id WHERE f.kind = 'budgetAmount'",
      ),
    ).toEqual([{ name: '成都蜀康口腔管理集团有限公司', code: 'S1' }])
  })
})

describe('names that may be the same', () => {
  const sold = (product: string) =>
    `订单号,客户名称,产品,数量,单价,订单日期\nDD-9,甬江总院,${product},1,4800,2026-01-05\n`

  const similar = async () => {
    await desk.drop(['产品.csv', '产品名称,系列\nGTX Pro,GTX\n'], ['客户.csv', '客户名称\n华东医疗\n'])
    await desk.drop(
      ['订单.csv', sold('GTXPro')],
      ['跟进.csv', '客户名称,活动类型,时间,主题\n华东医疗器械有限公司,电话,2026-03-11,约时间\n'],
    )
    return listProposals(desk.db)
  }

  it('are proposed for merging and never merged by themselves', async () => {
    const proposals = await similar()
    expect(proposals.map(({ keepName, mergeName }) => [keepName, mergeName]).sort()).toEqual([
      ['GTX Pro', 'GTXPro'],
      ['华东医疗', '华东医疗器械有限公司'],
    ])
    expect(desk.rows('SELECT count(*) AS n FROM products WHERE merged_into_id IS NOT NULL')).toEqual([
      { n: 0 },
    ])
  })

  it('once merged, everything hangs on the one that is kept, and undo gives all of it back', async () => {
    const proposals = await similar()
    const proposal = proposals.find(({ entity }) => entity === 'account')!
    const whole = () =>
      ['accounts', 'activities', 'price_lines', 'merge_proposals', 'evidence'].map((table) =>
        desk.rows(`SELECT * FROM ${table} ORDER BY id`),
      )
    const before = whole()
    const { changeSetId } = decideProposal(desk.session, proposal.id, 'merge')
    expect(getAccount(desk.db, proposal.mergeId)?.mergedIntoId).toBe(proposal.keepId)
    for (const table of ['activities', 'evidence'])
      expect(desk.rows(`SELECT id FROM ${table} WHERE account_id = ?`, proposal.mergeId)).toEqual([])
    undoChangeSet(desk.db, changeSetId!, importedAt)
    expect(whole()).toEqual(before)
  })

  it('a name that was merged away means the kept record in the next file', async () => {
    for (const { id } of await similar()) decideProposal(desk.session, id, 'merge')
    const accounts = desk.count('accounts')
    await desk.drop(['跟进.csv', '客户名称,活动类型,时间,主题\n华东医疗器械有限公司,电话,2026-04-11,再约\n'])
    expect(desk.count('accounts')).toBe(accounts)
    expect(listProposals(desk.db)).toEqual([])
    expect(
      desk.rows(
        `SELECT a.name FROM activities v JOIN accounts a ON a.id = v.account_id WHERE v.summary = '再约'`,
      ),
    ).toEqual([{ name: '华东医疗' }])
  })

  it('a merge of what was merged into before leaves every name with the record that stands, and undo takes one back', async () => {
    const merged = (name: string) =>
      desk.rows(
        'SELECT k.name FROM accounts m JOIN accounts k ON k.id = m.merged_into_id WHERE m.name = ?',
        name,
      )
    await desk.drop(['客户.csv', '客户名称\n华东医疗\n华东医疗公司\n华东医疗器械有限公司\n'])
    const idOf = (name: string) =>
      (desk.rows('SELECT id FROM accounts WHERE name = ?', name)[0] as { id: string }).id
    const ask = (id: string, keepName: string, mergeName: string) =>
      insertRow(desk.db, mergeProposals, {
        id,
        entity: 'account',
        keepId: idOf(keepName),
        mergeId: idOf(mergeName),
        score: 90,
        reasons: '[]',
        status: 'open',
        createdAt: importedAt,
      })
    // Only what is asked here, one after the other.
    desk.db.write('DELETE FROM merge_proposals').run()
    ask('first', '华东医疗公司', '华东医疗器械有限公司')
    decideProposal(desk.session, 'first', 'merge')
    ask('second', '华东医疗', '华东医疗公司')
    const second = decideProposal(desk.session, 'second', 'merge')
    expect(merged('华东医疗器械有限公司')).toEqual([{ name: '华东医疗' }])
    await desk.drop(['跟进.csv', '客户名称,活动类型,时间,主题\n华东医疗器械有限公司,电话,2026-04-11,再约\n'])
    expect(
      desk.rows(
        `SELECT a.name FROM activities v JOIN accounts a ON a.id = v.account_id WHERE v.summary = '再约'`,
      ),
    ).toEqual([{ name: '华东医疗' }])
    undoChangeSet(desk.db, second.changeSetId!, importedAt)
    expect(merged('华东医疗器械有限公司')).toEqual([{ name: '华东医疗公司' }])
  })

  it('a merge finds the deal that a row had named under the other spelling', async () => {
    await desk.drop(
      ['客户.csv', '客户名称\n华东医疗\n'],
      [
        '商机.csv',
        '商机编号,商机名称,客户名称,阶段,创建日期\nS1,监护仪更新一期,华东医疗,方案报价,2026-01-01\n',
      ],
    )
    await desk.drop([
      '跟进.csv',
      '客户名称,商机名称,活动类型,时间,主题\n华东医疗器械有限公司,监护仪更新一期,电话,2026-03-11,约时间\n',
    ])
    const dealOf = () =>
      desk.rows(
        "SELECT d.code FROM activities v LEFT JOIN deals d ON d.id = v.deal_id WHERE v.summary = '约时间'",
      )
    expect(dealOf()).toEqual([{ code: null }])
    const [proposal] = listProposals(desk.db)
    const { changeSetId } = decideProposal(desk.session, proposal!.id, 'merge')
    expect(dealOf()).toEqual([{ code: 'S1' }])
    undoChangeSet(desk.db, changeSetId!, importedAt)
    expect(dealOf()).toEqual([{ code: null }])
  })

  it('a proposal is decided once, and a dismissed one can be taken up again', async () => {
    const [proposal] = await similar()
    const { changeSetId } = decideProposal(desk.session, proposal!.id, 'dismiss')
    expect(() => decideProposal(desk.session, proposal!.id, 'merge')).toThrow(
      expect.objectContaining({ code: 'import.proposalDecided' }),
    )
    undoChangeSet(desk.db, changeSetId!, importedAt)
    expect(listProposals(desk.db)).toHaveLength(2)
  })

  it('a product code decides where a row has both, whatever the name says', async () => {
    await desk.drop(['产品.csv', '产品编码,产品名称\nP-77,GTX Pro\n'])
    await desk.drop([
      '订单.csv',
      '订单号,客户名称,产品编码,产品名称,数量,单价,订单日期\nDD-1,甬江总院,P-77,GTX 专业版探头,1,4800,2026-01-05\n',
    ])
    expect(desk.rows('SELECT p.name FROM price_lines l JOIN products p ON p.id = l.product_id')).toEqual([
      { name: 'GTX Pro' },
    ])
  })
})

describe('undo of a whole import', () => {
  it('takes away what it added and gives back what it changed', async () => {
    await desk.drop(['客户.csv', customers])
    const before = { counts: counts(), accounts: desk.rows('SELECT * FROM accounts ORDER BY id') }
    desk.at(importedAt + 60_000)
    const second = await desk.drop(
      ['客户.csv', '客户名称,城市,级别\n甬江总院,宁波,A\n越城人民医院,绍兴,C\n'],
      ['商机.csv', deals],
      ['跟进.csv', visits],
    )
    expect(second.files[0]).toMatchObject({ accepted: 1, updated: 1 })
    const undone = undoImport(desk.db, desk.context.stamp(), second.id)
    expect(undone.kept).toBe(0)
    expect({ counts: counts(), accounts: desk.rows('SELECT * FROM accounts ORDER BY id') }).toEqual(before)
    expect(importReport(desk.db, second.id).status).toBe('undone')
    expect(() => undoImport(desk.db, desk.context.stamp(), second.id)).toThrow(
      expect.objectContaining({ code: 'import.notUndoable' }),
    )
  })

  it('can be followed by importing the same files again', async () => {
    const files = [
      ['客户.csv', customers],
      ['联系人.csv', people],
      ['商机.csv', deals],
      ['跟进.csv', visits],
      ['存档.jsonl', wecom],
    ] as const
    const first = await desk.drop(...files)
    const before = counts()
    undoImport(desk.db, desk.context.stamp(), first.id)
    expect(Object.values(counts()).every((n) => n === 0)).toBe(true)
    const again = await desk.drop(...files)
    expect(tally(again)).toEqual(tally(first))
    expect(counts()).toEqual(before)
  })

  it('keeps, whole and with its evidence, what later work hangs on', async () => {
    const first = await desk.drop(['客户.csv', customers])
    await desk.drop(['跟进.csv', visits])
    const { kept } = undoImport(desk.db, desk.context.stamp(), first.id)
    expect(kept).toBe(2)
    expect(
      desk.rows(
        'SELECT a.name, a.city, e.text FROM accounts a JOIN evidence e ON e.id = a.evidence_id ORDER BY a.name DESC',
      ),
    ).toEqual([
      { name: '甬江总院', city: '宁波', text: '客户名称: 甬江总院\n城市: 宁波\n级别: B' },
      {
        name: '明州大学附属第二医院',
        city: '宁波',
        text: '客户名称: 明州大学附属第二医院\n城市: 宁波\n级别: A',
      },
    ])
  })
})

describe('a folder or a ZIP of mixed files', () => {
  it('comes in file by file, from the folder where it lies', async () => {
    const folder = mkdtempSync(join(tmpdir(), 'sandtable-folder-'))
    try {
      mkdirSync(join(folder, '导出', '联系人'), { recursive: true })
      writeFileSync(join(folder, '客户.csv'), customers)
      writeFileSync(join(folder, '导出', '联系人', '联系人.csv'), people)
      writeFileSync(join(folder, '导出', '存档.jsonl'), wecom)
      writeFileSync(join(folder, '.DS_Store'), 'x')
      symlinkSync('/etc/hostname', join(folder, '链接.csv'))
      expect(tally(await desk.dropPaths(folder))).toEqual([
        ['客户.csv', 'accounts', 2, 0, 0, 0],
        ['联系人.csv', 'contacts', 2, 0, 0, 0],
        ['存档.jsonl', 'messages', 2, 0, 0, 0],
      ])
    } finally {
      rmSync(folder, { recursive: true })
    }
  })

  it('comes in file by file, unpacked from the ZIP', async () => {
    const zip = zipOf({ '客户.csv': customers, '联系人.csv': people, '拜访.md': note })
    const report = await desk.drop(['资料.zip', zip])
    expect(report.files.map(({ kind, accepted }) => [kind, accepted])).toEqual([
      ['accounts', 2],
      ['contacts', 2],
      ['notes', 1],
    ])
  })

  it('a ZIP whose names climb out of it is refused as damaged', async () => {
    const zip = zipOf({ 'aa/evil.csv': customers })
    const climbing = Buffer.from(zip.toString('latin1').replaceAll('aa/evil.csv', '../evil.csv'), 'latin1')
    const [file] = await desk.inspect(['资料.zip', climbing])
    expect(file?.error).toMatchObject({ code: 'import.unreadable' })
  })
})

describe('on the way', () => {
  it('a saved mapping is found again by the header of the next export', async () => {
    const [plan] = await desk.plan([['a.csv', '甲,乙\n甬江总院,宁波\n']])
    await desk.run([
      {
        ...plan!,
        recordKind: 'accounts',
        mapping: plan!.mapping.map((one) => ({ ...one, field: one.column === '甲' ? 'name' : 'city' })),
        saveProfileAs: '老系统客户',
      },
    ])
    const [again] = await desk.plan([['b.csv', '甲,乙\n越城人民医院,绍兴\n']])
    expect(again).toMatchObject({ recordKind: 'accounts' })
    expect(again!.mapping.map(({ field }) => field)).toEqual(['name', 'city'])
  })

  it('a cancel keeps what was committed, and importing again completes it', async () => {
    const lines = Array.from({ length: 9000 }, (_, row) => `甬江总院,电话,2026-03-11,第${row}次`)
    const csv = `客户名称,活动类型,时间,主题\n${lines.join('\n')}\n`
    const stop = new AbortController()
    const report = await desk.run(await desk.plan([['电话.csv', csv]]), () => stop.abort(), stop.signal)
    expect(report.status).toBe('cancelled')
    const kept = desk.count('activities')
    expect(kept).toBe(report.files[0]!.accepted)
    expect(kept).toBeGreaterThan(0)
    expect(kept).toBeLessThan(9000)
    await desk.drop(['电话.csv', csv])
    expect(desk.count('activities')).toBe(9000)
  })
})
