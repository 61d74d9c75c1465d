import { describe, expect, it } from 'vitest'
import { kindsNeeded, libraryAtoms } from '../../atoms/library/index.ts'
import { extractFacts } from '../../facts/extract.ts'
import type { Speaker } from '../../facts/whoSays/stance.ts'
import { shelveFacts } from '../shelf/shelveFacts.ts'
import type { CustomerFact, TalkTrack, TalkTrackInput } from '../types.ts'
import { composeTalkTracks } from './composeTalkTracks.ts'

const asOf = Date.UTC(2026, 10, 23)
const said = (
  on: string,
  by: Speaker,
  text: string,
  contactId: string | null = null,
  evidenceId = `${on} ${text}`,
): CustomerFact[] =>
  extractFacts(text, Date.parse(`${on}T02:00:00Z`), by).map((fact, at) => ({
    ...fact,
    id: `${evidenceId}-${at}`,
    evidenceId,
    span: { start: fact.start, end: fact.end },
    contactId,
    undated: false,
    occurredAt: Date.parse(`${on}T02:00:00Z`),
    knownAt: Date.parse(`${on}T02:00:00Z`),
    origin: 'source',
    sensitivity: 'internal',
  }))

/** What somebody of the customer asks for. */
const wishOf = (on: string, text: string, contactId: string): CustomerFact[] => [
  {
    id: text,
    kind: 'customerAsk',
    subject: 'list',
    figures: [],
    text,
    evidenceId: `wish ${text}`,
    span: { start: 0, end: text.length },
    contactId,
    speaker: 'customer',
    stance: 'asked',
    undated: false,
    occurredAt: Date.parse(`${on}T02:00:00Z`),
    knownAt: Date.parse(`${on}T02:00:00Z`),
    origin: 'source',
    sensitivity: 'internal',
  },
]

const rosa = { contactId: 'rosa', name: 'Rosa Blake', title: 'Technical Director' }
const dora = { contactId: 'dora', name: 'Dora Finch', title: 'Finance Manager' }

/** A bid whose quote is out, on whose committee day both sides look. */
const lateCall = (facts: CustomerFact[], more: Partial<TalkTrackInput> = {}): TalkTrackInput => ({
  lang: 'en',
  asOf,
  person: { ...rosa, department: null, buyingRole: 'technicalEvaluator', support: 'unknown' },
  deal: {
    product: 'stage lighting',
    account: 'Harbour Arts Centre',
    stage: 'propose',
    industry: 'general',
    competitor: null,
  },
  facts: [
    ...said('2026-11-16', 'customer', 'The committee will decide on 10 December 2026.'),
    ...said('2026-11-12', 'note', 'Scoring: whole-life cost 40, colour 25, noise 20, service 15'),
    ...facts,
  ],
  intent: null,
  objections: [],
  atoms: libraryAtoms,
  effects: { atoms: {}, strategies: {} },
  forbiddenTopics: [],
  committee: [
    { buyingRole: 'technicalEvaluator', evidenceCount: 4, ...rosa },
    { buyingRole: 'approver', evidenceCount: 2, ...dora },
  ],
  guests: [rosa, dora],
  ...more,
})
const tracksOf = (input: TalkTrackInput): TalkTrack[] => {
  const composed = composeTalkTracks(input)
  if (composed.outcome !== 'composed') throw new Error('refused')
  return composed.tracks
}
const textsOf = (tracks: readonly TalkTrack[]) =>
  tracks.flatMap(({ sentences }) => sentences.map(({ text }) => text))

