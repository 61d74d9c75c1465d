import { afterEach, beforeEach, describe, expect, it } from 'vitest'
import { listAccountNames } from '../accounts/store.ts'
import { undoChangeSet } from '../undo/changeSets.ts'
import { importedAt, openImportDesk, type TestFile } from './importFixture.ts'
import { keepApart, listShortNamed } from './keepApart.ts'
import { listProposals } from './proposals.ts'
import { undoImport } from './undoImport.ts'
import { accountsPerhapsMeant, listUnlinked } from './unlinked.ts'

/**
 * Everybody calls a customer by a short name. It means that customer where it can mean no other: among ourselves in a text,
 * and in a table's column of customers. Where two could be meant, or none for sure, a person is asked.
 */

let desk: ReturnType<typeof openImportDesk>
beforeEach(() => {
  desk = openImportDesk()
})
afterEach(() => desk.close())

const customers = (...names: string[]): TestFile => ['客户.csv', `客户名称\n${names.join('\n')}\n`]
const ourRoom = (...said: [at: string, who: string, text: string][]): TestFile => [
  '内部群-大客户.txt',
  ['大客户群 (5)', ...said.map(([at, who, text]) => `${who} 2026/5/${at}\n${text}`)].join('\n\n'),
]
const roomOf = (name: string, ...said: [at: string, who: string, text: string][]): TestFile => [
  `${name}.txt`,
  said.map(([at, who, text]) => `${who} 2026/5/${at}\n${text}`).join('\n\n'),
]
/** Each message or note beside the customer whose it became. */
const whose = () =>
  Object.fromEntries(
    desk
      .rows<{ text: string; name: string | null }>(
        `SELECT e.text, a.name FROM evidence e LEFT JOIN accounts a ON a.id = e.account_id
         WHERE e.kind IN ('message', 'note') ORDER BY e.key`,
      )
      .map(({ text, name }) => [text, name]),
  )
const whyOf = (text: string) =>
  JSON.parse(
    desk.rows<{ grounds: string }>('SELECT grounds FROM evidence WHERE text = ?', text)[0]?.grounds ?? '[]',
  ) as { code: string; text: string }[]
const ofRows = () =>
  desk.rows<{ number: string; name: string }>(
    'SELECT p.number, a.name FROM price_lines p JOIN accounts a ON a.id = p.account_id ORDER BY p.number',
  )
const orders = (...names: string[]): TestFile => [
  'orders.csv',
  `Order no,Customer,Product,Qty,Unit price,Order date\n${names
    .map((name, at) => `SO-${at},${name},Lemon oil,900,22.4,2026-04-0${at + 1}`)
    .join('\n')}\n`,
]

