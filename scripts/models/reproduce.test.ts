import { readFileSync } from 'node:fs'
import { describe, expect, it } from 'vitest'
import { lessonsSha256 } from '../../src/core/messageReading/weights.ts'
import { checkedCorpus } from './corpus/corpus.ts'
import { lessonsSha256Of } from './reader/shippedReader.ts'
import { remade } from './reproduce.ts'
import { linesPath, linesSource } from './small/lines.ts'

describe('what ships is of the corpus as it is', () => {
  const { development } = checkedCorpus()

  it('the reader names the lines that it was learnt from: whoever changes them learns it anew', () => {
    expect(lessonsSha256).toBe(lessonsSha256Of(development))
    const [first, ...rest] = development.messages
    const relabelled = [{ ...first!, objection: 'noNeed' as const }, ...rest]
    expect(lessonsSha256Of({ ...development, messages: relabelled })).not.toBe(lessonsSha256)
  })

  it('the lines that may be said are those of the corpus, byte by byte', () => {
    expect(remade(linesPath, linesSource(development)).outcome).toBe('same')
    const fewer = {
      ...development,
      trackLines: development.trackLines.filter(({ at }) => !at.includes('/F/')),
    }
    expect(remade(linesPath, linesSource(fewer))).toMatchObject({ outcome: 'differs' })
    expect(readFileSync(linesPath, 'utf8')).toBe(linesSource(development))
  })
})
