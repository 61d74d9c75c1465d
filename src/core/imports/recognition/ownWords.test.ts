import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { priceAt } from '../../catalog/store.ts'
import { openImportDesk } from '../importFixture.ts'
import { inspectUploads } from '../inspection/inspectUploads.ts'

/** Tables and chats as people keep them for themselves, in words that no export uses. */

let desk: ReturnType<typeof openImportDesk>
beforeAll(() => {
  desk = openImportDesk()
})
afterAll(() => desk.close())

async function inspectTogether(...files: [name: string, ...lines: string[]][]) {
  const ids = await Promise.all(
    files.map(async ([name, ...lines]) => {
      const bytes = Buffer.from(lines.join('\n'))
      return (await desk.uploads.append(null, { name, offset: 0, bytes, last: true })).uploadId
    }),
  )
  return (await inspectUploads(desk.context, ids)).flat()
}

const fieldsOf = (mapping: readonly { column: string; field: string | null }[]) =>
  Object.fromEntries(mapping.map(({ column, field }) => [column, field]))

interface OwnTable {
  by: string
  name: string
  lines: string[]
  kind: string
  columns: Record<string, string | null>
}

const tables: OwnTable[] = [
  {
    by: 'a rep who walks the wards',
    name: '跑医院.csv',
    lines: [
      '见面那天,医院,跟谁聊的,聊了些什么,然后呢',
      '3月4日,仁济,王建国主任,老机器老报警、护士抱怨,送一台试用',
      '3月9日,瑞金,陈护士长,想看看别家用得怎么样再说,约参观',
      '2026/3/12,中山,李工,预算要等到下半年才能批下来,七月再去',
    ],
    kind: 'activities',
    columns: {
      见面那天: 'happenedAt',
      医院: 'account',
      跟谁聊的: 'contact',
      聊了些什么: 'text',
      然后呢: 'nextStep',
    },
  },
  {
    by: 'an American with a board of his own',
    name: 'my board.csv',
    lines: [
      "Who's buying,Project,How big ($k),Where are we,Should close,Our guy",
      'Redwood Clinics,Imaging refresh,420,Proposal,6/30/2026,Dan',
      'Lakeside Health,Scanner lease,95,Discovery,7/15/2026,Mia',
      'Harbor Medical,Second site,210,Negotiation,5/20/2026,Dan',
    ],
    kind: 'deals',
    columns: {
      "Who's buying": 'account',
      Project: 'name',
      'How big ($k)': 'amount',
      'Where are we': 'stage',
      'Should close': 'expectedCloseAt',
      'Our guy': 'ownerName',
    },
  },
  {
    by: 'a rep who keeps people, not records',
    name: '人.csv',
    lines: [
      '名字,在哪个厂,干什么的,怎么打,脾气',
      '孙立,青禾化工,设备科长,13900001111,直来直去',
      '何晓燕,北辰精工,采购经理,13900002222,爱砍价',
      '吴敏,青禾化工,总工,13900003333,讲道理',
    ],
    kind: 'contacts',
    columns: { 名字: 'name', 在哪个厂: 'account', 干什么的: 'title', 怎么打: 'mobile' },
  },
  {
    by: 'a British rep with an address book',
    name: 'people I know.csv',
    lines: [
      'Person,Their company,What they do,Cell,Mail,What they care about',
      'Jo Hart,Aldgate Foods Ltd,Head of QA,+44 7700 900101,jo@aldgate.example,uptime',
      'Sam Reed,Tyne Paper plc,Plant manager,+44 7700 900102,sam@tyne.example,price',
    ],
    kind: 'contacts',
    columns: {
      Person: 'name',
      'Their company': 'account',
      'What they do': 'title',
      Cell: 'mobile',
      Mail: 'email',
      'What they care about': 'concern',
    },
  },
  {
    by: 'a rep who notes what was offered',
    name: '报过的价.csv',
    lines: [
      '哪天报的,给谁家,什么机型,几台,一台多少钱,最后成没成',
      '2026/1/8,青禾化工,LX-200,3,88000,成了',
      '2026/2/2,北辰精工,LX-200,1,92000,没成',
      '2026/2/20,东江水务,LX-90,6,41000,等消息',
    ],
    kind: 'quotes',
    columns: {
      哪天报的: 'quotedAt',
      给谁家: 'account',
      什么机型: 'product',
      几台: 'quantity',
      一台多少钱: 'unitPrice',
      最后成没成: 'outcome',
    },
  },
  {
    by: 'an engineer with a notebook',
    name: 'notebook.csv',
    lines: [
      'Day,Site visited,Who we saw,What they said,Then what',
      '2026-02-03,Tyne Paper,Sam Reed,the second dryer stops twice a week,send the service log',
      '2026-02-11,Aldgate Foods,Jo Hart,audit in May and no time before that,call after the audit',
      '2026-02-19,Tyne Paper,Sam Reed,wants a price for two units by the end of month,quote two units',
    ],
    kind: 'activities',
    columns: {
      Day: 'happenedAt',
      'Site visited': 'account',
      'Who we saw': 'contact',
      'What they said': 'text',
      'Then what': 'nextStep',
    },
  },
  {
    by: 'the keeper of the stock',
    name: '仓里.csv',
    lines: ['东西,仓里还有,被锁的,能卖的', 'LX-200,12,3,9', 'LX-90,4,0,4', 'LX-PROBE,30,11,19'],
    kind: 'stock',
    columns: { 东西: 'product', 仓里还有: 'onHand', 被锁的: 'reserved', 能卖的: 'available' },
  },
  {
    by: 'somebody who wrote no headings but one',
    name: '记录.csv',
    lines: [
      ',客户,,',
      '2026-03-02,青禾化工,孙立,说今年检修推到十月,备件先不订,等他们排期',
      '2026-03-05,北辰精工,何晓燕,对比了两家,嫌我们交期长,希望能压到六周',
      '2026-03-09,青禾化工,吴敏,问了耐腐蚀的探头,让我们给一份材质说明',
    ].map((line, index) => (index === 0 ? line : line.replace(/^((?:[^,]*,){3})(.*)$/, '$1"$2"'))),
    kind: 'activities',
    columns: { '#1': 'happenedAt', 客户: 'account', '#4': 'text' },
  },
  {
    by: 'an order desk in Rotterdam',
    name: 'what went out.csv',
    lines: [
      'PO ref,Shipped to,Kit,Pcs,Each (EUR),All in (EUR),Day ordered',
      'P-11,Tyne Paper plc,LX-200,2,9400,18800,14-01-2026',
      'P-12,Aldgate Foods Ltd,LX-90,5,4100,20500,28-01-2026',
      'P-13,Redwood GmbH,LX-200,1,9900,9900,03-02-2026',
    ],
    kind: 'orders',
    columns: {
      'PO ref': 'number',
      'Shipped to': 'account',
      Kit: 'product',
      Pcs: 'quantity',
      'Each (EUR)': 'unitPrice',
      'All in (EUR)': 'total',
      'Day ordered': 'orderedAt',
    },
  },
  {
    by: 'a rep who listens at fairs',
    name: '对手.csv',
    lines: [
      '哪天听说,谁家的,他们的型号,对着我们哪款,报多少(万),听谁说的',
      '2026-03-01,恒测仪器,HC-8,LX-200,7.2,青禾孙立',
      '2026-03-18,恒测仪器,HC-3,LX-90,3.5,展会',
      '2026-04-02,Fluxon,F-100,LX-200,9.8,北辰何晓燕',
    ],
    kind: 'competitorPrices',
    columns: {
      哪天听说: 'observedAt',
      谁家的: 'competitor',
      他们的型号: 'competitorProduct',
      对着我们哪款: 'product',
      '报多少(万)': 'price',
    },
  },
]

