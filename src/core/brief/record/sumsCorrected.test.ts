import { afterEach, beforeEach, describe, expect, it } from 'vitest'
import { openImportDesk } from '../../imports/importFixture.ts'
import { customerRecord } from './customerRecord.ts'

/** What people say of a sum after the list of what is owed was made: a part came, or the invoice was made out anew. */

const now = Date.UTC(2026, 10, 23, 2)
let desk: ReturnType<typeof openImportDesk>
beforeEach(() => {
  desk = openImportDesk({ now })
})
afterEach(() => desk.close())

const unpaidOf = (name: string, lang: 'zh' | 'en') => {
  const { id } = desk.rows<{ id: string }>('SELECT id FROM accounts WHERE name = ?', name)[0]!
  return customerRecord(desk.db, id, { asOf: now, lang, zone: 'Asia/Shanghai' })
    .filter(({ kind }) => kind === 'unpaid')
    .map(({ words, overdueSince, earlier }) => [words, overdueSince, earlier.map((one) => one.words)])
}
const drop = (...chat: string[]) =>
  desk.drop(
    ['客户.csv', '客户名称\n北辰水务集团有限公司\nHollin Tea Rooms Ltd\n'],
    [
      '应收账龄_1118.csv',
      '客户名称,发票号,开票日期,到期日,币种,发票金额,已收,未收,备注\n北辰水务集团有限公司,31208846,2026-10-01,2026-10-31,CNY,83600,0,83600,催过\nHollin Tea Rooms Ltd,INV-26-31,2026-09-28,2026-10-28,GBP,6150,0,6150,no PO\n',
    ],
    ['内部群聊天记录.txt', chat.join('\n\n')],
  )

describe('an unpaid sum', () => {
  it('is what is left, where a part came since the list was made and both sums are told', async () => {
    await drop('2026-11-19 16:12 何一\n北辰水务今天到了5万,剩下3万36说月底')
    expect(unpaidOf('北辰水务集团有限公司', 'zh')).toEqual([
      [
        '¥33,600.00 (共¥83,600.00) · 31208846 · 北辰水务今天到了5万,剩下3万36说月底',
        '2026-10-31',
        ['¥83,600.00 · 到期 2026-10-31'],
      ],
    ])
  })

  it.each([
    ['2026-11-16 16:12 何一\n北辰水务那笔今天到了50000,还差33600', '¥33,600.00'],
    ['2026-11-16 16:12 何一\n北辰水务那笔今天到了50000,还差53600', '¥83,600.00'],
    ['2026-10-20 16:12 何一\n北辰水务那笔今天到了50000,还差33600', '¥83,600.00'],
  ])(
    'is what is left though the list is a few days younger, where both sums make up what it has',
    async (said, sum) => {
      await drop(said)
      expect(unpaidOf('北辰水务集团有限公司', 'zh').map(([words]) => String(words).split(' ')[0])).toEqual([
        sum,
      ])
    },
  )

  it('is found by the end of its number, and is whole again where nothing came', async () => {
    await drop('2026-11-20 09:12 何一\n北辰水务 8846号票红冲了3600的运费，还欠80000')
    expect(unpaidOf('北辰水务集团有限公司', 'zh').map(([words]) => words)).toEqual([
      expect.stringMatching(/^¥80,000\.00/),
    ])
  })

  it('is not changed by what came before the list, by a round figure of the whole, or by sums of something else', async () => {
    await drop(
      '2026-11-10 16:12 何一\n北辰水务到了5万,剩下3万36',
      '2026-11-19 10:12 何一\n北辰水务尾款8.36万他说月底走流程',
      '2026-11-19 10:14 何一\n北辰水务的保证金到了2万,还剩1万',
    )
    expect(unpaidOf('北辰水务集团有限公司', 'zh').map(([words]) => words)).toEqual([
      '¥83,600.00 · 31208846 · 催过',
    ])
  })

  it('falls due on the day of the invoice that was made out anew, whenever the list was copied', async () => {
    await drop(
      "2026-11-13 14:40 He Yi\nHollin Tea Rooms INV-26-31: reissued today with their PO number, new due date 13 Dec. so pls don't chase",
    )
    expect(unpaidOf('Hollin Tea Rooms Ltd', 'en')).toEqual([
      [
        "£6,150.00 · INV-26-31 · due 2026-12-13 · Hollin Tea Rooms INV-26-31: reissued today with their PO number, new due date 13 Dec. so pls don't chase",
        null,
        ['£6,150.00 · due 2026-10-28'],
      ],
    ])
  })

  it('in English what was paid of a numbered invoice is taken off', async () => {
    await drop('2026-11-20 09:00 He Yi\nHollin Tea Rooms paid £4,000 on INV-26-31 yesterday')
    expect(unpaidOf('Hollin Tea Rooms Ltd', 'en')[0]![0]).toBe(
      '£2,150.00 (of £6,150.00) · INV-26-31 · Hollin Tea Rooms paid £4,000 on INV-26-31 yesterday',
    )
  })
})

