import { afterEach, beforeEach, describe, expect, it } from 'vitest'
import { openImportDesk } from './importFixture.ts'
import { personsOfCell } from './personNames.ts'

/** Cells that are kept for one person and name several, or one by a form of the name that is cut short. */

describe('a cell of persons', () => {
  it.each([
    ['陶国立GM/吴敏/罗晓燕(采购)', ['陶国立 GM', '吴敏', '罗晓燕 采购']],
    ['周明远采购总监、秦雨', ['周明远 采购总监', '秦雨']],
    ['Owen Hale/Marta Lind', ['Owen Hale', 'Marta Lind']],
    ['Owen Hale and Marta Lind (Procurement)', ['Owen Hale', 'Marta Lind Procurement']],
    ['王总、李工', ['王总', '李工']],
    ['晓燕 罗;敏 祝', ['罗晓燕', '祝敏']],
    ['王 敏', ['王 敏']],
    ['罗晓燕/采购部', ['罗晓燕 采购部']],
  ])('%s names each of them', (cell, persons) => {
    const told = personsOfCell(cell).map(({ name, title }) => [name, title].filter(Boolean).join(' '))
    expect(told).toEqual(persons)
  })
  it.each([
    '采购部/财务部',
    'Owen Hale',
    'Purchasing & Stores',
    'HR/Finance',
    '设备处（王工、李工除外）',
    'tbc / see mail',
  ])('%s stays as it is written', (cell) => {
    expect(personsOfCell(cell)).toEqual([{ name: cell, title: null }])
  })
})

describe('on import', () => {
  let desk: ReturnType<typeof openImportDesk>
  beforeEach(() => {
    desk = openImportDesk()
  })
  afterEach(() => desk.close())
  const people = () =>
    desk
      .rows<{ name: string; title: string | null }>('SELECT name, title FROM contacts ORDER BY name')
      .map(({ name, title }) => (title === null ? name : `${name} (${title})`))

  it('each is a person of the customer, and the deal is prepared for the first of them', async () => {
    await desk.drop([
      '商机.csv',
      '商机名称,客户,关键人,阶段\n二期线,瀚原精机,陶国立GM/吴敏/罗晓燕(采购),报价\n',
    ])
    expect(people().toSorted()).toEqual(['吴敏', '罗晓燕 (采购)', '陶国立 (GM)'].toSorted())
    expect(desk.rows('SELECT c.name FROM deals d JOIN contacts c ON c.id = d.next_call_contact_id')).toEqual([
      { name: '陶国立' },
    ])
  })

  it('a surname cut to its letter, or left out, is that of the one who is known there', async () => {
    await desk.drop(
      [
        'contacts.csv',
        'Company,Name,Title\nTarnbeck Ferries,Owen Hale,Buyer\nTarnbeck Ferries,Marta Lind,CFO\n',
      ],
      [
        'complaints.csv',
        'Ticket no,Date,Customer,Contact,Subject,Status\nC-1,2026-11-02,Tarnbeck Ferries,Owen H,leaking seal,open\nC-2,2026-11-03,Tarnbeck Ferries,Marta,late lorry,open\nC-3,2026-11-04,Tarnbeck Ferries,M. Lind,wrong invoice,open\n',
      ],
    )
    expect(people()).toEqual(['Marta Lind (CFO)', 'Owen Hale (Buyer)'])
  })
})

describe('a cell that lists people with what they are', () => {
  it.each([
    ['曲澄 采购经理;孙屿 供应链总监;姜霖 品控主管', ['孙屿 供应链总监', '姜霖 品控主管', '曲澄 采购经理']],
    ['Ann Roe (CFO); Bo Lund (Purchasing)', ['Ann Roe CFO', 'Bo Lund Purchasing']],
    ['国栋 梁;敏 邱', ['梁国栋 ', '邱敏 ']],
    ['曲澄、迟师傅', ['曲澄 ', '迟师傅 ']],
    ['H. Marsh, O. Pritchard', ['H. Marsh ', 'O. Pritchard ']],
  ])('“%s” names each of them', async (cell, people) => {
    const desk = openImportDesk()
    await desk.drop(['商机.csv', `商机名称,客户,联系人,阶段,金额\n年框,澄屿食品,"${cell}",方案,200000\n`])
    const named = desk.rows<{ name: string; title: string | null }>('SELECT name, title FROM contacts')
    expect(named.map(({ name, title }) => `${name} ${title ?? ''}`).sort()).toEqual([...people].sort())
    desk.close()
  })

  it('by first names means those who are on file there, and a surname before its first name one', async () => {
    const desk = openImportDesk()
    await desk.drop(
      ['people.csv', 'Name,Company,Title\nIngrid Berg,Fjordmat AS,Buyer\nLars Moe,Fjordmat AS,COO\n'],
      [
        'visits.csv',
        'Date,Customer,Type,Contact,Notes\n2026-05-11,Fjordmat AS,Call,"Ingrid, Lars","volume goes down next year"\n',
      ],
    )
    expect(desk.rows<{ name: string }>('SELECT name FROM contacts ORDER BY name')).toEqual([
      { name: 'Ingrid Berg' },
      { name: 'Lars Moe' },
    ])
    desk.close()
  })
})
