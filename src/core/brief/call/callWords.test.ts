import { describe, expect, it } from 'vitest'
import { onlyConfirms } from '../owed/confirms.ts'
import { placeIn, placesLeft } from './callWords.ts'

describe('where a call is held', () => {
  it('is where it goes to, and never what the same words leave', () => {
    expect(placeIn('，不用飞书会议了，请到我们老厂2号楼311')).toBe('老厂2号楼311')
    expect(placeIn('，不在201会议室，换到三楼展厅')).toBe('三楼展厅')
    expect(placeIn(', not on Zoom any more, come to Room 14')).toBe('Room 14')
    expect(placesLeft('周五的会不开钉钉会议了，来现场')).toEqual(['钉钉会议'])
    expect(placesLeft('we meet in Room 14 instead of Teams.')).toEqual(['Teams'])
  })

  it('is on site where no more is said', () => {
    expect(placeIn('，改成来现场谈')).toBe('现场')
    expect(placeIn(', face to face')).toBe('face to face')
  })
})

it('a yes of ours is no news of a call, another word is', () => {
  for (const words of ['好的马工，我和小杜过来', '没问题', 'Sure, see you then', 'ok thanks'])
    expect(onlyConfirms(words)).toBe(true)
  for (const words of ['周五我们带样品过来', 'We will bring the new drawings', '行程单发您了'])
    expect(onlyConfirms(words)).toBe(false)
})