describe('a credit that is only agreed or to come', () => {
  it.each([
    'Hollin Tea Rooms: we agreed a credit note of GBP 900 on INV-26-31, they have not got it yet',
    'Hollin Tea Rooms INV-26-31: they still wait for the credit of £900, so it is on hold',
  ])('leaves the sum whole and is told apart: %s', async (said) => {
    await drop(`2026-11-20 09:00 He Yi\n${said}`)
    expect(unpaidOf('Hollin Tea Rooms Ltd', 'en')).toEqual([
      [
        `£6,150.00 · INV-26-31 · credit told of, not come: £900.00 · ${said}`,
        '2026-10-28',
        ['£6,150.00 · due 2026-10-28'],
      ],
    ])
  })
  it('in Chinese too', async () => {
    await drop('2026-11-20 09:12 何一\n北辰水务 31208846 答应的减免3600还没办，票还压着')
    expect(unpaidOf('北辰水务集团有限公司', 'zh').map(([words]) => words)).toEqual([
      '¥83,600.00 · 31208846 · 说到、还没到的贷项 ¥3,600.00 · 北辰水务 31208846 答应的减免3600还没办，票还压着',
    ])
  })
  it.each([
    'Hollin Tea Rooms: credit note of £900 for INV-26-31 was issued today',
    'Hollin Tea Rooms: credit note of £900 for INV-26-31 sent this morning as promised',
  ])('lowers the sum once it was made out: %s', async (said) => {
    await drop(`2026-11-20 09:00 He Yi\n${said}`)
    expect(unpaidOf('Hollin Tea Rooms Ltd', 'en').map(([words]) => String(words).split(' ')[0])).toEqual([
      '£5,250.00',
    ])
  })
})

describe('a part that the list has as received already', () => {
  const list = (...chat: string[]) =>
    desk.drop(
      ['客户.csv', '客户名称\n北辰水务集团有限公司\nHollin Tea Rooms Ltd\n'],
      [
        '应收_1118.csv',
        '客户名称,发票号,币种,发票金额,已收,未收,到期日,备注\n北辰水务集团有限公司,31208846,CNY,240000,80000,160000,2026-10-31,\nHollin Tea Rooms Ltd,INV-26-31,GBP,9000,2500,6500,2026-10-28,\n',
      ],
      ['内部群聊天记录.txt', chat.join('\n\n')],
    )
  it.each([
    '北辰水务 31208846 12号到了8万',
    '北辰水务 31208846 12号到了8万 还差16 谁催一下',
    '北辰水务8846号票回了80000，剩下的月底',
    '北辰水务尾款还欠16，别忘了',
  ])('is not taken off again: %s', async (said) => {
    await list(`2026-11-19 09:12 何一\n${said}`)
    expect(unpaidOf('北辰水务集团有限公司', 'zh').map(([words]) => String(words).split(' ')[0])).toEqual([
      '¥160,000.00',
    ])
  })
  it('and another of the same size is', async () => {
    await list('2026-11-20 09:12 何一\n北辰水务 31208846 今天又到了8万')
    expect(unpaidOf('北辰水务集团有限公司', 'zh').map(([words]) => String(words).split(' ')[0])).toEqual([
      '¥80,000.00',
    ])
  })
  it('in English too', async () => {
    await list('2026-11-19 09:00 He Yi\nHollin Tea Rooms paid £2,500 on INV-26-31 last week, chase the rest')
    expect(unpaidOf('Hollin Tea Rooms Ltd', 'en').map(([words]) => String(words).split(' ')[0])).toEqual([
      '£6,500.00',
    ])
  })
})

