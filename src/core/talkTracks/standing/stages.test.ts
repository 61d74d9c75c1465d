import { expect, it } from 'vitest'
import { areOfDifferentStages, stageOf } from './stages.ts'

it.each([
  ['工艺卡初稿周五给', 'draft'],
  ['征求意见稿已挂网', 'draft'],
  ['A first cut of the layout', 'draft'],
  ['工艺卡终稿', 'final'],
  ['最终报价12月1日前交', 'final'],
  ['BAFO by noon', 'final'],
  ['the final report', 'final'],
  ['final acceptance in May', null],
  ['工艺卡', null],
] as const)('%s is of stage %s', (text, stage) => {
  expect(stageOf(text)).toBe(stage)
})

it('what names no stage differs from none', () => {
  expect(areOfDifferentStages('工艺卡初稿', '工艺卡终稿')).toBe(true)
  expect(areOfDifferentStages('工艺卡初稿', '工艺卡发您了')).toBe(false)
})
