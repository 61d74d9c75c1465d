import { describe, expect, it } from 'vitest'
import { labelledMessages } from './labelled.ts'
import { renderReport } from './report.ts'
import { measure, precisionOf, recallOf, sumOf } from './score.ts'

const measurements = (['zh', 'en'] as const).flatMap((lang) => {
  const messages = labelledMessages(lang)
  return (['tune', 'held'] as const).map((part) => measure(lang, part, messages))
})

/** The stated figures: rules may become better than this, never worse. */
const floors = {
  'zh tune': { facts: [0.97, 0.9], steps: [0.97, 0.99], actions: [0.96, 0.87] },
  'zh held': { facts: [0.75, 0.52], steps: [0.81, 0.54], actions: [0.83, 0.42] },
  'en tune': { facts: [0.92, 0.88], steps: [0.99, 0.96], actions: [0.98, 0.9] },
  'en held': { facts: [0.81, 0.32], steps: [0.88, 0.29], actions: [0.84, 0.27] },
} as const

describe.each(measurements.map((one) => [`${one.lang} ${one.part}`, one] as const))('%s', (name, one) => {
  const floor = floors[name as keyof typeof floors]

  it('stands on at least a hundred messages', () => {
    expect(one.messages).toBeGreaterThanOrEqual(100)
  })
  it('facts are read as well as stated', () => {
    expect(precisionOf(one.allFacts)).toBeGreaterThanOrEqual(floor.facts[0])
    expect(recallOf(one.allFacts)).toBeGreaterThanOrEqual(floor.facts[1])
  })
  it('buying steps are seen as well as stated', () => {
    expect(precisionOf(one.buyingSteps)).toBeGreaterThanOrEqual(floor.steps[0])
    expect(recallOf(one.buyingSteps)).toBeGreaterThanOrEqual(floor.steps[1])
  })
  it('actions are proposed as well as stated', () => {
    const all = sumOf(Object.values(one.actions))
    expect(precisionOf(all)).toBeGreaterThanOrEqual(floor.actions[0])
    expect(recallOf(all)).toBeGreaterThanOrEqual(floor.actions[1])
  })
})

it('is published as it is', async () => {
  await expect(renderReport(measurements)).toMatchFileSnapshot('../../../../docs/facts.md')
})
