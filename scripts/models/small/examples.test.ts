import { describe, expect, it } from 'vitest'
import { sellingStages } from '../../../src/core/atoms/library/index.ts'
import type { Corpus, TrackLine } from '../corpus/readCorpus.ts'
import { heldOutScenes } from './evaluate.ts'
import { isHeldOutScene, smallModelExamples } from './examples.ts'

const line = (stage: TrackLine['stage'], at: number): TrackLine => ({
  at: `price.en.txt:${at}`,
  lang: 'en',
  concern: 'price',
  also: [],
  role: 'approver',
  stage,
  text: `What does the file need at ${stage} before {fact:decisionDate}?`,
  section: 'question',
  strategy: 'totalCost',
  anywhere: false,
})
const corpus: Corpus = {
  messages: [],
  trackLines: [...sellingStages, null].map(line),
  edits: [],
}

describe('what the small model learns from', () => {
  it('holds no line of a scene that is held out', () => {
    const { training, heldOut } = smallModelExamples(corpus, 1)
    const ids = [...training, ...heldOut].map(({ id }) => id.split('#')[0])
    for (const { at, stage } of corpus.trackLines) {
      const kept = stage !== null && isHeldOutScene({ role: 'approver', concern: 'price', stage })
      expect(ids.includes(at)).toBe(!kept)
    }
  })

  it('is the same for the same seed, and asks with other words left open for another', () => {
    const examples = (seed: number) => JSON.stringify(smallModelExamples(corpus, seed))
    expect(examples(1)).toBe(examples(1))
    expect(examples(1)).not.toBe(examples(2))
  })

  it('asks for the slots that the line has, and answers with its very words', () => {
    const { training } = smallModelExamples(corpus, 1)
    for (const example of training.filter(({ id }) => id.startsWith('price.en.txt'))) {
      if (example.kind !== 'conversation') throw new Error('every example is a conversation')
      expect(example.prompt).toMatch(/^en questio approve price .* \{fact:decisionDate\}$/)
      expect(JSON.parse(example.answer)).toContain('{fact:decisionDate}')
    }
  })

  it('keeps about one scene in twelve', () => {
    expect(heldOutScenes.length / (9 * 15 * 8)).toBeCloseTo(1 / 12, 1)
  })
})
