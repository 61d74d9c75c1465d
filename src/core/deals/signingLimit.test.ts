import { describe, expect, it } from 'vitest'
import type { Contact } from '../contacts/store.ts'
import { signersBefore, signingLimitsIn } from './signingLimit.ts'

const people = [
  { id: 'dai', name: '戴远', title: '副总经理' },
  { id: 'lon', name: 'Piers Lonigan', title: 'CFO' },
] as Contact[]
const read = (text: string, stance: 'stated' | 'thought' = 'stated') =>
  signingLimitsIn([{ text, stance, occurredAt: 1, evidenceId: 'e', spanStart: 0 }], people).map(
    ({ above, signer, formerIds }) => [
      above,
      signer.contactId ?? `${signer.name}, ${signer.title}`,
      formerIds,
    ],
  )

describe('who signs above a sum', () => {
  it('is whom the words name, and no longer whom they say cannot', () => {
    expect(read('这个月起150万以上的合同戴总签不了了,要乌总(乌启,总经理)签')).toEqual([
      [1_500_000, '乌启, 总经理', ['dai']],
    ])
    expect(read('Anything over €200k has Piers Lonigan (CFO) sign')).toEqual([[200_000, 'lon', []]])
    expect(read('anything above £1.5m is signed off, Orla Quinn (CEO) signs that')).toEqual([
      [1_500_000, 'Orla Quinn, CEO', []],
    ])
  })
  it('is who is called behind how far another may go', () => {
    expect(read('10月起权限改了，戴总只到150万，超了要段董签')).toEqual([[1_500_000, '段董, null', []]])
    expect(read('50万以内科长自己批，再高得找秦总签')).toEqual([[500_000, '秦总, null', []]])
    expect(read('戴总只到150万，别的再说')).toEqual([])
  })
  it('is to whom goes what is above another’s sum', () => {
    expect(read('approvals: Jo up to EUR 80k only, anything bigger goes to Piers Lonigan (CFO)')).toEqual([
      [80_000, 'lon', []],
    ])
    expect(read('She signs up to 40k; everything above needs Orla Quinn (Managing Director)')).toEqual([
      [40_000, 'Orla Quinn, Managing Director', []],
    ])
    expect(read('free carriage up to 300, anything above goes to a freight rate')).toEqual([])
  })
  it('is not who was named before a sum that goes to a committee; a sum may be written in words', () => {
    expect(read('技术我定，合同戴总签，超200万的要过定标会')).toEqual([])
    expect(read('供应商我来定，超两百万的合同戴总签')).toEqual([[2_000_000, 'dai', []]])
  })
  it('is whom a title and a whole name beside it tell', () => {
    expect(read('超过300万的由集团董事长裴向东签，走常务会')).toEqual([[3_000_000, '裴向东, 集团董事长', []]])
    expect(read('200万以上要顾南总裁批')).toEqual([[2_000_000, '顾南, 总裁', []]])
  })
  it('is whom a whole name and the way of calling it tell', () => {
    expect(read('合同超600万的10月起都要裴向东裴总签了，戴总定方案')).toEqual([
      [6_000_000, '裴向东, 裴总', []],
    ])
  })
  it('is whom a whole name in brackets tells, beside whoever still decides', () => {
    expect(read('下半年起超300万的集团乌总(乌启明)签，戴总定，不是戴总签了')).toEqual([
      [3_000_000, '乌启明, null', []],
    ])
    expect(read('不是戴总签了，200万以上乌总(乌启明)签')).toEqual([[2_000_000, '乌启明, null', ['dai']]])
  })
  it('is whom a sentence names behind one that tells the sum', () => {
    const behind = (before: string, text: string) =>
      signingLimitsIn(
        [{ text, stance: 'stated', occurredAt: 1, evidenceId: 'e', spanStart: before.length }],
        people,
        () => before,
      ).map(({ above, signer }) => [above, signer.contactId ?? `${signer.name}, ${signer.title}`])
    expect(
      behind(
        'From 1 Oct the local limit is EUR 120,000. ',
        'Anything above that is signed by our Group CEO, Orla Quinn.',
      ),
    ).toEqual([[120_000, 'Orla Quinn, Group CEO']])
    expect(
      behind('Site authority stays at £80k. ', 'Everything over that needs Piers Lonigan (CFO) to sign.'),
    ).toEqual([[80_000, 'lon']])
    expect(behind('区域授权额度改成80万了。', '再高的要乌总(乌启,总经理)签')).toEqual([
      [800_000, '乌启, 总经理'],
    ])
    expect(
      behind('We ordered 120,000 labels. ', 'Anything above that is signed by the CEO, Orla Quinn.'),
    ).toEqual([])
    expect(read('above USD 350,000 Orla Quinn, our Group CEO, signs')).toEqual([
      [350_000, 'Orla Quinn, Group CEO', []],
    ])
  })
  it('takes the pen of whoever older words had sign', () => {
    const fact = (text: string, occurredAt: number) =>
      ({ text, stance: 'stated', occurredAt, evidenceId: 'e', spanStart: 0 }) as const
    const [limit] = signingLimitsIn([fact('Orders over €200k are signed by the CEO, Orla Quinn', 9)], people)
    expect(signersBefore([fact('Piers Lonigan signs', 2)], people, limit!)).toEqual(['lon'])
    expect(
      signersBefore(
        [fact('Piers Lonigan decides and signs', 2), fact('Piers Lonigan signs', 12)],
        people,
        limit!,
      ),
    ).toEqual([])
  })
  it('is whom the next sentence names for anything above how far another may go', () => {
    const readBehind = (before: string, text: string) =>
      signingLimitsIn(
        [{ text, stance: 'stated', occurredAt: 1, evidenceId: 'e', spanStart: before.length }],
        people,
        () => before,
      ).map(({ above, signer }) => [above, signer.contactId ?? `${signer.name}, ${signer.title}`])
    expect(
      readBehind(
        'From May the plant limit is EUR 80,000. ',
        'Anything over it is signed by the Chief Executive, Orla Quinn',
      ),
    ).toEqual([[80_000, 'Orla Quinn, Chief Executive']])
    expect(readBehind('戴总的权限是60万。', '再高的要顾南总裁批')).toEqual([[600_000, '顾南, 总裁']])
    expect(
      readBehind('We met on 4 May. ', 'Anything over it is signed by the Chief Executive, Orla Quinn'),
    ).toEqual([])
  })
  it('is nobody by a guess, a countersignature or a sum without a name', () => {
    expect(read('150万以上要乌总(乌启,总经理)签', 'thought')).toEqual([])
    expect(read('Piers Lonigan countersigns over £150k')).toEqual([])
    expect(read('超过100万要报集团')).toEqual([])
  })
})
