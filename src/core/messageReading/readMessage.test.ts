import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { headNames } from './labels.ts'
import { guess, sharesOf, takeApart } from './readMessage.ts'

describe('a message read', () => {
  it.each([
    ['concern', '注册证复印件上要盖鲜章，不然审计过不去', 'compliance'],
    ['concern', 'Your hotline rang out for an hour and no engineer turned up', 'service'],
    ['concern', '这价钱再抹个零头吧，单价实在太高', 'price'],
    ['sentiment', '上次那事把我坑惨了，别再来烦我', 'neg'],
    ['sentiment', 'This is unacceptable, we are very disappointed', 'neg'],
    ['concern', 'It sips diesel, and the spares for ten years cost next to nothing', 'totalCost'],
    ['concern', 'Half of the ward log in with the same password', 'dataSecurity'],
    ['objection', '太贵了，这个价我们接受不了', 'tooExpensive'],
  ] as const)('%s of %s', (head, text, answer) => {
    expect(guess(head, takeApart(text)).answer).toBe(answer)
  })

  it('has shares of every answer that add up to one, whatever it says', () => {
    fc.assert(
      fc.property(fc.string({ unit: 'grapheme' }), fc.constantFrom(...headNames), (text, head) => {
        const shares = sharesOf(head, takeApart(text))
        expect(shares.every((share) => share >= 0 && share <= 1)).toBe(true)
        expect(shares.reduce((sum, share) => sum + share, 0)).toBeCloseTo(1, 9)
      }),
    )
  })

  it('is the same in any case of letters, with any figures in it', () => {
    const shares = (text: string) => [...sharesOf('concern', takeApart(text))]
    expect(shares('THE PRICE OF 400 IS TOO HIGH')).toEqual(shares('the price of 12.5 is too high'))
  })

  it('is told nothing by an empty text: only what is commonest speaks', () => {
    expect(guess('concern', takeApart('')).share).toBeLessThan(0.2)
  })
})
