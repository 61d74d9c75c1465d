import { afterEach, beforeEach, describe, expect, it } from 'vitest'
import { winExamples, winReading } from '../brief/readings/winEngine.ts'
import { committeeOf } from '../deals/committee.ts'
import { findDealsNamedLike } from '../deals/store.ts'
import { importedAt, openImportDesk } from './importFixture.ts'
import { listRejectionGroups } from './report.ts'
import { unreadValues } from './unreadValues.ts'

/** What teams keep in their own sheets, in their own words: nothing of it may be lost without a word. */

let desk: ReturnType<typeof openImportDesk>
beforeEach(() => {
  desk = openImportDesk()
})
afterEach(() => desk.close())

const lines = (...rows: string[]) => rows.join('\n')
const day = (year: number, month: number, date: number) => Date.UTC(year, month - 1, date) - 8 * 3_600_000
const groups = () => {
  const { id } = desk.rows<{ id: string }>('SELECT id FROM imports ORDER BY started_at DESC, id DESC')[0]!
  return listRejectionGroups(desk.db, id).map(({ column, code, kept, count, examples }) => ({
    column,
    code,
    kept,
    count,
    first: examples[0]?.value,
  }))
}

const deals = (...rows: string[]) =>
  ['商机跟踪表.csv', lines('商机名称,客户,阶段,预计金额,预计签约,建立时间,下次跟进,备注', ...rows)] as const

describe('people in a decision', () => {
  const people = (...rows: string[]) =>
    ['通讯录.csv', lines('姓名,单位,科室/部门,职务,在采购里的角色,态度,最关心什么', ...rows)] as const

  it('stay in the committee with the role unknown where nobody could read it', async () => {
    await desk.drop(
      people(
        '顾维,明州口腔,医疗部,总监,"内线,愿意在会上帮我们讲",挺我们,返工率',
        '罗静,明州口腔,采购部,总监,采购执行,中立,单价',
        '曾国,明州口腔,董事会,董事长,大老板,不清楚,三年总成本',
      ),
      deals('明州口腔 口扫,明州口腔,商务谈判,290.7万,2026年12月20日,2026/5/26,,'),
    )
    const [deal] = findDealsNamedLike(desk.db, '明州口腔', 5)
    const seats = committeeOf(desk.db, deal!).map((seat) => [
      seat.contact.name,
      seat.buyingRole,
      seat.support,
    ])
    expect(seats.sort()).toEqual([
      ['曾国', 'unknown', 'unknown'],
      ['罗静', 'gatekeeper', 'neutral'],
      ['顾维', 'coach', 'supporter'],
    ])
    expect(groups()).toEqual([
      { column: '在采购里的角色', code: 'unknownRole', kept: true, count: 1, first: '大老板' },
    ])
  })

  it('guide us where a remark begins with it, whatever they do there', async () => {
    await desk.drop([
      '通讯录.csv',
      lines(
        '姓名,单位,在采购里的角色,态度,备注',
        '顾维,明州口腔,使用方负责人,支持我们,"内线,愿意在会上帮我们讲"',
        '陶丽,明州口腔,,,"教练"',
        '廖博,明州口腔,使用人,反对,"内线说他在瑞影做过讲师"',
      ),
    ])
    expect(desk.rows('SELECT name, buying_role AS role, support FROM contacts ORDER BY id')).toEqual([
      { name: '顾维', role: 'user', support: 'mentor' },
      { name: '陶丽', role: 'coach', support: 'mentor' },
      { name: '廖博', role: 'user', support: 'enemy' },
    ])
  })

  it('keep the role that was known when a later file gives one that nobody can read', async () => {
    await desk.drop(people('曾国,明州口腔,董事会,董事长,最终拍板,中立,成本'))
    await desk.drop(people('曾国,明州口腔,董事会,董事长兼总裁,大老板,看情况,成本'))
    expect(desk.rows('SELECT title, buying_role AS role, support FROM contacts')).toEqual([
      { title: '董事长兼总裁', role: 'economicBuyer', support: 'neutral' },
    ])
  })

  it('have left on the day that a free column of their state tells, in any way to write it', async () => {
    await desk.drop([
      '联系人.csv',
      '姓名,客户名称,职务,状态\n吴江,明州口腔,主任,离职(5/15)\n何平,明州口腔,科长,在职\n卫宁,明州口腔,主任,left 03/2026\n简宁,明州口腔,主任,LEFT 30/4\n',
    ])
    expect(desk.rows('SELECT name, left_at AS leftAt FROM contacts ORDER BY id')).toEqual([
      { name: '吴江', leftAt: Date.UTC(2026, 4, 15) },
      { name: '何平', leftAt: null },
      { name: '卫宁', leftAt: Date.UTC(2026, 2, 31) },
      { name: '简宁', leftAt: Date.UTC(2026, 3, 30) },
    ])
  })
  it('have left when they stand on the sheet of those who left, or are marked so', async () => {
    const gone = ['通讯录.csv', '姓名,原单位,离职时间\n吴江,明州口腔,2026年3月\n何平,明州口腔,'] as const
    const [planned] = await desk.plan([gone])
    await desk.run([{ ...planned!, part: '离职' }])
    await desk.drop(['联系人(含离职).csv', '姓名,客户名称,职务\n卫宁,锦帆附院,主任'])
    await desk.drop(['离职联系人.csv', '姓名,原单位,职务\n简宁,锦帆附院,主任'])
    await desk.drop([
      '人员.csv',
      '姓名,客户名称,职务,在职状态\n陆鸣,明州口腔,主任,已调离\n方晓,明州口腔,主任,在职',
    ])
    expect(desk.rows('SELECT name, left_at AS leftAt FROM contacts ORDER BY id')).toEqual([
      { name: '吴江', leftAt: day(2026, 3, 31) },
      { name: '何平', leftAt: importedAt },
      { name: '卫宁', leftAt: null },
      { name: '简宁', leftAt: importedAt },
      { name: '陆鸣', leftAt: importedAt },
      { name: '方晓', leftAt: null },
    ])
  })

  it('left on the day that the remark tells, where the list only marks them', async () => {
    await desk.drop([
      '人员.csv',
      '姓名,客户名称,职务,在职状态,备注\n陆鸣,明州口腔,主任,已离职,left 30/9\n方晓,明州口腔,主任,已离职,9月底离职\n简宁,明州口腔,主任,已离职,',
    ])
    const [told, month, none] = desk.rows<{ leftAt: number }>(
      'SELECT left_at AS leftAt FROM contacts ORDER BY id',
    )
    expect(new Date(told!.leftAt).toISOString().slice(5, 10)).toBe('09-30')
    expect(new Date(month!.leftAt).toISOString().slice(5, 10)).toBe('09-30')
    expect(none!.leftAt).toBe(importedAt)
  })
})

