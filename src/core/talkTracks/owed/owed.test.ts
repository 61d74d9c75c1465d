import { describe, expect, it } from 'vitest'
import type { CustomerFact, TalkTrackInput } from '../types.ts'
import { owedAsOf } from './owed.ts'

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
    'Could I have the calibration records? You named the 18th. Ines will not score us without them.',
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

describe('what is late, with its days and to whom', () => {
  const text = (kind: string, facts: readonly CustomerFact[]) =>
    facts.filter((one) => one.kind === kind).map((one) => one.text)
  const day = (kind: string, facts: readonly CustomerFact[]) =>
    facts.find((one) => one.kind === kind)?.figures[0]?.value
  it('counts from its first day, also where it was moved since', () => {
    const moved = fact('2026-11-12', 'The wear report will be with you by 25 November', '2026-11-25', {
      firstDay: '2026-11-17',
    })
    const owed = owedAsOf([moved], grounds({ callAt: at('2026-11-24') }))
    expect(day('overdueSince', owed)).toBe('2026-11-17')
  })
  it('or from the day that somebody names as missed', () => {
    const duty = fact('2026-11-16', 'CAPA to them, Ann will ask on the 27th', '2026-11-27', {
      kind: 'openTask',
      speaker: 'note',
    })
    const firstDays = new Map([[duty.id, { day: '2026-11-13', evidenceId: 'chat', at: at('2026-11-20') }]])
    const owed = owedAsOf([duty], grounds({ firstDays }))
    expect([text('overdueItem', owed), day('overdueSince', owed)]).toEqual([['CAPA'], '2026-11-13'])
    expect(day('newDueDay', owed)).toBeUndefined()
  })
  it('is only the rest, where a part has been given and the rest has its own day', () => {
    const whole = fact('2026-11-09', '词条对照表我们18号前给您', '2026-11-18', { contactId: 'wu' })
    const rest = fact('2026-11-19', '做了900条，剩下的25号一起给您', '2026-11-25', { contactId: 'wu' })
    const owed = owedAsOf([whole, rest], grounds({ callAt: at('2026-11-27') }))
    expect(text('lateItemByCall', owed)).toEqual(['剩下的词条对照表'])
    expect(day('lateItemDay', owed)).toBe('2026-11-25')
  })
  it('names the new day of what is late beside the gravest', () => {
    const letter = fact('2026-11-02', 'You will have the insurance letter by 9 November', '2026-11-09')
    const records = fact(
      '2026-11-10',
      'The calibration records will be with you by 18 November',
      '2026-11-18',
    )
    const newDays = new Map([
      [
        records.id,
        { day: '2026-11-30', evidenceId: 'chat', span: { start: 0, end: 9 }, at: at('2026-11-20') },
      ],
    ])
    expect(text('alsoOverdue', owedAsOf([records, letter], grounds({ newDays })))).toEqual([
      'the calibration records of 18 November 2026 (now for 30 November 2026)',
    ])
  })
  it('was promised to one person alone who sits there: late it is owned up to, and to come it is no news for all', () => {
    const records = fact(
      '2026-11-10',
      'The calibration records will be with you by 18 November',
      '2026-11-18',
      {
        contactId: 'ann',
      },
    )
    const toldAlone = new Set([records.evidenceId])
    const guests = [{ contactId: 'ann', name: 'Ann Lowe', title: null }]
    expect(text('overdueItem', owedAsOf([records], grounds({ toldAlone, guests })))).toEqual([
      'calibration records',
    ])
    expect(owedAsOf([records], grounds({ toldAlone }))).toEqual([])
    const coming = { ...records, figures: [{ value: '2026-11-30', unit: 'date' }] }
    expect(owedAsOf([coming], grounds({ toldAlone, guests }))).toEqual([])
    // Whether everything has come is not asked before those who may not hear what has not.
    const soon = fact('2026-11-20', 'You will have the pressure test report by 25 November', '2026-11-25')
    expect(text('dueByCall', owedAsOf([soon], grounds()))).toEqual([
      'the pressure test report of 25 November 2026',
    ])
    expect(owedAsOf([records, soon], grounds({ toldAlone }))).toEqual([])
  })
})