describe('late in a deal the talk is of this deal', () => {
  const report = said('2026-11-09', 'ours', "You'll have the noise test report by 16 November.", 'rosa')
  it('owns up first, in one track, to what is overdue', () => {
    const tracks = tracksOf(lateCall(report))
    const [first, ...others] = tracks
    expect(first!.sentences[0]!.text).toContain('noise test report')
    expect(first!.sentences[0]!.text).toContain('16 November 2026')
    expect(textsOf(others).filter((text) => text.includes('noise test report'))).toEqual([])
  })
  it('never has more than one track that rests on nothing on file', () => {
    const plain = tracksOf(lateCall(report)).filter(({ style }) => style === 'discovery')
    expect(plain.length).toBeLessThanOrEqual(1)
  })
  it('goes through the criteria with the day of the decision', () => {
    const texts = textsOf(tracksOf(lateCall(report)))
    expect(texts.filter((text) => text.includes('whole-life cost 40')).length).toBeGreaterThan(0)
  })
  it('names the day now in sight where a record of ours does', () => {
    const kinds = shelveFacts(
      lateCall([
        ...report,
        ...said('2026-11-20', 'note', 'The lab says the noise test report comes on 25 November.'),
      ]),
    )
    expect(kinds.get('newDueDay')?.map(({ words }) => words)).toEqual(['25 November 2026'])
  })
  it('is owned up to in one track also where it should be there by the call', () => {
    const promise = said('2026-11-10', 'ours', 'The noise test report will be with you by 19 November 2026.')
    const news = {
      day: '2026-11-24',
      evidenceId: 'lab',
      span: { start: 0, end: 1 },
      at: Date.UTC(2026, 10, 20),
    }
    const tracks = tracksOf(
      // Nothing else is on file to fill the other tracks with.
      lateCall([], {
        facts: promise,
        callAt: Date.UTC(2026, 10, 26, 8),
        newDays: new Map(promise.map(({ id }) => [id, news])),
      }),
    )
    const speaking = tracks.filter(({ sentences }) =>
      sentences.some(({ text }) => text.includes('noise test report')),
    )
    expect(speaking).toHaveLength(1)
  })
  it('and what else is late is told behind it, in no other track and never the same thing', () => {
    const tracksWith = (more: CustomerFact[]) =>
      tracksOf(
        lateCall(
          [
            ...said('2026-11-10', 'ours', 'The noise test report will be with you by 19 November 2026.'),
            ...more,
          ],
          {
            callAt: Date.UTC(2026, 10, 26, 8),
          },
        ),
      )
    const further = said(
      '2026-11-09',
      'ours',
      'The rigging load drawings will be with you by 17 November 2026.',
    )
    const telling = (tracks: TalkTrack[], words: string) =>
      tracks
        .filter(({ sentences }) => sentences.some(({ text }) => text.includes(words)))
        .map(({ index }) => index)
    for (const thing of ['noise test report', 'rigging load drawings'])
      expect(telling(tracksWith(further), thing)).toEqual([1])
    expect(telling(tracksWith([]), 'more than one thing')).toEqual([])
  })
  it('also where a to-do without a day of its own names the new one', () => {
    const newDays = (todo: string) => {
      const facts = [
        ...said('2026-11-10', 'ours', 'The noise test report will be with you by 19 November 2026.'),
        ...said('2026-11-22', 'note', todo).map((fact) => ({ ...fact, undated: true })),
      ]
      return shelveFacts(lateCall(facts))
        .get('newDueDay')
        ?.map(({ words }) => words)
    }
    expect(newDays('- [ ] noise test report - was due 19/11 -> lab says 26 Nov')).toEqual([
      '26 November 2026',
    ])
    expect(newDays('- [ ] noise test report -> lab says Thu 26th')).toEqual(['26 November 2026'])
  })

  it('tells as still to come, and not as owed, what is due on a day to come', () => {
    const shelf = shelveFacts(
      lateCall(said('2026-11-19', 'ours', 'Rev C will be with you by 25 November.', 'rosa')),
    )
    expect(shelf.get('comingItem')?.map(({ words }) => words)).toEqual(['Rev C'])
    expect(shelf.has('overdueItem')).toBe(false)
  })
})

describe('a new quote that is due by the call is the answer to what was asked', () => {
  const wish = wishOf('2026-11-18', 'could we have 60 days and £186,000 all in', 'dora')
  const promise = said('2026-11-19', 'ours', 'Rev C will be with you by 25 November.', 'rosa')
  const callAt = Date.UTC(2026, 10, 26, 10)
  const asked = (facts: CustomerFact[], more: Partial<TalkTrackInput> = {}) =>
    shelveFacts(lateCall([...wish, ...facts], { callAt, ...more }))
  it('and no other day is named for one', () => {
    const shelf = asked(promise)
    expect(shelf.get('termsInOffer')?.map(({ words }) => words)).toEqual([
      'could we have 60 days and £186,000 all in',
    ])
    expect(shelf.get('revisedOffer')?.map(({ words }) => words)).toEqual(['Rev C'])
    expect(shelf.has('askedTerms')).toBe(false)
  })
  it('not where it comes after the call, or nobody knows when the call is', () => {
    expect(asked(promise, { callAt: Date.UTC(2026, 10, 24, 10) }).has('revisedOffer')).toBe(false)
    expect(asked(promise, { callAt: null }).has('askedTerms')).toBe(true)
    expect(asked([]).has('askedTerms')).toBe(true)
  })
})