describe('among ourselves', () => {
  it('a short name that only one customer can bear gives it the message, and says why', async () => {
    await desk.drop(customers('禾田乳业(苏州)有限公司', 'Brackley Foods Ltd'))
    await desk.drop(
      ourRoom(
        ['4 8:20', '老贺(生产)', '3号线一月改造，先别跟禾田说'],
        ['6 17:12', 'Owen Marsh', 'For Brackley: UK buffer is 600 kg, nobody promise 4 weeks'],
      ),
    )
    expect(whose()).toEqual({
      '3号线一月改造，先别跟禾田说': '禾田乳业(苏州)有限公司',
      'For Brackley: UK buffer is 600 kg, nobody promise 4 weeks': 'Brackley Foods Ltd',
    })
    expect(whyOf('3号线一月改造，先别跟禾田说')[0]).toMatchObject({ code: 'onlyShortName', text: '禾田' })
  })

  it('what is said in the minutes after goes on about the same, until another may be meant', async () => {
    await desk.drop(customers('禾田乳业', 'Brackley Foods Ltd', '光明食品'))
    await desk.drop(
      ourRoom(
        ['4 8:20', '老贺', '禾田要5吨一个月'],
        ['4 8:31', '钱越', '先不说，等方案'],
        ['4 8:33', '老贺', '另外周五团建'],
        ['4 8:34', '钱越', '好的'],
        ['5 9:00', '老贺', 'Brackley 漏桶的贷记单没批'],
        ['5 9:05', '钱越', '光明那边也在催'],
        ['5 9:06', '老贺', '下周一批'],
        ['6 9:00', '老贺', '禾田8D我周三前给'],
        ['6 11:30', '钱越', '午饭吃什么'],
      ),
    )
    expect(whose()).toEqual({
      禾田要5吨一个月: '禾田乳业',
      '先不说，等方案': '禾田乳业',
      另外周五团建: null,
      好的: null,
      'Brackley 漏桶的贷记单没批': 'Brackley Foods Ltd',
      // A word of the language that is a customer's name too: perhaps theirs, so nobody's.
      光明那边也在催: null,
      下周一批: null,
      禾田8D我周三前给: '禾田乳业',
      午饭吃什么: null,
    })
    expect(whyOf('先不说，等方案')).toEqual([{ code: 'topicBefore', text: '禾田' }])
  })

  it.each([
    [['禾田乳业', '禾田农机'], '禾田底价172，别外传'],
    [['Brackley Foods Ltd', 'Brackley Borough Council'], 'Brackley floor is 38.20'],
    [['禾田乳业', '新禾田农机'], '禾田底价172，别外传'],
    [['Brackley Foods Ltd', 'North Brackley Dairies'], 'Brackley floor is 38.20'],
    // Words of the language, and a place.
    [['Summit Foods Ltd'], 'we reach the summit of the price list'],
    [['Summit Foods Ltd'], 'Summit on pricing is next week'],
    [['Target Components Ltd'], 'Target price is 38.20'],
    [['光明乳业'], '前途光明，底价172'],
    [['和平化工'], '大家和平相处'],
    [['London Paper Ltd', 'Acme Ltd'], 'London office closed tomorrow'],
    // Letters of two words.
    [['大华电子'], '伟大华侨来访'],
  ])('%j: “%s” is nobody’s', async (names, text) => {
    await desk.drop(customers(...names))
    await desk.drop(ourRoom(['4 8:20', '老魏', text], ['4 8:21', '钱越', '收到']))
    expect(whose()).toEqual({ [text]: null, 收到: null })
  })

  it('a message that may speak of another as well is nobody’s, and states nothing for either', async () => {
    await desk.drop(customers('禾田乳业', 'Brackley Foods Ltd', '光明食品', '和平食品', '和平化工'))
    await desk.drop(
      ourRoom(
        ['4 8:20', '老魏', '禾田和Brackley底价都是172'],
        ['5 8:20', '老魏', '禾田预算368万，光明预算420万'],
        ['6 8:20', '老魏', '和平预算420万'],
      ),
    )
    expect(new Set(Object.values(whose()))).toEqual(new Set([null]))
    expect(desk.count('facts')).toBe(0)
  })

  it('of two whose names begin alike each gets what bears its own', async () => {
    await desk.drop(customers('禾田乳业', '禾田农机', 'Brackley Foods Ltd', 'Brackley Borough Council'))
    await desk.drop([
      '周报.txt',
      '周报 第21周\n禾田乳业：预算368万，12月4日定标。\n禾田农机：预算120万。\n禾田：账期90天。\nBrackley Borough Council: budget £90k.\nBrackley: floor 38.20.\n',
    ])
    const of = (name: string | null) =>
      Object.entries(whose()).flatMap(([text, own]) => (own === name ? text.split('\n') : []))
    expect(of('禾田乳业')).toEqual(['禾田乳业：预算368万，12月4日定标。'])
    expect(of('禾田农机')).toEqual(['禾田农机：预算120万。'])
    expect(of('Brackley Borough Council')).toEqual(['Brackley Borough Council: budget £90k.'])
    expect(of('Brackley Foods Ltd')).toEqual([])
    expect(of(null)).toEqual(expect.arrayContaining(['禾田：账期90天。', 'Brackley: floor 38.20.']))
    expect(
      desk.rows(
        `SELECT a.name, f.text FROM facts f JOIN accounts a ON a.id = f.account_id WHERE f.text LIKE '%90天%' OR f.text LIKE '%38.20%'`,
      ),
    ).toEqual([])
  })

  it('a name that is a person’s, a product’s or our own means no customer', async () => {
    await desk.drop(customers('Larkin Aero Ltd', 'Verdane Foods Ltd', 'Orla Foods Ltd'))
    await desk.drop(['人.csv', '公司,姓名\nOrla Foods Ltd,Fiona Larkin\n'])
    await desk.drop(['产品.csv', '产品名称,型号\nVerdane Blend,V-1\n'])
    await desk.drop(
      ourRoom(
        ['4 8:20', '老魏', 'Larkin rang about the samples'],
        ['4 9:20', '老魏', 'Verdane is out of stock'],
        ['4 10:20', '老魏', 'Orla wants 30 days'],
      ),
    )
    expect(whose()).toEqual({
      'Larkin rang about the samples': null,
      'Verdane is out of stock': null,
      'Orla wants 30 days': 'Orla Foods Ltd',
    })
  })

  it('a note is the customer’s whom it calls so, and cut where another is named', async () => {
    await desk.drop(customers('Nordlund Kosmetik ApS', 'Fellmoor Foods Ltd', '盐城永泰化工有限公司'))
    await desk.drop([
      'diary.txt',
      'Mon 18 May\nNordlund rang. They want 2% off and delivery in April.\n\nTues 19 May\nFellmoor call went well.\n\nWeds 20 May\nnothing new\n',
    ])
    await desk.drop(['周报.txt', '周报 第21周\n永泰：线圈开裂两台，客户情绪大。\nNordlund：要降2个点。\n'])
    const entries = Object.entries(whose())
    const of = (name: string | null) => entries.filter(([, own]) => own === name).map(([text]) => text)
    expect(of('Nordlund Kosmetik ApS').join('\n')).toMatch(/Nordlund rang[\s\S]*Nordlund：/)
    expect(of('Fellmoor Foods Ltd')).toHaveLength(1)
    expect(of('盐城永泰化工有限公司')).toEqual(['永泰：线圈开裂两台，客户情绪大。'])
    expect(of(null).join('\n')).toMatch(/nothing new/)
  })

  it('a name in pinyin is the same name', async () => {
    await desk.drop(customers('苏州清禾饮品有限公司', 'Fellmoor Foods Ltd'))
    await desk.drop(
      ourRoom(['4 8:20', 'Gareth Lloyd', 'floor for Qinghe is 275万'], ['6 8:20', '钱越', '收到']),
    )
    expect(whose()).toEqual({ 'floor for Qinghe is 275万': '苏州清禾饮品有限公司', 收到: null })
  })

  it('what a deal shares with its customer’s name, and a deal’s own name over a room, are names too', async () => {
    await desk.drop([
      '商机.csv',
      '商机名称,客户,阶段\n云港二期干变,南京金云港数据中心有限公司,报价\nFenwick Moss BESS,Caldermoor Energy Storage Ltd,报价\n',
    ])
    await desk.drop(ourRoom(['4 8:20', '老魏', '催老许 云港局放报告'], ['6 8:20', '钱越', '收到']))
    await desk.drop([
      '钉钉_内部_Fenwick.txt',
      '赵坤 5月12日 08:50\n最低 106万镑\n钱越 5月12日 08:52\nok rev C 先 111.8\n',
    ])
    expect(whose()).toEqual({
      '催老许 云港局放报告': '南京金云港数据中心有限公司',
      收到: null,
      '最低 106万镑': 'Caldermoor Energy Storage Ltd',
      'ok rev C 先 111.8': 'Caldermoor Energy Storage Ltd',
    })
  })
})

