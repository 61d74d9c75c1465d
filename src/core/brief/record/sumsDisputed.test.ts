import { afterEach, beforeEach, describe, expect, it } from 'vitest'
import { openImportDesk } from '../../imports/importFixture.ts'
import { customerRecord } from './customerRecord.ts'
import { recordSince } from './recordSince.ts'

/** A customer who names another sum for an invoice than its list has is to be asked, and owes neither yet. */

const now = Date.UTC(2026, 10, 23, 2)
let desk: ReturnType<typeof openImportDesk>
beforeEach(() => {
  desk = openImportDesk({ now })
})
afterEach(() => desk.close())

async function invoiceAfter(said: string, noted?: string) {
  await desk.drop(
    ['客户.csv', '客户名称\n北辰水务集团有限公司\n'],
    ['联系人.csv', '姓名,公司,职务\n陆青,北辰水务集团有限公司,采购\n'],
    [
      '应收账龄_1118.csv',
      '客户名称,发票号,开票日期,到期日,币种,发票金额,已收,未收,备注\n北辰水务集团有限公司,31208846,2026-10-01,2026-10-31,CNY,73900,0,73900,催过\n北辰水务集团有限公司,31208902,2026-10-11,2026-12-10,CNY,12500,0,12500,\n',
    ],
    ['陆青聊天记录.txt', `2026-11-17 10:31 陆青\n${said}`],
    ...(noted === undefined ? [] : [['北辰水务 拜访记录.txt', noted] as const]),
  )
  const [account] = desk.rows<{ id: string }>('SELECT id FROM accounts')
  const record = customerRecord(desk.db, account!.id, { asOf: now, lang: 'zh', zone: 'Asia/Shanghai' })
  return recordSince(desk.db, record, {
    accountId: account!.id,
    dealId: 'none',
    asOf: now,
    names: null,
    done: [],
    isQuiet: () => false,
  }).flatMap(({ kind, words, isDisputed, since = [] }) =>
    kind === 'unpaid' && isDisputed ? [[words.split(' ')[0], ...since.map((told) => told.words)]] : [],
  )
}

describe('an invoice of which the customer names another sum', () => {
  it.each([
    '你们那张是79300吧,月底付',
    '对了,79300那张在走流程,月底付',
    '我们系统里这张发票显示是70900',
    '那笔货款应该是72,400，你们开多了',
    'our AP has the invoice as 72,900',
  ])('is told as disputed, with their words: %s', async (said) => {
    expect(await invoiceAfter(said)).toEqual([['¥73,900.00', said]])
  })

  it('and where our own notes mix its figures up, with those', async () => {
    expect(await invoiceAfter('好的', '11月20日 跟财务对了一下：北辰逾期79,300，周三再催')).toEqual([
      ['¥73,900.00', '11月20日 跟财务对了一下：北辰逾期79,300，周三再催'],
    ])
  })

  it.each([
    '那张73900的发票在走流程',
    '那张12500的月底付',
    '新的那批备件要79300',
    '发票那笔已经付了70000',
    '这张采购单是42000',
  ])('is not by the sum itself, by that of another, or by money of something else: %s', async (said) => {
    expect(await invoiceAfter(said)).toEqual([])
  })
})