const more: OwnTable[] = [
  {
    by: 'a rep who writes no years',
    name: '拜访2026.csv',
    lines: [
      '几号去的,去的哪家公司,接待的人,带谁去的,对方怎么说,要跟进的',
      '4/2,云帆电气,周敏,,新线六月上 到时候再比价,发样册',
      '4/9,禾木家居,林工,方旭,两台老机器想换 预算还没批,月底再问',
      '4/16,云帆电气,周敏,,竞品给了账期九十天,请示账期',
    ],
    kind: 'activities',
    columns: { 几号去的: 'happenedAt', 去的哪家公司: 'account', 接待的人: 'contact', 对方怎么说: 'text' },
  },
  {
    by: 'a rep with a list of her own deals',
    name: 'mine.csv',
    lines: [
      'Company,Opp,Ballpark,Status today,Probably signs,Held by',
      'Northgate Mills,Line 4 sensors,"$120,000",Negotiation,9/30/2026,Lea',
      'Orchard Labs,Spectrometer swap,"$48,000",Proposal,8/15/2026,Tom',
    ],
    kind: 'deals',
    columns: {
      Company: 'account',
      Opp: 'name',
      Ballpark: 'amount',
      'Status today': 'stage',
      'Probably signs': 'expectedCloseAt',
      'Held by': 'ownerName',
    },
  },
  {
    by: 'an assistant with a booklet of customers',
    name: '小本.csv',
    lines: [
      '厂子全名,大家叫它,在哪个城市,做什么的,归谁管',
      '苏州云帆电气有限公司,云帆,苏州,电气,周启航',
      '佛山禾木家居股份有限公司,禾木,佛山,家居,何田',
    ],
    kind: 'accounts',
    columns: { 厂子全名: 'name', 大家叫它: 'shortName', 在哪个城市: 'city', 归谁管: 'ownerName' },
  },
  {
    by: 'the workshop',
    name: 'came back.csv',
    lines: [
      'Came back on,Whose,Which unit,How many,What was wrong',
      '2026-03-01,Northgate Mills,LX-200,1,display flickers',
      '2026-03-15,Orchard Labs,LX-90,2,leaks at the seal',
    ],
    kind: 'returns',
    columns: {
      'Came back on': 'returnedAt',
      Whose: 'account',
      'Which unit': 'product',
      'How many': 'returnedQuantity',
      'What was wrong': 'reason',
    },
  },
  {
    by: 'the warehouse',
    name: '出货.csv',
    lines: [
      '哪天发的,发给谁,货,几个,每个多少钱,一共',
      '2026-01-05,云帆电气,LX-90,4,4100,16400',
      '2026-01-19,禾木家居,LX-200,1,9900,9900',
    ],
    kind: 'orders',
    columns: {
      哪天发的: 'orderedAt',
      发给谁: 'account',
      货: 'product',
      几个: 'quantity',
      每个多少钱: 'unitPrice',
      一共: 'total',
    },
  },
]

