import { afterEach, beforeEach, expect, it } from 'vitest'
import { listAccountNames } from '../accounts/store.ts'
import { openImportDesk } from './importFixture.ts'

let desk: ReturnType<typeof openImportDesk>
beforeEach(() => {
  desk = openImportDesk()
})
afterEach(() => desk.close())

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
