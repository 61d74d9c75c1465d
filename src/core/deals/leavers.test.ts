import { describe, expect, it } from 'vitest'
import type { Contact } from '../contacts/store.ts'
import { leaversOf } from './leavers.ts'

const day = 86_400_000
const monday = Date.UTC(2026, 10, 2)
const people = ['吴志远', '蒋涛', '蒋敏', 'Gary Boland', 'Helen Marsh'].map(
  (name, at) => ({ id: `con_${at}`, name }) as Contact,
)
const change = (text: string, more: { contactId?: string; values?: string; stance?: 'thought' } = {}) => ({
  text,
  values: more.values ?? '[]',
  occurredAt: monday,
  contactId: more.contactId ?? null,
  speaker: 'customer' as const,
  stance: more.stance ?? ('stated' as const),
})
const left = (one: ReturnType<typeof change>, asOf = monday + 30 * day) => [
  ...leaversOf([one], people, asOf).keys(),
]

describe('who has left', () => {
  it('is who is called before the leaving, where one only can be meant', () => {
    expect(left(change('吴总15号已经离职了'))).toEqual(['con_0'])
    expect(left(change('蒋总离职了'))).toEqual([])
    expect(left(change('蒋涛（新来的财务总监，老孟走了以后他接）'))).toEqual([])
    expect(left(change('蒋涛调走了，以后找吴总'))).toEqual(['con_1'])
    expect(left(change('吴总上月底调去分公司了'), monday + day)).toEqual(['con_0'])
    expect(left(change('Gary has left the company'))).toEqual(['con_3'])
    expect(left(change('Helen Marsh takes over from me as Head of Procurement'))).toEqual([])
  })

  it('is who went in a month that lies behind, and not yet who goes at the end of this one', () => {
    expect(left(change('蒋涛走了（8月底），原设备科长'), monday)).toEqual(['con_1'])
    expect(left(change('吴总退休了(去年底)'), monday)).toEqual(['con_0'])
    expect(left(change('吴总月底离职'), monday + day)).toEqual([])
    expect(left(change('吴总上月底调去南方基地了 以后不找他签'), monday)).toEqual(['con_0'])
  })

  it('is nobody yet of whom a later month or time was told, and is once that has come', () => {
    const later: [string, string, number][] = [
      ['吴总春节后要调去总部', 'con_0', 150],
      ['吴总过完年就调走了', 'con_0', 150],
      ['蒋涛明年3月退休', 'con_1', 410],
      ['蒋涛明年4月就退了', 'con_1', 410],
      ['吴总1月就走了', 'con_0', 100],
      ['吴总2月份离职，先别外传', 'con_0', 100],
      ['吴总准备离职了', 'con_0', 100],
      ['Gary is leaving us in February, keep it to yourself', 'con_3', 100],
      ['Gary leaves in the new year', 'con_3', 130],
      ['Helen Marsh retires in March 2027', 'con_4', 130],
      ['Helen Marsh is leaving', 'con_4', 100],
      ['Gary will be leaving the company after Easter', 'con_3', 190],
    ]
    for (const [words, who, days] of later) {
      expect(left(change(words), monday + 20 * day)).toEqual([])
      expect(left(change(words), monday + days * day)).toEqual([who])
    }
    expect(left(change('吴总9月底离职了'), monday + day)).toEqual(['con_0'])
    expect(left(change('吴总去年12月调走了'), monday + day)).toEqual(['con_0'])
    expect(left(change('Gary left in March'), monday + day)).toEqual(['con_3'])
    expect(left(change('Gary may have left the company'), monday + day)).toEqual(['con_3'])
  })

  it('is whose place somebody else has taken, and who left on a day', () => {
    expect(left(change('Helen Marsh (Buying - took over from Gary Boland who left 30 Oct)'))).toEqual([
      'con_3',
    ])
    expect(left(change('Gary left 30 Oct'))).toEqual(['con_3'])
    expect(left(change('蒋敏（培训专员，接替吴总）'))).toEqual(['con_0'])
    expect(left(change('Gary left 3 messages'))).toEqual([])
  })

  it('is who says so of themselves, once the day has come', () => {
    const farewell = change('My last day at the plant is this Friday', { contactId: 'con_3' })
    expect(left(farewell, monday + 2 * day)).toEqual([])
    expect(left(farewell, monday + 8 * day)).toEqual(['con_3'])
    const dated = change('我月底离职', {
      contactId: 'con_0',
      values: '[{"value":"2026-11-30","unit":"date"}]',
    })
    expect(left(dated, monday + 20 * day)).toEqual([])
    expect(left(dated, monday + 29 * day)).toEqual(['con_0'])
  })

  it('is nobody by a guess', () => {
    expect(left(change('吴总可能离职', { stance: 'thought' }))).toEqual([])
  })
})