describe('in a customer’s own chat', () => {
  it('the short name of another takes nothing away', async () => {
    await desk.drop(customers('禾田乳业', '贝安烘焙'))
    await desk.drop(['人.csv', '公司,姓名\n贝安烘焙,周启明\n'])
    await desk.drop(
      roomOf(
        '周启明',
        ['4 8:20', '周启明', '你们给禾田的价格比我们低吧'],
        ['4 8:25', '钱越', '禾田量大'],
        ['4 8:26', '周启明', '那我们也要'],
      ),
    )
    expect(Object.values(whose())).toEqual(['贝安烘焙', '贝安烘焙', '贝安烘焙'])
  })

  it('nor from a stranger’s', async () => {
    await desk.drop(customers('禾田乳业', '贝安烘焙'))
    await desk.drop(roomOf('老同学', ['4 8:20', '小吴', '听说你们丢了禾田'], ['4 8:25', '小吴', '真的假的']))
    expect(Object.values(whose())).toEqual([null, null])
  })
})

describe('in a table', () => {
  it('rows go to the only customer who can be called so, and say by which words', async () => {
    await desk.drop(customers('禾田乳业(苏州)有限公司', 'Brackley Foods Ltd', 'Orla Ltd'))
    await desk.drop(orders('禾田', 'Brackley', 'Orla'))
    expect(listAccountNames(desk.db).sort()).toEqual([
      'Brackley Foods Ltd',
      'Orla Ltd',
      '禾田乳业(苏州)有限公司',
    ])
    expect(
      desk.rows(
        "SELECT grounds FROM evidence WHERE kind = 'row' AND text LIKE '%: 禾田%' AND grounds IS NOT NULL",
      ),
    ).toEqual([{ grounds: JSON.stringify([{ code: 'onlyShortName', text: '禾田' }]) }])
  })

  it.each([
    ['禾田', ['禾田乳业', '禾田农机']],
    ['禾田', ['禾田乳业', '新禾田农机']],
    ['Brackley', ['Brackley Foods Ltd', 'Brackley Borough Council']],
    ['光明', ['光明乳业(苏州)有限公司']],
  ])('%s stays by itself beside %j, and a person is asked', async (called, names) => {
    await desk.drop(customers(...names))
    await desk.drop(orders(called))
    expect(ofRows()).toEqual([{ number: 'SO-0', name: called }])
    expect(listProposals(desk.db).some(({ mergeName }) => mergeName === called)).toBe(true)
  })
})

