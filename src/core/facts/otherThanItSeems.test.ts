import { describe, expect, it } from 'vitest'
import { extractFacts } from './extract.ts'
import { isScopeChange } from './onTable/scopeChanges.ts'
import { amongOurselves } from './whoSays/amongOurselves.ts'
import type { Speaker } from './whoSays/stance.ts'

/** Figures and words that are of something else than the first look tells. */

const monday = Date.UTC(2026, 10, 9, 2)
const read = (text: string, by: Speaker = 'note') => {
  const found = extractFacts(text, monday, by, /Norvane/)
  return by === 'note' ? amongOurselves(found, text, monday) : found
}
const told = (text: string, kind: string, by: Speaker = 'note') =>
  read(text, by)
    .filter((fact) => fact.kind === kind)
    .map(({ text: words, figures: [figure] }) => (figure === undefined ? words : String(figure.value)))

describe('how far something lies from a budget is no budget', () => {
  it.each([
    '我们V2报的188.4万，比他们预算多了近4万',
    '离预算还差3万',
    '和郑总的额度差5万',
    'we are 40k above the budget',
    'our price is over their ceiling by £40k',
  ])('%s', (text) => expect(told(text, 'budgetAmount')).toEqual([]))

  it.each(['预算184万含税', '今年预算定在184万', 'their budget is 184k'])('but a budget is: %s', (text) =>
    expect(told(text, 'budgetAmount')).toHaveLength(1),
  )
})

describe('the number of a version stands by itself', () => {
  it('and is no thousand of the sum behind it', () => {
    expect(
      told('R2 188.4万已经发给客户', 'ownOffer')
        .concat(told('预算V2 188.4万', 'budgetAmount'))
        .every((value) => !value.startsWith('2188')),
    ).toBe(true)
    expect(told('their budget is 2 188 000 EUR', 'budgetAmount')).toEqual(['2188000'])
  })
})

describe('the end of a contract', () => {
  it.each([
    ['The service contract was extended 1 Oct – 31 Dec 2026 at the old rate.', '2026-12-31'],
    ['维保合同续了，2026年10月1日至2026年12月31日到期', '2026-12-31'],
    ['投产2027-02-08，老供应商合同12-31到', '2026-12-31'],
  ])('is the last day that is told of it: %s', (text, day) =>
    expect(told(text, 'contractEndDate')).toEqual([day]),
  )
})

describe('who and what goes', () => {
  it.each([
    'The three lathes at Holm are retired and gone.',
    'Holm retired 2 presses',
    'the old servers were retired in May',
  ])('a thing that is retired is nobody: %s', (text) => expect(told(text, 'peopleChange')).toEqual([]))

  it.each(['Ines Faro leaves Tarnhill today', 'Piet Alm is leaving them end of May', 'Ines retired in May'])(
    '%s',
    (text) => expect(told(text, 'peopleChange')).toHaveLength(1),
  )

  it.each(['The truck leaves Tarnhill today', 'Harbour Express leaves on 3 May'])(
    'what departs is nobody: %s',
    (text) => expect(told(text, 'peopleChange')).toEqual([]),
  )
})

describe('what a promise is', () => {
  it.each([
    '前天在现场给您添麻烦了，再次道歉。',
    '上周给郑工那边造成不便，很抱歉',
    'Sorry again for the trouble on Friday.',
  ])('none is an apology: %s', (text) => expect(told(text, 'openPromise', 'ours')).toEqual([]))

  it('an apology with what is to come is one', () => {
    expect(told('抱歉，报告我20号前给您', 'openPromise', 'ours')).toHaveLength(1)
  })

  it.each([
    ['图纸我答应他们是5号给齐的', '2026-11-05'],
    ['清单我答应郑工是6号的，还没给', '2026-11-06'],
  ])('one told of again lies behind: %s', (text, day) =>
    expect(read(text).flatMap(({ figures }) => figures.map(({ value }) => value))).toEqual([day]),
  )
})

describe('other words that seem to tell', () => {
  it('the day of a paper is the paper’s', () => {
    expect(told('9月8日询价单中新线投产推迟到2027年5月', 'goLiveDate', 'customer')).not.toContain(
      '2026-09-08',
    )
  })

  it.each(['二期款要等孟工在投诉单上签字', '送货单签字找老郑'])(
    'a slip that is signed is no order: %s',
    (text) => expect(told(text, 'decisionRole', 'customer')).toEqual([]),
  )

  it('minutes are no least that we would take', () => {
    expect(told('I join first 15 min', 'keepQuiet')).toEqual([])
    expect(told('30 days min', 'keepQuiet')).toHaveLength(1)
  })

  it('how long machines run is not how much they are used', () => {
    expect(told('Uptime in the present contract is 96% on all presses.', 'usageRate', 'customer')).toEqual([])
    expect(told('Utilisation is 96% on all presses.', 'usageRate', 'customer')).toHaveLength(1)
  })

  it('a cry is no secret, and what is to be kept was said before', () => {
    expect(told('oh dear. Keep this inside please, 不要跟云岭讲', 'keepQuiet')).not.toContain('oh dear')
    expect(told('Ines resigned. Keep this inside please', 'keepQuiet').join(' ')).toContain('Ines')
  })

  it.each(['Full drawing needs the foundry, they want two more weeks', '完整报告要等实验室，他们还要两周'])(
    'what a maker of ours wants no customer asks for: %s',
    (text) => expect(told(text, 'customerAsk')).toEqual([]),
  )

  it('an hour beside a day that no longer holds is no quantity', () => {
    expect(isScopeChange('Tender portal extended: 8 Dec 12 noon CET, not 4.')).toBe(false)
    expect(isScopeChange('It is 12 winches, not 14.')).toBe(true)
  })

  it('what follows a trial is none of its results', () => {
    expect(told('试产合格后3月1日正式切换', 'trialResult', 'customer')).toEqual([])
    expect(told('试用下来停机少了一半', 'trialResult', 'customer')).toHaveLength(1)
  })
})