describe('somebody who stands there twice', () => {
  it('sits in the committee once while it is asked whether the two are one', async () => {
    await desk.drop(
      [
        'contacts.csv',
        lines(
          'Full Name,Account Name,Department,Job Title,Buying Role',
          'Dana Whitcombe,Harrow Lake Castings,Operations,Plant Manager,Economic buyer',
          'D. Whitcombe,Harrow Lake Castings,,Plant Mgr,',
          'Luis Ferrante,Harrow Lake Castings,,IT Manager,',
        ),
      ],
      deals('Harrow Lake phase 1,Harrow Lake Castings,商务谈判,290万,2026年12月20日,2026/5/26,,'),
    )
    const [deal] = findDealsNamedLike(desk.db, 'harrow lake', 1)
    const names = () =>
      committeeOf(desk.db, deal!)
        .map(({ contact }) => contact.name)
        .sort()
    expect(names()).toEqual(['Dana Whitcombe', 'Luis Ferrante'])
    // Two after all: both sit.
    desk.db.write("UPDATE merge_proposals SET status = 'dismissed'").run()
    expect(names()).toEqual(['D. Whitcombe', 'Dana Whitcombe', 'Luis Ferrante'])
  })
})

describe('a value that nobody could know', () => {
  const quotes = [
    '报价记录.csv',
    lines(
      '报价单号,报价日期,客户,产品,数量,单价,结果',
      'BJ-1,2026-03-01,明州二院,N12,2,52000,凉凉',
      'BJ-2,2026-03-02,明州二院,N12,1,53000,凉凉',
      'BJ-3,2026-03-03,明州二院,N12,1,51000,未成',
      'BJ-4,2026-03-04,明州二院,N12,1,50000,喜提',
    ),
  ] as const

  it('is listed with how often it stands there, and means what a person says', async () => {
    const [planned] = await desk.plan([quotes])
    expect(await unreadValues(desk.context, planned!)).toEqual({
      rows: 4,
      complete: true,
      unread: [
        { column: '结果', value: '凉凉', count: 2 },
        { column: '结果', value: '喜提', count: 1 },
      ],
    })
    const said = {
      ...planned!,
      mapping: planned!.mapping.map((each) =>
        each.field === 'outcome'
          ? { ...each, options: { ...each.options, values: { 凉凉: 'lost', 喜提: 'won' } } }
          : each,
      ),
      saveProfileAs: '报价记录',
    }
    expect((await unreadValues(desk.context, said)).unread).toEqual([])
    await desk.run([said])
    expect(desk.rows('SELECT number, outcome FROM price_lines ORDER BY number')).toEqual([
      { number: 'BJ-1', outcome: 'lost' },
      { number: 'BJ-2', outcome: 'lost' },
      { number: 'BJ-3', outcome: 'lost' },
      { number: 'BJ-4', outcome: 'won' },
    ])
    // The next file of that header is read the same way.
    const [next] = await desk.inspect(['报价记录11月.csv', quotes[1].replaceAll('BJ-', 'BK-')])
    expect(next).toMatchObject({ profileName: '报价记录' })
    expect(next!.mapping.find(({ field }) => field === 'outcome')).toMatchObject({
      byPerson: true,
      options: { values: { 凉凉: 'lost', 喜提: 'won' } },
    })
  })

  it('is told once in the report, with its count and first places', async () => {
    await desk.drop(quotes)
    expect(groups()).toEqual([
      { column: '结果', code: 'unknownOutcome', kept: true, count: 3, first: '凉凉' },
    ])
  })

  it('is a stage that says nothing of how far a deal is: it stays where it was, and open', async () => {
    await desk.drop(deals('明州口腔 口扫,明州口腔,方案报价,76万,27年一季度,2026/5/6,,'))
    await desk.drop(deals('明州口腔 口扫,明州口腔,搁置,约80万,27年一季度,2026/5/6,,'))
    expect(
      desk.rows('SELECT stage, outcome, amount_minor AS amount, expected_close_at AS closes FROM deals'),
    ).toEqual([{ stage: 'propose', outcome: 'open', amount: 80_000_000, closes: day(2027, 3, 31) }])
    expect(groups()).toEqual([{ column: '阶段', code: 'unknownStage', kept: true, count: 1, first: '搁置' }])
  })
})