describe('what somebody at the call holds against us', () => {
  const words = (fact: Partial<CustomerFact>, more: Partial<TalkTrackInput> = {}) => {
    const [wish] = wishOf('2026-11-12', 'no second phase before the first one runs without stops', 'dora')
    const held = { ...wish!, id: 'held', kind: 'attitude' as const, ...fact }
    return shelveFacts(
      lateCall([held as CustomerFact, ...said('2026-11-10', 'note', 'Competitors: Brightwater Lighting.')], {
        heldAgainst: new Set(['held']),
        ...more,
      }),
    ).get('heldAgainst')
  }
  it('is taken up before everybody, in their words', () =>
    expect(words({})?.map((one) => [one.by, one.words])).toEqual([
      ['Dora', 'no second phase before the first one runs without stops'],
    ]))
  it.each([
    ['somebody told us of them', { speaker: 'team' as const }],
    ['nobody knows who said it', { contactId: null }],
    ['it is our note of them', { speaker: 'note' as const }],
    ['our notes say it of them', { text: 'Dora: does not believe in a second phase' }],
    ['it was months ago', { occurredAt: Date.UTC(2026, 7, 1) }],
    ['it was said to us alone', { text: 'between you and me, I would not sign' }],
  ])('not where %s', (_, fact) => expect(words(fact)).toBeUndefined())
  it('nor in a chat in which nobody else writes', () =>
    expect(
      words({}, { toldAlone: new Set(['wish no second phase before the first one runs without stops']) }),
    ).toBeUndefined())
})

describe('the gap between our quote and their budget', () => {
  const budget = said('2026-11-17', 'customer', 'Our budget is £180,000.', 'rosa')
  const offer = { total: 200_000, currency: 'GBP', evidenceId: 'quote', at: Date.UTC(2026, 10, 18) }
  const opens = (facts: CustomerFact[], more: Partial<TalkTrackInput> = {}) =>
    shelveFacts(lateCall([...budget, ...facts], { offer, ...more })).has('offerTotal')
  it('is spoken of where nothing speaks against it', () => expect(opens([])).toBe(true))
  it('not where one of us or of them wants the price left alone', () =>
    expect(opens([], { isPriceHeld: true })).toBe(false))
  it('nor while they ask for a price or terms, which come first', () =>
    expect(opens(wishOf('2026-11-18', 'could you do £186,000', 'dora'))).toBe(false))
  it('nor in a tender, where what is bought is fixed', () =>
    expect(
      opens(said('2026-11-14', 'customer', 'Final bids in the tender are due on 2 December 2026.')),
    ).toBe(false))
})

describe('a track speaks to who is at the call', () => {
  const wish = wishOf('2026-11-20', 'the wiring drawings as CAD before the review', 'dora')
  it('a guest is asked after their own wish by name', () => {
    const texts = textsOf(tracksOf(lateCall(wish))).filter((text) => text.includes('wiring drawings'))
    expect(texts.length).toBeGreaterThan(0)
    expect(texts.filter((text) => text.includes('your colleague'))).toEqual([])
    expect(texts.filter((text) => /^(Dora, you|On “.*”, as you asked)/.test(text)).length).toBe(texts.length)
  })
  it('what somebody told us alone is quoted to nobody else of theirs', () => {
    const alone = new Set(wish.map(({ evidenceId }) => evidenceId))
    expect(textsOf(tracksOf(lateCall(wish, { toldAlone: alone }))).join('\n')).not.toContain(
      'wiring drawings',
    )
    const toDora = lateCall(wish, {
      toldAlone: alone,
      guests: [dora],
      person: { ...dora, department: null, buyingRole: 'approver', support: 'unknown' },
    })
    expect(textsOf(tracksOf(toDora)).join('\n')).toContain('wiring drawings')
  })
})

