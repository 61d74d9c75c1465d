import { describe, expect, it } from 'vitest'
import { extractFacts } from '../extract.ts'
import { type SideOf, sidesIn } from './sides.ts'

const at = Date.UTC(2026, 10, 14)
const known: SideOf = (name) =>
  ({ 陆晓峰: 'ours', 丁一鸣: 'theirs', 瑞禾: 'theirs', Leo: 'ours', 'Lars Bakken': 'theirs' })[name] as
    | 'ours'
    | 'theirs'
    | null

const told = (text: string) =>
  extractFacts(text, at, 'note', null, (name) => known(name) ?? null).map(
    ({ kind, text, figures, saidBy }) => [
      kind,
      text,
      ...figures.map(({ value }) => value),
      ...(saidBy ? [saidBy] : []),
    ],
  )

describe('minutes of a simulation review', () => {
  const minutes =
    '参加:瑞禾 顾海涛、丁一鸣;衡驰 何嘉、陆晓峰\n5. 瑞禾负责提供仓库CAD最新图,丁一鸣,11月24日前。\n6. 衡驰11月20日前提交WMS接口文档。'

  it('tell by those present who sits on which side', () => {
    const sideOf = sidesIn(minutes, (name) => known(name) ?? null)
    expect(['何嘉', '衡驰', '顾海涛'].map(sideOf)).toEqual(['ours', 'ours', 'theirs'])
    expect(sideOf('周岚')).toBeNull()
  })
  it('tell that the other of two firms is ours, though nobody of it is known', () => {
    const sideOf = sidesIn(
      'Present: Diane Holroyd, Lars Bakken (Fellmoor); Rachel Osborne, Tom Birch (Wexcombe)',
      (name) => known(name) ?? null,
    )
    expect(['Rachel', 'Tom Birch', 'Wexcombe', 'Diane'].map(sideOf)).toEqual([
      'ours',
      'ours',
      'ours',
      'theirs',
    ])
  })
  it('tell what either side is to do until when', () => {
    expect(told(minutes)).toEqual([
      ['customerPromise', '瑞禾负责提供仓库CAD最新图,丁一鸣,11月24日前', '2026-11-24', '瑞禾'],
      ['openTask', '衡驰11月20日前提交WMS接口文档', '2026-11-20'],
    ])
  })
  it('speak for us where one of us stands before the colon', () => {
    const [fact] = extractFacts('陆晓峰:需要在年底前装好', at, 'note', null, (name) => known(name) ?? null)
    expect(fact?.speaker ?? 'ours').toBe('ours')
  })
})

describe('action items in English', () => {
  it('belong to whoever is named', () => {
    expect(
      told('Leo to send the revised layout by 24 November\nLars Bakken to confirm the floor load'),
    ).toEqual([
      ['openTask', 'Leo to send the revised layout by 24 November', '2026-11-24'],
      ['customerPromise', 'Lars Bakken to confirm the floor load', 'Lars Bakken'],
    ])
  })
  it('are none where it is done, asked, or by somebody unknown', () => {
    expect(told('Leo to send the revised layout - done')).toEqual([])
    expect(told('丁一鸣提供CAD图了')).toEqual([])
    expect(told('Noreen to send the drawings')).toEqual([])
  })
})
