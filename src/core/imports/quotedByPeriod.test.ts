import { afterEach, beforeEach, describe, expect, it } from 'vitest'
import { customerRecord } from '../brief/record/customerRecord.ts'
import { openImportDesk, type TestFile } from './importFixture.ts'

/** Goods that are quoted by weight for several quarters or months, and ledgers whose headings say in what they count. */

const now = Date.UTC(2026, 10, 22, 2)
let desk: ReturnType<typeof openImportDesk>
beforeEach(() => {
  desk = openImportDesk({ now })
})
afterEach(() => desk.close())

const lines = (...rows: string[]) => `${rows.join('\n')}\n`
const customers: TestFile = ['客户.csv', '客户名称\n澜庭饮品有限公司\nHollin Foods Ltd\n']
const told = (customer: string, lang: 'zh' | 'en', kind: string) => {
  const [account] = desk.rows<{ id: string }>('SELECT id FROM accounts WHERE name = ?', customer)
  return customerRecord(desk.db, account!.id, { asOf: now, lang, zone: 'Asia/Shanghai' }).flatMap((point) =>
    point.kind === kind ? [[point.words, new Date(point.at ?? 0).toISOString().slice(0, 10)]] : [],
  )
}

describe('a quotation with how much is wanted in each quarter', () => {
  it('is of all of them together: what the line comes to says so, and no quarter does', async () => {
    await desk.drop(customers, [
      '澜庭报价.csv',
      lines(
        '报价单,,,,,',
        '客户：,澜庭饮品有限公司,,报价单号：,LT-31-V2,',
        '日期：,2026-11-10,,,,',
        ',,,,,',
        '品名,一季度数量(kg),二季度数量(kg),三季度数量(kg),单价(元/kg),金额(元)',
        '果葡糖浆,40000,50000,30000,3.2,384000',
        '柠檬酸,1000,1500,500,8,24000',
        '合计,,,,,408000',
      ),
    ])
    const [[words]] = told('澜庭饮品有限公司', 'zh', 'currentQuote') as [[string]]
    expect(words).toContain('果葡糖浆 120,000 kg ¥3.20/kg')
    expect(words).toContain('合计 ¥408,000.00')
  })

  it('is of the column that adds them up, priced by the kilo, on the day beside its number', async () => {
    await desk.drop(customers, [
      'LT-40 rev B.csv',
      lines(
        'QUOTATION LT-40,,Rev B,9 Nov 2026,,',
        '"To: Hollin Foods Ltd",,,,,',
        'Item,Jan (t),Feb (t),Total t,EUR/kg,Value EUR',
        'Guar gum,4,6,10,3.10,31000',
        'Pectin,2,1,3,11.00,33000',
        'Total,6,7,13,,64000',
      ),
    ])
    const [[words, day]] = told('Hollin Foods Ltd', 'en', 'currentQuote') as [[string, string]]
    expect(words).toContain('Pectin 3,000 kg €11.00/kg')
    expect(words).toContain('total €64,000.00')
    expect(day).toBe('2026-11-08')
  })

  it('comes to nothing where neither a column nor the paper says what: prices of a kilo are no sum', async () => {
    await desk.drop(customers, [
      'LT-41.csv',
      lines(
        'QUOTATION LT-41,,Rev A,9 Nov 2026',
        '"To: Hollin Foods Ltd",,,',
        'Item,Q1 (kg),Q2 (kg),EUR/kg',
        'Guar gum,4000,6000,3.10',
        'Pectin,2000,1000,11.00',
        'Total,6000,7000,',
      ),
    ])
    const [[words]] = told('Hollin Foods Ltd', 'en', 'currentQuote') as [[string]]
    expect(words).toContain('€3.10/kg')
    expect(words).not.toContain('total')
    expect(words).not.toContain('14.10')
  })
})

describe('an order book', () => {
  it('counts in what its heading says, and its amounts are those of the rows', async () => {
    await desk.drop(customers, [
      '订单台账.csv',
      lines(
        '订单号,下单日,客户,产品,数量kg,单价,金额,批号,状态',
        'D-1,2026-03-02,澜庭饮品,果葡糖浆,20000,3.1,62000,B2603-01,完成',
        'D-2,2026-07-09,澜庭饮品,果葡糖浆,12500.5,3.2,40001.6,B2607-04,完成',
      ),
    ])
    expect(told('澜庭饮品有限公司', 'zh', 'lastOrder').map(([words]) => words)).toEqual([
      '2026至今 ¥102,001.60（2单）',
      '12,500.5 kg × ¥3.20/kg · 共2单',
    ])
  })
  it('names what was called off and leaves it out of the sums', async () => {
    await desk.drop(customers, [
      '订单台账.csv',
      lines(
        '订单号,下单日,客户,产品,数量,单价,金额,状态',
        'D-1,2026-03-02,澜庭饮品,果葡糖浆,20,310,6200,完成',
        'D-2,2026-07-09,澜庭饮品,果葡糖浆,10,320,3200,完成',
        'D-3,2026-07-10,澜庭饮品,果葡糖浆,10,320,3200,作废（录重了）',
      ),
    ])
    expect(told('澜庭饮品有限公司', 'zh', 'lastOrder').map(([words]) => words)[0]).toBe(
      '2026至今 ¥9,400.00（2单）；取消的1单不算在内（D-3 ¥3,200.00）',
    )
  })
  it('without a number counts by what its rows come to; where that is no number of pieces the amount is told alone', async () => {
    await desk.drop(customers, [
      'orders.csv',
      lines(
        'Order no,Date,Customer,Product,Unit price,Amount',
        'S-1,2026-03-02,Hollin Foods Ltd,Guar gum,310,3100',
        'S-2,2026-07-09,Hollin Foods Ltd,Pectin,400,1050',
      ),
    ])
    expect(told('Hollin Foods Ltd', 'en', 'lastOrder').map(([words]) => words)).toEqual([
      '2026 so far CN¥4,150.00 (n 2)',
      'CN¥1,050.00 · orders in all: 1',
      '10 × CN¥310.00 · orders in all: 1',
    ])
  })
})
