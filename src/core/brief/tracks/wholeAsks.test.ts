import { describe, expect, it } from 'vitest'
import { withHead } from './wholeAsks.ts'

const whole = (text: string, words: string): string => {
  const start = text.indexOf(words)
  const span = withHead(text, { start, end: start + words.length })
  return text.slice(span.start, span.end)
}

describe('a wish with what it is about', () => {
  it.each([
    [
      'Thanks for that. Bank guarantee - finance to confirm whether we want it',
      'finance to confirm whether we want it',
      'Bank guarantee - finance to confirm whether we want it',
    ],
    ['备件库存——能不能放到我们仓里', '能不能放到我们仓里', '备件库存——能不能放到我们仓里'],
  ])('%s', (text, words, told) => expect(whole(text, words)).toBe(told))
  it('and as it is where no head stands before it', () => {
    expect(whole('Could you hold it? Please send a list.', 'Please send a list')).toBe('Please send a list')
    expect(whole('Few things:\n- we need 4% off', 'we need 4% off')).toBe('we need 4% off')
    expect(whole('Hi Ann - please send a list.', 'please send a list')).toBe('please send a list')
  })
})
