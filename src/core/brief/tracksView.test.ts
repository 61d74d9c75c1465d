import { describe, expect, it } from 'vitest'
import type { Checker } from '../checking/check.ts'
import { checkedSentence, createEvidenceLabels } from './tracksView.ts'

const evidence = 'evi_01M8007VMX7T4CMA8DSFH0MJNJ'
const deal = 'dea_01M8007VMX7T4CMA8DSFH0MJNJ'

/** The name at the start of the sentence is known from `source`. */
const checkFrom =
  (source: string): Checker =>
  () =>
    ({
      verdict: 'passed',
      spans: [{ start: 0, end: 2, kind: 'name-known', code: 'nameKnown', factId: deal, evidenceId: source }],
    }) as unknown as ReturnType<Checker>

const spansFrom = (source: string) =>
  checkedSentence('仁济医院的设备科下周见', [], {
    check: checkFrom(source),
    lang: 'zh',
    profile: 'medical',
    labels: createEvidenceLabels(),
  }).sentence.spans

describe('a name that the checker knows', () => {
  it('opens its evidence', () => {
    expect(spansFrom(evidence)).toEqual([{ start: 0, end: 2, kind: 'nameKnown', evidenceId: evidence }])
  })

  it('has none to open when the account and the deal were typed in by hand', () => {
    expect(spansFrom(deal)).toEqual([{ start: 0, end: 2, kind: 'nameKnown', evidenceId: null }])
  })
})
