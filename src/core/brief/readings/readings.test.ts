import { describe, expect, it } from 'vitest'
import { insertSeat } from '../../contacts/store.ts'
import type { Seat } from '../../deals/committee.ts'
import { committeeOf } from '../../deals/committee.ts'
import { requireDeal } from '../../deals/store.ts'
import { dealFeatures } from '../../learning/dealFeatures.ts'
import { day, openOffice, ten } from '../../testOffice.ts'
import { personFor } from '../people/person.ts'
import { accountIntentEvents } from './intentEngine.ts'
import { createWinScores, rankReading } from './readings.ts'
import { dealHistory, historyAt } from './winEngine.ts'

function hospital() {
  const office = openOffice()
  const { db, story } = office
  const accountId = story.account({ name: '柳汀医院', knownAt: ten - 200 * day })
  const contactId = story.contact({
    accountId,
    name: '尹澈',
    department: '设备科',
    buyingRole: 'user',
    support: 'neutral',
    knownAt: ten - 100 * day,
  })
  const dealId = story.deal({ accountId, name: '内镜扩容' })
  const featuresAt = (asOf: number) =>
    dealFeatures(historyAt(dealHistory(db, requireDeal(db, dealId)), asOf), asOf)
  return { ...office, accountId, contactId, dealId, featuresAt }
}

describe('a deal as it was known then', () => {
  it('is not changed by an activity that became known later', () => {
    const { story, accountId, dealId, contactId, featuresAt } = hospital()
    const then = ten - 10 * day
    const before = featuresAt(then)
    story.activity({ accountId, dealId, contactId, kind: 'priceAsked', occurredAt: then - day, knownAt: ten })
    expect(featuresAt(then)).toEqual(before)
    expect(featuresAt(ten)).toMatchObject({ buyingSteps90: 1 })
  })

  it('knows a person in their usual role until their seat in the deal became known', () => {
    const { db, session, dealId, contactId, featuresAt } = hospital()
    insertSeat(db, {
      id: session.newId('committeeSeat'),
      dealId,
      contactId,
      buyingRole: 'champion',
      support: 'mentor',
      knownAt: ten - 5 * day,
      importId: null,
    })
    expect(featuresAt(ten - 10 * day)).toMatchObject({ committeeSize: 1, supportBalance: 0 })
    expect(featuresAt(ten)).toMatchObject({ committeeSize: 1, supportBalance: 2 })
  })
})

it('an account’s events count in the role of the deal’s seat, and only once they were known', () => {
  const { db, session, story, accountId, dealId, contactId } = hospital()
  const seat = { dealId, contactId, buyingRole: 'champion', support: 'mentor' } as const
  insertSeat(db, { ...seat, id: session.newId('committeeSeat'), knownAt: ten, importId: null })
  story.activity({ accountId, contactId, kind: 'demo', occurredAt: ten - 3 * day })
  story.activity({ accountId, contactId, kind: 'priceAsked', occurredAt: ten - 2 * day, knownAt: ten + day })
  const committee = committeeOf(db, requireDeal(db, dealId))
  expect(accountIntentEvents(db, accountId, committee, ten)).toMatchObject([
    { kind: 'demo', department: '设备科', buyingRole: 'champion' },
  ])
})

it('a place among deals needs three of them, and a model that puts them in an order', () => {
  const { db, story, accountId, dealId } = hospital()
  const place = () => rankReading(db, createWinScores(), requireDeal(db, dealId), ten)
  story.deal({ accountId, name: '超声换代' })
  expect(place()).toMatchObject({ n: 2, needed: 3, missing: ['openDeals'] })
  story.deal({ accountId, name: '监护二期' })
  expect(place()).toMatchObject({ n: 3, needed: null, missing: ['winScores'] })
})

describe('the person to prepare for', () => {
  it('is who was asked for, else who is called next, else nobody who has left', () => {
    const { db, story, accountId, dealId, contactId } = hospital()
    const gone = story.contact({ accountId, name: '柏以南', buyingRole: 'champion', leftAt: ten - day })
    const committee = committeeOf(db, requireDeal(db, dealId))
    const cells = committee.map(({ contact, buyingRole }) => ({
      department: contact.department ?? '—',
      buyingRole,
      people: [
        {
          contactId: contact.id,
          name: contact.name,
          title: null,
          left: contact.leftAt !== null,
          roleFrom: 'record' as const,
          roleOnList: null,
          support: 'unknown' as const,
          tasks: [],
          stances: [],
          confides: null,
          reading: null,
        },
      ],
      reading: {
        kind: 'ruleScore' as const,
        score: contact.id === gone ? 90 : 10,
        n: 3,
        ruleVersion: '1',
        reasons: [],
      },
    }))
    const prepared = (next: string | null, wanted: string | null) =>
      personFor({ nextCallContactId: next }, committee, cells, [], new Map(), wanted)?.contact.name
    expect(prepared(contactId, gone)).toBe('柏以南')
    expect(prepared(contactId, null)).toBe('尹澈')
    expect(prepared(null, null)).toBe('尹澈')
    expect(() => prepared(null, 'con_x')).toThrow(expect.objectContaining({ code: 'brief.noContact' }))
  })

  it('of several guests is whoever decides, whoever is the likeliest to buy', () => {
    const seat = (id: string, name: string) =>
      ({ contact: { id, name, leftAt: null }, buyingRole: 'unknown' }) as unknown as Seat
    const [user, chief] = [seat('con_user', '陶厂长'), seat('con_chief', '祝总')]
    const cell = (id: string, buyingRole: 'user' | 'economicBuyer', score: number) => ({
      ...{ department: '', buyingRole },
      people: [{ contactId: id, name: '', left: false, reading: null }],
      reading: { kind: 'ruleScore', score, n: 3, ruleVersion: '1', reasons: [] },
    })
    const cells = [
      cell('con_user', 'user', 60),
      cell('con_chief', 'economicBuyer', 10),
    ] as unknown as Parameters<typeof personFor>[2]
    const prepared = (guests: readonly Seat[], next: string | null = null, absent: string[] = []) =>
      personFor({ nextCallContactId: next }, [user, chief], cells, guests, new Map(), null, new Set(absent))
    expect(prepared([user, chief])).toBe(chief)
    expect(prepared([user])).toBe(user)
    expect(prepared([])).toBe(user)
    // Whom the calendar has and who said since that they cannot come.
    expect(prepared([user], 'con_chief', ['con_chief'])).toBe(user)
    expect(prepared([], null, ['con_user'])).toBe(chief)
    expect(prepared([], 'con_chief', ['con_chief', 'con_user'])).toBe(user)
  })
})
