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