describe('tables in words of their own', () => {
  it.each([...tables, ...more])('of $by', async ({ name, lines, kind, columns }) => {
    const [file] = await inspectTogether([name, ...lines])
    expect(file!.recordKind).toBe(kind)
    expect(fieldsOf(file!.mapping)).toMatchObject(columns)
  })
})

describe('chats in words of their own', () => {
  it('of a group on a messenger that nobody knows', async () => {
    const [file] = await inspectTogether([
      'group.jsonl',
      '{"n":1,"from":{"id":"u1","name":"Jo"},"at":"2026-03-04 10:00:05","msg":{"kind":"text","body":"the audit moved"}}',
      '{"n":2,"from":{"id":"u2","name":"Sam"},"at":"2026-03-04 10:01:44","msg":{"kind":"text","body":"to when?"}}',
      '{"n":3,"from":{"id":"u1","name":"Jo"},"at":"2026-03-04 10:02:10","msg":{"kind":"text","body":"early June"}}',
    ])
    expect(file).toMatchObject({ shape: 'messages', recordKind: 'messages' })
  })

  it('that somebody typed off a telephone', async () => {
    const [file] = await inspectTogether([
      '聊天.json',
      '[{"谁":"孙立","几点":"2026-03-04 09:12","说的话":"检修推到十月了"},',
      '{"谁":"我","几点":"2026-03-04 09:15","说的话":"那备件还订吗"},',
      '{"谁":"孙立","几点":"2026-03-04 09:20","说的话":"先不订,等排期"}]',
    ])
    expect(file).toMatchObject({ shape: 'messages', recordKind: 'messages' })
  })
})

describe('a chat of WeCom without receivers', () => {
  it('is a chat by its rooms, with the names of who writes', async () => {
    const line = (id: string, more: object) =>
      JSON.stringify({
        msgid: id,
        action: 'send',
        from: 'u1',
        from_name: '方旭',
        roomid: 'r1',
        room_name: '对接群',
        msgtime: 1_789_002_120_000,
        ...more,
      })
    await desk.drop([
      '会话存档.jsonl',
      [
        line('1', { msgtype: 'text', text: { content: '样品我出' } }),
        line('2', { msgtype: 'file', file: { filename: '合格证.pdf' } }),
        line('3', { action: 'recall', msgtype: 'revoke', revoke: { pre_msgid: '1' } }),
        '{"msgid":"4","action":"se',
      ].join('\n'),
    ])
    expect(desk.rows("SELECT author, title, text FROM evidence WHERE kind = 'message' ORDER BY id")).toEqual([
      { author: '方旭', title: '对接群', text: '样品我出' },
      { author: '方旭', title: '对接群', text: '合格证.pdf' },
      { author: '方旭', title: '对接群', text: '[revoke]' },
    ])
  })
})

