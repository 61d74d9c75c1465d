import { afterEach, beforeEach, describe, expect, it } from 'vitest'
import { openImportDesk } from '../../imports/importFixture.ts'
import { customerRecord } from './customerRecord.ts'

/** What people say is still to be paid, where nobody keeps a list of it. */

const now = Date.UTC(2026, 10, 23, 2)
let desk: ReturnType<typeof openImportDesk>
beforeEach(() => {
  desk = openImportDesk({ now })
})
afterEach(() => desk.close())

const customers = '客户名称\n北辰水务集团有限公司\nHollin Tea Rooms Ltd\nLarch Glass Ltd\n'
const drop = (...chat: string[]) =>
  desk.drop(['客户.csv', customers], ['内部群聊天记录.txt', chat.join('\n\n')])
const unpaidOf = (name: string, lang: 'zh' | 'en') => {
  const { id } = desk.rows<{ id: string }>('SELECT id FROM accounts WHERE name = ?', name)[0]!
  return customerRecord(desk.db, id, { asOf: now, lang, zone: 'Asia/Shanghai' })
    .filter(({ kind }) => kind === 'unpaid')
    .map(({ words, overdueSince }) => [words, overdueSince])
}

describe('a sum that is still to be paid', () => {
  it('is told as people say it, with invoice and day', async () => {
    await drop(
      '2026-11-19 09:12 何一\n北辰水务上个月的服务费还剩7.2万没付，谁跟一下',
      '2026-11-19 09:40 何一\nHollin Tea Rooms: £4,150 still open on INV-2026-118, overdue since 30 Sep',
    )
    expect(unpaidOf('北辰水务集团有限公司', 'zh')).toEqual([
      ['¥72,000.00 · 北辰水务上个月的服务费还剩7.2万没付，谁跟一下', null],
    ])
    expect(unpaidOf('Hollin Tea Rooms Ltd', 'en')).toEqual([
      [
        '£4,150.00 · INV-2026-118 · Hollin Tea Rooms: £4,150 still open on INV-2026-118, overdue since 30 Sep',
        '2026-09-30',
      ],
    ])
  })

  it('is the newest that was said of it, and gone once it was paid', async () => {
    await drop(
      '2026-11-10 09:00 He Yi\nHollin Tea Rooms INV-2026-118: balance £6,150',
      '2026-11-19 09:40 He Yi\nHollin Tea Rooms INV-2026-118: balance £2,000 after the credit note',
      '2026-11-12 10:00 何一\n北辰水务尾款还欠5万',
      '2026-11-18 10:00 何一\n北辰水务的尾款付清了',
    )
    expect(unpaidOf('Hollin Tea Rooms Ltd', 'en').map(([words]) => String(words).split(' ')[0])).toEqual([
      '£2,000.00',
    ])
    expect(unpaidOf('北辰水务集团有限公司', 'zh')).toEqual([])
  })

  it.each([
    '北辰水务预算还剩20万',
    '北辰水务这单首付30万，余款20万还没谈',
    '北辰水务的货款：尾款20万验收后付',
    '北辰水务付款方式改了，余款20万',
    '北辰水务说如果尾款还欠5万就不发货',
    '北辰水务的发票还剩12张没寄',
    '北辰水务尾款还剩5万没付吗？',
  ])('is none of: %s', async (said) => {
    await drop(`2026-11-19 09:12 何一\n${said}`)
    expect(unpaidOf('北辰水务集团有限公司', 'zh')).toEqual([])
  })

  it('is not that of another customer whom the same message names', async () => {
    await drop(
      '2026-11-19 09:40 He Yi\nHollin Tea Rooms: nothing new. Larch Glass paid £1,000, so £8,600 still open on INV-2026-207.',
    )
    expect(unpaidOf('Hollin Tea Rooms Ltd', 'en')).toEqual([])
  })

  it('and what a list has stands there alone', async () => {
    await desk.drop(
      ['客户.csv', customers],
      [
        '应收.csv',
        '客户名称,发票号,币种,未收,到期日\nHollin Tea Rooms Ltd,INV-2026-118,GBP,6150,2026-10-28\n',
      ],
      [
        '内部群聊天记录.txt',
        '2026-11-19 09:40 He Yi\nHollin Tea Rooms: £6,150 still open on INV-2026-118, chase\n\n2026-11-19 09:50 He Yi\nHollin Tea Rooms: £900 unpaid on INV-2026-131 too',
      ],
    )
    expect(unpaidOf('Hollin Tea Rooms Ltd', 'en').map(([words]) => String(words).split(' · ')[1])).toEqual([
      'INV-2026-118',
      'INV-2026-131',
    ])
  })
})
