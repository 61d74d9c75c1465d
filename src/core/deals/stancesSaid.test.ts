import { describe, expect, it } from 'vitest'
import type { Contact } from '../contacts/store.ts'
import { stancesSaidOf } from './stancesSaid.ts'

const people = [
  { id: 'tan', name: '谈月' },
  { id: 'shen', name: '申一舟' },
  { id: 'xu', name: '徐晓' },
  { id: 'he', name: '何建' },
  { id: 'joan', name: 'Joan Oakes' },
  { id: 'gail', name: 'Gail Pender' },
] as Contact[]
type Told = { text: string; at?: number; speaker?: 'note' | 'customer'; contactId?: string; before?: string }
const stances = (...told: Told[]) =>
  stancesSaidOf(
    told.map(({ text, at = 0, speaker = 'note', contactId = null, before = '' }, index) => ({
      id: `fact_${index}`,
      kind: 'attitude',
      text,
      stance: 'stated' as const,
      speaker,
      contactId,
      evidenceId: `${index}`,
      spanStart: before.length,
      occurredAt: at,
    })),
    people,
    (id) => `${told[Number(id)]!.before ?? ''}${told[Number(id)]!.text}`,
  ).map(({ contactId, side, words }) => [contactId, side, words])

describe('where somebody stands', () => {
  it('is read clause by clause, each about whom it names', () => {
    expect(stances({ text: '谈月偏德诺，申工挺我们，徐晓中间，只看钱' })).toEqual([
      ['tan', 'against', '谈月偏德诺'],
      ['shen', 'for', '申工挺我们'],
      ['xu', 'neutral', '徐晓中间，只看钱'],
    ])
    expect(stances({ text: 'Joan 偏Lumo，Gail 站我们' })).toEqual([
      ['joan', 'against', 'Joan 偏Lumo'],
      ['gail', 'for', 'Gail 站我们'],
    ])
  })

  it('is no instruction among ourselves, and liking a thing of ours is no liking of theirs', () => {
    expect(stances({ text: '何工那边先答应换货，赔偿不要松口' })).toEqual([])
    expect(stances({ text: 'Gail is on our side, she likes the short lead time' })).toEqual([
      ['gail', 'for', 'Gail is on our side'],
    ])
    expect(stances({ text: 'Gail likes Lumo' })).toEqual([['gail', 'against', 'Gail likes Lumo']])
  })
  it('is told with what stands beside it in a short message, without prices', () => {
    const by = { speaker: 'customer' as const, contactId: 'he' }
    expect(stances({ ...by, before: '三个月坏了两次。', text: '没有说法我这边不会同意上' })).toEqual([
      ['he', 'condition', '三个月坏了两次。没有说法我这边不会同意上'],
    ])
    expect(stances({ ...by, before: '别家报52万。', text: '没有说法我这边不会同意上' })).toEqual([
      ['he', 'condition', '没有说法我这边不会同意上'],
    ])
  })
  it('and a softer product is no softer tone', () => {
    const text = "The sample was 9% softer at week 2, so I'm in your corner"
    expect(stances({ text, speaker: 'customer', contactId: 'joan' })[0]?.slice(0, 2)).toEqual(['joan', 'for'])
  })
  it('holds a list that a plus joins together', () => {
    expect(stances({ text: 'Joan: needs the fire certificate + the load test before award' })).toEqual([
      ['joan', 'condition', 'Joan: needs the fire certificate + the load test before award'],
    ])
  })

  it('is read from the reason for it, from a refusal and from a comparison', () => {
    const by = { speaker: 'customer' as const, contactId: 'joan' }
    expect(
      stances({ ...by, text: 'Your noise figure is what swings it for me, and the old one ran well' }),
    ).toEqual([['joan', 'for', 'Your noise figure is what swings it for me, and the old one ran well']])
    expect(stances({ ...by, text: "I can't support a vendor who misses two deadlines" })[0]?.[1]).toBe(
      'against',
    )
    expect(
      stances({ text: 'Gail would support us now, provided our own people fit it, and soon' })[0],
    ).toEqual(['gail', 'for', 'Gail would support us now, provided our own people fit it'])
    expect(stances({ text: "Gail: he's more with us than against" })[0]?.[1]).toBe('for')
  })

  it('is read from what somebody would rather do and what has to come first', () => {
    const by = { speaker: 'customer' as const, contactId: 'he' }
    expect(stances({ ...by, text: '客户催了两周，我是不赞成再交给你们家做的' })).toEqual([
      ['he', 'against', '客户催了两周，我是不赞成再交给你们家做的'],
    ])
    expect(stances({ ...by, text: '下次还漏的话我宁愿找北冠，人家有备机' })[0]?.slice(0, 2)).toEqual([
      'he',
      'against',
    ])
    expect(stances({ ...by, text: '旧线的尾巴不了结就不谈新线' })).toEqual([
      ['he', 'against', '旧线的尾巴不了结就不谈新线'],
    ])
    expect(stances({ ...by, text: '我觉得你们备件多、人也近，放心' })).toEqual([
      ['he', 'for', '我觉得你们备件多、人也近，放心'],
    ])
  })

  it('keeps what one praises apart from what another blames', () => {
    expect(
      stances({ speaker: 'customer', contactId: 'xu', text: '冷库这几年投诉很少，一码归一码' })[0]?.slice(
        0,
        2,
      ),
    ).toEqual(['xu', 'for'])
    expect(stances({ text: '谈月表示图纸沿用我们的，倾向不换' })[0]?.slice(0, 2)).toEqual(['tan', 'for'])
  })

  it('is read from a vote, a gate that one keeps and a change that one cannot support', () => {
    const by = { speaker: 'customer' as const, contactId: 'he' }
    for (const text of [
      '再这样会上我第一个举手反对',
      '离油漆间太近，我这边过不了的',
      'I can not support a change of material on these results',
    ])
      expect(stances({ ...by, text })[0]?.slice(0, 2)).toEqual(['he', 'against'])
    expect(stances({ ...by, text: '你们这个价格我这边过不了的' })).toEqual([])
    expect(stances({ text: 'Gail: strongly for it since the trial' })[0]?.slice(0, 2)).toEqual([
      'gail',
      'for',
    ])
    expect(stances({ text: 'Joan: still does not support it' })[0]?.slice(0, 2)).toEqual(['joan', 'against'])
  })
  it('of "she" whom the same sentence names, is not of somebody before it', () => {
    expect(
      stances({
        text: 'Marit signs above that, and she does not like the deposit',
        before: 'Joan decides on the supplier. ',
      }),
    ).toEqual([])
  })
  it('is of whom the talk was with, whom the line named before, or who says so', () => {
    expect(stances({ text: "he's on our side", contactId: 'gail' })).toEqual([
      ['gail', 'for', "he's on our side"],
    ])
    expect(stances({ text: '态度偏向德诺', before: '四、谈主任对我们不熟。' })).toEqual([
      ['tan', 'against', '态度偏向德诺'],
    ])
    expect(stances({ text: '我这边肯定是支持你们的', speaker: 'customer', contactId: 'shen' })).toEqual([
      ['shen', 'for', '我这边肯定是支持你们的'],
    ])
    expect(stances({ text: 'I am pushing for you', speaker: 'customer', contactId: 'gail' })).toEqual([
      ['gail', 'for', 'I am pushing for you'],
    ])
  })

  it('is no longer against where it softened, and not where it is denied', () => {
    expect(
      stances({ text: '何总：不修好，我们不同意续用', at: 1 }, { text: '何总口气软了点', at: 2 }),
    ).toEqual([
      ['he', 'softening', '何总口气软了点'],
      ['he', 'against', '我们不同意续用'],
    ])
    expect(
      stances({ text: "Joan isn't against us" }, { text: '“I’m no against you”', contactId: 'he' }),
    ).toEqual([
      ['joan', 'neutral', "Joan isn't against us"],
      ['he', 'neutral', 'I’m no against you'],
    ])
    expect(stances({ text: '谈总不太喜欢一味压价' })).toEqual([])
    // What we tell each other to do is where we stand, and nobody of theirs.
    expect(
      stances(
        { text: '何总那边样机先换，误工费不要松口' },
        { text: "Joan's claim: do not soften on the freight" },
        { text: '申工的条件先别让步，也别松动' },
      ),
    ).toEqual([])
    expect(stances({ text: '谈月问了价，我没松口' }, { text: '我口气软了点', before: '谈月：' })).toEqual([])
  })

  it('is against us where somebody is cold, not convinced, or can block it', () => {
    expect(stances({ text: '何建比较冷' }, { text: 'Joan not convinced, Gail can block it' })).toEqual([
      ['he', 'against', '何建比较冷'],
      ['joan', 'against', 'Joan not convinced'],
      ['gail', 'against', 'Gail can block it'],
    ])
  })
})