describe('a sum that came whole', () => {
  const ledger = (...chat: string[]) =>
    desk.drop(
      ['客户.csv', '客户名称\n北辰水务集团有限公司\n'],
      [
        '应收.csv',
        '更新：11-16 财务,,,,,\n客户名称,发票号,金额(元),开票日期,到期日,状态\n北辰水务集团有限公司,31208846,315000,2026-08-01,2026-09-30,未付\n北辰水务集团有限公司,31208902,72000,2026-09-01,2026-10-31,未付\n',
      ],
      ['内部群聊天记录.txt', chat.join('\n\n')],
    )
  const both = ['31208846', '31208902']
  const numbers = () => {
    const words = unpaidOf('北辰水务集团有限公司', 'zh').map(([said]) => String(said))
    return both.filter((number) => words.some((said) => said.includes(number)))
  }
  it.each([
    '北辰水务31.5那笔昨天到账了，表还没改',
    '北辰水务那笔31.5万的款收到了',
    '北辰水务31.5万今天进账',
    '北辰水务315000已经到账',
  ])('since the list was made is owed no more: %s', async (said) => {
    await ledger(`2026-11-18 09:12 何一\n${said}`)
    expect(numbers()).toEqual(['31208902'])
  })
  it.each([
    '北辰水务31.5那笔还没到账',
    '北辰水务31.5那笔收到了吗',
    '北辰水务等31.5那笔到账了再说',
    '北辰水务31.5到了再催',
    '北辰水务40那笔昨天到账了',
  ])('is still owed where that is not what was said: %s', async (said) => {
    await ledger(`2026-11-18 09:12 何一\n${said}`)
    expect(numbers()).toEqual(both)
  })
  it('before the day of the list changes nothing', async () => {
    await ledger('2026-11-12 09:12 何一\n北辰水务31.5那笔昨天到账了')
    expect(numbers()).toEqual(both)
  })
})

it('a credit that a list still has to be done leaves the sum as it is', async () => {
  await drop()
  await desk.drop([
    'todo.md',
    '# todo\n\n- [ ] Hollin Tea Rooms credit note 1250 for INV-26-31\n- [ ] flights\n- [ ] expenses\n',
  ])
  expect(unpaidOf('Hollin Tea Rooms Ltd', 'en')).toMatchObject([
    [expect.stringContaining('6,150'), '2026-10-28', []],
  ])
})

describe('sums with German thousands', () => {
  const list: [string, string] = [
    'Offene Posten_31.10.2026.csv',
    'Customer,Invoice no,Currency,Amount,Open amount,Due date,Note\nHollin Tea Rooms Ltd,RE-4471,GBP,23400,23400,2026-09-30,disputed\n',
  ]
  it.each([
    'Hollin Tea Rooms paid 4.000 GBP on 5 Nov on RE-4471, so 19.400 still open',
    'Hollin Tea Rooms: credit note GU-0041 £4,000 booked 5 Nov, £19,400 open on RE-4471, overdue since 30 Sep',
    'Hollin Tea Rooms: Gutschrift GU-0041 über 4.000 GBP zu RE-4471 ist raus. Offen bleiben 19.400 GBP, fällig war der 30.09.',
    'Hollin Tea Rooms hat zu RE-4471 am 5.11. 4.000 GBP überwiesen, 19.400 GBP sind noch offen',
    'Hollin Tea Rooms RE-4471: 4.000,00 GBP bezahlt, Rest 19.400,00 offen',
  ])('are what is left, and the sum of the list stands behind: %s', async (said) => {
    await desk.drop(['customers.csv', 'Customer\nHollin Tea Rooms Ltd\n'], list, [
      'internal group chat.txt',
      `2026-11-12 09:00 He Yi\n${said}`,
    ])
    expect(
      unpaidOf('Hollin Tea Rooms Ltd', 'en').map(([words, , earlier]) => [
        String(words).split(' · ')[0],
        earlier,
      ]),
    ).toEqual([['£19,400.00 (of £23,400.00)', ['£23,400.00 · due 2026-09-30']]])
  })
  it('change nothing where they are older than the list, or of another unit', async () => {
    await desk.drop(['customers.csv', 'Customer\nHollin Tea Rooms Ltd\n'], list, [
      'internal group chat.txt',
      '2026-10-12 09:00 He Yi\nHollin Tea Rooms RE-4471: 1.400 GBP bezahlt, es fehlen 22.000 GBP\n\n2026-11-12 09:00 He Yi\nHollin Tea Rooms RE-4471 will pay 4.000 GBP once the goods are open',
    ])
    expect(unpaidOf('Hollin Tea Rooms Ltd', 'en').map(([words]) => String(words).split(' · ')[0])).toEqual([
      '£23,400.00',
    ])
  })
})
