import { afterEach, beforeEach, expect, it } from 'vitest'
import { openImportDesk } from './importFixture.ts'

let desk: ReturnType<typeof openImportDesk>
beforeEach(() => {
  desk = openImportDesk()
})
afterEach(() => desk.close())

const currencies = (table: string): unknown[] =>
  desk
    .rows<{ currency: string }>(`SELECT currency FROM ${table} ORDER BY rowid`)
    .map(({ currency }) => currency)

it('who counts the years from 1912 counts in the dollars of Taiwan, unless a row says otherwise', async () => {
  await desk.drop(
    [
      '商機.csv',
      '客戶名稱,案名,階段,預估金額,更新日\n和昇紙業股份有限公司,三號線烘缸,報價,"6,400,000",115/01/09\n和昇紙業股份有限公司,備品,報價,"US$52,000",115/01/12\n',
    ],
    [
      '外銷.csv',
      '客戶名稱,案名,階段,預估金額,更新日\n昱成紡織股份有限公司,定型機,報價,"910,000",2026-01-09\n',
    ],
    [
      '訂單.csv',
      '訂單編號,接單日,客戶,品名,數量,單價,幣別\nA-1,114/11/03,和昇紙業股份有限公司,刮刀,4,"12,000",新臺幣\nA-2,114/12/03,和昇紙業股份有限公司,毛毯,1,"9,000",人民幣\n',
    ],
  )
  expect(currencies('deals')).toEqual(['TWD', 'USD', 'CNY'])
  expect(currencies('price_lines')).toEqual(['TWD', 'CNY'])
})
