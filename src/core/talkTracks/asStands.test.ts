import { describe, expect, it } from 'vitest'
import { changedWeights } from '../facts/lists/awardCriteria.ts'
import { owedAsOf } from './owed/owed.ts'
import { agreedAsks, asksWithThem } from './shelf/agreedAsks.ts'
import { asksAnything, asWritten, isForBeforeCall } from './shelf/asked.ts'
import { papersDay } from './shelf/papersDay.ts'
import { criteriaAsTheyStand } from './standing/criteriaNow.ts'
import type { CustomerFact } from './types.ts'

const at = (day: string): number => Date.parse(`${day}T08:00:00Z`)
let count = 0
const fact = (kind: string, day: string, text: string, more: Partial<CustomerFact> = {}): CustomerFact => {
  count += 1
  return {
    id: `fact${count}`,
    kind,
    subject: '',
    figures: [],
    text,
    evidenceId: `evidence${count}`,
    span: { start: 0, end: text.length },
    contactId: null,
    speaker: 'customer',
    stance: 'stated',
    undated: false,
    occurredAt: at(day),
    knownAt: at(day),
    origin: 'source',
    sensitivity: 'internal',
    ...more,
  }
}
const dated = (day: string): Partial<CustomerFact> => ({ figures: [{ value: day, unit: 'date' }] })

describe('criteria as they stand', () => {
  const listed = fact('awardCriteria', '2026-11-06', '价格40、交期30、质量20、服务10')
  const change = fact('awardCriteria', '2026-11-17', '交期提到35,价格降到35', { subject: changedWeights })
  it('reads the whole list after a change, on the evidence of the change', () => {
    const [now, ...more] = criteriaAsTheyStand([listed, change], [listed, change], 'zh')
    expect(more).toEqual([])
    expect(now).toMatchObject({
      text: '价格 35、交期 35、质量 20、服务 10',
      evidenceId: change.evidenceId,
    })
  })
  it('reads none where only the change is known', () => {
    expect(criteriaAsTheyStand([change], [change], 'zh')).toEqual([])
  })
})

describe('what is up for an answer', () => {
  it('an ask that we agreed to in numbers is not up for approval', () => {
    const ask = fact('customerAsk', '2026-11-16', '试校20件免费,12月4日前出证书')
    const other = fact('customerAsk', '2026-11-16', '总价含税160万以内')
    const task = fact('openTask', '2026-11-16', '试校20件:小丁寄件,12/4前出结果', { speaker: 'note' })
    expect([...agreedAsks([ask, other], [task])]).toEqual([ask])
  })
  it('neither an ask about payment nor what is still to be approved counts as agreed', () => {
    const pay = fact('customerAsk', '2026-11-16', 'net 60 from acceptance, not 40% up front')
    const said = fact('openPromise', '2026-11-16', 'acceptance papers within 60 days', { speaker: 'ours' })
    const rate = fact('customerAsk', '2026-11-16', 'spare probes, 12 of them')
    const check = fact('openTask', '2026-11-16', 'ask for approval: 12 spare probes', { speaker: 'team' })
    expect(agreedAsks([pay, rate], [said, check]).size).toBe(0)
  })
  it('an apology and news of a move ask for nothing', () => {
    expect(asksAnything('asset list - sorry')).toBe(false)
    expect(asksAnything("the steering group has slipped a week, it's the 11th now")).toBe(false)
    expect(asksAnything('she wants 8 hours on site, in writing')).toBe(true)
    expect(asksAnything('能不能改到三月')).toBe(true)
  })
  it('points of one chat on one day are told together, each with its evidence, none twice', () => {
    const chat = { contactId: 'he', speaker: 'customer' as const }
    const points = ['价格92万能不能做', '免费试用三个月', '价格92万能不能做'].map((text) =>
      fact('askedTerms', '2026-11-17', text, chat),
    )
    const [told, ...more] = asWritten(points, undefined)
    expect(more).toEqual([])
    expect(told?.text).toBe('价格92万能不能做”、“免费试用三个月')
    expect(told?.joined?.map(({ id }) => id)).toEqual([points[1]!.id])
  })
  it('an answer that is wanted before the call is told from one for the call', () => {
    const thursday = at('2026-11-26')
    expect(isForBeforeCall('before Thursday I’d like your position on', thursday)).toBe(true)
    expect(isForBeforeCall('before Monday I’d like your position on', thursday)).toBe(false)
    expect(isForBeforeCall('开会之前给我个准话', null)).toBe(true)
    expect(isForBeforeCall('周三会上给个准话', null)).toBe(false)
  })
})