describe('price and terms are nobody’s to settle on the call', () => {
  const ask = wishOf('2026-11-18', 'Could you do 60 days payment instead of 30?', 'dora')
  const cap: CustomerFact[] = wishOf('2026-11-16', 'Keep this internal: 45 days max on payment.', 'dora').map(
    (fact) => ({ ...fact, kind: 'keepQuiet', speaker: 'team', contactId: null, stance: 'stated' }),
  )
  it('what they ask for is taken up as terms, never put on the table as ours', () => {
    const shelf = shelveFacts(lateCall([...ask, ...cap]))
    expect(shelf.has('paymentTerm')).toBe(false)
    expect(shelf.get('customerAsk') ?? []).toEqual([])
    expect(shelf.get('askedTerms')?.[0]?.words).toContain('60 days payment')
  })
  it('a limit of ours is pointed to beside the sentence, and said in none', () => {
    const tracks = tracksOf(lateCall([...ask, ...cap]))
    const quoted = tracks.flatMap(({ sentences }) => sentences).filter(({ text }) => text.includes('60 days'))
    expect(quoted.length).toBeGreaterThan(0)
    for (const { limits } of quoted) expect(limits).toEqual([cap[0]!.evidenceId])
    expect(textsOf(tracks).join('\n')).not.toContain('45')
  })
  it('what was to be answered at this call is among the tracks', () => {
    const answered = new Set(ask.map(({ evidenceId }) => evidenceId))
    const tracks = tracksOf(lateCall(ask, { answeredAtCall: answered }))
    const atoms = new Set(tracks.flatMap(({ atomIds }) => atomIds))
    const due = libraryAtoms.filter((atom) => kindsNeeded(atom, 'keyMessage').includes('answerDue'))
    expect(due.some(({ id }) => atoms.has(id))).toBe(true)
  })
})

describe('our quote beside the budget', () => {
  const budget = said('2026-11-06', 'customer', 'The budget is £215,000.', 'dora')
  it('is spoken of, and pointed to our limit, where we have one', () => {
    const floor = said('2026-11-16', 'team', 'Floor is 205k, keep that among us.').filter(
      ({ kind }) => kind === 'keepQuiet',
    )
    expect(floor).toHaveLength(1)
    const shelf = shelveFacts(lateCall([...budget, ...floor], { offer: offer(240_000) }))
    expect(shelf.get('offerTotal')?.[0]?.limits).toEqual([floor[0]!.evidenceId])
  })
  const offer = (total: number) => ({ total, currency: 'GBP', evidenceId: 'quote', at: asOf - 86_400_000 })
  it('is spoken of where it lies above, and nowhere where it does not', () => {
    const shelved = (total: number) =>
      shelveFacts(lateCall(budget, { offer: offer(total) })).get('offerTotal')
    expect(shelved(226_400)?.[0]?.words).toBe('£226,400')
    expect(shelved(200_000)).toBeUndefined()
    // So far above, it is a quote for something else.
    expect(shelved(900_000)).toBeUndefined()
  })
  it('is held by the year against a budget of a year, and against one of several years as a whole', () => {
    const shelved = (words: string, perTime: number, total: number) =>
      shelveFacts(
        lateCall(said('2026-11-06', 'customer', words, 'dora'), { offer: { ...offer(total), perTime } }),
      ).get('offerTotal')?.[0]?.words
    expect(shelved('The budget is £80,000 a year.', 75_000, 150_000)).toBeUndefined()
    expect(shelved('The budget is £80,000 a year.', 90_000, 180_000)).toBe('£90,000')
    expect(shelved('The budget is £170,000 for two years.', 90_000, 180_000)).toBe('£180,000')
    expect(shelved('The budget is £170,000.', 90_000, 180_000)).toBeUndefined()
  })
})

