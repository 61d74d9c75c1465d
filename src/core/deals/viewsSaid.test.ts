import { describe, expect, it } from 'vitest'
import type { Contact } from '../contacts/store.ts'
import { extractFacts } from '../facts/extract.ts'
import { stancesSaidOf } from './stancesSaid.ts'

/** What somebody wants, finds or makes it depend on is theirs, also where a colleague tells it. */

const people = [
  { id: 'tan', name: '谈月' },
  { id: 'shen', name: '申一舟' },
  { id: 'xu', name: '徐晓' },
  { id: 'joan', name: 'Joan Oakes' },
  { id: 'gail', name: 'Gail Pender' },
] as Contact[]

/** Whose stance it is, which and in what words, of a text that somebody wrote. */
const viewsIn = (text: string, writer: string | null = null) =>
  stancesSaidOf(
    extractFacts(text, Date.UTC(2026, 9, 12), writer === null ? 'note' : 'customer').map((fact, index) => ({
      id: `fact_${index}`,
      kind: fact.kind,
      text: fact.text,
      stance: fact.stance,
      speaker: fact.speaker,
      contactId: writer,
      evidenceId: 'text',
      spanStart: fact.start,
      occurredAt: 0,
    })),
    people,
    () => text,
  ).map(({ contactId, side, words }) => [contactId, side, words])

describe('a view that somebody else tells', () => {
  it('is of whom the clause names, and not of who tells it', () => {
    expect(viewsIn('新报价转了,申总看了一眼说还是贵', 'xu')).toEqual([
      ['shen', 'view', '申总看了一眼说还是贵'],
    ])
    expect(viewsIn('申总那边的意思是最好别换，别的我没听说', 'xu')[0]?.slice(0, 2)).toEqual(['shen', 'view'])
  })

  it('is nobody’s where the one who is named is not theirs', () => {
    expect(viewsIn('我们罗总觉得太贵', 'xu')).toEqual([])
    expect(viewsIn('Spoke to Gail. Oliver would rather wait for the second lot')).toEqual([])
  })

  it('holds the condition with what it hangs on', () => {
    expect(viewsIn('申总说换到北门那家的话早班接送得先说清楚,不然他不同意换', 'xu')).toEqual([
      ['shen', 'condition', '申总说换到北门那家的话早班接送得先说清楚,不然他不同意换'],
    ])
    expect(viewsIn('围栏没装好我是不会签字的', 'shen')).toEqual([
      ['shen', 'condition', '围栏没装好我是不会签字的'],
    ])
  })

  it('is read from minutes that put it behind a name', () => {
    expect(viewsIn('三、申总意见:两年涨了三次,若不降就走比选。').map(([who, side]) => [who, side])).toEqual([
      ['shen', 'condition'],
    ])
  })
})

describe('a view in English', () => {
  it('takes no side where it only says what somebody would rather have', () => {
    expect(viewsIn('My preference remains one contract for all four yards.', 'gail')).toEqual([
      ['gail', 'view', 'My preference remains one contract for all four yards'],
    ])
    expect(viewsIn('Met Joan at the yard. She said she would rather consolidate the lot.')).toEqual([
      ['joan', 'view', 'She said she would rather consolidate the lot'],
    ])
    expect(viewsIn("I still don't like being tied in for five years.", 'joan')[0]?.slice(0, 2)).toEqual([
      'joan',
      'view',
    ])
  })

  it('is no wish for another hour', () => {
    expect(viewsIn("I'd rather do the call on Thursday at 3pm.", 'gail')).toEqual([])
  })

  it('tells who is with us and what has to be first', () => {
    expect(viewsIn('Gail is really on your side after the flood.', 'joan')).toEqual([
      ['gail', 'for', 'Gail is really on your side after the flood'],
    ])
    expect(viewsIn("Gail won't release the pump house unless the fence is in your scope.", 'joan')).toEqual([
      ['gail', 'condition', "Gail won't release the pump house unless the fence is in your scope"],
    ])
  })
})

describe('who speaks up for us, or will not', () => {
  it('says so of themselves', () => {
    expect(
      viewsIn("I'll be recommending you, the spares on the shelf settle it", 'gail')[0]?.slice(0, 2),
    ).toEqual(['gail', 'for'])
    expect(viewsIn('My vote goes to you.', 'joan')[0]?.slice(0, 2)).toEqual(['joan', 'for'])
    expect(viewsIn("I won't be recommending you this time.", 'joan')[0]?.slice(0, 2)).toEqual([
      'joan',
      'against',
    ])
    expect(viewsIn('我这边推荐的就是你们', 'shen')[0]?.slice(0, 2)).toEqual(['shen', 'for'])
    expect(viewsIn('你们这台机器我目前是不看好的，出活的是我们班组', 'tan')[0]).toEqual([
      'tan',
      'against',
      '你们这台机器我目前是不看好的，出活的是我们班组',
    ])
  })

  it('and is told of by others', () => {
    expect(
      viewsIn(
        'Gail still has the leak in mind. She told me she won’t approve a vendor with an unresolved claim.',
        'joan',
      ),
    ).toEqual([['gail', 'condition', 'She told me she won’t approve a vendor with an unresolved claim']])
    expect(viewsIn('Joan just looks at the price')[0]?.slice(0, 2)).toEqual(['joan', 'neutral'])
    expect(viewsIn('Gail: "I\'ll be backing you to the board"')[0]?.slice(0, 2)).toEqual(['gail', 'for'])
    expect(viewsIn('谈老师昨天很不高兴，说再这样班组不认这台设备').map(([who, side]) => [who, side])).toEqual(
      [
        ['tan', 'view'],
        ['tan', 'condition'],
      ],
    )
  })

  it.each([
    'I recommend you use the other port.',
    'We recommend you to check the seal first.',
    '你们的报价我不认可',
    '我选你们那款贵的',
    '我投你们出的那个稿',
  ])('and is nobody in: %s', (text) => expect(viewsIn(text, 'gail')).toEqual([]))
})
