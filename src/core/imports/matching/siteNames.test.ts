import { describe, expect, it } from 'vitest'
import { isContraction } from './contractions.ts'
import { nameForm } from './nameForm.ts'
import { beginsWithBrand, isElsewhere, siteOf } from './siteNames.ts'

/** People call a customer by its distinctive word and the place, the branch or the group: the customer is the same. */

describe('a name of a site', () => {
  it.each([
    ['Torvald宁波', 'torvald'],
    ['Torvald 宁波工厂', 'torvald'],
    ['太仓Torvald', 'torvald'],
    ['Torvald热处理（太仓）有限公司', 'torvald'],
    ['Torvald Group, Bergen', 'torvald'],
    ['Torvald (Suzhou)', 'torvald'],
    ['Torvald Singapore', 'torvald'],
    ['Torvald China Ltd', 'torvald'],
    ['Torvald HQ', 'torvald'],
    ['Torvald – Lyon plant', 'torvald'],
    ['Corvan Marine UK', 'corvan marine'],
    ['Torvald Heat Treatment (Taicang) Co., Ltd.', 'torvald heat treatment'],
    ['禾田太仓', '禾田'],
    ['禾田太仓厂', '禾田'],
    ['禾田集团', '禾田'],
    ['禾田乳业华东分公司', '禾田乳业'],
  ])('%s is of %s', (name, brand) => {
    expect(siteOf(name)?.brand).toBe(brand)
  })

  it.each([
    'Torvald',
    'Torvald Ltd',
    'Torvald Marine Services',
    'Torvald Heat Treatment Co., Ltd.',
    'Torvald, Ingrid Berg',
    'Summit Singapore',
    '光明太仓',
    '禾田农机',
    '禾田乳业有限公司',
    'P. Raman',
    '宁波',
    'Singapore',
  ])('%s is none', (name) => {
    expect(siteOf(name)).toBeNull()
  })

  it('goes with the name that begins with its word, unless that is elsewhere', () => {
    const here = siteOf('Torvald太仓')!
    expect(beginsWithBrand('Torvald Heat Treatment (Taicang) Co., Ltd.', here)).toBe(true)
    expect(beginsWithBrand('North Torvald Dairies', here)).toBe(false)
    expect(isElsewhere(here, 'Torvald Heat Treatment (Taicang) Co., Ltd.')).toBe(false)
    expect(isElsewhere(siteOf('Torvald武汉')!, 'Torvald Heat Treatment (Taicang) Co., Ltd.')).toBe(true)
    expect(isElsewhere(siteOf('Torvald Group, Bergen')!, 'Torvald (Taicang) Ltd')).toBe(false)
    expect(beginsWithBrand('上海禾田乳业有限公司', siteOf('禾田太仓厂')!)).toBe(true)
  })
})

describe('a name written short with its town', () => {
  it.each([
    ['溧阳重锻', '溧阳重型锻造有限公司', true],
    ['无锡轴瓦', '无锡轴承轴瓦有限公司', true],
    ['溧阳重锻', '溧阳环保有限公司', false],
    ['溧阳重锻', '宜兴重型锻造有限公司', false],
  ])('%s of %s: %s', (short, long, isOne) => {
    expect(isContraction(nameForm(short), nameForm(long))).toBe(isOne)
  })
})
