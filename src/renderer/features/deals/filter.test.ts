import { describe, expect, it } from 'vitest'
import type { DealRow } from '../../../shared/contract/deals.ts'
import {
  type DealFilter,
  joinTexts,
  passes as passesWith,
  readDealView,
  rowsWith,
  type SearchableDeal,
  searchable,
  wordsOf,
  worthShowing,
} from './filter.ts'

const now = Date.UTC(2026, 4, 27)
const day = 86_400_000
const deal = (fields: Partial<DealRow>) =>
  searchable(
    {
      id: 'dea_00000000000000000000000001' as DealRow['id'],
      accountId: 'acc_00000000000000000000000001' as DealRow['accountId'],
      accountName: '明州大学附属第二医院',
      name: '术中超声平台四台',
      code: 'D-041',
      productName: 'Sonara X4',
      stage: 'propose',
      outcome: 'open',
      amountMinor: 480_000_000,
      currency: 'CNY',
      region: '浙江',
      ownerName: '钱越',
      competitor: null,
      openedAt: now - 60 * day,
      expectedCloseAt: now + 10 * day,
      closedAt: null,
      nextCallAt: null,
      ...fields,
    },
    0,
  )
const passes = (filter: DealFilter, row: SearchableDeal, at: number) =>
  passesWith(filter, row, at, rowsWith(filter.words, joinTexts([row])))
const everything: DealFilter = { view: 'all', stage: null, ownerName: null, words: [], ids: null }

describe('the filter of the deals', () => {
  it('finds by two Chinese characters, by a product in any case, and by both together', () => {
    expect(passes({ ...everything, words: wordsOf('超声') }, deal({}), now)).toBe(true)
    expect(passes({ ...everything, words: wordsOf('SONARA 明州') }, deal({}), now)).toBe(true)
    expect(passes({ ...everything, words: wordsOf('超声 苏州') }, deal({}), now)).toBe(false)
  })
  it('finds among many what it finds in each alone', () => {
    const names = ['术中超声平台', 'Sonara X4', '', 'nnn', '超声 Sonara', '平台 n']
    const rows = Array.from({ length: 60 }, (_, at) => ({
      ...searchable({ ...deal({}), name: '' }, at),
      haystack: `${names[at % names.length]}${names[(at * 7 + 1) % names.length]}`.toLowerCase(),
    }))
    const texts = joinTexts(rows)
    for (const typed of ['n', 'nn', '超声', '平台 sonara', 'sonara x4 n', '没有', '台 台']) {
      const found = rowsWith(wordsOf(typed), texts)!
      expect(rows.filter(({ at }) => found[at] === 1)).toEqual(
        rows.filter(({ haystack }) => wordsOf(typed).every((word) => haystack.includes(word))),
      )
    }
    expect(rowsWith([], texts)).toBeNull()
  })
  it('takes a past expected close as overdue only while the deal is open', () => {
    const late = deal({ expectedCloseAt: now - day })
    expect(passes({ ...everything, view: 'overdue' }, late, now)).toBe(true)
    expect(
      passes(
        { ...everything, view: 'overdue' },
        deal({ expectedCloseAt: now - day, outcome: 'won', stage: 'won' }),
        now,
      ),
    ).toBe(false)
  })
  it('shows calls that are still to come', () => {
    expect(passes({ ...everything, view: 'calls' }, deal({ nextCallAt: now + day }), now)).toBe(true)
    expect(passes({ ...everything, view: 'calls' }, deal({ nextCallAt: now - day }), now)).toBe(false)
  })
  it('narrows by stage and owner', () => {
    expect(passes({ ...everything, stage: 'close' }, deal({}), now)).toBe(false)
    expect(passes({ ...everything, ownerName: '钱越' }, deal({}), now)).toBe(true)
  })
  it('starts with what is open', () => {
    expect(readDealView(undefined)).toBe('open')
    expect(readDealView('lost')).toBe('lost')
  })
})

describe('rows that are still arriving', () => {
  it('show at once, then at every fourfold, and at the end', () => {
    const steps: number[] = []
    for (let arrived = 200, shown = 0; arrived <= 100_200; arrived += 4_000)
      if (worthShowing(shown, arrived, 100_000)) {
        steps.push(arrived)
        shown = arrived
      }
    expect(steps[0]).toBe(200)
    expect(steps.length).toBeLessThan(8)
    expect(steps.at(-1)).toBe(100_200)
  })
})
