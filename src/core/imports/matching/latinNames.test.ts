import { describe, expect, it } from 'vitest'
import { latinFormsOf, localPartOf, spelledInLatin } from './latinNames.ts'

describe('a Chinese name in Latin letters', () => {
  it('stands in either order, alone, and by its initials', () => {
    const { spoken, initials, addressed } = latinFormsOf('陆一鸣')
    expect(spoken).toEqual(expect.arrayContaining(['lu yiming', 'yiming lu', 'yiming']))
    expect(initials).toBe('LYM')
    expect(addressed).toEqual(expect.arrayContaining(['luyiming', 'yiminglu', 'luym']))
  })

  it('has its surname read as one, and no initials of two letters', () => {
    expect(latinFormsOf('单雄').spoken).toContain('shan xiong')
    expect(latinFormsOf('欧阳锋').spoken).toContain('ouyang feng')
    expect(latinFormsOf('赵坤')).toMatchObject({ initials: null, spoken: ['zhao kun', 'kun zhao'] })
  })

  it('is no form of anything else', () => {
    expect(latinFormsOf('苏州清岚环境设备').spoken).toEqual([])
    expect(latinFormsOf('Priya').spoken).toEqual([])
  })
})

it('a Latin name is called by its first, with the first letter of the last, and by initials that mean nothing else', () => {
  expect(latinFormsOf('Rachel Osborne')).toMatchObject({ initials: 'RO' })
  expect(latinFormsOf('Rachel Osborne').spoken).toEqual(expect.arrayContaining(['rachel', 'rachel o']))
  expect(latinFormsOf('Ian Thomas').initials).toBeNull()
})

it('what stands before the @ is compared without its marks', () => {
  expect(localPartOf('lu.yiming@hengrui.example')).toBe('luyiming')
  expect(localPartOf('no address')).toBeNull()
  expect(spelledInLatin('衡锐')).toBe('hengrui')
})
