import { afterEach, beforeEach, describe, expect, it } from 'vitest'
import { undoChangeSet } from '../undo/changeSets.ts'
import { openImportDesk, type TestFile } from './importFixture.ts'
import { listProposals } from './proposals.ts'

/**
 * Tables write names short: Svcs for Services, the letters of a Chinese name that tell, a first name as friends say it. Where
 * that can be one customer or one person only, it is that one.
 */

let desk: ReturnType<typeof openImportDesk>
beforeEach(() => {
  desk = openImportDesk()
})
afterEach(() => desk.close())

const lines = (...rows: string[]) => rows.join('\n')
const customers = (...names: string[]): TestFile => ['客户.csv', lines('客户名称', ...names)]
const orders = (...names: string[]): TestFile => [
  'orders.csv',
  lines(
    'Order no,Customer,Product,Qty,Unit price,Order date',
    ...names.map((name, at) => `SO-${at},${name},Lemon oil,900,22.4,2026-04-0${at + 1}`),
  ),
]
const boughtBy = () =>
  desk
    .rows<{ name: string }>(
      'SELECT a.name FROM price_lines p JOIN accounts a ON a.id = p.account_id ORDER BY p.number',
    )
    .map(({ name }) => name)
const people = () =>
  desk.rows(
    'SELECT name, nickname, title FROM contacts WHERE merged_into_id IS NULL AND deleted_at IS NULL ORDER BY name',
  )

describe('a customer whose name is written short', () => {
  it.each([
    ['Corvan Marine Services Ltd', 'Corvan Marine Svcs'],
    ['Hollin Arts Centre', 'Hollin Arts Ctr'],
    ['Penrose Structural Engineering LLP', 'Penrose Struct Eng'],
    ['Kestrow Glass Recycling Ltd', 'Kestrow GR'],
    ['Kestrow Glass Recycling Ltd', 'KGR'],
    ['浙江澄岳轨道检修有限公司', '澄岳检修'],
    ['澄岳大剧院管理有限公司', '澄岳大剧院'],
    ['浙江澄岳轨道检修有限公司', '澄岳轨道'],
  ])('%s is meant by %s', async (whole, short) => {
    await desk.drop(customers(whole, 'Brackley Foods Ltd', '禾田乳业(苏州)有限公司'))
    await desk.drop(orders(short))
    expect(boughtBy()).toEqual([whole])
  })

  it.each([
    [['Corvan Marine Services Ltd'], 'Corvan Aviation'],
    [['Corvan Marine Systems Ltd', 'Corvan Marine Stations Ltd'], 'Corvan Marine Sts'],
    [['Kestrow Glass Recycling Ltd', 'Kilburn Garden Rooms Ltd'], 'KGR'],
    [['浙江澄岳轨道检修有限公司'], '澄岳农机'],
    [['浙江澄岳轨道检修有限公司', '澄岳桥梁检修有限公司'], '澄岳检修'],
    [['浙江澄岳轨道检修有限公司'], '成都澄岳检修'],
    // A place, and a word of the language.
    [['东方轨道检修有限公司'], '东方检修'],
    [['Summit Marine Services Ltd'], 'Summit Svcs'],
  ])('%j: %s is nobody’s of them', async (names, short) => {
    await desk.drop(customers(...names))
    await desk.drop(orders(short))
    expect(boughtBy()).toEqual([short])
  })

  it('is found afterwards too, in a step that can be taken back and is not done again', async () => {
    await desk.drop(orders('Corvan Marine Svcs', '澄岳检修'))
    await desk.drop(customers('Corvan Marine Services Ltd', '浙江澄岳轨道检修有限公司'))
    expect(boughtBy()).toEqual(['Corvan Marine Services Ltd', '浙江澄岳轨道检修有限公司'])
    const [latest] = desk.rows<{ id: string }>(
      "SELECT id FROM change_sets WHERE label = 'merge.shortName' ORDER BY id DESC",
    )
    undoChangeSet(desk.db, latest!.id, desk.context.now())
    expect(new Set(boughtBy())).toContain('澄岳检修')
    await desk.drop(customers('禾田乳业'))
    expect(new Set(boughtBy())).toContain('澄岳检修')
  })

  it('is two where a list of customers has both: a person is asked', async () => {
    await desk.drop([
      'accounts.csv',
      lines(
        'Account code,Account name,City',
        'C1,Corvan Marine Services Ltd,Hull',
        'C2,Corvan Marine Svcs,Hull',
      ),
    ])
    expect(desk.rows('SELECT name FROM accounts WHERE merged_into_id IS NULL')).toHaveLength(2)
    expect(listProposals(desk.db)).toHaveLength(1)
  })

  it('is told by the column that a list of people has for it', async () => {
    await desk.drop([
      '联系人.csv',
      lines(
        '客户编号,客户名称,简称,联系人,职务',
        'C7,浙江澄岳轨道检修有限公司,老澄家,卢敏,采购',
        'C9,Hollin Arts Centre,HAC,Amara Bell,Head of Lighting',
      ),
    ])
    await desk.drop(orders('老澄家', 'HAC', 'C7'))
    expect(boughtBy()).toEqual(['浙江澄岳轨道检修有限公司', 'Hollin Arts Centre', '浙江澄岳轨道检修有限公司'])
    expect(desk.rows('SELECT code, aliases FROM accounts ORDER BY code')[0]).toEqual({
      code: 'C7',
      aliases: '["老澄家"]',
    })
  })
})

