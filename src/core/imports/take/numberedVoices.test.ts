import { describe, expect, it } from 'vitest'
import { type KnownVoices, voicesOf } from './numberedVoices.ts'

const known = (customer: string | null): KnownVoices => ({
  customerIn: () => (customer === null ? null : { name: customer }),
  addresses: (words, name) => words.includes(`${name[0]}总`) || words.includes(`Hi ${name.split(' ')[0]}`),
  introducesUs: (words) => words.includes('我小越') || words.includes('Tom here'),
})
const call = (...said: [sender: string, text: string][]) =>
  said.map(([sender, text]) => ({ sender, text, conversation: '电话 曹丽娟' }))

describe('the voices of a call that a speech program has only numbered', () => {
  it('are ours where we greet them or say who we are, and theirs otherwise', () => {
    const chinese = call(['说话人1', '曹总您好，我小越。'], ['说话人2', '嗯你说。二百零六，七十五天。'])
    expect(voicesOf(chinese, known('曹丽娟'))).toEqual(
      new Map([
        ['说话人1', '我'],
        ['说话人2', '曹丽娟'],
      ]),
    )
    const english = call(
      ['Speaker B', 'Yes?'],
      ['Speaker A', 'Hi Mia, Tom here'],
      ['Speaker B', 'I need 279'],
    )
    expect(voicesOf(english, known('Mia Reed'))).toEqual(
      new Map([
        ['Speaker A', '我'],
        ['Speaker B', 'Mia Reed'],
      ]),
    )
  })

  it.each([
    ['nobody knows whose call it is', call(['说话人1', '曹总您好'], ['说话人2', '嗯']), null],
    ['nothing tells who is who', call(['说话人1', '喂'], ['说话人2', '嗯']), '曹丽娟'],
    ['both could be ours', call(['说话人1', '曹总您好'], ['说话人2', '曹总不在']), '曹丽娟'],
    ['there are three', call(['说话人1', '曹总您好'], ['说话人2', '嗯'], ['说话人3', '好']), '曹丽娟'],
    ['they have names', call(['罗宁', '曹总您好'], ['曹丽娟', '嗯']), '曹丽娟'],
  ])('are nobody’s where %s', (_, said, customer) => {
    expect(voicesOf(said, known(customer))).toBe(null)
  })
})
