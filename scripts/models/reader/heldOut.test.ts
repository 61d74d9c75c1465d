import { describe, expect, it } from 'vitest'
import { concerns } from '../../../src/core/atoms/library/index.ts'
import { sharesOf, takeApart } from '../../../src/core/messageReading/readMessage.ts'
import { concernsShown } from '../../../src/core/talkTracks/index.ts'
import { corpusFolder } from '../corpus/corpus.ts'
import { readCorpus } from '../corpus/readCorpus.ts'
import { byRules, namingOf, rankingOf, weightsByRules } from './evaluate.ts'
import { inLanguage } from './measure.ts'

const { messages } = readCorpus(corpusFolder, 'heldOut').corpus

describe.each(['zh', 'en'] as const)('the reader as it ships, on held-out messages in %s', (lang) => {
  const own = inLanguage(messages, lang)

  it('names concerns more rightly than cues, and more than twice as many', () => {
    const cues = namingOf(own, byRules)
    const read = namingOf(own, ({ text }) => concernsShown(text))
    expect(read.named.share).toBeGreaterThan(cues.named.share)
    expect(read.found.share).toBeGreaterThan(2 * cues.found.share)
  })

  it('ranks an atom on the concern first in seven messages of ten at least, and twice as often as cues', () => {
    const read = rankingOf(own, ({ text }) => {
      const shares = sharesOf('concern', takeApart(text))
      return new Map(concerns.map((concern, at) => [concern, shares[at]!]))
    })
    expect(read.share).toBeGreaterThanOrEqual(0.7)
    expect(read.share).toBeGreaterThan(2 * rankingOf(own, weightsByRules).share)
  })
})
