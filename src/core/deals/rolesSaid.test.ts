import { describe, expect, it } from 'vitest'
import type { Contact } from '../contacts/store.ts'
import { roleInWords, rolesSaidOf } from './rolesSaid.ts'

const people = [
  { id: 'zheng', name: '郑国梁' },
  { id: 'ge', name: '葛永康' },
  { id: 'meng', name: '孟雪' },
  { id: 'dahl', name: 'Henrik Dahl' },
  { id: 'lund', name: 'Ingrid Lund' },
] as Contact[]
const said = (text: string, occurredAt = 0, stance: 'stated' | 'thought' = 'stated') => ({
  text,
  occurredAt,
  stance,
})

describe('who decides by what was said', () => {
  it('is who has the say in technical and commercial matters alike', () => {
    expect(roleInWords('技术商务都归郑总拍板')).toBe('economicBuyer')
    expect(roleInWords('Henrik decides, technical and commercial')).toBe('economicBuyer')
    expect(roleInWords('技术上葛工拍板')).toBe('technicalEvaluator')
  })
  it('is who signs, and in technical matters who can say no', () => {
    const roles = rolesSaidOf(
      [said('葛工的技术评审不通过的，不进商务评审'), said('最终由郑国梁副总签批')],
      people,
    )
    expect(Object.fromEntries(roles)).toEqual({ ge: 'technicalEvaluator', zheng: 'economicBuyer' })
  })
  it('is read clause by clause, each about whom it names', () => {
    const [one] = [said('Henrik Dahl (COO) will sign, Ingrid has to release the technical part first')]
    expect(Object.fromEntries(rolesSaidOf([one!], people))).toEqual({
      dahl: 'economicBuyer',
      lund: 'technicalEvaluator',
    })
  })
  it('is the newest word, and no guess', () => {
    const roles = rolesSaidOf(
      [said('技术上孟雪说了算', 2), said('孟雪拍板', 1), said('郑总拍板', 3, 'thought')],
      people,
    )
    expect(Object.fromEntries(roles)).toEqual({ meng: 'technicalEvaluator' })
  })
  it('gives nobody a role for signing a list or reviewing alone', () => {
    expect(roleInWords('孟雪签到了')).toBeNull()
    expect(roleInWords('评审会下周开')).toBeNull()
    expect(rolesSaidOf([said('他们说了算')], people).size).toBe(0)
  })
  it('is nobody who has half of the say, or the say over one part', () => {
    for (const words of [
      '食堂她说了算一半',
      '面料这块孟雪说了算',
      'has the last word on colours',
      'Ingrid has a say',
    ])
      expect(roleInWords(words)).toBe('influencer')
    expect(roleInWords('最后孟雪说了算')).toBe('economicBuyer')
    expect(roleInWords('Henrik has the last word on this')).toBe('economicBuyer')
  })
})
