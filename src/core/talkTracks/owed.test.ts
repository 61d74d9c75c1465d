import { describe, expect, it } from 'vitest'
import { owedAsOf } from './owed.ts'
import type { CustomerFact, TalkTrackInput } from './types.ts'

const at = (day: string): number => Date.parse(`${day}T08:00:00Z`)
const fact = (
  day: string,
  text: string,
  due: string | null,
  more: Partial<CustomerFact> = {},
): CustomerFact => ({
  id: text,
  kind: 'openPromise',
  subject: '',
  figures: due === null ? [] : [{ value: due, unit: 'date' }],
  text,
  evidenceId: `evidence ${text}`,
  span: { start: 0, end: text.length },
  contactId: null,
  speaker: 'ours',
  stance: 'promised',
  undated: false,
  occurredAt: at(day),
  knownAt: at(day),
  origin: 'source',
  sensitivity: 'internal',
  ...more,
})
type Grounds = Parameters<typeof owedAsOf>[1]
const grounds = (more: Partial<Grounds> = {}): Grounds => ({
  asOf: at('2026-11-23'),
  callAt: at('2026-11-27'),
  deal: { product: '', account: 'Brightmoor Dairy', stage: 'propose', industry: 'general' },
  ...more,
})
const heard = (contactId: string, text: string): NonNullable<TalkTrackInput['heard']>[number] => ({
  text,
  evidenceId: text,
  contactId,
  occurredAt: at('2026-11-20'),
})
const first = (kind: string, facts: readonly CustomerFact[]): string | undefined =>
  facts.find((one) => one.kind === kind)?.text

describe('which of several late things is owned up to', () => {
  const letter = fact('2026-11-02', 'You will have the insurance letter by 9 November', '2026-11-09')
  const records = fact('2026-11-10', 'The calibration records will be with you by 18 November', '2026-11-18')
  it('is the one that is latest where nobody asked for either, and the rest is named beside it', () => {
    const owed = owedAsOf([records, letter], grounds())
    expect(first('overdueItem', owed)).toBe('insurance letter')
    expect(first('alsoOverdue', owed)).toBe('the calibration records of 18 November 2026')
  })
  it.each([
    'Until I have the calibration records I will not release the September invoice.',
    'No calibration records, no score from me.',
    "We can't sign the acceptance without the calibration records",
  ])('is the one on which something hangs: %s', (words) => {
    const owed = owedAsOf([letter, records], grounds({ heard: [heard('ann', words)] }))
    expect(first('overdueItem', owed)).toBe('calibration records')
  })
  it('is the one for which whoever decides has asked', () => {
    const asked = [heard('ann', 'Where are the calibration records?'), heard('bob', 'insurance letter?')]
    const committee = [{ buyingRole: 'economicBuyer' as const, evidenceCount: 1, contactId: 'ann' }]
    const owed = owedAsOf([letter, records], grounds({ heard: asked, committee }))
    expect(first('overdueItem', owed)).toBe('calibration records')
  })
  it('counts in Chinese as well, and asks made often count more', () => {
    const report = fact('2026-11-02', '振动检测报告我们10号前给到您', '2026-11-10')
    const table = fact('2026-11-05', '人员排班表12号前给您', '2026-11-12')
    const asked = ['排班表呢', '排班表到底哪天给', '没有人员排班表我这边不签字'].map((text) =>
      heard('he', text),
    )
    const owed = owedAsOf([report, table], grounds({ heard: asked, lang: 'zh' }))
    expect(first('overdueItem', owed)).toBe('人员排班表')
    expect(first('alsoOverdue', owed)).toBe('原定2026年11月10日的振动检测报告')
  })
  it('names one quote once, however it is called', () => {
    const revised = fact('2026-11-10', '修订报价20号前发您', '2026-11-20')
    const version = fact('2026-11-12', 'V5 20号前给', '2026-11-20')
    expect(first('alsoOverdue', owedAsOf([revised, version], grounds({ lang: 'zh' })))).toBeUndefined()
  })
})

describe('the day that a list of ours has for what is late', () => {
  const promised = fact('2026-11-10', 'The fatigue test report will be with you by 17 November', '2026-11-17')
  const list = (text: string) =>
    fact('2026-11-23', text, '2026-11-17', { kind: 'openTask', speaker: 'note', undated: true })
  const dayOf = (facts: readonly CustomerFact[]) =>
    facts.find(({ kind }) => kind === 'newDueDay' || kind === 'lateItemDay')?.figures[0]?.value
  it.each([
    ['fatigue test report - was due 17/11 -> lab says 30 Nov', '2026-11-30'],
    ['fatigue test report (17 Nov, late!!) lab: 24 Nov', '2026-11-24'],
    ['fatigue test report, was due 17 Nov', undefined],
  ])('%s', (text, day) => {
    expect(dayOf(owedAsOf([promised, list(text)], grounds()))).toBe(day)
  })
})

describe('what was to come before the call', () => {
  it('is named with its day, and nothing that comes later', () => {
    const soon = fact('2026-11-16', '夜班施工方案25号前发您', '2026-11-25')
    const later = fact('2026-11-16', '备件清单12月4日给您', '2026-12-04')
    const owed = owedAsOf([soon, later], grounds({ lang: 'zh' }))
    expect(first('dueByCall', owed)).toBe('2026年11月25日的夜班施工方案')
    expect(first('comingItem', owed)).toBe('备件清单')
  })
})
