import { expect, it } from 'vitest'
import { ownLineHolds, ownLineLabel, scopeOnce } from './ownLinePoints.ts'
import type { Point } from './points.ts'

const point = (words: string, subject: string, day: string): Point =>
  ({
    words,
    earlier: [],
    isHushed: false,
    fact: { subject, occurredAt: Date.parse(day), undated: false, id: words },
  }) as unknown as Point

it('of two notes that say where we stop the newer one holds, and the older was before', () => {
  const told = ownLineHolds([
    point('送一次保养', 'give', '2026-11-10'),
    point('底线452', 'floor', '2026-11-20'),
    point('底线460', 'floor', '2026-11-03'),
  ])
  expect(told.map(({ words }) => words)).toEqual(['底线452', '送一次保养'])
  expect(told[0]!.earlier.map(({ words }) => words)).toEqual(['底线460'])
  expect(told.every(({ isHushed }) => isHushed)).toBe(true)
})
it('its label says what it settles', () => {
  const { fact } = point('', 'floor give', '2026-11-20')
  expect(ownLineLabel(fact, 'settled among us', 'en')).toBe('settled among us (not below, may give)')
})

it('a quantity that two tell of is told once, as the newest says it', () => {
  const told = scopeOnce([
    point('本次风机数量由8台调整为7台', '', '2026-11-20'),
    point('先跟你说,风机要从8台减成7台', '', '2026-11-18'),
    point('泵由3台改2台', '', '2026-11-01'),
  ])
  expect(told.map(({ words }) => words)).toEqual(['本次风机数量由8台调整为7台', '泵由3台改2台'])
})