describe('told in the report of its import', () => {
  it('with “&” as without it', async () => {
    await desk.drop(
      customers('Tarn & Hollow Dairies Ltd', 'Moss & Vale GmbH', 'Birk Lane Dairies Ltd'),
      orders('Tarn & Hollow Dairies', 'Tarn and Hollow Dairies', 'Moss & Vale', 'Birk Lane Dairies'),
    )
    expect(ofRows().map(({ name }) => name)).toEqual([
      'Tarn & Hollow Dairies Ltd',
      'Tarn & Hollow Dairies Ltd',
      'Moss & Vale GmbH',
      'Birk Lane Dairies Ltd',
    ])
  })

  it('a short name can be kept apart, with its rows and what they brought, and brought back', async () => {
    await desk.drop(customers('禾田乳业(苏州)有限公司', 'Brackley Foods Ltd'))
    const { id } = await desk.drop(orders('禾田', '禾田', 'Brackley Foods Ltd'))
    const [told, ...more] = listShortNamed(desk.db, id)
    expect(more).toEqual([])
    expect(told).toMatchObject({
      called: '禾田',
      accountName: '禾田乳业(苏州)有限公司',
      rows: 2,
      mergedBy: null,
    })
    const before = ofRows()
    const { changeSetId } = keepApart(desk.session, told!.accountId, '禾田')
    expect(ofRows().map(({ name }) => name)).toEqual(['禾田', '禾田', 'Brackley Foods Ltd'])
    expect(listShortNamed(desk.db, id)).toEqual([])
    // From now on the name is its own.
    await desk.drop(['more.csv', orders('禾田')[1].toString().replace('SO-0', 'SO-9')])
    expect(ofRows().at(-1)).toEqual({ number: 'SO-9', name: '禾田' })
    undoChangeSet(desk.db, changeSetId, importedAt)
    expect(ofRows().slice(0, 3)).toEqual(before)
  })

  it('and so a merge, which an undo takes apart', async () => {
    await desk.drop(orders('禾田'))
    const { id } = await desk.drop(customers('禾田乳业(苏州)有限公司'))
    const [told] = listShortNamed(desk.db, id)
    expect(told).toMatchObject({ called: '禾田', accountName: '禾田乳业(苏州)有限公司', rows: 0 })
    undoChangeSet(desk.db, told!.mergedBy!, importedAt)
    expect(listShortNamed(desk.db, id)).toEqual([])
  })

  it('what several may be meant by is offered to a person with those', async () => {
    await desk.drop(customers('禾田乳业', '禾田农机'))
    await desk.drop(ourRoom(['4 8:20', '老魏', '禾田底价172'], ['4 8:21', '钱越', '收到']))
    const perhaps = accountsPerhapsMeant(desk.db)
    expect(
      listUnlinked(desk.db).map((item) =>
        perhaps(item)
          .map(({ name }) => name)
          .sort(),
      ),
    ).toEqual([['禾田乳业', '禾田农机'].sort()])
  })
})

