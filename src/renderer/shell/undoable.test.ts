import { afterEach, beforeEach, expect, it, vi } from 'vitest'

beforeEach(() => {
  vi.useFakeTimers({ now: 1000 })
  vi.resetModules()
})
afterEach(() => vi.useRealTimers())

it('expects what was done in this window, and asks about what is older', async () => {
  const { isExpectedUndo } = await import('./undoable.ts')
  expect(isExpectedUndo(999)).toBe(false)
  expect(isExpectedUndo(1000)).toBe(true)
})

it('asks about what came before a step that cannot be taken back', async () => {
  const { isExpectedUndo, noteFinalStep } = await import('./undoable.ts')
  vi.setSystemTime(2000)
  noteFinalStep()
  expect(isExpectedUndo(1500)).toBe(false)
  expect(isExpectedUndo(2001)).toBe(true)
})
