import { describe, expect, it } from 'vitest'
import { type SaidSentence, sentencesSoFar } from './sentencesSoFar.ts'

const answer = JSON.stringify({
  order: ['s2', 's1'],
  sentences: {
    s1: { slots: ['fact:price'], evidence: ['E1'], text: 'It says "{fact:price}}", and \\ more.' },
    s2: { evidence: ['R1'], text: '停机一小时要多少钱？' },
  },
})

function reading() {
  const found: SaidSentence[] = []
  return { found, ...sentencesSoFar((sentence) => void found.push(sentence)) }
}

describe('the sentences of an answer as it grows', () => {
  it('are given one by one as soon as each is whole, wherever the pieces are cut', () => {
    const { found, add } = reading()
    const wholeAt: number[] = []
    for (const [at, letter] of [...answer].entries()) {
      const before = found.length
      add(letter)
      if (found.length > before) wholeAt.push(at)
    }
    const { s1, s2 } = JSON.parse(answer).sentences
    expect(found).toEqual([
      { label: 's1', said: s1 },
      { label: 's2', said: s2 },
    ])
    // With the brace that closes it, and not before.
    expect(wholeAt).toEqual([answer.indexOf(',"s2"') - 1, answer.length - 3])

    const atOnce = reading()
    atOnce.add(answer)
    expect(atOnce.found).toEqual(found)
  })

  it('are given from the first again where the answer begins anew', () => {
    const { found, add, again } = reading()
    add(answer.slice(0, -20))
    again()
    add(answer)
    expect(found.map(({ label }) => label)).toEqual(['s1', 's1', 's2'])
  })

  it('are none in what has another form', () => {
    const { found, add } = reading()
    for (const text of ['"one of several sentences"', '{"a":{"b":"}"}}', '{"sentences":{"s1":["x"]}}'])
      add(text)
    expect(found).toEqual([])
  })
})
