import { expect, it } from 'vitest'
import { findHeadingDay } from './dateText.ts'

it.each([
  ['周报 第47周(11/16-11/20) 林小满', '2026-11-20'],
  ['Week 47, 16-20 Nov 2026', '2026-11-20'],
  ['Weekly report 30 Nov - 4 Dec', '2026-12-04'],
  ['周报 2026年11月16日-20日', '2026-11-20'],
])('%s: what a report tells of a week is told at its end', (heading, day) => {
  expect(findHeadingDay(heading, 2026)).toBe(day)
})

it.each([
  ['8/20', '2026-08-20'],
  ['To do (11/24)', '2026-11-24'],
  ['Nov 2', '2026-11-02'],
  ['拜访 11月16日-20日', '2026-11-16'],
])('%s: any other heading is of its first day', (heading, day) => {
  expect(findHeadingDay(heading, 2026)).toBe(day)
})
