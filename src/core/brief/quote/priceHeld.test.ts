import { describe, expect, it } from 'vitest'
import { openImportDesk } from '../../imports/importFixture.ts'
import { isPriceHeld } from './priceHeld.ts'

describe('whether anybody wants the price left alone', () => {
  it.each([
    ['价先别动，等见了李总再说', true],
    ['会上不主动降，先问他们分批的时间', true],
    ['别跟我讲成本，讲方案', true],
    ["Please don't volunteer the price on the call", true],
    ['hold the price until the board has met', true],
    ['价格降幅我们算过了，能做到百分之三', false],
    ['能不能再降一点', false],
    ['The price list is attached.', false],
  ])('%s', async (text, expected) => {
    const now = Date.parse('2026-11-22T04:00:00Z')
    const desk = openImportDesk({ now })
    await desk.drop(
      ['商机.csv', '商机名称,客户,阶段\n二期线,瀚原精机,报价\n'],
      ['联系人.csv', '客户,姓名,职务\n瀚原精机,陶国立,生产厂长\n'],
      ['瀚原精机 陶国立.txt', `2026-11-18 10:00:00 陶国立\n${text}\n\n2026-11-18 10:05:00 钱越\n收到\n`],
    )
    const [deal] = desk.rows<{ id: string; account: string }>('SELECT id, account_id AS account FROM deals')
    expect(isPriceHeld(desk.db, deal!.account, deal!.id, now)).toBe(expected)
    desk.close()
  })
})