/** A day without an hour is due when work begins. */
const nine = 9 * 3_600_000

describe('the next call', () => {
  it('is the day that the tracking sheet gives, or the activity that promised it', async () => {
    await desk.drop(
      deals(
        '明州口腔 口扫,明州口腔,商务谈判,290万,2026年12月20日,2026/3/2,6月25日,',
        '锦帆 牙椅,锦帆口腔,方案报价,80万,2026年底,2026/3/2,,',
        '越城 口扫,越城口腔,赢单,80万,2026-04-01,2026/3/2,6月25日,',
      ),
      [
        '跟进记录.csv',
        '时间,客户,商机,方式,内容,下次跟进\n2026-05-28,锦帆口腔,锦帆 牙椅,电话,催报价,2026-06-08',
      ],
    )
    expect(desk.rows('SELECT name, next_call_at AS next FROM deals ORDER BY name')).toEqual([
      { name: '明州口腔 口扫', next: day(2026, 6, 25) + nine },
      { name: '越城 口扫', next: null },
      { name: '锦帆 牙椅', next: day(2026, 6, 8) + nine },
    ])
  })
})

describe('deals that are over', () => {
  it('closed when their stage was changed to the end, else on the day given, else when they were expected to', async () => {
    await desk.drop(
      deals(
        '秦牙 年度,秦牙,赢单,113万,2026-03-20,,,',
        '德仁 口扫,德仁,赢单,143万,2026/5/22,2026/2/10,,',
        '楚齿 框架,楚齿,输单,207万,2026-12-15,2026/1/20,,',
      ),
      ['老项目.csv', '项目,客户,金额(万),结果,签/丢日期\n滇雅 CBCT,滇雅,40,丢单,2025-07-02'],
      [
        '商机阶段变更记录.csv',
        lines(
          '变更时间,商机,原阶段,新阶段',
          '2025/12/4 09:00,秦牙 年度,,需求沟通',
          '2026/3/18 18:00,秦牙 年度,商务谈判,赢单',
        ),
      ],
    )
    expect(
      desk.rows('SELECT name, opened_at AS opened, closed_at AS closed FROM deals ORDER BY name'),
    ).toEqual([
      { name: '德仁 口扫', opened: day(2026, 2, 10), closed: day(2026, 5, 22) },
      // Expected for a day to come: nobody knows when it was lost.
      { name: '楚齿 框架', opened: day(2026, 1, 20), closed: null },
      { name: '滇雅 CBCT', opened: null, closed: day(2025, 7, 2) },
      {
        name: '秦牙 年度',
        opened: day(2025, 12, 4) + 9 * 3_600_000,
        closed: day(2026, 3, 18) + 18 * 3_600_000,
      },
    ])
    const learned = new Set(winExamples(desk.db, importedAt).map(({ dealId }) => dealId))
    expect(learned.size).toBe(2)
  })

  it('are counted as they are where no model serves', async () => {
    await desk.drop(
      deals(
        '秦牙 年度,秦牙,赢单,113万,2026-03-20,2026/1/1,,',
        '德仁 口扫,德仁,输单,143万,2026/5/22,2026/2/10,,',
        '明州 口扫,明州,方案报价,143万,2026/7/22,2026/2/10,,',
      ),
    )
    const [open] = findDealsNamedLike(desk.db, '明州 口扫', 1)
    expect(winReading(desk.db, open!, importedAt, 0.3)).toMatchObject({ kind: 'notEnoughInformation', n: 2 })
  })
})

