import type { Strategy } from '../../atoms/library/index.ts'
import type { FitScore, StrategyShift, TrackShift } from '../types.ts'

/** What a manager's change of strategy adds to the fit of the new strategy's track, and takes from that of the old. */
const shiftWeight = 0.15

/** The newest change that speaks of a strategy, and on which side of it the strategy stands. */
export function shiftOf(strategy: Strategy, shifts: readonly StrategyShift[]): TrackShift | null {
  const newest = shifts.find(({ from, to }) => to === strategy || from === strategy)
  return newest ? { ...newest, isNew: newest.to === strategy } : null
}

/** The score with a part for what a manager changed; without one it is as it was. */
export function withShift({ total, parts }: FitScore, shift: TrackShift | null): FitScore {
  if (shift === null) return { total, parts }
  const value = shift.isNew ? 1 : -1
  return {
    total: total + value * shiftWeight,
    parts: [...parts, { code: 'shift', value, weight: shiftWeight }],
  }
}
