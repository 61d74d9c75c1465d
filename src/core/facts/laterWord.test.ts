import { describe, expect, it } from 'vitest'
import { weightsIn } from './criteria/weights.ts'
import { extractFacts } from './extract.ts'
import { toldTasks } from './whoSays/sides.ts'
import type { Speaker } from './whoSays/stance.ts'

/** Addenda, polite refusals, whispers and money of other pots, as letters and chats in English have them. */

const at = Date.UTC(2026, 4, 11)
const read = (text: string, by: Speaker = 'customer') => extractFacts(text, at, by)
const kinds = (text: string, by?: Speaker) => [...new Set(read(text, by).map(({ kind }) => kind))]
const daysOf = (text: string, kind: string) =>
  read(text).flatMap((fact) => (fact.kind === kind ? fact.figures.map(({ value }) => value) : []))

describe('an addendum that replaces the list of criteria', () => {
  it.each([
    'Clause 4 is replaced: Quality 45, Price 25, Lead time 20, Carbon 10 (was 50/30/15/5).',
    'The scoring table is superseded by the following: Quality 45, Price 25, Lead time 20, Carbon 10 (was 50/30/15/5).',
    'Weights were changed to: Quality 45, Price 25, Lead time 20, Carbon 10 (previously 50/30/15/5)',
    '原评分表作废，调整为：质量45、价格25、交期20、碳排10（原50/30/15/5）',
  ])('%s: is the list, and nobody is paid by it', (text) => {
    expect(kinds(text)).toContain('awardCriteria')
    expect(kinds(text)).not.toContain('paymentSplit')
  })
  it('and asks nothing of whoever bids', () => {
    const letter =
      'Dear all\n\nPlease note the following changes to the RFQ:\n1) Section 3 is extended, samples must be free.\n2) Works end on 12 June, no change.'
    expect(read(letter).filter(({ subject }) => subject === 'list')).toEqual([])
  })
  it('while a list that is given up stays so', () => {
    expect(weightsIn('Forget the old split: Quality 50, Price 30, Lead time 15, Carbon 5.')).toEqual([])
  })
})

it.each([
  ['Bid submission is extended from Friday 22 May 2026 to Tuesday 26 May 2026, 12:00', '2026-05-26'],
  ['The bid deadline has been extended from 22 May 2026 to 26 May 2026.', '2026-05-26'],
  ['Final offers are deferred from Fri 22 May 2026 to 26 May 2026.', '2026-05-26'],
])('%s: the earlier day is left', (text, day) => {
  const told = ['offerDueDate', 'tenderDate'].flatMap((kind) => daysOf(text, kind))
  expect([...new Set(told)]).toEqual([day])
})

it.each([
  'For avoidance of any doubt: the board meets on 9 June.',
  'No doubt you will hear from Lisa.',
  'Thursday does not work I’m afraid, the fitters are here.',
  "I'm afraid the meeting is off, can we do Friday?",
  'not possible im afraid',
])('“%s” is manners and no concern', (text) => {
  expect(kinds(text)).not.toContain('statedConcern')
})
it.each([
  'I have doubts about the lead time',
  "We're afraid of another flood",
  "I'm afraid of a second stop",
])('“%s” is one', (text) => {
  expect(kinds(text)).toContain('statedConcern')
})

describe('what the customer whispers', () => {
  it.each([
    'Kestle are at 1.9m. u didnt hear it from me',
    'between u n me, they sit at 1.9m',
    'pls dont repeat, Lisa may leave in June',
    'Lisa may leave in June - never pass this on',
    'Project Marlin (code name, do not use!) starts in June',
  ])('%s', (text) => {
    expect(kinds(text)).toContain('keepQuiet')
  })
  it.each(['we dont use the old pumps', 'please do not repeat the test on Friday', 'dont share the pump'])(
    'but not “%s”',
    (text) => {
      expect(kinds(text)).not.toContain('keepQuiet')
    },
  )
})

describe('money', () => {
  it('of the running costs is no budget of the project', () => {
    for (const text of [
      'no, service comes out of our opex. limit is £60k a year',
      'Maintenance is paid from the site budget, ceiling €12k per year',
    ])
      expect([text, kinds(text).includes('budgetAmount')]).toEqual([text, false])
    expect(kinds('our budget is £60k a year, it comes from opex')).toContain('budgetAmount')
  })
  it('is cut where the sentence before says what was', () => {
    const sums = (text: string) =>
      read(text).flatMap((fact) =>
        fact.kind === 'budgetAmount' ? fact.figures.map(({ value }) => value) : [],
      )
    expect(sums('bad news, funding is being cut. The board took it down to 1.8 from 2.1 yesterday')).toEqual([
      1.8,
    ])
    expect(sums('the pump is hot. They took it down to 40 today')).toEqual([])
  })
})

it('a customer’s “our CEO” signs for the customer, ours in a note does not', () => {
  expect(kinds('Anything above RM 2 million is signed by our CEO Ms Tan')).toContain('decisionRole')
  expect(kinds('Anything above 2 million is signed by our CEO', 'note')).not.toContain('decisionRole')
})

it('a line that names a firm of data centres says nothing on where data lie', () => {
  expect(kinds('To: Northlake Data Centres Ltd   Attn: Ms Lisa Grant', 'note')).not.toContain('dataLocation')
  expect(kinds('Everything has to stay in our own data centre in Leeds')).toContain('dataLocation')
})

it('a firm that is not on file by that name is known by the person in brackets', () => {
  expect(
    toldTasks('HMW (Lisa) to send drawings by 6 May', (name) => (name === 'Lisa' ? 'theirs' : null)),
  ).toMatchObject([{ side: 'theirs', text: 'HMW (Lisa) to send drawings by 6 May' }])
})

it('duties of two sides in one line are two', () => {
  const sideOf = (name: string) =>
    name === 'Quarn' ? ('ours' as const) : ['Hollin', 'Lisa'].includes(name) ? ('theirs' as const) : null
  expect(
    toldTasks(
      '- Quarn to send the load sheet by 4 May. Hollin (Lisa) to send drawings A + B by 6 May.',
      sideOf,
    ).map(({ side, text }) => [side, text]),
  ).toEqual([
    ['ours', 'Quarn to send the load sheet by 4 May'],
    ['theirs', 'Hollin (Lisa) to send drawings A + B by 6 May'],
  ])
})

it.each(['the gate badges we sort by Friday', 'your permits I arrange before Friday'])(
  '“%s” is a promise of theirs',
  (text) => {
    expect(kinds(text)).toContain('customerPromise')
  },
)

it.each([
  ['Quotation deadline is extended: Thu 14 May, 5 pm. Committee sits on 20 May', '2026-05-14'],
  ['Offers due date pushed back - now Mon 18 May, COB', '2026-05-18'],
  ['Submission date extended to 15 May noon, panel meets 21 May', '2026-05-15'],
  ['报价截止延期：5月19号', '2026-05-19'],
])('%s: the day that the deadline has moved to is told', (text, day) => {
  expect(['offerDueDate', 'tenderDate'].flatMap((kind) => daysOf(text, kind))).toContain(day)
})
