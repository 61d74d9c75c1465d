import { describe, expect, it } from 'vitest'
import type { Checker } from '../../checking/check.ts'
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
    registeredNames: [],
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

describe('a listed word', () => {
  const verdictOn = (text: string) =>
    checkedSentence(text, [], {
      check: (() => ({ verdict: 'passed', spans: [] })) as unknown as Checker,
      lang: 'zh',
      profile: 'medical',
      registeredNames: ['第一三共'],
      labels: createEvidenceLabels(),
    }).blocked

  it('stops in a boast and not inside the name of a firm of the team’s records', () => {
    expect(verdictOn('我们是行业第一')).toBe(true)
    expect(verdictOn('第一三共的试剂')).toBe(false)
  })
})
