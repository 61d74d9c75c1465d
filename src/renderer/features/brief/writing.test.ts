import { describe, expect, it } from 'vitest'
import { nothingWritten, written } from './writing.ts'

describe('what a model has written so far', () => {
  it('grows by track, and is let go of the track that is written anew', () => {
    const sentence = (track: number, text: string) => ({ kind: 'sentence', track, text }) as const
    const steps = [sentence(1, 'a'), sentence(2, 'b'), sentence(1, 'c'), { kind: 'again', track: 2 } as const]
    expect([...steps.reduce(written, nothingWritten)]).toEqual([[1, ['a', 'c']]])
    expect([...[...steps, sentence(2, 'd')].reduce(written, nothingWritten)]).toEqual([
      [1, ['a', 'c']],
      [2, ['d']],
    ])
  })
})
