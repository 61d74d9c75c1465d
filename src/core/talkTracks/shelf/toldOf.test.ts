import { describe, expect, it } from 'vitest'
import { isOfOtherTrade } from './ofTheirTrade.ts'
import { isToldOf } from './toldOf.ts'

const person = {
  contactId: 'a',
  name: '罗宁',
  title: '厂长',
  department: null,
  buyingRole: null,
  support: 'unknown' as const,
}
const committee = [{ buyingRole: 'user' as const, evidenceCount: 1, contactId: 'b', name: 'Paula Reyes' }]

describe('words that tell of somebody', () => {
  it.each([
    '罗厂长其实更怕停线',
    '羅廠長最擔心換線',
    'Paula Reyes wants it in writing',
    'Paula is worried about the rota',
  ])('%s', (text) =>
    expect(
      isToldOf(
        { kind: 'statedConcern', text, speaker: 'note' },
        { person: { ...person, name: '罗宁' }, committee },
      ),
    ).toBe(true),
  )
  it.each(['我们更怕停线', '罗列的问题要逐条回', 'I want it in writing', 'the rota worries me'])(
    'not: %s',
    (text) =>
      expect(isToldOf({ kind: 'statedConcern', text, speaker: 'customer' }, { person, committee })).toBe(
        false,
      ),
  )
  it('how our note puts it is read back to nobody', () => {
    expect(
      isToldOf({ kind: 'customerAsk', text: '节前能不能到货一直问', speaker: 'note' }, { person, committee }),
    ).toBe(true)
  })
})

describe('a word of another trade', () => {
  it.each([
    ['who comes, where parts are, who judges', 'ward meals, hostess hours, allergen lead', true],
    ['who comes, where parts are, who judges', 'the chiller and its compressor units', false],
    ['安装、培训和服务', '员工餐，菜单，过敏原', true],
    ['安装、培训和服务', '数控机床两台', false],
  ])('%s / %s', (sentence, matter, is) => expect(isOfOtherTrade(sentence, matter)).toBe(is))
})