describe('whichever file comes first', () => {
  const contacts: TestFile = ['人.csv', '公司,姓名\n禾田乳业(苏州)有限公司,方敏\n']
  const list = customers('禾田乳业(苏州)有限公司', 'Brackley Foods Ltd')
  const table = orders('禾田', 'Brackley')
  const room = ourRoom(
    ['4 8:20', '老贺', '先别跟禾田说'],
    ['4 8:25', '钱越', '好，等方案'],
    ['6 17:12', 'Owen', 'For Brackley: 600 kg'],
  )
  const chat = roomOf('企微_方敏', ['7 8:20', '方敏', '报告什么时候给'], ['7 8:25', '钱越', '周三'])
  const state = () => ({
    accounts: listAccountNames(desk.db).sort(),
    rows: ofRows(),
    whose: whose(),
    open: listProposals(desk.db).length,
  })
  const files = [contacts, list, table, room, chat]
  const shuffled = [
    [0, 1, 2, 3, 4],
    [4, 3, 2, 1, 0],
    [3, 2, 4, 0, 1],
    [2, 3, 1, 4, 0],
    [3, 4, 2, 1, 0],
    [2, 0, 3, 1, 4],
  ]

  it.each(shuffled)('each by itself, in the order %i %i %i %i %i', async (...order) => {
    for (const at of order) await desk.drop(files[at]!)
    expect(state()).toEqual({
      accounts: ['Brackley Foods Ltd', '禾田乳业(苏州)有限公司'],
      rows: [
        { number: 'SO-0', name: '禾田乳业(苏州)有限公司' },
        { number: 'SO-1', name: 'Brackley Foods Ltd' },
      ],
      whose: {
        先别跟禾田说: '禾田乳业(苏州)有限公司',
        '好，等方案': '禾田乳业(苏州)有限公司',
        'For Brackley: 600 kg': 'Brackley Foods Ltd',
        报告什么时候给: '禾田乳业(苏州)有限公司',
        周三: '禾田乳业(苏州)有限公司',
      },
      open: 0,
    })
  })

  it('and all at once, in any order', async () => {
    await desk.drop(room, table, chat, list, contacts)
    const once = state()
    desk.close()
    desk = openImportDesk()
    await desk.drop(list, contacts, chat, table, room)
    expect(state()).toEqual(once)
    expect(once.open).toBe(0)
  })

  it('a customer that a list of things to do has made of a given name takes no text', async () => {
    await desk.drop([
      'WhatsApp Chat with Priya Nair.txt',
      '06/05/2026, 10:02 - Priya Nair: Helen gave me your number\n06/05/2026, 10:04 - Owen Marsh: ok thanks\n',
    ])
    await desk.drop(orders('Helen'))
    expect(new Set(Object.values(whose()))).toEqual(new Set([null]))
  })

  it('what was merged so can be taken apart, and stays apart from then on', async () => {
    await desk.drop(orders('禾田'))
    await desk.drop(list)
    const [merge] = desk.rows<{ id: string }>(
      "SELECT id FROM change_sets WHERE label = 'merge.shortName' ORDER BY id",
    )
    const before = ofRows()
    undoChangeSet(desk.db, merge!.id, importedAt)
    expect(ofRows()).not.toEqual(before)
    const apart = ofRows()
    await desk.drop(customers('贝安烘焙'))
    expect(ofRows()).toEqual(apart)
    // A person may still say that they are one.
    expect(listProposals(desk.db)).toHaveLength(1)
  })

  it('an undone import of the list gives the orders their own customers back', async () => {
    await desk.drop(table)
    await desk.drop(room)
    const before = { ...state(), activities: desk.count('activities') }
    const { id } = await desk.drop(list)
    expect(state()).not.toEqual(before)
    undoImport(desk.db, desk.context.stamp(), id)
    expect({ ...state(), activities: desk.count('activities') }).toEqual(before)
  })

  it('an undone import of the chat takes along what a later list made of it', async () => {
    const { id } = await desk.drop(room)
    await desk.drop(list)
    expect(desk.count('activities')).toBe(3)
    undoImport(desk.db, desk.context.stamp(), id)
    expect(desk.count('activities')).toBe(0)
    expect(whose()).toEqual({})
  })
})

