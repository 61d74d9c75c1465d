import { afterEach, beforeEach, describe, expect, it } from 'vitest'
import { openImportDesk } from './importFixture.ts'
import { listRejections } from './report.ts'

/** What people write where they have no time: one letter for a won quote, nought for goods that were given away. */

let desk: ReturnType<typeof openImportDesk>
beforeEach(() => {
  desk = openImportDesk()
})
afterEach(() => desk.close())

describe('how a quote ended, in a word', () => {
  it('is won with 中, lost with 丢了, and open while it is shelved', async () => {
    await desk.drop([
      '报价.csv',
      [
        '报价单号,客户,产品,数量,单价,报价日期,结果',
        'Q-1,青禾化工,LX-200,1,88000,2026-01-08,中',
        'Q-2,青禾化工,LX-90,1,8000,2026-01-09,丢了',
        'Q-3,北辰精工,LX-200,1,86000,2026-01-10,搁置',
        'Q-4,北辰精工,LX-90,1,8100,2026-01-11,shelved',
      ].join('\n'),
    ])
    expect(desk.rows('SELECT number, outcome FROM price_lines ORDER BY number')).toEqual([
      { number: 'Q-1', outcome: 'won' },
      { number: 'Q-2', outcome: 'lost' },
      { number: 'Q-3', outcome: 'open' },
      { number: 'Q-4', outcome: 'open' },
    ])
  })

  it('is no rating: 中 between 高 and 低 won nothing', async () => {
    const [file] = await desk.inspect([
      '商机.csv',
      '商机名称,客户,金额,状态\nA,青禾化工,10000,高\nB,北辰精工,20000,中\nC,东江水务,30000,中\n',
    ])
    expect(file!.mapping.find(({ column }) => column === '状态')!.field).not.toBe('outcome')
  })
})

describe('goods that were given away', () => {
  it.each([
    ['nought in the price', 'SO-2,Orchard Labs,LX-90,6,0,2026-03-05,trial'],
    ['words in the price', 'SO-2,Orchard Labs,LX-90,6,FOC,2026-03-05,trial'],
    ['Chinese words', 'SO-2,Orchard Labs,LX-90,6,免费,2026-03-05,'],
  ])('are an order all the same, and no price: %s', async (_, line) => {
    const report = await desk.drop([
      'orders.csv',
      `SO no,Customer,Product,Qty,Unit price,Order date,Remark\nSO-1,Orchard Labs,LX-90,4,1165,2026-02-01,\n${line}\n`,
    ])
    expect(listRejections(desk.db, report.id, 0, 10).rows).toEqual([])
    expect(
      desk.rows(
        'SELECT number, quantity, unit_price_minor AS minor, set_apart AS apart FROM price_lines ORDER BY number',
      ),
    ).toEqual([
      { number: 'SO-1', quantity: 4, minor: 116_500, apart: null },
      { number: 'SO-2', quantity: 6, minor: 0, apart: 'free' },
    ])
  })

  it('are told in a quote and say no price, and a price below nought is none anywhere', async () => {
    const report = await desk.drop(
      [
        'quotes.csv',
        'Quote no,Customer,Product,Qty,Unit price,Quote date\nQ-1,Orchard Labs,LX-90,4,0,2026-02-01\n',
      ],
      [
        'orders.csv',
        'SO no,Customer,Product,Qty,Unit price,Order date\nSO-1,Orchard Labs,LX-90,4,-5,2026-02-01\n',
      ],
    )
    expect(listRejections(desk.db, report.id, 0, 10).rows.map(({ code }) => code)).toEqual(['notPositive'])
    expect(desk.rows("SELECT set_apart AS apart FROM price_lines WHERE kind = 'quote'")).toEqual([
      { apart: 'free' },
    ])
  })
})
