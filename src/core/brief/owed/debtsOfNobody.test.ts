import { afterEach, beforeEach, expect, it } from 'vitest'
import { openImportDesk } from '../../imports/importFixture.ts'
import { citableFacts } from '../tracks/citations.ts'

const asOf = Date.parse('2026-11-23T04:00:00Z')
let desk: ReturnType<typeof openImportDesk>
beforeEach(() => {
  desk = openImportDesk({ now: asOf - 60_000 })
})
afterEach(() => desk.close())

const handedOver = (account: string): string[] => {
  const { id } = desk.rows<{ id: string }>(`SELECT id FROM accounts WHERE name = '${account}'`)[0]!
  return citableFacts(desk.db, id, asOf).flatMap(({ kind, text }) => (kind === 'handedOver' ? [text] : []))
}

it('what went to somebody of one customer is told of that customer, and of no other', async () => {
  await desk.drop([
    'contacts.csv',
    'Account,Name,Title\nHarrow Dairies,Paula Reyes,Plant Manager\nHarrow Dairies,Nina Falk,Buyer\nOrwell Foods,Nina Brandt,Buyer\n',
  ])
  await desk.drop([
    'depot group.txt',
    '[19/11/2026, 10:15:02] Iris: dock two is back\n[19/11/2026, 14:48:10] Tom: Swab results sent to Paula today, a day late\n[19/11/2026, 14:52:41] Iris: Cleaning rota sent to Nina today\n',
  ])
  expect(handedOver('Harrow Dairies')).toEqual([expect.stringContaining('Swab results')])
  expect(handedOver('Orwell Foods')).toEqual([])
})
