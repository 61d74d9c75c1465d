import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { factRules } from '../factKinds.ts'
import { alternativesOf } from './alternatives.ts'
import { createAnyCue } from './anyCue.ts'

const cues = factRules.map(({ cue }) => cue)
const words = [...new Set(cues.flatMap(({ source }) => source.match(/[\u3400-\u9fff]+|[a-z]{3,}/gi) ?? []))]

describe('the one pass before the rules', () => {
  it('takes a pattern apart where it may', () => {
    expect(alternativesOf('停机(一小时)?|a[|]b|c(d|e)\\|f')).toEqual(['停机(一小时)?', 'a[|]b', 'c(d|e)\\|f'])
  })

  it('says yes wherever a cue does (property)', () => {
    const anyCue = createAnyCue(cues)
    const piece = fc.oneof(
      fc.constantFrom(...words),
      fc.constantFrom(' ', '，', '12', '%', '个月', ' net 30', '.'),
    )
    fc.assert(
      fc.property(fc.array(piece, { maxLength: 8 }), (pieces) => {
        const text = pieces.join('')
        const matching = cues.find((cue) => cue.test(text))
        if (matching) expect([matching.source, text, anyCue(text)]).toEqual([matching.source, text, true])
      }),
      { numRuns: 2000 },
    )
  })
})
