import { readFileSync } from 'node:fs'
import { join } from 'node:path'
import { describe, expect, it } from 'vitest'
import { readActions } from '../actions/actions.ts'
import { stepsIn } from '../actions/buyingStep.ts'
import { extractFacts } from '../extract.ts'
import { speakerOf } from '../whoSays/stance.ts'

const at = Date.parse('2026-06-01T09:00:00Z')

const linesOf = (lang: 'zh' | 'en'): string[] =>
  readFileSync(join(import.meta.dirname, `../labelled/smallTalk.${lang}.txt`), 'utf8')
    .trim()
    .split('\n')

/** What is told of a line, whoever says it: the kinds, or nothing. */
function toldOf(text: string): string[] {
  return (['inbound', 'outbound'] as const).flatMap((direction) => {
    const facts = extractFacts(text, at, speakerOf(direction))
    const actions = readActions(text, at, direction, stepsIn(text, direction), facts)
    return [...facts, ...actions].map(({ kind }) => `${direction} ${kind}`)
  })
}

/** Of fifty lines of each language, as measured; before short ones and talk of the line itself were told apart it was seven. */
const mostTold = 4

describe.each(['zh', 'en'] as const)('small talk, %s', (lang) => {
  const lines = linesOf(lang)
  const told = lines.filter((line) => toldOf(line).length > 0)

  it('is taken for something in no more lines than stated', () => {
    expect(lines).toHaveLength(50)
    expect(told.length).toBeLessThanOrEqual(mostTold)
  })
})
