import { describe, expect, it } from 'vitest'
import { withMovedTasks } from '../../talkTracks/standing/kept.ts'
import type { CustomerFact } from '../../talkTracks/types.ts'
import { extractFacts } from '../extract.ts'
import { movedTasksIn } from './movedTasks.ts'

const november = Date.UTC(2026, 10, 17, 9)
const daysOf = (text: string) =>
  movedTasksIn(text, november, 'customer').map(({ figures }) => figures.map(({ value }) => value))

describe('something to be done does not suit on its day', () => {
  it.each([
    [
      "survey on the 26th doesn't suit, we have visitors. Tues 1 Dec any good for Nick?",
      ['2026-12-01', '2026-11-26'],
    ],
    ['the training on 24 November is no good, could we do 3 December?', ['2026-12-03', '2026-11-24']],
    ['26号的现场勘察不行，有审核，改12月1号吧', ['2026-12-01', '2026-11-26']],
  ])('%s', (text, days) => expect(daysOf(text)).toEqual([days]))
  it.each([
    "the call on the 24th doesn't work, can we do the 25th?",
    '24号的会不行,改25号',
    'the pump on line 26 does not work',
  ])('none in: %s', (text) => expect(daysOf(text)).toEqual([]))
})

describe('what was agreed for the old day', () => {
  const facts = (...said: [at: number, by: 'note' | 'customer', text: string][]): CustomerFact[] =>
    said.flatMap(([at, by, text], turn) =>
      extractFacts(text, november + at * 86_400_000, by, null, (name) =>
        name === 'Nick' ? 'ours' : null,
      ).map(
        (fact, index) =>
          ({
            ...fact,
            id: `${turn}${index}`,
            evidenceId: `e${turn}`,
            span: { start: fact.start, end: fact.end },
            contactId: null,
            undated: false,
            occurredAt: november + at * 86_400_000,
            knownAt: november,
            origin: 'source',
            sensitivity: 'internal',
          }) as CustomerFact,
      ),
    )
  const due = (all: CustomerFact[]) =>
    withMovedTasks(all).flatMap(({ kind, figures }) => (kind === 'openTask' ? [figures[0]?.value] : []))
  const minutes = 'Site survey halls 1-3\tNick\t26 Nov'

  it('is due on the new one, and nothing else is moved', () => {
    const moved = "survey on the 26th doesn't suit. Tues 1 Dec any good?"
    expect(due(facts([-10, 'note', minutes], [0, 'customer', moved]))).toEqual(['2026-12-01'])
    expect(due(facts([-10, 'note', minutes]))).toEqual(['2026-11-26'])
    expect(due(facts([0, 'customer', moved]))).toEqual([])
    expect(
      due(
        facts([-10, 'note', minutes], [0, 'customer', "training on the 26th doesn't suit. 1 Dec any good?"]),
      ),
    ).toEqual(['2026-11-26'])
  })
})
