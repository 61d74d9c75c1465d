import { describe, expect, it } from 'vitest'
import { dealFeatureNames } from '../../src/core/learning/dealFeatures.ts'
import { intentFeatureNames } from '../../src/core/learning/intentFeatures.ts'
import { intentRuleParts } from '../../src/core/learning/intentRule.ts'
import { reasonWords } from '../../src/renderer/features/brief/reasons.ts'

/** The engines name reasons by code and the screen words them; neither may import the other, so this compares. */
describe.each(['zh', 'en'] as const)('reasons in %s', (language) => {
  it('has words for every feature that the win model reads', () => {
    expect(Object.keys(reasonWords[language].win).sort()).toEqual([...dealFeatureNames].sort())
  })

  it('has words for every feature of intent and every part of its rule', () => {
    expect(Object.keys(reasonWords[language].intent).sort()).toEqual(
      [...new Set([...intentFeatureNames, ...intentRuleParts])].sort(),
    )
  })
})
