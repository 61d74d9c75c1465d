import { describe, expect, it } from 'vitest'
import { extractFacts } from './extract.ts'
import { readText } from './readText.ts'
import { rivalPattern } from './rivals/rivals.ts'
import type { SideOf } from './whoSays/sides.ts'
import type { Speaker } from './whoSays/stance.ts'

const on = Date.UTC(2026, 9, 20)
const nobody = Object.assign((): null => null, { isCustomer: () => false }) as SideOf
const read = (text: string, by: Speaker, sideOf: SideOf = nobody) => extractFacts(text, on, by, null, sideOf)
const told = (text: string, by: Speaker, ...kinds: string[]) =>
  read(text, by)
    .filter(({ kind }) => kinds.includes(kind))
    .map(({ text, figures }) => [text, ...figures.map(({ value }) => value)])
const heard = (text: string, by: Speaker) =>
  readText(
    { text, occurredAt: on, by, acts: null },
    { rivals: null, isNoRival: () => false, sideOf: nobody },
    { doubt: () => null } as never,
  )
const rivalsOf = (text: string, by: Speaker = 'customer') =>
  heard(text, by)
    .filter(({ kind, unsure }) => kind === 'competitorName' && unsure === null)
    .map(({ text }) => text)

describe('lists of promises in one line', () => {
  it('are whose their head says, each with its own day, and the last day is that of all where it is the only one', () => {
    expect(told('We promised: test certificate 3/11, price list 9/11', 'note', 'openPromise')).toEqual([
      ['test certificate 3/11', '2026-11-03'],
      ['price list 9/11', '2026-11-09'],
    ])
    expect(told('They will refuse: a longer lease by 12/11', 'note', 'customerPromise')).toEqual([])
    expect(told('They owe: site plan, load table by 12/11', 'note', 'customerPromise')).toEqual([
      ['site plan', '2026-11-12'],
      ['load table by 12/11', '2026-11-12'],
    ])
  })
  it('are two things where a plus stands between them', () => {
    expect(told('Customer actions: layout + power data by 12/11', 'note', 'customerPromise')).toEqual([
      ['layout', '2026-11-12'],
      ['power data by 12/11', '2026-11-12'],
    ])
  })
  it('are none where somebody speaks, or the list is kept among ourselves', () => {
    expect(told('Us: price first, then service', 'note', 'openPromise')).toEqual([])
    expect(told('# Internal\nThey owe: nothing, says Rolf, by 12/11', 'note', 'customerPromise')).toEqual([])
  })
})

describe('a task of ours', () => {
  it('that begins with the customer it is for is ours; with one of their people it is theirs', () => {
    const sideOf = Object.assign((name: string) => (/^(Norwell|Iris)$/.test(name) ? 'theirs' : null), {
      isCustomer: (name: string) => name === 'Norwell',
    }) as SideOf
    const kinds = (line: string) => read(line, 'note', sideOf).map(({ kind }) => kind)
    expect(kinds("- [ ] Norwell: welding report — was due 13/10, Jo hasn't signed")).toEqual(['openTask'])
    expect(kinds('- [ ] Iris: drawing of the pit by 30/10')).toEqual(['customerPromise'])
  })
})

describe('money for it', () => {
  it('has no deadline in the month in which it was settled', () => {
    expect(told('Budget 300k, agreed by Tom in August', 'note', 'budgetDeadline', 'budgetAmount')).toEqual([
      ['300k, agreed by Tom in August', 300_000],
    ])
    expect(
      told('The budget was approved by the board in June.', 'customer', 'budgetDeadline', 'decisionDate'),
    ).toEqual([])
    expect(told('Budget must be spent by 31 December.', 'note', 'budgetDeadline')).toEqual([
      ['Budget must be spent by 31 December.', '2026-12-31'],
    ])
  })
  it('that is gone is none, and what sits beside a budget is not the budget', () => {
    expect(
      told('The 300k budget is gone, the roof ate it. We have 270k all in.', 'customer', 'budgetAmount'),
    ).toEqual([['270k all in', 270_000]])
    expect(
      told(
        'Our envelope is $2.1m. Capex is capped at $90k and sits outside that.',
        'customer',
        'budgetAmount',
      ).map(([, value]) => value),
    ).toEqual([2_100_000])
  })
})

