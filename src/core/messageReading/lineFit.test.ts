import { describe, expect, it } from 'vitest'
import { concerns } from '../atoms/library/index.ts'
import { fittest, lineFit, listenerOf } from './lineFit.ts'

const said = (text: string, role: Parameters<typeof listenerOf>[1] = null) =>
  listenerOf([{ text, weight: 1 }], role)!

describe('how well a sentence of ours fits a customer’s words', () => {
  it.each([
    [
      '服务器上的病历要是被外人拷走，谁来担这个责任？',
      '哪些数据不能出您的机房，我们按您的规定来。',
      '这笔款子分几次付，您那边好走账？',
    ],
    [
      '你们上回报修，等了三天才来人，热线也没人接。',
      '碰上故障，您希望多久有人回话、多久有人到场？',
      '新人要学多久才能独立操作？',
    ],
    [
      'Our people were never shown how the new menus work, they just guess.',
      'Which of your people should we train, and what must they be able to do alone?',
      'Which clause on late delivery would your lawyers want to see?',
    ],
    [
      'The finance committee froze all spending until the new fiscal year.',
      'When does your budget open again, and who has to put this into it?',
      'Which interface does your warehouse system offer?',
    ],
  ])('%s', (words, fitting, other) => {
    const listener = said(words)
    expect(lineFit(listener, fitting)).toBeGreaterThan(lineFit(listener, other))
    expect(fittest([other, fitting], listener, 1)).toEqual([fitting])
  })

  it('counts what was said more heavily more', () => {
    const words = [
      { text: 'The quote is far too expensive, take something off.', weight: 1 },
      { text: 'Nobody picks up the phone when we report a fault.', weight: 5 },
    ]
    const share = (heard: typeof words, concern: (typeof concerns)[number]) =>
      listenerOf(heard, null)!.concerns[concerns.indexOf(concern)]!
    expect(share(words, 'service')).toBeGreaterThan(share(words, 'price'))
    const turned = words.map((one, at) => ({ ...one, weight: words[1 - at]!.weight }))
    expect(share(turned, 'price')).toBeGreaterThan(share(turned, 'service'))
  })

  it('knows nobody of whom nothing was heard', () => {
    expect(listenerOf([], 'user')).toBeNull()
  })

  it('leaves the order of sentences that fit alike, and no more than were asked for', () => {
    const listener = said('too expensive')
    const same = ['How are you?', 'How are you?', 'How are you?']
    expect(fittest(same, listener, 2)).toEqual(same.slice(0, 2))
  })
})
