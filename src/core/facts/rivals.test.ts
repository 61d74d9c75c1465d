import { describe, expect, it } from 'vitest'
import { rivalPattern, shortRivalNames } from './rivals.ts'

describe('what people call a rival in talk', () => {
  it('is the name without its trade and place, or the first word that tells', () => {
    const names = ['北冠化工', '海泽涂料有限公司', 'Hammar Coatings', 'General Coatings', '博瑞', '烟台北凌']
    expect(shortRivalNames(names, [])).toEqual(['北冠', '海泽', 'Hammar', '北凌'])
  })

  it('is no piece of a customer, a person or a product', () => {
    expect(shortRivalNames(['北冠化工', 'Hammar Coatings'], ['北冠重工', 'Hammarby IF'])).toEqual([])
  })

  it('is found in a text, the longest name first', () => {
    const pattern = rivalPattern(['北冠化工', '北冠'])!
    expect(pattern.exec('听说北冠化工又降了')![0]).toBe('北冠化工')
    expect(pattern.exec('北冠上周又来了')![0]).toBe('北冠')
  })
})
