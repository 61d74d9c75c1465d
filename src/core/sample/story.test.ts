import { describe, expect, test } from 'vitest'
import { activityKindOf } from '../facts/actions/buyingStep.ts'
import { extractFacts } from '../facts/extract.ts'
import { dealFeatures, snapshotTimes } from '../learning/dealFeatures.ts'
import { fitIntent } from '../learning/intent.ts'
import { fitWinModel, type WinExample } from '../learning/winModel.ts'
import { evaluatePrice } from '../pricing/index.ts'
import { createCalendar } from './calendar.ts'
import { keyDeals } from './keyDeals.ts'
import { competitors, sampleProducts } from './products.ts'
import { tellStory } from './story.ts'
import { enMessages, zhMessages } from './talkFiles.ts'

/** Wednesday 11 March 2026, ten o'clock in Shanghai. */
const now = Date.UTC(2026, 2, 11, 2)
const story = tellStory(now)
const { accounts, people, deals, stageChanges, activities, prices, calendar } = story
const dealOf = new Map(deals.map((deal) => [deal.code, deal]))

describe('the story', () => {
  test('has about three years of closed deals, won in about two of five', () => {
    const closed = deals.filter(({ outcome }) => outcome !== 'open')
    expect(closed).toHaveLength(420)
    const share = closed.filter(({ outcome }) => outcome === 'won').length / closed.length
    expect(share).toBeGreaterThan(0.33)
    expect(share).toBeLessThan(0.47)
    expect(deals.length - closed.length).toBe(48)
    expect(activities.length).toBeGreaterThan(6_000)
    expect(activities.length).toBeLessThan(9_000)
    expect(prices.filter(({ kind }) => kind === 'quote').length).toBeGreaterThan(450)
    expect(prices.filter(({ kind }) => kind === 'order').length).toBeGreaterThan(850)
    expect(accounts.filter(({ lang }) => lang === 'zh')).toHaveLength(27)
    expect(accounts.filter(({ lang }) => lang === 'en')).toHaveLength(16)
    expect(people.filter(({ lang }) => lang === 'zh').length).toBeGreaterThanOrEqual(150)
    expect(people.filter(({ lang }) => lang === 'en').length).toBeGreaterThanOrEqual(80)
  })

  test('mentions nobody and nothing that is not in it', () => {
    const accountNames = new Set(accounts.map(({ name }) => name))
    const contactKeys = new Set(people.map(({ account, name }) => `${account}/${name}`))
    const productNames = new Set(sampleProducts.map(({ name }) => name))
    const rivals = new Set<string>([...competitors.zh, ...competitors.en])
    for (const deal of deals) {
      expect(accountNames).toContain(deal.account)
      expect(productNames).toContain(deal.product)
      expect(contactKeys).toContain(`${deal.account}/${deal.contact}`)
      if (deal.competitor !== null) expect(rivals).toContain(deal.competitor)
    }
    for (const { account, contact, deal } of activities) {
      expect(contactKeys).toContain(`${account}/${contact}`)
      expect(dealOf.get(deal!)?.account).toBe(account)
    }
    for (const { deal } of stageChanges) expect(dealOf.has(deal)).toBe(true)
    for (const line of prices) {
      expect(accountNames).toContain(line.account)
      expect(productNames).toContain(line.product)
      if (line.deal !== null) expect(dealOf.get(line.deal)?.account).toBe(line.account)
    }
    expect(new Set(people.map(({ name }) => name)).size).toBe(people.length)
    expect(dealOf.size).toBe(deals.length)
    expect(new Set(deals.map(({ account, name }) => `${account}/${name}`)).size).toBe(deals.length)
  })

  test('keeps its times in order: nothing after a close, nothing after yesterday', () => {
    const midnight = calendar.at(0, '0:00')
    for (const { at, deal } of activities) {
      expect(at).toBeLessThan(midnight)
      const { openedAt, closedAt } = dealOf.get(deal!)!
      expect(at).toBeGreaterThan(openedAt - 3 * 86_400_000)
      if (closedAt !== null) expect(at).toBeLessThanOrEqual(closedAt)
    }
    for (const { at, deal } of stageChanges)
      expect(at).toBeLessThanOrEqual(dealOf.get(deal)!.closedAt ?? midnight)
    for (const { at } of prices) expect(at).toBeLessThan(midnight)
  })

  test('writes activities whose words agree with their type', () => {
    const sayNothingMore = new Set([
      'message',
      'call',
      'visit',
      'meeting',
      'email',
      'demo',
      'competitorNamed',
    ])
    const wrong = activities.filter(
      ({ kind, direction, text }) =>
        activityKindOf(text, direction) !== (sayNothingMore.has(kind) ? 'message' : kind),
    )
    expect(wrong.map(({ kind, text }) => `${kind}: ${text}`)).toEqual([])
  })

  test('leaves the accounts of the key deals with one deal in the months of their talk', () => {
    for (const key of keyDeals) {
      const others = deals.filter(
        (deal) =>
          deal.account === key.account &&
          deal.code !== key.code &&
          (deal.closedAt === null || deal.closedAt > calendar.at(-149)),
      )
      expect(others).toEqual([])
    }
  })

  test('has more than three hundred messages in two languages, none of them from the future', () => {
    const messages = [...zhMessages(calendar), ...enMessages(calendar)]
    expect(messages.length).toBeGreaterThan(300)
    // A deadline of their own money is answered by nobody as a request.
    const asks = messages.flatMap(({ text, at }) =>
      extractFacts(text, at, 'customer', null, () => null).filter(({ kind }) => kind === 'customerAsk'),
    )
    expect(asks.length).toBeGreaterThan(10)
    expect(asks.filter(({ text }) => /用完|\b(?:spent|used up|committed)\b/.test(text))).toEqual([])
    expect(messages.every(({ text }) => !/[{}]/.test(text))).toBe(true)
    expect(Math.max(...messages.map(({ at }) => at))).toBeLessThan(calendar.at(0, '0:00'))
    expect(new Set(messages.map(({ text }) => text)).size).toBeGreaterThan(messages.length - 5)
  })

  test('is the same on another weekday but for its dates', () => {
    const sunday = tellStory(now + 4 * 86_400_000)
    const shape = (told: typeof story) =>
      told.deals.map(({ account, outcome, product }) => [account, outcome, product])
    expect(shape(sunday)).toEqual(shape(story))
  })
})

