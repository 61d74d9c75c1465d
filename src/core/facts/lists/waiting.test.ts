import { expect, it } from 'vitest'
import type { SideOf } from '../whoSays/sides.ts'
import { waitsForThem } from './waiting.ts'

const sides: Record<string, 'ours' | 'theirs'> = {
  沈总: 'theirs',
  沈若水: 'theirs',
  'Dana Holt': 'theirs',
  Dana: 'theirs',
  Rolf: 'ours',
  罗宁: 'ours',
}
const sideOf: SideOf = (name) => sides[name] ?? null

it.each([
  '二号线 盖章件 等沈总 12号',
  '图纸：还在等沈若水那边',
  '点位表 等客户',
  'Point list - waiting for Dana, due Tue',
  'NDA (awaiting Dana Holt)',
])('whom a task waits for has to do it: %s', (task) => expect(waitsForThem(task, sideOf)).toBe(true))

it.each([
  '等沈总确认后发报价',
  '等罗宁出图',
  'waiting for Rolf',
  'waiting for Dana, then send the quote',
  '等级评审材料',
  '沈总要的样本寄出',
  '等沈总回了再约',
])('what is ours stays ours: %s', (task) => expect(waitsForThem(task, sideOf)).toBe(false))
