/**
 * What somebody means by "undo" without being asked is what was done last, in this window. A change from before the
 * window opened, or from before a step that cannot be taken back, is asked about first.
 */
let askBefore = Date.now()

/** A step was taken that Undo cannot take back: what came before it is not what Undo is expected to touch. */
export function noteFinalStep(): void {
  askBefore = Date.now()
}

/** Whether a change made at `at` (UTC ms) is the one that Undo is expected to take back. */
export const isExpectedUndo = (at: number): boolean => at >= askBefore