it('a customer who came in with the contacts is known by the short name to the orders beside them', async () => {
  await desk.drop(
    ['contacts.csv', 'Name,Company,Title\nHelen Stroud,Brackley Bakeries,Procurement Director\n'],
    [
      'orders.csv',
      'Order no,Customer,Product,Qty,Unit price,Order date\nSO-1,Brackley Bakeries,Lemon oil,900,22.4,2026-04-07\nSO-2,Brackley,Lemon oil,1000,23.1,2026-10-08\n',
    ],
  )
  expect(listAccountNames(desk.db)).toEqual(['Brackley Bakeries'])
})

describe('a contact list and a sales system that write a customer differently', () => {
  const people = (company: string): TestFile => [
    'people.csv',
    `Name,Company,Title\nHelen Stroud,${company},Procurement Director\n`,
  ]
  const pipeline = (customer: string): TestFile => [
    'pipeline.csv',
    `Opportunity,Customer,Stage,Amount,Currency\nSite canteen,${customer},Proposal,120000,GBP\n`,
  ]
  const pairs = [
    ['衡川光电', '衡川光电有限公司'],
    ['衡川光电', '衡川光电（惠州）有限公司'],
    ['衡川光电', '惠州衡川光电股份有限公司'],
    ['杭州棠棉', '杭州棠棉医用织物洗涤有限公司'],
    ['Corvell Logistics', 'Corvell Logistics Pty Ltd'],
    ['Gulf Heron', 'Gulf Heron Laundry W.L.L.'],
  ] as const

  it.each(pairs)(
    '%s is %s, whichever comes first and whether dropped together or not',
    async (short, long) => {
      for (const files of [
        [[people(short), pipeline(long)]],
        [[pipeline(long), people(short)]],
        [[people(short)], [pipeline(long)]],
        [[pipeline(long)], [people(short)]],
      ]) {
        for (const together of files) await desk.drop(...together)
        expect(listAccountNames(desk.db)).toEqual([long])
        desk.close()
        desk = openImportDesk()
      }
    },
  )

  it('two places of one name stay two, and a person is asked', async () => {
    await desk.drop(people('衡川光电'), pipeline('衡川光电（惠州）有限公司'), [
      'more.csv',
      'Opportunity,Customer,Stage,Amount,Currency\nCanteen 2,衡川光电（武汉）有限公司,Proposal,120000,GBP\n',
    ])
    expect(listAccountNames(desk.db)).toHaveLength(3)
    expect(listProposals(desk.db).length).toBeGreaterThan(0)
  })

  it('what is listed under the short name takes the full one that a deal refers to', async () => {
    await desk.drop(['客户.csv', '客户编号,客户名称\nK-1,衡川光电\n'])
    await desk.drop(pipeline('衡川光电（惠州）有限公司'))
    expect(listAccountNames(desk.db)).toEqual(['衡川光电'])
  })
})
