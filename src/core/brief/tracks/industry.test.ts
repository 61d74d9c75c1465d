import { describe, expect, it } from 'vitest'
import { industryOf, type Trade } from './industry.ts'

const of = (name: string, more: Partial<Trade> = {}, industry: string | null = null) =>
  industryOf({ customer: { name, industry }, sold: ['LX-200'], profile: 'general', ...more })

describe('the words of a trade', () => {
  it('are those of hospitals for a hospital, whoever sells to it', () => {
    expect(of('甬江总院', {}, '医疗')).toBe('medicalDevice')
    expect(of('Northgate Clinic')).toBe('medicalDevice')
  })

  it('are no hospital’s for a plant, whatever the team says that it sells', () => {
    expect(of('宁波某某汽车零部件制造有限公司')).toBe('general')
    expect(of('Harlow Gear Works Ltd', { profile: 'medical' })).toBe('general')
  })

  it('are those of industrial software only where some is to be sold', () => {
    expect(of('Harlow Gear Works Ltd', { sold: ['Plant 2 coolant changeover', 'RZ-7720'] })).toBe('general')
    expect(of('Harlow Gear Works Ltd', { sold: ['Line 4', 'FlowDeck MES'] })).toBe('industrialSoftware')
    expect(of('青禾', { sold: ['排产软件'] }, '制造业')).toBe('industrialSoftware')
  })

  it('are the team’s where nothing tells the customer’s', () => {
    expect(of('海霁有限公司')).toBe('general')
    expect(of('海霁有限公司', { profile: 'medical' })).toBe('medicalDevice')
  })
})
