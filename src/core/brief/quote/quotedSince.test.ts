import { afterEach, beforeEach, expect, it } from 'vitest'
import { openImportDesk } from '../../imports/importFixture.ts'
import type { CustomerFact } from '../../talkTracks/types.ts'
import { withoutAnsweredAsks } from './quotedSince.ts'

const asOf = Date.parse('2026-11-22T04:00:00Z')
let desk: ReturnType<typeof openImportDesk>
beforeEach(async () => {
  desk = openImportDesk({ now: asOf - 60_000 })
  await desk.drop(
    ['客户.csv', '客户名称,城市\n北仑轴承有限公司,宁波\n慈溪阀门有限公司,慈溪'],
    ['产品.csv', '产品,单位,标价\n润滑站 LX-3,台,82000'],
    [
      '报价.csv',
      '报价单号,客户,产品,数量,单价,报价日期\nQ-17,北仑轴承有限公司,润滑站 LX-3,2,78500,2026-11-12',
    ],
  )
})
afterEach(() => desk.close())

const wish = (text: string, on: string, figures: CustomerFact['figures'] = []) =>
  ({
    kind: 'customerAsk',
    text,
    figures,
    undated: false,
    occurredAt: Date.parse(`${on}T02:00:00Z`),
  }) as unknown as CustomerFact

const open = (name: string, ...facts: CustomerFact[]) => {
  const [account] = desk.rows<{ id: string }>('SELECT id FROM accounts WHERE name = ?', name)
  return withoutAnsweredAsks(desk.db, account!.id, facts, asOf).map(({ text }) => text)
}

it('a quote answers whoever asked for one before, and nothing that was asked after it', () => {
  const before = wish('麻烦先出一版报价', '2026-11-10')
  const after = wish('Please send a quote for the spare pump too', '2026-11-18')
  expect(open('北仑轴承有限公司', before, after)).toEqual([after.text])
})

it('a wish for a price that they name stays, and so does any other', () => {
  const price = wish('报价要到7.5万', '2026-11-10', [{ value: 75_000, unit: 'CNY', currency: 'CNY' }])
  const drawing = wish('请提供基础图', '2026-11-10')
  expect(open('北仑轴承有限公司', price, drawing)).toHaveLength(2)
})

it('our quote to another customer answers nobody', () => {
  expect(open('慈溪阀门有限公司', wish('麻烦先出一版报价', '2026-11-10'))).toHaveLength(1)
})

const duty = (text: string, on: string, kind = 'openTask') =>
  ({ ...wish(text, on), kind, speaker: 'note' }) as unknown as CustomerFact

it('a quote that we gave since is owed no more, of the version that was promised or a later one', async () => {
  await desk.drop([
    '报价二.csv',
    '报价单号,版本,客户,产品,数量,单价,报价日期\nQ-21,V3,慈溪阀门有限公司,润滑站 LX-3,2,77000,2026-11-10',
  ])
  const second = duty('按300万口径重新报价（V2）', '2026-10-13')
  const third = duty('报价V3', '2026-11-12')
  const fourth = duty('V4报价 11/25', '2026-11-18')
  const another = duty('周二前给您新的报价单', '2026-11-20', 'openPromise')
  expect(open('慈溪阀门有限公司', second, third, fourth, another)).toEqual([fourth.text, another.text])
})

it('a delivery term on which we have quoted since is asked for no more; the one that they refused counts for nothing', async () => {
  await desk.drop([
    '报价三.csv',
    '报价单号,版本,客户,产品,数量,单价,报价日期,付款条件\nQ-31,V1,慈溪阀门有限公司,润滑站 LX-3,2,77000,2026-11-12,CIP Ningbo 30 days',
  ])
  const given = wish('they want it CIP, not EXW', '2026-11-02')
  const other = wish('they want it DDP', '2026-11-02')
  const later = wish('CIP please', '2026-11-18')
  expect(open('慈溪阀门有限公司', given, other, later)).toEqual([other.text, later.text])
})

it('a new version of nothing named is the quote of those days; of another paper, or of later, it is not', () => {
  const due = (day: string) => [{ value: day, unit: 'date' }] as CustomerFact['figures']
  const promise = (text: string, on: string, day: string) => ({
    ...duty(text, on, 'openPromise'),
    figures: due(day),
  })
  const given = [
    promise('好的，12号给您改好的版本', '2026-11-11', '2026-11-12'),
    promise('Understood, the revised version comes tomorrow', '2026-11-11', '2026-11-12'),
  ]
  const other = [
    promise('12号给您新版图纸', '2026-11-11', '2026-11-12'),
    promise('you get the updated version of the manual tomorrow', '2026-11-11', '2026-11-12'),
    promise('新版周五给您', '2026-11-18', '2026-11-20'),
  ]
  expect(open('北仑轴承有限公司', ...given, ...other)).toEqual(other.map(({ text }) => text))
})