describe('what a file is', () => {
  const kindOf = async (name: string, ...rows: string[]) => (await desk.inspect([name, lines(...rows)]))[0]!

  it('is left open for an expense claim', async () => {
    const claim = await kindOf(
      '报销10月.csv',
      '日期,事由,金额,发票',
      '2026-10-14,打车去明州,86,有',
      '2026-10-22,停车,20,无',
    )
    expect(claim.recordKind).toBeNull()
    const trip = await kindOf('t&e.csv', 'Date,Description,Amount,Invoice', '2026-10-14,Mileage 40 km,28,yes')
    expect(trip.recordKind).toBeNull()
    // A sheet of orders is one, though freight is an expense.
    const orders = await kindOf(
      '订单.csv',
      '订单号,日期,客户,产品,数量,金额',
      'S-1,2026-10-14,明州,N12,1,52000',
    )
    expect(orders.recordKind).toBe('orders')
  })

  it('is a price list where the sheet is called so, and as products keeps its names mapped', async () => {
    const list = await kindOf(
      '价目表2026.csv',
      '型号,品名,单位,面价(含税),进价(含税),生效日',
      'N12,监护仪,台,52000,31000,2026-07-01',
    )
    expect(list.recordKind).toBe('priceList')
    const fieldOf = (column: string) =>
      list.otherMappings.products!.find((each) => each.column === column)?.field
    expect([fieldOf('品名'), fieldOf('面价(含税)')]).toEqual(['name', 'listPrice'])
  })

  it('knows products by their model where each stands once beside a name', async () => {
    const list = await kindOf(
      '价目表2026.csv',
      '型号,品名,面价',
      'TS-400,口扫主机,152000',
      'TS-500,口扫主机,185000',
    )
    expect(list.mapping.map(({ field }) => field)).toEqual(['productCode', 'product', 'listPrice'])
  })

  it('states costs where a supplier asks them of us', async () => {
    const offer = await kindOf(
      '供應商報價.csv',
      '料號,品名,單價(新台幣),交期',
      'DC-7,牙科治療椅,"165,000",45天',
    )
    expect(offer.recordKind).toBe('products')
    expect(offer.mapping.find(({ column }) => column === '單價(新台幣)')?.field).toBe('costPrice')
  })

  it('has no order of day and month to choose where its dates have none', async () => {
    const { mapping } = await kindOf(
      '订单.csv',
      '订单号,下单日期,客户,产品,数量,折扣,金额',
      'S-1,2026-10-14,明州,N12,1,8.3折,52000',
    )
    expect(mapping.find(({ field }) => field === 'orderedAt')?.options.dateOrder).toBe('ymd')
  })

  it('is told as imported before, with the import to undo before another mapping can take effect', async () => {
    const file = deals('明州口腔 口扫,明州口腔,方案报价,76万,,,,')
    const report = await desk.drop(file)
    const [again] = await desk.inspect(file)
    expect(again).toMatchObject({ alreadyImportedAt: importedAt, alreadyImportedBy: report.id })
  })
})

