import { expect, it } from 'vitest'
import type { StanceSide } from '../../../shared/vocabulary.ts'
import { type StanceTold, stancesOf } from './committeeView.ts'

const day = 86_400_000
const said = (side: StanceSide, onDay: number, more: Partial<StanceTold> = {}): StanceTold => ({
  contactId: 'ute',
  side,
  words: side,
  factId: `f${onDay}${side}`,
  evidenceId: `e${onDay}`,
  start: 0,
  end: 5,
  at: onDay * day,
  isHushed: false,
  ...more,
})
const older = (...stances: StanceTold[]) =>
  stancesOf('ute', stances).flatMap(({ side, isOlder }) => (isOlder ? [side] : []))

it('a stand is older where somebody stood otherwise since', () => {
  expect(older(said('for', 9), said('against', 2))).toEqual(['against'])
  expect(older(said('softening', 9), said('against', 2))).toEqual(['against'])
  expect(older(said('against', 9), said('neutral', 2))).toEqual(['neutral'])
})

it('what stands beside a condition, in the same words, or on a list of no day is not', () => {
  expect(older(said('condition', 9), said('against', 2))).toEqual([])
  expect(older(said('for', 9), said('condition', 2))).toEqual([])
  expect(older(said('for', 9), said('against', 9, { evidenceId: 'e9' }))).toEqual([])
  expect(older(said('for', 9), said('against', 2, { factId: 'remark.e2' }))).toEqual([])
})
