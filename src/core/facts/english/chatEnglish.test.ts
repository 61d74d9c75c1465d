import { describe, expect, it } from 'vitest'
import { extractFacts } from '../extract.ts'
import type { ProposedFact } from '../proposedFact.ts'
import { amongOurselves } from '../whoSays/amongOurselves.ts'
import type { Speaker } from '../whoSays/stance.ts'

/** Wednesday 18 November 2026. */
const wednesday = Date.UTC(2026, 10, 18, 9)
const rivals = /Norvane|Tillbrook/
const read = (text: string, by: Speaker = 'customer') => extractFacts(text, wednesday, by, rivals)
const ofTeam = (text: string) => amongOurselves(read(text, 'note'), text, wednesday)
const told = (facts: readonly ProposedFact[], kind: string) =>
  facts
    .filter((fact) => fact.kind === kind)
    .map(({ text, figures: [figure] }) => (figure === undefined ? text : String(figure.value)))
const quoted = (facts: readonly ProposedFact[], kind: string) =>
  facts.filter((fact) => fact.kind === kind).map(({ text }) => text)

describe('a day in a chat of the team is of its own subject', () => {
  it.each([
    'the loaned crane broke down on 3 Nov and nobody came until late',
    'seal kit for the two old pumps arrives fri',
    'we visited the quarry on 2 Nov, the truck was off that day',
    'Lena left on 30 Sept. they know our discounts',
  ])('no day of the order in: %s', (text) => {
    const kinds = ofTeam(text).map(({ kind }) => kind)
    for (const kind of ['deliveryDate', 'decisionDate', 'goLiveDate']) expect(kinds).not.toContain(kind)
  })

  it('a day to come beside one that is past is told', () => {
    expect(told(read('Delivery was due on 6 November but slipped to 20 November.'), 'deliveryDate')).toEqual([
      '2026-11-20',
    ])
    expect(told(ofTeam('they saw the plant on 10 November. decision on 12 Dec'), 'decisionDate')).toEqual([
      '2026-12-12',
    ])
  })

  it('a start that is off gives way to the new one', () => {
    expect(
      told(read('Start date: 11 January is off, the hall is late, so 8 March 2027.'), 'goLiveDate'),
    ).toEqual(['2027-03-08'])
    expect(told(read('Contract start date is 1 April 2027.'), 'contractEndDate')).toEqual([])
  })

  it('when a board sees it is when it is decided', () => {
    expect(told(read('The management board reviews it on 9 December.'), 'decisionDate')).toEqual([
      '2026-12-09',
    ])
  })
})

describe('a sentence ends in small letters too, and not behind what is written short', () => {
  it('is quoted without its neighbours', () => {
    expect(
      quoted(
        ofTeam('call with the works mgr. Olaf still not convinced by the resin floor. back on mon'),
        'attitude',
      ),
    ).toEqual(['Olaf still not convinced by the resin floor'])
  })

  it('a title and a decimal point end none', () => {
    const [role] = quoted(
      read(
        'Our plant manager picks the supplier, that is how it has been for years, but any order above 2.5m goes to Mr. Okoro, our finance director, for signature.',
      ),
      'decisionRole',
    )
    expect(role).toContain('Mr. Okoro, our finance director, for signature')
  })

  it('what is to be kept quiet stays in one piece', () => {
    expect(
      quoted(ofTeam('floor for this one is 410. below that we walk. keep it in here'), 'keepQuiet'),
    ).toEqual(['floor for this one is 410. below that we walk. keep it in here'])
    expect(
      quoted(
        ofTeam("Bruno leaves us in March. Please don't tell the customer until we have somebody."),
        'keepQuiet',
      ),
    ).toEqual(["Bruno leaves us in March. Please don't tell the customer until we have somebody"])
  })
})

describe('a rival', () => {
  it('is told with what a list without a verb adds', () => {
    const facts = ofTeam(
      'Norvane is at 41.5k a month over 84 months. diesel only, 12h response, nothing at night',
    )
    expect(quoted(facts, 'competitorNews')).toEqual([
      'Norvane is at 41.5k a month over 84 months. diesel only, 12h response, nothing at night',
    ])
    expect(told(facts, 'responseHours')).toEqual([])
  })

  it('that has given up is out, and no tender is on that day', () => {
    const facts = ofTeam('Tillbrook backed out of the tender on Monday')
    expect(quoted(facts, 'competitorOut')).toEqual(['Tillbrook'])
    expect(told(facts, 'tenderDate')).toEqual([])
  })

  it('has no gap where one of the customer refuses something', () => {
    expect(
      quoted(
        ofTeam("Norvane are in with 0.31. Petra told Ian she won't have robots near the kiln"),
        'competitorGap',
      ),
    ).toEqual([])
  })
})

describe('where somebody stands, without a word for it', () => {
  it.each([
    'Olaf does not believe in resin floors',
    "I don't want to change supplier again, five years is five years",
    'Mika in planning loves your portal',
    "Petra won't sign without the noise report",
    "she won't have drones anywhere near the tank farm",
    'the demo pump died on her twice',
  ])('%s', (text) => expect(quoted(read(text), 'attitude')).toHaveLength(1))

  it.each(['Would you like your invoice by post?', 'The invoice will not be released without a number'])(
    'not in: %s',
    (text) => expect(quoted(read(text), 'attitude')).toEqual([]),
  )

  it('nobody who wants nothing asks for anything', () => {
    expect(quoted(read('no one wants to hand the tablets back'), 'customerAsk')).toEqual([])
    expect(quoted(ofTeam('thats why we need the certificate'), 'customerAsk')).toEqual([])
  })
})

describe('money', () => {
  it('that finance has moved is a budget, with what it has to cover', () => {
    const facts = read(
      'Money: finance has moved it from 1.8 to 1.9m, but that now has to cover the cabling too.',
    )
    expect(told(facts, 'budgetAmount')).toEqual(['1900000'])
    expect(quoted(facts, 'budgetAmount')[0]).toContain('cover the cabling too')
    expect(told(facts, 'warrantyPeriod')).toEqual([])
  })

  it('weights over two lines are weights, and the ones that are void no payment', () => {
    const facts = read(
      'After the steering group the split is new. Now total cost 45%, cold start\nperformance 30%, service 25%. Please ignore the\n50/30/20 from the tender.',
    )
    expect(quoted(facts, 'awardCriteria')).toHaveLength(1)
    expect(quoted(facts, 'paymentSplit')).toEqual([])
  })
})

it('who left is told with where they went, and with who follows', () => {
  expect(quoted(ofTeam('and Lena sits at Norvane now'), 'peopleChange')).toEqual([
    'and Lena sits at Norvane now',
  ])
  expect(quoted(read("Lena's last day was yesterday. no successor yet"), 'peopleChange')).toEqual([
    "Lena's last day was yesterday. no successor yet",
  ])
})

it('what one of us has told the customer of a day to come is promised', () => {
  expect(told(ofTeam('loan pump: told Ingeborg it stays until 11 Dec, not 30 Nov'), 'openPromise')).toEqual([
    '2026-12-11',
  ])
})

describe('where somebody stands', () => {
  it('is told by what they like of ours, and by what has to end before they back it', () => {
    const stands = (text: string) => quoted(read(text), 'attitude')
    expect(stands('I like having one crew on call and your night cover')).toHaveLength(1)
    expect(stands("I can't back Fenwold while the chiller keeps tripping")).toHaveLength(1)
    expect(stands('We like that the yard is closed on Sundays')).toEqual([])
    expect(stands("I can't support Monday meetings")).toEqual([])
  })
})
