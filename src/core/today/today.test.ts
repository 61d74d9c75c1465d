import { describe, expect, it } from 'vitest'
import { insertCompetitorPrice } from '../market/store.ts'
import { day, openOffice, ten } from '../testOffice.ts'
import { alertsAt } from './alerts.ts'
import { callsBetween } from './calls.ts'
import { changesBetween } from './changes.ts'
import { dayStart, dayStartAfter } from './dayStart.ts'

describe('where a day begins', () => {
  const hours = (from: number, to: number) => (to - from) / 3_600_000
  it('is midnight of the zone, to the millisecond', () => {
    expect(dayStart('Asia/Shanghai', ten)).toBe(Date.UTC(2026, 10, 20, 16))
    expect(dayStart('Asia/Shanghai', Date.UTC(2026, 10, 20, 16))).toBe(Date.UTC(2026, 10, 20, 16))
    expect(dayStart('Asia/Shanghai', Date.UTC(2026, 10, 20, 16) - 1)).toBe(Date.UTC(2026, 10, 19, 16))
  })
  it('counts 23 and 25 hours where clocks change', () => {
    const spring = Date.UTC(2026, 2, 8, 18)
    const autumn = Date.UTC(2026, 10, 1, 18)
    const zone = 'America/Chicago'
    expect(hours(dayStart(zone, spring), dayStartAfter(zone, spring, 1))).toBe(23)
    expect(hours(dayStart(zone, autumn), dayStartAfter(zone, autumn, 1))).toBe(25)
    expect(hours(dayStart(zone, autumn), dayStartAfter(zone, autumn, 2))).toBe(49)
  })
})

describe('what needs an eye', () => {
  it('a champion who left this quarter, where a deal of theirs is open; not the one of last year', () => {
    const { db, story } = openOffice()
    const accountId = story.account({ name: '柳汀医院' })
    story.deal({ accountId, name: '内镜扩容' })
    const champion = { accountId, buyingRole: 'champion' } as const
    story.contact({ ...champion, name: '尹澈', leftAt: ten - 64 * day })
    story.contact({ ...champion, name: '柏以南', leftAt: ten - 400 * day })
    story.contact({ accountId, name: '邵敏', buyingRole: 'user', leftAt: ten - 3 * day })
    const closed = story.account({ name: '锦帆附院' })
    story.deal({ accountId: closed, name: '影像归档', outcome: 'won', stage: 'won' })
    story.contact({ accountId: closed, name: '鲁修远', buyingRole: 'champion', leftAt: ten - day })
    expect(alertsAt(db, ten).map(({ code, params }) => [code, params.person])).toEqual([
      ['championLeft', '尹澈'],
    ])
  })

  it('a competitor who is lower than when last seen in the same region', () => {
    const { db, session, story } = openOffice()
    const productId = story.product({ name: '监护仪 M8' })
    const seen = (region: string, unitPriceMinor: number, daysAgo: number) =>
      insertCompetitorPrice(db, {
        id: session.newId('competitorPrice'),
        competitor: '启衡',
        productName: 'QH-12',
        productId,
        region,
        unitPriceMinor,
        currency: 'CNY',
        seenAt: ten - daysAgo * day,
        knownAt: ten - daysAgo * day,
      } as Parameters<typeof insertCompetitorPrice>[1])
    seen('浙江', 3_950_000, 140)
    seen('浙江', 3_600_000, 50)
    seen('江苏', 3_950_000, 140)
    seen('江苏', 3_950_000, 50)
    expect(alertsAt(db, ten)).toMatchObject([
      { code: 'competitorCut', params: { region: '浙江', fromMinor: 3_950_000, toMinor: 3_600_000 } },
    ])
  })
})

it('what was said twice on one day, by an export and by a chat, is told once', () => {
  const { db, story } = openOffice()
  const accountId = story.account({ name: '柳汀医院' })
  const dealId = story.deal({ accountId, name: '内镜扩容' })
  const contactId = story.contact({ accountId, name: '尹澈' })
  const asked = { accountId, dealId, contactId, kind: 'priceAsked' as const }
  story.activity({ ...asked, occurredAt: ten - day, summary: '询价' })
  story.activity({ ...asked, occurredAt: ten - day + 60_000, summary: '能不能报个价？' })
  story.activity({ ...asked, occurredAt: ten - 8 * day, summary: '上周' })
  expect(changesBetween(db, ten - 7 * day, ten).map(({ params }) => params.text)).toEqual(['能不能报个价？'])
})

it('an import is a change as long as it is not undone', () => {
  const { db } = openOffice()
  const write = (id: string, status: string) =>
    db
      .write('INSERT INTO imports (id, started_at, finished_at, status, actor) VALUES (?, ?, ?, ?, ?)')
      .run(id, ten - 60_000, ten - 30_000, status, '钱越')
  write('imp_ONE', 'done')
  write('imp_TWO', 'undone')
  expect(changesBetween(db, ten - day, ten).map(({ code, key }) => [code, key])).toEqual([
    ['importFinished', 'imp_ONE'],
  ])
})

it('a call belongs to the day on which it is, deleted and closed deals to none', () => {
  const { db, story } = openOffice()
  const accountId = story.account({ name: '柳汀医院' })
  const callAt = (name: string, nextCallAt: number, outcome: 'open' | 'lost' = 'open') =>
    story.deal({ accountId, name, nextCallAt, outcome })
  const midnight = dayStart('Asia/Shanghai', ten)
  callAt('昨夜', midnight - 1)
  callAt('零点', midnight)
  callAt('深夜', midnight + day - 1)
  callAt('次日', midnight + day)
  callAt('丢了', midnight + 1, 'lost')
  const today = callsBetween(db, midnight, dayStartAfter('Asia/Shanghai', ten, 1), ten, 50)
  expect(today.map(({ dealName }) => dealName)).toEqual(['零点', '深夜'])
})