describe('what stands around a table', () => {
  const list = (name: string, price: number) =>
    [
      name,
      [
        '货号,名称,目录价,,交期',
        ',,元/含税13%,备注,',
        `LX-90,手持式,${price},,4`,
        `LX-200,台式,${price * 2},进口,6`,
        `LX-900,机柜,${price * 3},,6`,
        ',,,,',
        '注:特价按权限执行,,,,',
      ].join('\n'),
    ] as const

  it('is no record: units under the headings, a remark below; and the year in its name says from when a list holds', async () => {
    const report = await desk.drop(list('价格表2026版.csv', 4500), list('价格表2025版_作废.csv', 4200))
    expect(report.files.map(({ accepted, rejected }) => [accepted, rejected])).toEqual([
      [3, 1],
      [3, 1],
    ])
    expect(desk.rows('SELECT DISTINCT code FROM import_rejections WHERE value IS NULL')).toContainEqual({
      code: 'footRow',
    })
    const product = desk.rows<{ id: string }>("SELECT id FROM products WHERE code = 'LX-90'")[0]!
    const at = (year: number) =>
      priceAt(desk.db, product.id, 'list', null, Date.UTC(year, 11, 1))?.amountMinor ?? null
    expect([at(2024), at(2025), at(2026)]).toEqual([null, 420_000, 450_000])
  })
})

describe('what is no record of a sale', () => {
  it.each([
    ['三月报销.csv', '日期,事由,金额,发票', '2026-03-02,打车去客户,56,有', '2026-03-05,请客户吃饭,480,有'],
    [
      'server.csv',
      'when,level,line,message',
      '2026-03-01 10:00:00,WARN,311,disk of node 4 is nearly full',
      '2026-03-01 10:00:09,INFO,12,job 8841 has been started again',
    ],
    [
      '考勤.csv',
      '日期,员工,上班,下班,说明',
      '2026-03-02,孙立,08:58,18:03,',
      '2026-03-03,孙立,09:12,18:00,地铁故障',
      '2026-03-04,吴敏,08:40,17:59,',
    ],
    [
      'books.csv',
      'Title,Author,Started,Finished,My notes',
      'Dune,Herbert,2026-01-01,2026-01-20,slow at first and then very good indeed',
      'Emma,Austen,2026-02-01,2026-02-12,funny and sharper than I had remembered',
    ],
    [
      'rooms.csv',
      'Room,Booked by,From,Until,Coffee',
      'Oak,Jo,10:00,11:00,yes',
      'Elm,Sam,11:00,12:00,no',
      'Oak,Mia,13:00,15:00,no',
    ],
  ])('%s stays unrecognised', async (...file) => {
    const [inspected] = await inspectTogether(file as [string, ...string[]])
    expect([inspected!.recordKind, inspected!.shape]).toEqual([null, 'table'])
  })
})

describe('names of the files beside it', () => {
  const customers = [
    '客户名单.csv',
    '客户名称,简称,行业',
    '江苏青禾化工股份有限公司,青禾,化工',
    '宁波北辰精工有限公司,北辰,机械',
    '广东东江水务集团有限公司,东江水务,水务',
  ] as [string, ...string[]]
  const plan = [
    '2026上半年.csv',
    'A,B,C,D',
    '3/2,青禾,报价,打算四月定,先把技术协议签了再说',
    '3/9,北辰,谈判,嫌交期长,希望我们压到六周之内',
    '3/11,东江水务,方案,让我们补一份现场勘查的报告',
  ].map((line, index) => (index < 2 ? line : line.replace(/^((?:[^,]*,){3})(.*)$/, '$1"$2"'))) as [
    string,
    ...string[],
  ]

  it('say which column holds the customer where no heading does', async () => {
    const [, alone] = await inspectTogether(customers, plan)
    expect(fieldsOf(alone!.mapping)).toMatchObject({ A: 'happenedAt', B: 'account', D: 'text' })
    expect(alone!.mapping[0]!.options).toMatchObject({ year: 2026 })
  })
})
