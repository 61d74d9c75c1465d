import { afterEach, beforeEach, describe, expect, it } from 'vitest'
import { openImportDesk } from './importFixture.ts'
import { listRejectionGroups } from './report.ts'

/** A team's own history of what it sold and what it did not get, in the words in which people head their columns. */

let desk: ReturnType<typeof openImportDesk>
beforeEach(() => {
  desk = openImportDesk()
})
afterEach(() => desk.close())

const lines = (...rows: string[]) => rows.join('\n')
const priced = () =>
  desk.rows(
    `SELECT p.kind, p.outcome, a.name AS account, g.name AS product, p.quantity, p.unit_price_minor / 100 AS price,
      p.rival FROM price_lines p JOIN accounts a ON a.id = p.account_id JOIN products g ON g.id = p.product_id
     ORDER BY p.priced_at, p.id`,
  )
const told = () => {
  const { id } = desk.rows<{ id: string }>('SELECT id FROM imports ORDER BY started_at DESC, id DESC')[0]!
  return listRejectionGroups(desk.db, id).map(({ column, code, kept }) => [column, code, kept])
}

describe('a history of deals won and lost', () => {
  it('is read under headings as people type them, and what was lost is no order', async () => {
    const report = await desk.drop([
      '历史成交.csv',
      lines(
        '下单日期,客户名,买的啥,台数,当时报价(元),成交价(元),成没成,跟谁竞争',
        '2024-01-05,青禾化工,LX-200,1,92000,88000,成交,北凌',
        '2024-02-25,北辰精工,LX-200,2,92000,90500,丢了,海泽',
        '2024-03-27,东江水务,LX-90,6,43000,41000,成了,',
        '2024-04-26,青禾化工,LX-90,2,43000,42000,没成,北凌',
      ),
    ])
    expect(report.files).toMatchObject([{ kind: 'orders', accepted: 4, rejected: 0 }])
    expect(priced()).toMatchObject([
      { kind: 'order', outcome: 'won', account: '青禾化工', product: 'LX-200', price: 88_000, rival: '北凌' },
      {
        kind: 'quote',
        outcome: 'lost',
        account: '北辰精工',
        product: 'LX-200',
        price: 90_500,
        rival: '海泽',
      },
      { kind: 'order', outcome: 'won', account: '东江水务', product: 'LX-90', quantity: 6, price: 41_000 },
      { kind: 'quote', outcome: 'lost', account: '青禾化工', product: 'LX-90', quantity: 2, price: 42_000 },
    ])
    expect(told()).toEqual([])
  })

  it('has its lost offers also where even the day is asked for', async () => {
    await desk.drop([
      '卖过的.csv',
      lines(
        '啥时候,哪家,买的啥,几台,当时报价,成没成',
        '2024-01-05,青禾化工,LX-200,1,92000,成了',
        '2024-02-25,北辰精工,LX-200,2,92000,丢了',
        '2024-03-27,东江水务,LX-90,6,43000,成了',
      ),
    ])
    expect(priced()).toMatchObject([
      { outcome: 'won', product: 'LX-200', price: 92_000 },
      { outcome: 'lost', account: '北辰精工', price: 92_000 },
      { outcome: 'won', product: 'LX-90', quantity: 6, price: 43_000 },
    ])
  })

  it('is read in English words of somebody’s own', async () => {
    await desk.drop([
      'sales history.csv',
      lines(
        'When,Customer,What they bought,How many,We quoted,What they paid,Did we get it',
        '2024-01-05,Redwood Clinics,LX-200,1,92000,88000,won',
        '2024-02-25,Lakeside Health,LX-200,2,92000,90500,lost',
        '2024-03-27,Harbor Medical,LX-90,6,43000,41000,won',
      ),
    ])
    expect(priced()).toMatchObject([
      { outcome: 'won', account: 'Redwood Clinics', price: 88_000 },
      { outcome: 'lost', account: 'Lakeside Health' },
      { outcome: 'won', account: 'Harbor Medical', product: 'LX-90', quantity: 6, price: 41_000 },
    ])
  })

  it('makes no order of a row that its status calls lost', async () => {
    await desk.drop([
      '销售订单.csv',
      lines(
        '订单号,下单日期,客户,产品,数量,单价,状态',
        'S-1,2026-03-01,明州,N12,2,52000,已发货',
        'S-2,2026-03-09,明州,N12,1,51000,丢单',
      ),
    ])
    expect(priced().map(({ kind, outcome }) => [kind, outcome])).toEqual([
      ['order', 'won'],
      ['quote', 'lost'],
    ])
  })

  it('divides what a price column holds by the quantity where it plainly holds totals', async () => {
    const rows = [
      ['2024-01-05', 'LX-200', 5, 439_000],
      ['2024-02-11', 'LX-200', 2, 178_400],
      ['2024-03-09', 'LX-200', 10, 871_000],
      ['2024-03-20', 'LX-90', 4, 163_000],
      ['2024-05-02', 'LX-90', 1, 41_800],
      ['2024-06-17', 'LX-200', 1, 90_100],
      ['2024-07-01', 'LX-90', 8, 322_000],
    ] as const
    await desk.drop([
      '历史成交.csv',
      lines(
        '下单日期,客户,产品,台数,成交价',
        ...rows.map(([day, item, n, sum]) => `${day},青禾化工,${item},${n},${sum}`),
      ),
    ])
    expect(priced().map(({ price, quantity }) => (price as number) * (quantity as number))).toEqual(
      rows.map(([, , , sum]) => sum),
    )
  })

  it('leaves a price per piece as it is, whatever the quantities are', async () => {
    await desk.drop([
      '历史成交.csv',
      lines(
        '下单日期,客户,产品,台数,成交价',
        ...[5, 2, 10, 1, 6, 3].map((n, at) => `2024-0${at + 1}-05,青禾化工,LX-200,${n},${88_000 - n * 150}`),
      ),
    ])
    expect(priced()[0]).toMatchObject({ quantity: 5, price: 87_250 })
  })
})

describe('a day of which only the month is known', () => {
  it('is dated in that month, and told', async () => {
    await desk.drop([
      '订单.csv',
      lines(
        '订单号,下单日期,客户,产品,数量,单价',
        'S-1,2026-03,明州,N12,2,52000',
        'S-2,2026年4月,明州,N12,1,51000',
        'S-3,Feb 2026,明州,N12,1,51500',
        'S-4,2026-05-09,明州,N12,1,50500',
      ),
    ])
    const day = (text: string) => Date.parse(`${text}T00:00:00+08:00`)
    expect(desk.rows('SELECT number, priced_at AS at FROM price_lines ORDER BY number')).toEqual([
      { number: 'S-1', at: day('2026-03-01') },
      { number: 'S-2', at: day('2026-04-01') },
      { number: 'S-3', at: day('2026-02-01') },
      { number: 'S-4', at: day('2026-05-09') },
    ])
    expect(told()).toEqual([['下单日期', 'dayNotGiven', true]])
  })
})
