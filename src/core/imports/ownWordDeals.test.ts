import { afterEach, beforeEach, describe, expect, it } from 'vitest'
import { importDestinations } from './destinations.ts'
import { openImportDesk, type TestFile } from './importFixture.ts'

/** A rep's own list of what is going on, in a rep's own words. */

let desk: ReturnType<typeof openImportDesk>
const now = Date.parse('2026-11-22T10:00:00+08:00')
beforeEach(() => {
  desk = openImportDesk({ now })
})
afterEach(() => desk.close())

const lines = (...rows: string[]) => rows.join('\n')
const customers: TestFile = [
  '客户导出.csv',
  lines(
    '编号,单位全称,俗称,地盘',
    '0301,Harrow Cartons Ltd,Harrow英国,Leeds',
    '0317,Harrow Labels Pty Ltd,Harrow澳洲,Melbourne',
    '0418,江门市江岸纸箱有限公司,江岸,江门',
    '0500,A.B. Foods (Kent),,Kent',
  ),
]
const deals = (...rows: string[]): TestFile => [
  '在谈的.csv',
  lines('哪家,什么事,走到哪步,一年大约多少,几时有结果,碎碎念', ...rows),
]

describe('whose a row is', () => {
  it('is told by a name that differs from a known one in spaces, marks, width or case alone', async () => {
    await desk.drop(
      customers,
      deals(
        'Harrow 英国,ink switch,报价,£435k,2026-12-11,',
        'HARROW（澳洲）,repeat,报价,60万,2026-12-11,',
        'AB Foods Kent,varnish,报价,10万,2026-12-11,',
      ),
    )
    expect(desk.count('accounts')).toBe(4)
    expect(
      desk.rows('SELECT d.name, a.code FROM deals d JOIN accounts a ON a.id = d.account_id ORDER BY d.name'),
    ).toEqual([
      { name: 'ink switch', code: '0301' },
      { name: 'repeat', code: '0317' },
      { name: 'varnish', code: '0500' },
    ])
  })
  it('figures that stand apart are no figure together', async () => {
    await desk.drop(
      ['客户.csv', lines('客户名称,城市', '二厂 1-2,苏州')],
      deals('二厂 12,pump,报价,60万,2026-12-11,'),
    )
    expect(desk.count('accounts')).toBe(2)
  })
  it('the report says which customers a file made, and says nothing of a list of customers', async () => {
    const report = await desk.drop(
      customers,
      deals('江岸,水墨,报价,60万,2026-12-11,', '新港彩印,光油,报价,6万,,'),
    )
    expect(
      importDestinations(desk.db, report.id).map(({ fileId, madeCustomers }) => [
        report.files.find(({ id }) => id === fileId)!.name,
        madeCustomers,
      ]),
    ).toEqual([
      ['客户导出.csv', []],
      ['在谈的.csv', ['新港彩印']],
    ])
  })
})

describe('how far a deal is', () => {
  it('is understood where the words are clear, and kept and told where they are not', async () => {
    await desk.drop(
      customers,
      deals(
        '江岸,a,谈价中,385万,2026-11-27,彩胜低价',
        '江岸,b,等上会,385万,2026-11-27,',
        '江岸,c,试机,385万,2026-11-27,',
        '江岸,d,waiting for panel,385万,2026-11-27,',
        '江岸,e,报了两版,385万,2026-11-27,',
        '江岸,f,等LC,US$88k,2026-11-27,',
        '江岸,g,东西先放着呢,385万,2026-11-27,',
      ),
    )
    expect(
      desk
        .rows<{ name: string; stage: string }>('SELECT name, stage FROM deals ORDER BY name')
        .map(({ name, stage }) => `${name} ${stage}`),
    ).toEqual([
      'a negotiate',
      'b negotiate',
      'c evaluate',
      'd negotiate',
      'e propose',
      'f close',
      'g qualify',
    ])
    expect(desk.rows("SELECT value, kept FROM import_rejections WHERE code = 'unknownStage'")).toEqual([
      { value: '东西先放着呢', kept: 1 },
    ])
  })
  it('几时有结果 is the day on which they decide and no outcome; 一年大约多少 is what it is worth', async () => {
    await desk.drop(
      customers,
      deals('江岸,水墨,报价,385万,2026-11-27,', 'Harrow英国,ink,报价,A$120k,2026-12-11,'),
    )
    expect(
      desk.rows(
        "SELECT outcome, amount_minor AS minor, currency, date(expected_close_at / 1000, 'unixepoch', '+8 hours') AS day FROM deals ORDER BY name",
      ),
    ).toEqual([
      { outcome: 'open', minor: 12_000_000, currency: 'AUD', day: '2026-12-11' },
      { outcome: 'open', minor: 385_000_000, currency: 'CNY', day: '2026-11-27' },
    ])
    expect(
      desk.rows(
        "SELECT f.kind FROM facts f JOIN evidence e ON e.id = f.evidence_id WHERE f.kind = 'decisionDate'",
      ),
    ).toHaveLength(2)
  })
})

describe('who is nobody', () => {
  it('of a cell with an amount, with what is done or with goods no contact is made; who is named is', async () => {
    await desk.drop(customers, [
      '拜访.csv',
      lines(
        '日期,客户,联系人,内容',
        '2026-11-02,江岸,区小玲,看了报价',
        '2026-11-03,江岸,强哥,看了试机数据',
        '2026-11-04,江岸,停机损失¥26500,说要赔',
        '2026-11-05,江岸,换货,说要换',
        '2026-11-06,江岸,王磊、李总,一起吃饭',
        '2026-11-07,江岸,helen,looked at samples',
        '2026-11-08,江岸,root cause,asked again',
      ),
    ])
    expect(
      desk.rows<{ name: string }>('SELECT name FROM contacts ORDER BY id').map(({ name }) => name),
    ).toEqual(['区小玲', '强哥', '王磊', '李总', 'helen'])
    expect(desk.count('activities')).toBe(7)
    expect(
      desk.rows("SELECT value, kept FROM import_rejections WHERE code = 'notAPerson'").map(Object.values),
    ).toEqual([
      ['停机损失¥26500', 1],
      ['换货', 1],
      ['root cause', 1],
    ])
  })
  it('nor of one in a list of people', async () => {
    await desk.drop(['联系人.csv', lines('姓名,公司,职务', '方敏,江岸纸箱,采购', '¥26500,江岸纸箱,')])
    expect(desk.rows('SELECT name FROM contacts')).toEqual([{ name: '方敏' }])
    expect(desk.rows("SELECT kept FROM import_rejections WHERE code = 'notAPerson'")).toEqual([{ kept: 0 }])
  })
})

it('3/12 as the day of a call is the one that lies near', async () => {
  await desk.drop(customers, [
    '拜访计划.csv',
    lines('计划日期,客户,拜访目的', '3/12,江岸,报告', '5/12,江岸,样品', '8/12,江岸,评审'),
  ])
  expect(
    desk.rows(
      "SELECT date(planned_at / 1000, 'unixepoch', '+8 hours') AS day FROM visit_plans ORDER BY planned_at",
    ),
  ).toEqual([{ day: '2026-12-03' }, { day: '2026-12-05' }, { day: '2026-12-08' }])
})
