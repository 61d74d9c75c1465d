import { expect, it } from 'vitest'
import type { ProjectQuote } from './projectQuoteStore.ts'
import { currentQuote, standingQuotes } from './standing.ts'

const day = (text: string) => Date.parse(`${text}T00:00:00Z`)
const revision = (version: string, on: string, outcome: ProjectQuote['outcome']) =>
  ({
    id: version,
    number: 'QT-2026-031',
    version,
    accountId: 'acc_1',
    project: null,
    outcome,
    quotedAt: day(on),
    validTo: null,
  }) as ProjectQuote

it('a draft that nobody has sent takes the place of no quote and is not what we ask now', () => {
  const standing = standingQuotes(
    [
      revision('B', '2026-11-02', 'open'),
      revision('C', '2026-11-18', 'draft'),
      revision('A', '2026-10-20', 'open'),
    ],
    day('2026-11-22'),
  )
  expect(standing.map(({ quote, standing }) => [quote.version, standing])).toEqual([
    ['C', 'draft'],
    ['B', 'open'],
    ['A', 'superseded'],
  ])
  expect(currentQuote(standing)?.quote.version).toBe('B')
})

it('a whole that a later version priced item by item took the place of is no longer what we ask', () => {
  const quotes = [revision('B', '2026-11-02', 'open')]
  const line = (number: string, version: string | null) => ({ number, version })
  const standingBeside = (...lines: { number: string; version: string | null }[]) =>
    standingQuotes(quotes, day('2026-11-22'), lines)[0]!.standing
  expect(standingBeside(line('QT-2026-031', 'Rev C'))).toBe('superseded')
  expect(standingBeside(line('QT-2026-031', 'Rev A'))).toBe('open')
  expect(standingBeside(line('QT-2026-044', 'Rev C'))).toBe('open')
  expect(standingBeside(line('QT-2026-031', null))).toBe('open')
})

it('papers without numbers are versions of one where the later one followed soon', () => {
  const whole = { ...revision('V2', '2026-11-06', 'open'), number: null } as ProjectQuote
  const beside = (on: string) =>
    standingQuotes([whole], day('2026-11-22'), [{ number: null, version: 'V3', pricedAt: day(on) }])[0]!
      .standing
  expect(beside('2026-11-20')).toBe('superseded')
  expect(beside('2026-04-02')).toBe('open')
})
