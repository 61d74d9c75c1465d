import { describe, expect, it } from 'vitest'
import { listedIn, listedInTitle } from './guestList.ts'

const names = (line: string) => listedIn(line)?.map(({ name }) => name) ?? null

describe('a line that is nothing but a list of people', () => {
  it('names them as one calls them, in either script and language', () => {
    expect(names('馮協理、鄧建國、賴財務長')).toEqual(['馮協理', '鄧建國', '賴財務長'])
    expect(names('贺敏 秦部长 汪晓岚')).toEqual(['贺敏', '秦部长', '汪晓岚'])
    expect(names('对方：邹总/贾工')).toEqual(['邹总', '贾工'])
    expect(names('Ewan Reid, Gwen (chair), Raj and Dr Anna Holm')).toEqual([
      'Ewan Reid',
      'Gwen',
      'Raj',
      'Anna Holm',
    ])
  })
  it('with the hours for which one of them is there', () => {
    expect(listedIn('林協理、許總11:00-11:15')).toEqual([
      { name: '林協理', part: null },
      { name: '許總', part: '11:00-11:15' },
    ])
  })
  it('and not a matter, a task or one name alone', () => {
    for (const line of [
      '带：样机、电费测算',
      '合同、报价',
      'Agenda, pricing',
      'Site walk, kitchen',
      '周岚',
      'Siobhan - kit on site 09:00',
      '原14:00，沈岚20号改',
    ])
      expect(names(line), line).toBeNull()
  })
  it('may stand behind what a title is about', () => {
    expect(listedInTitle('安睿二期 腾讯会议 顾总/沈岚/袁江')?.map(({ name }) => name)).toEqual([
      '顾总',
      '沈岚',
      '袁江',
    ])
    expect(listedInTitle('Larkmoor / Hengtai - framework')).toBeNull()
    expect(listedInTitle('报价/合同 过一遍')).toBeNull()
  })
})
