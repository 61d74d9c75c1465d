import { afterEach, beforeEach, expect, it } from 'vitest'
import { listDealCompetitors } from '../deals/store.ts'
import { openImportDesk } from '../imports/importFixture.ts'

let desk: ReturnType<typeof openImportDesk>
beforeEach(() => {
  desk = openImportDesk({ now: Date.UTC(2026, 10, 23, 2) })
})
afterEach(() => desk.close())

it('the rivals of every deal are known, in whatever order their names and those of the deals stand', async () => {
  await desk.drop(
    ['customers.csv', 'Customer\nFenmoor Ferries Ltd\n北辰水务集团有限公司\n'],
    [
      'opportunities.csv',
      'Opportunity,Customer,Stage,Amount,Currency,Competitors\nZinc anodes,Fenmoor Ferries Ltd,Proposal,20000,GBP,Halden\nAnchor chain,Fenmoor Ferries Ltd,Proposal,30000,GBP,Mardon\n二期泵房,北辰水务集团有限公司,Proposal,500000,CNY,凌拓\n',
    ],
  )
  expect(listDealCompetitors(desk.db, 10)).toEqual(['Halden', 'Mardon', '凌拓'])
})