describe('a person', () => {
  it('is called by given name and surname in English, and by surname and given name in Chinese', async () => {
    await desk.drop(
      ['people.csv', lines('First,Surname,Company,Job title', 'Amara,Bell,Corvan Marine Ltd,Buyer')],
      ['人员.csv', lines('姓,名,单位,职务', '庄,雨桐,澄岳检修,采购经理', '欧阳,敏,澄岳检修,总工')],
    )
    expect(people().map(({ name }) => name)).toEqual(['Amara Bell', '庄雨桐', '欧阳敏'])
  })

  it('is one under a name cut short with the same address', async () => {
    await desk.drop([
      'people.csv',
      lines(
        'First,Surname,Company,Job title,E-mail',
        'Matt,Okoro,Corvan Marine Ltd,Yard Manager,m.okoro@corvan.example',
        'Matthew,Okoro,Corvan Marine Ltd,Yard Manager,m.okoro@corvan.example',
        'Maria,Okoro,Corvan Marine Ltd,Buyer,maria@corvan.example',
      ),
    ])
    expect(people()).toEqual([
      { name: 'Maria Okoro', nickname: null, title: 'Buyer' },
      { name: 'Matthew Okoro', nickname: 'Matt', title: 'Yard Manager' },
    ])
  })

  it('is two where the addresses are two', async () => {
    await desk.drop([
      'people.csv',
      lines(
        'First,Surname,Company,E-mail,Mobile',
        'Rob,Okoro,Corvan Marine Ltd,rob@corvan.example,07700900111',
        'Robert,Okoro,Corvan Marine Ltd,robert@corvan.example,07700900222',
      ),
    ])
    expect(people()).toHaveLength(2)
  })

  it('who stands beside an account is a contact there, once, also by an initial', async () => {
    await desk.drop([
      'accounts.csv',
      lines(
        'Acc No,Account Name,Cntry,Main Contact,Terms',
        'C1,Corvan Marine Services Ltd,UK,Amara Bell,30d',
        'C1,Corvan Marine Services,UK,A Bell,30d',
        'C2,Hollin Arts Centre,IE,,14d',
      ),
    ])
    await desk.drop([
      'people.csv',
      lines('First,Surname,Company,Job title', 'Amara,Bell,Corvan Marine Services Ltd,Category Manager'),
    ])
    expect(people()).toEqual([{ name: 'Amara Bell', nickname: null, title: 'Category Manager' }])
    expect(desk.rows('SELECT name, region FROM accounts ORDER BY name')).toEqual([
      { name: 'Corvan Marine Services Ltd', region: 'UK' },
      { name: 'Hollin Arts Centre', region: 'IE' },
    ])
    expect(
      desk.rows(
        "SELECT a.name, f.text, f.values_json AS said FROM facts f JOIN accounts a ON a.id = f.account_id WHERE f.kind = 'paymentTerm' ORDER BY f.id",
      ),
    ).toMatchObject([
      { name: 'Corvan Marine Services Ltd', text: '30d', said: '[{"value":30,"unit":"days"}]' },
      { name: 'Corvan Marine Services Ltd', text: '30d' },
      { name: 'Hollin Arts Centre', text: '14d' },
    ])
  })
})
