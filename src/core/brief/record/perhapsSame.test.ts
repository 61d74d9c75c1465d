import { afterEach, beforeEach, describe, expect, it } from 'vitest'
import { importedAt, openImportDesk, type TestFile } from '../../imports/importFixture.ts'
import { decideProposal, listProposals } from '../../imports/proposals.ts'
import { perhapsSame } from './perhapsSame.ts'

/** What lies with a record that may be the same customer is in no brief: the brief says so, until a person has decided. */

let desk: ReturnType<typeof openImportDesk>
beforeEach(() => {
  desk = openImportDesk()
})
afterEach(() => desk.close())

const list: TestFile = ['accounts.csv', 'Account ID,Account name,Industry\nK-1,Kestra Drives GmbH,Drives\n']
const orders: TestFile = [
  'orders.csv',
  'Order no,Customer,Product,Qty,Unit price,Order date\nS-1,Kestra Drives Inc.,Seal,9,20,2026-04-03\nS-2,Kestra Drives Inc.,Seal,9,20,2026-04-04\n',
]
const idOf = (name: string) =>
  desk.rows<{ id: string }>('SELECT id FROM accounts WHERE name = ?', name)[0]!.id

describe('another record that may be the customer', () => {
  it('is told with how much lies there, from either side', async () => {
    await desk.drop(list, orders)
    expect(perhapsSame(desk.db, idOf('Kestra Drives GmbH'), importedAt)).toEqual([
      { accountId: idOf('Kestra Drives Inc.'), name: 'Kestra Drives Inc.', items: 2 },
    ])
    expect(perhapsSame(desk.db, idOf('Kestra Drives Inc.'), importedAt)).toMatchObject([
      { name: 'Kestra Drives GmbH', items: 1 },
    ])
  })

  it.each(['merge', 'dismiss'] as const)(
    'is told no more once a person has decided: %s',
    async (decision) => {
      await desk.drop(list, orders)
      decideProposal(desk.session, listProposals(desk.db)[0]!.id, decision)
      expect(perhapsSame(desk.db, idOf('Kestra Drives GmbH'), importedAt)).toEqual([])
    },
  )

  it('is none where names only sound alike', async () => {
    await desk.drop(list, ['more.csv', 'Account ID,Account name,Industry\nK-2,Kestra Dairies Ltd,Food\n'])
    expect(perhapsSame(desk.db, idOf('Kestra Drives GmbH'), importedAt)).toEqual([])
  })
})
