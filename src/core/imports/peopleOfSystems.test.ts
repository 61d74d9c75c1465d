import { afterEach, beforeEach, describe, expect, it } from 'vitest'
import { openImportDesk, type TestFile } from './importFixture.ts'
import { listRejections } from './report.ts'

/**
 * Lists of people as systems write them: first and last name in columns of their own, numbers that only the system reads, and
 * a state that says who has left.
 */

let desk: ReturnType<typeof openImportDesk>
beforeEach(() => {
  desk = openImportDesk()
})
afterEach(() => desk.close())

const people = () =>
  desk.rows<{ name: string; account: string }>(
    `SELECT c.name, a.name AS account FROM contacts c JOIN accounts a ON a.id = c.account_id
     WHERE c.merged_into_id IS NULL ORDER BY c.id`,
  )
const namesOf = () => people().map(({ name }) => name)
const told = () => {
  const [run] = desk.rows<{ id: string }>('SELECT id FROM imports')
  return listRejections(desk.db, run!.id, 0, -1).rows.map(({ column, code, value }) => [column, code, value])
}
const leftOf = () =>
  Object.fromEntries(
    desk
      .rows<{ name: string; left: number | null }>('SELECT name, left_at AS left FROM contacts ORDER BY id')
      .map(({ name, left }) => [name, left === null ? null : new Date(left).toISOString().slice(0, 10)]),
  )

describe('a name in two columns', () => {
  it.each([
    [
      'Contact ID,Account,First Name,Last Name,Title\nK-0117,Tidewell Brewing plc,Idris,Penhallow,Finance Director\nK-0118,Tidewell Brewing plc,Greta,Lowe,Buyer\n',
      ['Idris Penhallow', 'Greta Lowe'],
    ],
    [
      '姓,名,公司名称,职务,手机\n邹,立群,苏州铭越光学,设备总监,13900000011\n骆,佳,苏州铭越光学,采购经理,13900000012\n',
      ['邹立群', '骆佳'],
    ],
    [
      'Salutation,First Name,Middle Name,Last Name,Company,Marketing contact status\nDr,Jutta,M.,Riemann,Veyron GmbH,Marketing contact\nMr,Sven,,Aalto,Veyron GmbH,Non-marketing contact\n',
      ['Jutta Riemann', 'Sven Aalto'],
    ],
    [
      'Record Id,Contact Owner.id,Contact Owner,First Name,Last Name,Account Name\nzcrm_4876876000000431001,zcrm_4876876000000311001,Asha Menon,Tobias,Renn,Kestrel Mills\n',
      ['Tobias Renn'],
    ],
    // A whole name besides says the same.
    [
      'Full Name,First Name,Last Name,Company Name,Job Title\nImogen R. Tait,Imogen,Tait,Ravensmoor Utilities,Head of Assets\n',
      ['Imogen R. Tait'],
    ],
  ])('%j', async (text, names) => {
    await desk.drop(['contacts.csv', text] satisfies TestFile)
    expect(namesOf()).toEqual(names)
  })

  it('a row of nobody is told, and makes nobody', async () => {
    await desk.drop([
      'contacts.csv',
      'Record ID,First Name,Last Name,Email,Associated Company,Job Title\n51,Maja,Lindgren,maja@lindqvist.example,Lindqvist Timber AB,Buyer\n53,,,info@lindqvist.example,Lindqvist Timber AB,\n',
    ])
    expect(namesOf()).toEqual(['Maja Lindgren'])
    expect(told()).toContainEqual(['Last Name', 'notAPerson', ''])
  })
})

describe('numbers that a system gives', () => {
  const accounts: TestFile = [
    'Account.csv',
    'Id,Name,Type,BillingCity,OwnerId\n0015g00000KqT1AAAV,Halbrook Dairies Ltd,Customer,Taunton,0055g000001AbCdAAK\n',
  ]
  const contacts: TestFile = [
    'Contact.csv',
    'Id,AccountId,FirstName,LastName,Title,OwnerId\n0035g00000AAaa1AAD,0015g00000KqT1AAAV,Fenella,Troughton,Head of Engineering,0055g000001AbCdAAK\n',
  ]

  it('name the customer and the person of another table, and are nobody’s name', async () => {
    await desk.drop(accounts, contacts, [
      'visits.csv',
      'Id,AccountId,ContactId,Activity Date,Type,Notes\n00T5g00001aaaaaAAA,0015g00000KqT1AAAV,0035g00000AAaa1AAD,2026-05-12,Call,Wants the noise figures in writing\n',
    ])
    expect(people()).toEqual([{ name: 'Fenella Troughton', account: 'Halbrook Dairies Ltd' }])
    expect(desk.rows('SELECT c.name FROM activities a JOIN contacts c ON c.id = a.contact_id')).toEqual([
      { name: 'Fenella Troughton' },
    ])
    expect(desk.rows('SELECT owner_name FROM accounts')).toEqual([{ owner_name: null }])
  })

  it('of a customer that no file has make none', async () => {
    await desk.drop(contacts)
    expect(desk.count('accounts')).toBe(0)
    expect(desk.count('contacts')).toBe(0)
    expect(told()).toContainEqual(['AccountId', 'accountMissing', '0015g00000KqT1AAAV'])
  })
})

it('who decides is told by a yes under a heading that asks for it', async () => {
  await desk.drop([
    '联系人.csv',
    '姓名,客户名称,职务,关键决策人\n邱卫东,澄川热能,采购部长,是\n龚敏,澄川热能,总工,否\n',
  ])
  expect(desk.rows('SELECT name, buying_role AS role FROM contacts ORDER BY id')).toEqual([
    { name: '邱卫东', role: 'economicBuyer' },
    { name: '龚敏', role: null },
  ])
})

describe('who has left', () => {
  it('is told by the state in a row, with its day', async () => {
    desk.at(Date.UTC(2026, 10, 23, 2))
    await desk.drop([
      '联系人.csv',
      '姓名,公司,职务,状态,备注\n邱卫东,澄川热能,采购部长,在职,\n龚敏,澄川热能,总工,离职(10/15),\nSimon Coe,Halbrook,Buyer,left 09/2026,\nPetra Voss,Halbrook,QA Manager,LEFT,left 30/10 for Bramley\n',
    ])
    expect(leftOf()).toEqual({
      邱卫东: null,
      龚敏: '2026-10-15',
      'Simon Coe': '2026-09-30',
      'Petra Voss': '2026-10-30',
    })
  })

  it('a state of something else says nothing of that', async () => {
    await desk.drop([
      'people.csv',
      'Name,Company,Title,Status\nAnn Lee,Halbrook,Buyer,to be called back\nTom Ray,Halbrook,Engineer,newsletter sent\nEva Dunn,Halbrook,Planner,to be called back\n',
    ])
    expect(leftOf()).toEqual({ 'Ann Lee': null, 'Tom Ray': null, 'Eva Dunn': null })
    // It is kept as it stands.
    expect(told()).toEqual([])
  })
})