describe('rivals', () => {
  it('are whoever offers at a price, in whichever words', () => {
    expect(rivalsOf('Brandt in Austria offers a used press at EUR 210k - no CE papers though.')).toEqual([
      'Brandt',
    ])
    expect(rivalsOf('Brandt have a depot in Cork and come within a day. They are EUR 325k, fine.')).toEqual([
      'Brandt',
    ])
    expect(
      rivalsOf(
        'Quill Foods is at 2.3 million, so you are not the dearest. Orbeck is 410k but without the bar.',
      ),
    ).toEqual(['Quill Foods', 'Orbeck'])
  })
  it('are no words with which a line of a quote begins', () => {
    expect(
      rivalsOf('7  Based on 410 seats\n8  Delivery at 16 weeks\n9  Other bidders have it at 300k', 'note'),
    ).toEqual([])
  })
  it('are told up to a clause, where all of it is too long', () => {
    const [news] = extractFacts(
      'For what it is worth Quill Foods is at 2.3 million and they have had two letters from the council this year alone, so you are not the dearest of the four.',
      on,
      'customer',
      rivalPattern(['Quill Foods']),
    )
    expect(news?.text).toMatch(/this year alone$/)
  })
  it('tell more in the sentences behind, each with its price', () => {
    const news = extractFacts(
      'Quill Foods is at 2.3 million. Orbeck is 410k but without the bar.',
      on,
      'customer',
      rivalPattern(['Quill Foods', 'Orbeck']),
    )
    expect(news.filter(({ kind }) => kind === 'competitorNews').map(({ text }) => text)).toEqual([
      'Quill Foods is at 2.3 million',
      'Orbeck is 410k but without the bar',
    ])
  })
})

describe('what is told in confidence', () => {
  it.each([
    'keep this strictly to yourself, Dana is selling her shares',
    'This goes no further: Dana is selling her shares',
    'Strictly between you and me, Dana is selling her shares',
    "I shouldn't be telling you, Dana is selling her shares",
    'Dana is selling her shares. Mum’s the word',
  ])('is kept quiet: %s', (text) => {
    expect(told(text, 'customer', 'keepQuiet')).not.toEqual([])
  })
  it('is not what somebody does not know, and our margin is', () => {
    expect(told('He did not know how many need a locker.', 'note', 'keepQuiet', 'competitorGap')).toEqual([])
    expect(told('He must not know what we paid.', 'note', 'keepQuiet')).not.toEqual([])
    expect(told('rev D is final. margin 7.5%', 'team', 'keepQuiet')).not.toEqual([])
  })
})

describe('days', () => {
  it('on which something changed are no days of decision', () => {
    expect(told('On who signs: the rules changed on 1 November.', 'customer', 'decisionDate')).toEqual([])
  })
  it('of last offers and of the start of a service are read as such', () => {
    expect(
      told('Best and final offers: Wednesday 2 December 2026, 12:00.', 'customer', 'offerDueDate')[0]?.[1],
    ).toBe('2026-12-02')
    expect(
      told('Contract start moves from 1 February to 1 March 2027.', 'customer', 'goLiveDate')[0]?.[1],
    ).toBe('2027-03-01')
  })
})

describe('promises', () => {
  it('go on in the sentence behind, with a thing and its day', () => {
    expect(
      told(
        'I will send the test report by 18 November. Two reference letters by 20 November.',
        'ours',
        'openPromise',
      ).map(([, day]) => day),
    ).toEqual(['2026-11-18', '2026-11-20'])
  })
  it('of what a letter brings with it are none', () => {
    expect(told('Signed contract attached as promised.', 'customer', 'customerPromise')).toEqual([])
  })
})

describe('where parts are wanted', () => {
  it('is no system in use', () => {
    expect(told('Rolf again: wants spares kept in Malmo (bonded).', 'note', 'currentSystem')).toEqual([])
  })
})

describe('who signs', () => {
  it('is whoever writes so, and not who would before something else', () => {
    expect(told('The group recommends and I sign.', 'customer', 'decisionRole')).toEqual([
      ['The group recommends and I sign'],
    ])
    expect(told('Before I sign, send me the list.', 'customer', 'decisionRole')).toEqual([])
  })
})

describe('who stands where', () => {
  it.each([
    'Your noise figure is what swings it for me',
    'You have my vote',
    "You're clearly our first choice",
    "I can't support a supplier who misses two deadlines",
    "He's more with us than against",
  ])('is told by: %s', (text) => {
    expect(told(text, 'customer', 'attitude')).toHaveLength(1)
  })
})