describe('days that are named', () => {
  const decision = fact('decisionDate', '2026-11-16', '10 December', dated('2026-12-10'))
  it('papers are due by the deadline that a message names, and by no day where nobody names one', () => {
    const asOf = at('2026-11-23')
    const text = 'The committee meets on 10 December.\nPapers by 4 December please.'
    const heard = [{ text, evidenceId: 'mail', contactId: 'gwen', occurredAt: at('2026-11-16') }]
    expect(papersDay([decision], { heard, asOf })[0]).toMatchObject({
      evidenceId: 'mail',
      figures: [{ value: '2026-12-04' }],
    })
    expect(papersDay([decision], { asOf })).toEqual([])
  })

  const promise = fact('openPromise', '2026-11-12', 'the validation pack by 18 November', {
    speaker: 'ours',
    ...dated('2026-11-18'),
  })
  const grounds = (day: string, call: string) => ({
    asOf: at('2026-11-23'),
    callAt: at(call),
    deal: { product: '', account: 'Acme', stage: 'propose' as const, industry: 'general' as const },
    newDays: new Map([
      [promise.id, { day, evidenceId: 'since', span: { start: 0, end: 1 }, at: at('2026-11-20') }],
    ]),
  })
  const kindsOf = (facts: readonly CustomerFact[]) => facts.map(({ kind }) => kind)
  it('says the new day that was told since for what is late', () => {
    const owed = owedAsOf([promise], grounds('2026-11-30', '2026-11-26'))
    expect(kindsOf(owed)).toEqual(['overdueItem', 'overdueSince', 'newDueDay'])
    expect(owed[2]).toMatchObject({ evidenceId: 'since', figures: [{ value: '2026-11-30' }] })
  })
  it('a day that only we among ourselves named is told to nobody, before the call or after it', () => {
    const { newDays, ...more } = grounds('2026-11-25', '2026-11-26')
    const [[id, day]] = [...newDays] as [[string, object]]
    const internal = { ...more, newDays: new Map([[id, { ...day, isInternal: true }]]) }
    expect(kindsOf(owedAsOf([promise], internal as never))).toEqual(['lateItemByCall', 'lateItemSince'])
    const later = { ...internal, callAt: at('2026-11-24') }
    expect(kindsOf(owedAsOf([promise], later as never))).toEqual(['overdueItem', 'overdueSince'])
  })
  it('what comes before the call is not spoken of as still to come', () => {
    const owed = owedAsOf([promise], grounds('2026-11-25', '2026-11-26'))
    expect(kindsOf(owed)).toEqual(['lateItemByCall', 'lateItemSince', 'lateItemDay'])
    const soon = fact('openPromise', '2026-11-20', 'the drawing list by 24 November', {
      speaker: 'ours',
      ...dated('2026-11-24'),
    })
    expect(owedAsOf([soon], grounds('2026-11-30', '2026-11-26'))).toEqual([])
  })
})

describe('an ask on which they have yet to answer', () => {
  it('waits for nothing of ours once they settle it among themselves', () => {
    const ask = fact('customerAsk', '2026-11-10', '月结30天能不能改到45天')
    const taken = fact('customerPromise', '2026-11-12', '结算30还是45天，我跟财务碰一下，周五答复你们')
    expect([...asksWithThem([ask], [ask, taken])]).toEqual([ask])
    const english = fact('customerAsk', '2026-11-10', 'could payment be 60 days rather than 30')
    const theirs = fact(
      'customerPromise',
      '2026-11-12',
      'payment at 30 or 60 days: I will check with finance',
    )
    expect([...asksWithThem([english], [english, theirs])]).toEqual([english])
  })
  it('is open where what they promised since is something else, or came before it', () => {
    const ask = fact('customerAsk', '2026-11-10', '月结30天能不能改到45天')
    const other = fact('customerPromise', '2026-11-12', '人数表30号前发你们')
    const before = fact('customerPromise', '2026-11-08', '结算30还是45天，我跟财务碰一下')
    expect([...asksWithThem([ask], [ask, other, before])]).toEqual([])
  })
})
