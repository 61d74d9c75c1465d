import type { AccountId, DealId } from '../../src/shared/ids.ts'
import { latency, quantile, timeEach } from '../figure.ts'
import type { Measure } from './measure.ts'

/** Account and deal pages, lists and Today, in core time: what the screen waits for less the line. */
export const records: Measure = async ({ core, chance }) => {
  const { client } = core
  const { db } = core.sessions.require()
  const accounts = (
    db.read('SELECT account_id AS id FROM deals GROUP BY account_id ORDER BY count(*) DESC').all() as {
      id: AccountId
    }[]
  ).map(({ id }) => id)
  const deals = (db.read('SELECT id FROM deals').all() as { id: DealId }[]).map(({ id }) => id)
  // The largest twenty are in it: a page must not be slow just where it matters.
  const someAccounts = [...accounts.slice(0, 20), ...Array.from({ length: 280 }, () => chance.pick(accounts))]
  const someDeals = Array.from({ length: 300 }, () => chance.pick(deals))
  const bare = await timeEach(someAccounts, (id) => db.read('SELECT * FROM accounts WHERE id = ?').get(id))
  const one = { name: 'one row by its key', p50: quantile(bare.wall, 0.5) }
  const accountPage = await timeEach(someAccounts, async (id) => {
    await client.accounts.get({ id })
    await client.accounts.timeline({ accountId: id, dealId: null, before: null, limit: 100 })
  })
  const dealPage = await timeEach(someDeals, async (id) => {
    await client.deals.get({ id })
    await client.accounts.timeline({ accountId: null, dealId: id, before: null, limit: 100 })
  })
  const today = await timeEach(Array.from({ length: 20 }), () => client.today.get())
  const accountRows = await timeEach(Array.from({ length: 10 }), () => client.accounts.rows())
  const find = await timeEach(['宁波', '第一', 'north', 'P-1', 'D-1000', 'ca'], (query) =>
    client.accounts.find({ query }),
  )
  const streams = await timeEach(Array.from({ length: 3 }), async () => {
    for await (const _ of await client.deals.rows());
  })
  return [
    latency('account page: record and timeline', accountPage, { p99: 50 }, one),
    latency('deal page: record and timeline', dealPage, { p99: 50 }, one),
    latency('Today', today, {}),
    latency('accounts grid, all rows', accountRows, {}),
    latency('command palette: find by name', find, {}),
    latency('deals grid, all rows, in the core', streams, {}),
  ]
}