describe('rows that go another way', () => {
  it('name a negative quantity a return, and an unreadable file stays in the report', async () => {
    const planned = await desk.plan([
      ['订单.csv', '订单号,下单日期,客户,产品,数量,单价\nS-1,2026-03-01,明州,N12,-1,52000'],
    ])
    const [junk] = await desk.inspect(['门头.jpg', new Uint8Array([0xff, 0xd8, 0xff, 0xe0, 0, 16])])
    const report = await desk.run([
      ...planned,
      { uploadId: junk!.uploadId, part: null, recordKind: '', mapping: [], saveProfileAs: null },
    ])
    expect(groups()).toEqual([
      { column: '数量', code: 'looksLikeReturn', kept: false, count: 1, first: '-1' },
    ])
    expect(report.files.find(({ name }) => name === '门头.jpg')?.error).toMatchObject({
      code: 'import.unreadable',
    })
  })

  it('keep a cancelled order and a demonstration machine, and set both apart from the comparables', async () => {
    await desk.drop([
      '订单.csv',
      [
        '订单号,下单日期,客户,产品,数量,单价,订单状态,备注',
        'S-1,2026-03-01,明州,N12,2,52000,已发货,分两批',
        'S-2,2026-03-09,明州,N12,1,51000,已取消,',
        'S-3,2026-04-02,明州,N12,1,23000,已完成,展会样机',
      ].join('\n'),
    ])
    expect(desk.rows('SELECT number, set_apart AS apart FROM price_lines ORDER BY number')).toEqual([
      { number: 'S-1', apart: null },
      { number: 'S-2', apart: 'cancelled' },
      { number: 'S-3', apart: 'used' },
    ])
  })

  it('counts what is on the shelf and not promised to others', async () => {
    await desk.drop(['库存.csv', '品名,仓库,库存数量,占用数量\nN12,上海仓,12,5'])
    expect(desk.rows('SELECT quantity FROM stock_levels')).toEqual([{ quantity: 7 }])
  })
})

describe('accounts of one name', () => {
  it('in two cities are two, with a question, and the city tells which of them a later row means', async () => {
    await desk.drop(['客户.csv', '客户名称,城市,负责人\n中心医院,宁波,钱越\n中心医院,杭州,罗宁'])
    await desk.drop(['名单.csv', '客户名称,城市,电话\n中心医院,宁波市,0574-1'])
    expect(desk.rows('SELECT city, phone FROM accounts ORDER BY owner_name DESC')).toEqual([
      { city: '宁波市', phone: '0574-1' },
      { city: '杭州', phone: null },
    ])
    expect(desk.rows('SELECT status, reasons FROM merge_proposals')).toEqual([
      { status: 'open', reasons: '["sameName","differentCities"]' },
    ])
  })
})

describe('files that stand there twice', () => {
  const chat = '罗宁 2026-03-01 10:00\n预算已批\n\n钱越 2026-03-01 10:05\n好的\n'

  it('add nothing under another name, also where the name is the title of what they hold', async () => {
    await desk.drop(['回访.txt', chat], ['回访 副本.txt', chat])
    expect(desk.count('evidence')).toBe(2)
    const again = await desk.drop(['改过名.txt', chat])
    expect(again.files.map(({ accepted, duplicates }) => [accepted, duplicates])).toEqual([[0, 2]])
  })

  it('are read anew under another ending, which may be how they are recognised', async () => {
    const lines = '客户名称,城市\n明州口腔,宁波\n'
    await desk.drop(['客户.bin', lines], ['客户.csv', lines])
    expect(desk.rows('SELECT name FROM accounts')).toEqual([{ name: '明州口腔' }])
  })

  it('are two notes where the same words are about two customers', async () => {
    const note = (account: string, author: string) =>
      `---\n客户: ${account}\n作者: ${author}\n---\n# 2026-03-05\n电话没有人接\n`
    await desk.drop(
      ['客户.csv', '客户名称\n明州口腔\n锦帆附院\n'],
      ['a.md', note('明州口腔', '钱越')],
      ['b.md', note('锦帆附院', '钱越')],
      // Who filed it does not make it another note.
      ['c.md', note('锦帆附院', '罗宁')],
    )
    const told = desk.rows(
      `SELECT a.name FROM activities x JOIN accounts a ON a.id = x.account_id WHERE x.kind = 'note' ORDER BY a.name`,
    )
    expect(told).toEqual([{ name: '明州口腔' }, { name: '锦帆附院' }])
  })
})
