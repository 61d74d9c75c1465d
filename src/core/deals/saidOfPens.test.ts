import { describe, expect, it } from 'vitest'
import type { Contact } from '../contacts/store.ts'
import { readText } from '../facts/readText.ts'
import { deniedSay, isDeniedSince } from './deniedSay.ts'
import { stancesSaidOf } from './stancesSaid.ts'
import { tasksSaidOf } from './tasksSaid.ts'
import { unlistedDecider } from './unlistedDeciders.ts'

const person = (id: string, name: string) =>
  ({ id, name, title: null, leftAt: null, nickname: null }) as unknown as Contact
const people = [
  person('he', '贺敏'),
  person('qin', '秦朗'),
  person('deng', '鄧國梁'),
  person('lai', '賴玉珍'),
  person('gail', 'Gail Pender'),
  person('rob', 'Rob Ashe'),
]
const factsOf = (text: string, by: 'note' | 'customer' = 'note') =>
  readText(
    { text, occurredAt: Date.UTC(2026, 10, 12), by, acts: null },
    { rivals: null, isNoRival: () => false, sideOf: () => null },
    { doubt: () => null } as unknown as Parameters<typeof readText>[2],
  )
const rolesIn = (text: string) =>
  factsOf(text).flatMap(({ kind, text: words }) => (kind === 'decisionRole' ? [words] : []))
const tasksIn = (text: string, writerId: string | null = null) =>
  Object.fromEntries(
    [...tasksSaidOf([{ evidenceId: 'e', text, contactId: null, writerId }], people)].map(([id, own]) => [
      id,
      own.map(({ task }) => task),
    ]),
  )

describe('who decides by what is said of the pen and the nod', () => {
  it('is read of Simplified and Traditional Chinese alike, and quoted as it was written', () => {
    expect(rolesIn('最後拍板還是鄧總')).toEqual(['最後拍板還是鄧總'])
    expect(rolesIn('设备这摊贺总点头就行')).toEqual(['设备这摊贺总点头就行'])
    expect(rolesIn('標案她決定，800萬含稅以內她簽就好')).toHaveLength(1)
    expect(rolesIn('賴經理那邊只是走個流程')).toHaveLength(1)
  })
  it('is whom the words before speak of, whatever stands between', () => {
    expect(tasksIn('贺总。产线这块的设备他签了就算数，采购只谈价')).toEqual({ he: ['decides'] })
    expect(tasksIn('賴處長：\n - 標案她決定，1,500萬含稅以內她簽就好。')).toMatchObject({
      lai: expect.arrayContaining(['decides']),
    })
  })
  it('and who can stop it is who stands before the first no, not who signs then or tells it', () => {
    expect(tasksIn('贺总说“汪工不签我也不签”')).toEqual({})
    expect(tasksIn('鄧總說「他那關最硬」')).toEqual({})
    expect(
      tasksIn(
        'Helpful. I make the recommendation and the board follows it. If Rob says no, it is no.',
        'gail',
      ),
    ).toEqual({
      gail: ['decides'],
      rob: ['blocks'],
    })
  })
  it('is told of initials in minutes where two of them stand together', () => {
    expect(
      tasksIn('Recommendation goes from GP to RA, who signs once the board has agreed it'),
    ).toMatchObject({
      gail: ['recommends'],
      rob: ['decides'],
    })
  })
})

describe('what is told to be wrong', () => {
  const said = (text: string, occurredAt: number) => ({ text, occurredAt, stance: 'stated' as const })
  it('takes the say from whom it names, and the older words with it', () => {
    const facts = [said('秦部长说了算', 1), said('以前说秦部长拍板是错的', 5)]
    const denied = deniedSay(facts, people)
    expect([...denied.keys()]).toEqual(['qin'])
    expect(facts.map((fact) => isDeniedSince(fact, denied, people))).toEqual([true, false])
    expect(isDeniedSince(said('秦部长说了算', 9), denied, people)).toBe(false)
    expect(tasksIn('以前说秦部长拍板是错的')).toEqual({})
  })
  it('and who only recommends or talks about the price decides nothing', () => {
    expect([...deniedSay([said('秦部长只管技术推荐', 1)], people).keys()]).toEqual(['qin'])
    expect([...deniedSay([said("Rob doesn't decide this", 1)], people).keys()]).toEqual(['rob'])
    expect(deniedSay([said('秦部长只管签字', 1), said('秦部长说了算', 2)], people).size).toBe(0)
  })
})

describe('who has the last word and is on no list', () => {
  const facts = (text: string) =>
    [
      { kind: 'decisionRole', text, stance: 'stated', evidenceId: 'e', spanStart: 0, occurredAt: 1 },
    ] as Parameters<typeof unlistedDecider>[0]
  it('is told by the name and title in brackets', () => {
    expect(unlistedDecider(facts('最後拍板還是許總(許志遠 總經理)，董事會只是追認'), people)).toMatchObject({
      name: '許志遠',
      title: '總經理',
    })
    expect(unlistedDecider(facts('这事汪董说了算'), people)).toMatchObject({ name: '汪董', title: null })
  })
  it('and is nobody who is on file, or ours', () => {
    expect(unlistedDecider(facts('拍板的是秦部长'), people)).toBeNull()
    expect(unlistedDecider(facts('我们汪董说了算'), people)).toBeNull()
  })
})

describe('where somebody stands', () => {
  const stances = (text: string) =>
    stancesSaidOf(
      factsOf(text).flatMap((one, at) =>
        one.kind === 'attitude'
          ? [
              {
                ...one,
                id: `${at}`,
                kind: 'attitude' as const,
                speaker: 'note' as const,
                contactId: null,
                evidenceId: 'e',
                spanStart: one.start,
                occurredAt: 1,
              },
            ]
          : [],
      ) as Parameters<typeof stancesSaidOf>[0],
      people,
      () => text,
    ).map(({ contactId, side }) => [contactId, side])
  it('is no word of goods that begins like one of mood, and no task of ours', () => {
    expect(stances('秦朗要的是风冷，不是水冷')).toEqual([])
    expect(stances('报价（带前级预冷，两套）25日前给贺敏')).toEqual([])
  })
  it('is neutral for who is only not against it', () => {
    expect(stances('贺总不反对我们，但要看样机')).toEqual([['he', 'neutral']])
  })
  it('is of whom the heading above names', () => {
    expect(stances('鄧協理：\n她支持我們，但樣機要漂亮。')).toEqual([['deng', 'for']])
  })
})