describe('a stance with what turns it', () => {
  const people = [
    { id: 'he', name: '何志成', nickname: null },
    { id: 'luo', name: '罗敏', nickname: null },
  ]
  const told = (text: string) =>
    stancesSaidOf(
      [
        {
          id: 'f',
          kind: 'attitude',
          text,
          stance: 'stated',
          speaker: 'note',
          contactId: null,
          evidenceId: 'e',
          spanStart: 0,
          occurredAt: 0,
        },
      ],
      people,
      () => text,
    ).map(({ contactId, side, words }) => [contactId, side, words])
  it.each([
    ['何志成支持我们，但切换期间不能停线', '何志成支持我们，但切换期间不能停线'],
    ['何志成挺我们，前提是备件放在本地', '何志成挺我们，前提是备件放在本地'],
  ])('%s', (text, words) => {
    expect(told(text)).toEqual([['he', 'for', words]])
  })
  it('what turns to somebody else is told of them', () => {
    expect(told('何志成支持我们，但罗敏反对')).toEqual([
      ['he', 'for', '何志成支持我们'],
      ['luo', 'against', '但罗敏反对'],
    ])
  })
  it.each(['何志成说不要中间件', '何志成不要中间库', '罗敏要经过中间层'])('%s: no middle ground', (text) => {
    expect(told(text)).toEqual([])
  })
  it.each(['罗敏中间，只看价格', '罗敏现在是中间派', '罗敏中间摇摆'])('%s', (text) => {
    expect(told(text)).toMatchObject([['luo', 'neutral', expect.anything()]])
  })
})
