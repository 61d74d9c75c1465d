import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import type { EvidenceMark, TrackSentence } from '../../../shared/contract/brief.ts'
import type { EvidenceId } from '../../../shared/ids.ts'
import { sentenceParts } from './sentence.ts'

const evidence = (n: number) => `evi_${String(n).padStart(26, '0')}` as EvidenceId
const mark = (n: number): EvidenceMark => ({
  kind: 'source',
  label: `E${n}`,
  evidenceId: evidence(n),
  ruleId: null,
  start: 0,
  end: 4,
})
const said = (text: string, more: Partial<TrackSentence> = {}): TrackSentence => ({
  text,
  marks: [],
  spans: [],
  redLines: [],
  ...more,
})
const figure = (text: string, words: string, n: number) => ({
  start: text.indexOf(words),
  end: text.indexOf(words) + words.length,
  kind: 'figureMatched' as const,
  evidenceId: evidence(n),
})
/** A sentence as it reads: marks in brackets, spans in angles. */
const read = (sentence: TrackSentence): string =>
  sentenceParts(sentence)
    .map((part) => {
      const text = part.kind ? `<${part.text}>` : part.text
      return text + part.marks.map((each) => `[${each.label}]`).join('') + part.after
    })
    .join('')

describe('a sentence and its marks', () => {
  it('puts a mark behind the figure that its source proves, holding the comma', () => {
    const text = '您上次提到三号机上季度停机 41 小时，今天只谈怎么把它降下来。'
    expect(read(said(text, { marks: [mark(21)], spans: [figure(text, '41 小时', 21)] }))).toBe(
      '您上次提到三号机上季度停机 <41 小时>[E21]，今天只谈怎么把它降下来。',
    )
  })

  it('puts a mark without a span of its own before the full stop', () => {
    expect(read(said('请您周五前确认停机口径。', { marks: [mark(22)] }))).toBe(
      '请您周五前确认停机口径[E22]。',
    )
  })

  it('does not part a quotation: the mark waits for its end', () => {
    const text = '预算的安排是“周岚担心二期涨价”，我们照这个节奏来排。'
    expect(read(said(text, { marks: [mark(1)], spans: [figure(text, '二期', 1)] }))).toBe(
      '预算的安排是“周岚担心<二期>涨价”[E1]，我们照这个节奏来排。',
    )
  })

  it('shows a source once, however often it is cited', () => {
    expect(read(said('Interfaces run at 2 sites.', { marks: [mark(6), mark(6)] }))).toBe(
      'Interfaces run at 2 sites[E6].',
    )
  })

  it('strikes a red line where it stands', () => {
    const text = '这是目前最先进的平台，参数见报告。'
    const parts = sentenceParts(
      said(text, {
        redLines: [
          {
            ruleId: 'ad-9-3',
            clause: 'advertisingLaw.9.3',
            severity: 'stop',
            start: 0,
            end: 10,
            phrase: text.slice(0, 10),
            replacement: '去掉“最”，给出对比对象、数值和出处',
          },
        ],
      }),
    )
    expect(parts.map((part) => [part.text, part.redLine?.ruleId ?? null])).toEqual([
      ['这是目前最先进的平台', 'ad-9-3'],
      ['，参数见报告', null],
      ['。', null],
    ])
  })

  it('loses no letter and no mark, whatever the spans', () => {
    fc.assert(
      fc.property(
        fc.string({ maxLength: 40 }),
        fc.array(fc.tuple(fc.nat(40), fc.nat(40), fc.integer({ min: 1, max: 4 })), { maxLength: 6 }),
        fc.uniqueArray(fc.integer({ min: 1, max: 4 }), { maxLength: 4 }),
        (text, ranges, cited) => {
          const spans = ranges.map(([a, b, n]) => ({
            start: Math.min(a, b, text.length),
            end: Math.min(Math.max(a, b), text.length),
            kind: 'figureMatched' as const,
            evidenceId: evidence(n),
          }))
          const parts = sentenceParts(said(text, { spans, marks: cited.map(mark) }))
          expect(parts.map((part) => part.text + part.after).join('')).toBe(text)
          expect(parts.flatMap((part) => part.marks.map((each) => each.label)).sort()).toEqual(
            cited.map((n) => `E${n}`).sort(),
          )
        },
      ),
    )
  })
})