describe('a day of delivery with a site and approvals behind it', () => {
  const isTold = (text: string) => {
    const [wish] = wishOf('2026-11-19', 'The delivery is planned for 4 January 2027', 'dora')
    const day: CustomerFact = {
      ...wish!,
      kind: 'deliveryDate',
      speaker: 'ours',
      contactId: null,
      stance: 'stated',
      figures: [{ value: '2027-01-04', unit: 'date' }],
    }
    const heard = [{ text, evidenceId: 'heard', contactId: 'dora', occurredAt: Date.parse('2026-11-18') }]
    return shelveFacts(lateCall([day], { heard })).has('deliveryDate')
  }
  it('is spoken of where something is put up', () =>
    expect(isTold('the hoists are installed over the holidays')).toBe(true))
  it('and not to whoever buys goods by the tonne', () =>
    expect(isTold('40 t of flour a month, on pallets')).toBe(false))
})

describe('a rival', () => {
  const named = (name: string, contactId: string | null): CustomerFact => ({
    ...wishOf('2026-11-16', name, contactId ?? '')[0]!,
    kind: 'competitorName',
    stance: 'stated',
    contactId,
  })
  const told = (facts: CustomerFact[]) =>
    shelveFacts(lateCall(facts))
      .get('competitorName')
      ?.map(({ words }) => words)
  it('is named to whoever named it to us, and to nobody else', () => {
    expect(told([named('Northlight', 'rosa')])).toEqual(['Northlight'])
    expect(told([named('Northlight', 'dora')])).toBeUndefined()
    expect(told([named('Northlight', null)])).toBeUndefined()
  })
  it('is named to nobody where anybody spoke of it in confidence', () => {
    const hushed: CustomerFact = {
      ...named('Between us, northlight came in lower', 'dora'),
      kind: 'keepQuiet',
    }
    expect(told([named('Northlight', 'rosa'), hushed])).toBeUndefined()
  })
})

describe('what was told in trust, and what is waited for', () => {
  const heardOf = (text: string, contactId: string) => [
    { text, evidenceId: 'mail', contactId, occurredAt: Date.UTC(2026, 10, 17) },
  ]
  const budget = (contactId: string | null, speaker: 'customer' | 'note', evidenceId: string) =>
    said('2026-11-17', speaker, 'The budget is £186,000 now', contactId ?? undefined).map((fact) => ({
      ...fact,
      id: `${fact.id} ${evidenceId}`,
      evidenceId,
    }))
  it('a figure told in trust is kept from everybody else, also where a note of ours repeats it', () => {
    const facts = [...budget('dora', 'customer', 'mail'), ...budget(null, 'note', 'diary')]
    const heard = heardOf('Between us: the budget is £186,000 now', 'dora')
    expect(shelveFacts(lateCall(facts, { heard })).has('budgetAmount')).toBe(false)
    const open = heardOf('The budget is £186,000 now', 'dora')
    expect(shelveFacts(lateCall(facts, { heard: open })).has('budgetAmount')).toBe(true)
  })
  it('who refuses until something is there is told of that thing, and not of the refusal', () => {
    const letter =
      'Two stands were bent on arrival. Please send the load test report by 25 November. We will not renew until I have it.'
    const refusal = said('2026-11-17', 'customer', 'We will not renew until I have it.', 'rosa')
    const facts: CustomerFact[] = [
      {
        ...wishOf('2026-11-17', 'We will not renew until I have it', 'rosa')[0]!,
        ...(refusal[0] ?? {}),
        id: 'refusal',
        kind: 'attitude',
        text: 'We will not renew until I have it',
        stance: 'stated',
        evidenceId: 'mail',
        contactId: 'rosa',
      },
    ]
    const shelf = shelveFacts(
      lateCall(facts, { heard: heardOf(letter, 'rosa'), heldAgainst: new Set(['refusal']) }),
    )
    expect(shelf.get('heldAgainst')?.map(({ words }) => words)).toEqual([
      'Please send the load test report by 25 November',
    ])
  })
  it('what is due on the day of the call is given on it, and is no day to come', () => {
    const shelf = shelveFacts(
      lateCall(said('2026-11-19', 'ours', 'The noise test report will be with you by 26 November.', 'rosa'), {
        callAt: Date.UTC(2026, 10, 26, 10),
      }),
    )
    expect(shelf.get('itemAtCall')?.map(({ words }) => words)).toEqual(['noise test report'])
    expect(shelf.has('comingItem')).toBe(false)
  })
})
