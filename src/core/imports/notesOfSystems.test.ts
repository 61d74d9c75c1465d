import { afterEach, beforeEach, describe, expect, it } from 'vitest'
import { openImportDesk, type TestFile } from './importFixture.ts'

/** What systems export besides people and deals: notes written as pages, registers, and columns about the team itself. */

let desk: ReturnType<typeof openImportDesk>
beforeEach(() => {
  desk = openImportDesk({ now: Date.UTC(2026, 10, 24, 2) })
})
afterEach(() => desk.close())

const lines = (...rows: string[]) => `${rows.join('\n')}\n`
const deals: TestFile = [
  'deals.csv',
  lines(
    'Deal - Title,Deal - Organization,Deal - Stage,Deal - Value,Deal - Currency of Value',
    'Alder roof solar,Alder Foods Pty Ltd,Proposal made,300000,AUD',
  ),
]
const said = () =>
  desk.rows<{ name: string; text: string }>(
    "SELECT a.name, e.text FROM evidence e JOIN accounts a ON a.id = e.account_id WHERE e.text LIKE '%MARK%'",
  )

describe('notes that a system exports', () => {
  it('are talks of the customer, read without their tags and entities', async () => {
    const { files } = await desk.drop(deals, [
      'notes-20261123.csv',
      lines(
        'Note - ID,Note - Content,Note - Add time,Note - User,Note - Deal,Note - Organization,Note - Person,Note - Pinned',
        '31,"<p>MARK Budget <b>&pound;365k</b> all in.</p><p>Board meets &#39;soon&#39;</p>",2026-11-10 04:20:11,Ada Quill,Alder roof solar,Alder Foods Pty Ltd,Priya Roy,0',
        '32,<p>Export limited to 300 kVA</p>,2026-11-12 04:20:11,Ada Quill,Alder roof solar,Alder Foods Pty Ltd,,0',
      ),
    ])
    expect(files.map(({ kind, accepted }) => [kind, accepted])).toContainEqual(['activities', 2])
    expect(said()).toEqual([
      {
        name: 'Alder Foods Pty Ltd',
        text: expect.stringContaining("MARK Budget £365k all in.\n\nBoard meets 'soon'") as string,
      },
    ])
    expect(desk.rows("SELECT name FROM contacts WHERE name LIKE '%3%' OR name LIKE '%Note%'")).toEqual([])
  })

  it('may hang on a deal or on a customer by one column', async () => {
    await desk.drop(
      ['Accounts.csv', lines('Account Name,Industry', '澄岳汽配有限公司,汽车', '禾润纺织有限公司,纺织')],
      [
        'Deals.csv',
        lines('Deal Name,Account Name,Stage,Amount', '二厂屋顶光伏,澄岳汽配有限公司,方案报价,900000'),
      ],
      [
        'Notes_2026.csv',
        lines(
          'Record Id,Note Owner,Note Title,Note Content,Parent ID.id,Parent ID,Created Time,Modified Time',
          'zcrm_5273812000009001,钱越,首访,MARK吴部长带看屋顶,zcrm_5273812000008001,二厂屋顶光伏,2026-11-06 18:40:11,2026-11-06 18:40:11',
          'zcrm_5273812000009002,钱越,,MARK房产证在银行,zcrm_5273812000008002,禾润纺织有限公司,2026-11-08 10:00:00,2026-11-08 10:00:00',
        ),
      ],
    )
    expect(said().map(({ name }) => name)).toEqual(['澄岳汽配有限公司', '禾润纺织有限公司'])
  })
})

describe('columns and registers that are about no deal, customer or contact', () => {
  it('leave the department of him who wrote out of the customer’s people', async () => {
    await desk.drop(
      ['联系人.csv', lines('姓名,客户名称,职务', '邓澄,澄岳汽配有限公司,设备科长')],
      [
        '销售记录.csv',
        lines(
          '发送时间,类型,发送人,发送人主属部门,销售记录内容,客户名称,联系人',
          '2026-11-20 18:35,微信,钱越,大客户部,发了报价给邓科,澄岳汽配有限公司,邓澄',
        ),
      ],
    )
    expect(desk.rows("SELECT department FROM contacts WHERE name = '邓澄'")).toEqual([{ department: null }])
    expect(desk.count('activities')).toBe(1)
  })

  it('are no pipeline and no customers: risks with their weight, prices with their measure', async () => {
    await desk.drop(
      [
        'Risk register.csv',
        lines(
          'ID,Bid,Risk,L,I,Owner,Mitigation / status',
          'R01,Alder,Engineer blocks on load,4,5,Joe,report with throttled load',
          'R02,Birch,Licences lapse before the board signs,2,5,Ada,bridge month not agreed',
        ),
      ],
      [
        '基价表.csv',
        lines(
          '类别,容量段,指导价,底价,单位,备注',
          '屋顶光伏,1-3MWp,3.38,3.26,元/W,彩钢瓦',
          '储能,2-10MWh,0.99,0.93,元/Wh,含PCS',
        ),
      ],
    )
    expect([desk.count('deals'), desk.count('accounts')]).toEqual([0, 0])
  })

  it.each([
    [
      'job register.csv',
      lines(
        'Job No,Client,Site,Description,PO / order date,Value ex GST (A$),Status',
        'J-1107,Alder Foods Pty Ltd,Gatton,99 kW rooftop,2025-05-14,128500,Complete',
        'J-1120,Alder Foods Pty Ltd,Gatton,Chargers x4,2026-02-02,46000,CANCELLED',
        'J-1141,Alder Foods Pty Ltd,Yatala,Switchboard upgrade,2026-10-28,60000,In progress',
      ),
    ],
    [
      '合同台账.csv',
      lines(
        '合同编号,客户,项目,签订日期,合同额(元),状态,备注',
        'YC-061,Alder Foods Pty Ltd,一期屋顶光伏,2024-06-20,7350000,已并网,质保金5%',
        'YC-018,Alder Foods Pty Ltd,充电桩20台,2025-04-11,620000,完工,',
        'YC-033,Alder Foods Pty Ltd,储能试点,2025-06-30,900000,作废,客户取消',
      ),
    ],
  ])('%s is past business and no deal that is open', async (...file) => {
    await desk.drop(deals, file as unknown as TestFile)
    expect(desk.count('deals')).toBe(1)
    expect(
      desk.rows<{ n: number }>("SELECT count(*) AS n FROM price_lines WHERE kind = 'order'")[0]!.n,
    ).toBeGreaterThan(1)
  })
})

describe('the table of a salesman who keeps all in one', () => {
  it('has the deal under what is talked about, when it is settled, and how a complaint stands now', async () => {
    await desk.drop(
      [
        '总表.csv',
        lines(
          '客户,在谈的事,联系人(职务),预算,到哪步了,预计定下来',
          '威海同德水产,鱿鱼箱补单,丛霖经理,60万,报价已发,2026-12-08',
        ),
      ],
      ['投诉.csv', lines('编号,客户,日期,什么问题,现在', 'TS-01,同德,2026-10-13,箱底塌,没关，8D 11-25前交')],
    )
    expect(
      desk.rows(
        "SELECT d.name, date(d.expected_close_at / 1000, 'unixepoch', '+8 hours') AS closes FROM deals d",
      ),
    ).toEqual([{ name: '鱿鱼箱补单', closes: '2026-12-08' }])
    expect(desk.rows('SELECT name FROM accounts WHERE merged_into_id IS NULL')).toEqual([
      { name: '威海同德水产' },
    ])
  })
})