/** What a workspace would know of the closed deals at the usual moments. */
function winExamples(): WinExample[] {
  const activitiesOf = Map.groupBy(activities, ({ deal }) => deal)
  const stagesOf = Map.groupBy(stageChanges, ({ deal }) => deal)
  return deals.flatMap((deal) => {
    if (deal.closedAt === null) return []
    const { closedAt } = deal
    const history = {
      ...deal,
      amountMinor: deal.amount * 100,
      expectedCloseAt: null,
      activities: (activitiesOf.get(deal.code) ?? []).map((one) => ({
        kind: one.kind,
        direction: one.direction,
        contactId: one.contact,
        occurredAt: one.at,
        knownAt: one.at,
      })),
      stageChanges: (stagesOf.get(deal.code) ?? []).map(({ to, at }) => ({
        toStage: to,
        changedAt: at,
        knownAt: at,
      })),
      committee: people
        .filter(({ account }) => account === deal.account)
        .map((one) => ({
          contactId: one.name,
          department: one.department,
          buyingRole: one.role,
          support: one.support,
          knownAt: one.createdAt,
          leftAt: one.leftAt,
        })),
      otherDeals: deals.filter((other) => other.account === deal.account && other !== deal),
    }
    return snapshotTimes(deal.openedAt, closedAt).map((asOf) => ({
      dealId: deal.code,
      asOf,
      closedAt,
      features: dealFeatures(history, asOf),
      won: deal.outcome === 'won',
    }))
  })
}

describe('what the engines find in it', () => {
  test('winning can be learned as a probability, by signal and far from perfectly', () => {
    const model = fitWinModel(winExamples(), { asOf: now, prior: { rate: 0.4, strength: 8 } })
    expect(model.assessment.verdict).toBe('probability')
    expect(model.assessment.auc!.value).toBeGreaterThan(0.65)
    // A sample that could be foretold almost surely would be one with a leak.
    expect(model.assessment.auc!.value).toBeLessThan(0.88)
  })

  test('outcomes that are dealt out by chance instead can not be learned', () => {
    const examples = winExamples()
    const codes = [...new Set(examples.map(({ dealId }) => dealId))]
    const outcomes = new Map(codes.map((code, at) => [code, (at * 7919) % 5 < 2]))
    const model = fitWinModel(
      examples.map((one) => ({ ...one, won: outcomes.get(one.dealId)! })),
      { asOf: now, prior: { rate: 0.4, strength: 8 } },
    )
    expect(model.assessment.verdict).toBe('not-enough-information')
  })

  test('buying steps can be learned as a probability', () => {
    const person = new Map(people.map((one) => [one.name, one]))
    const model = fitIntent(
      activities.map((one) => ({
        accountId: one.account,
        contactId: one.contact,
        department: person.get(one.contact!)!.department,
        buyingRole: person.get(one.contact!)!.role,
        kind: one.kind,
        direction: one.direction,
        occurredAt: one.at,
        knownAt: one.at,
      })),
      { asOf: now },
    )
    expect(model.assessment.verdict).toBe('probability')
  })

  test('order prices are foretold within ranges that cover about four fifths', () => {
    const rows = prices
      .filter(({ kind, lang }) => kind === 'order' && lang === 'zh')
      .map((line) => ({
        item: line.product,
        price: String(line.unitPrice),
        time: calendar.isoDay(line.at),
        quantity: String(line.quantity),
        party: line.account,
      }))
    const half = Math.floor(rows.length / 2)
    const found = evaluatePrice({
      item: 'item',
      price: 'price',
      time: 'time',
      quantity: 'quantity',
      party: 'party',
      train: rows.slice(0, half),
      test: rows.slice(half),
    })
    expect(found.coverage80!).toBeGreaterThan(0.73)
    expect(found.coverage80!).toBeLessThan(0.87)
    expect(found.medianWidthPct!).toBeLessThan(12)
  })
})

test('a calendar counts days in Shanghai, where the day begins eight hours before it does in Greenwich', () => {
  const late = createCalendar(Date.UTC(2026, 2, 10, 23))
  expect(late.isoDay(late.at(0))).toBe('2026-03-11')
  expect(late.dated('{+20}前，{m-30}', 'zh')).toBe('3月31日前，2月')
  expect(late.dated('by {+20}', 'en')).toBe('by 31 March')
  expect(late.isoDay(late.at(late.workday(4)))).toBe('2026-03-13')
})
