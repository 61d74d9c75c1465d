import { describe, expect, it } from 'vitest'
import type { Concern } from '../atoms/library/index.ts'
import type { DataSet } from './dataSet.ts'
import { teamLines } from './teamLines.ts'

type Kept = DataSet['examples'][number]

/** A rep at a hospital who asked in their own words. */
function asked(accountId: string, text: string, use: Kept['use'] = 'training'): Kept {
  const sentence = { id: 's1', section: 'question', template: '您怎么看？', evidence: [], atomId: '' }
  return {
    ...{ accountId, lang: 'zh', use, changed: ['s1'], sent: new Map([['s1', text]]) },
    track: { strategy: 'usersFirst', sentences: [sentence] },
    scene: { role: 'user', stage: 'evaluate', concernOf: (): Concern => 'service' },
  } as unknown as Kept
}

describe('the sentences of a team', () => {
  it('are those that its reps said to customers of two accounts, in nearly the same words', () => {
    const lines = teamLines([
      asked('yongjiang', '上一次停下来，您找的是谁？'),
      asked('haizhou', '上一次停下来，您先找的是谁？'),
    ])
    expect(lines.map(({ text }) => text)).toEqual([
      '上一次停下来，您找的是谁？',
      '上一次停下来，您先找的是谁？',
    ])
    expect(lines[0]).toMatchObject({
      role: 'user',
      stage: 'evaluate',
      section: 'question',
      concerns: ['service'],
    })
  })

  it('are none that was meant for one customer alone, however often it was said there', () => {
    const secondShift = '二车间的夜班换人以后，这事还归您管吗？'
    expect(teamLines([asked('yongjiang', secondShift), asked('yongjiang', secondShift)])).toEqual([])
  })

  it('are for anybody once they were said to people of three roles, and to nobody else before', () => {
    const text = '上一次停下来，您找的是谁？'
    const said = (accountId: string, role: string): Kept => {
      const one = asked(accountId, text)
      return { ...one, scene: { ...one.scene, role } } as Kept
    }
    const two = [said('yongjiang', 'user'), said('haizhou', 'approver')]
    expect(new Set(teamLines(two).map(({ role }) => role))).toEqual(new Set(['user', 'approver']))
    expect(teamLines([...two, said('taizhou', 'gatekeeper')]).map(({ role }) => role)).toEqual([null])
  })

  it('are also what was said in approved messages, but not to people whose role nobody knows', () => {
    const text = '上一次停下来，您找的是谁？'
    const written = (accountId: string, role: string | null): Kept => {
      const one = asked(accountId, text)
      return { ...one, origin: 'message', scene: { ...one.scene, role } } as Kept
    }
    expect(
      teamLines([asked('yongjiang', text), written('haizhou', 'user')]).map((line) => line.text),
    ).toEqual([text])
    expect(teamLines([asked('yongjiang', text), written('haizhou', null)])).toEqual([])
  })

  it('are none of accounts that are only measured on', () => {
    const text = '上一次停下来，您找的是谁？'
    expect(teamLines([asked('yongjiang', text), asked('haizhou', text, 'heldOut')])).toEqual([])
  })
})
