import { readFileSync } from 'node:fs'
import { describe, expect, it } from 'vitest'
import { handWrittenLines } from '../../../src/core/llm/handWrittenLines.ts'
import { checkedCorpus } from '../corpus/corpus.ts'
import { lineFault, linesPath, linesSource } from './lines.ts'

describe('the lines that the small model may say', () => {
  const { development } = checkedCorpus()

  it('are those of the corpus that presuppose nothing: `npm run model -- lines` writes them', () => {
    expect(readFileSync(linesPath, 'utf8')).toBe(linesSource(development))
    expect(handWrittenLines().length).toBeGreaterThan(150)
  })

  it('read as the corpus has them', () => {
    const [line] = development.trackLines.filter((one) => one.anywhere && lineFault(one) === null)
    const { lang, section, role, stage, strategy, concern, also, text } = line!
    const concerns = [concern, ...also]
    expect(handWrittenLines()[0]).toEqual({ lang, section, role, stage, strategy, concerns, text })
  })

  it('state no figure and no fact of their own', () => {
    const line = development.trackLines.find(({ section }) => section === 'question')!
    const told = (text: string) => lineFault({ ...line, lang: 'en', text })
    expect(told('What would have to be true for you to say yes?')).toBeNull()
    expect(told('Would 3 weeks do?')).toBe('states a figure')
    expect(told('Is it the {fact:downtimeHours}?')).toBe('states a fact')
    expect(told('Tell me more.')).toBe('asks nothing')
  })
})
