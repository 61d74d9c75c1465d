import { describe, expect, it } from 'vitest'
import { firmName, relationOf } from './sameFirm.ts'

/** Two names are one firm's where they differ in nothing but what any firm may add to its name. */
const relation = (one: string, other: string) => {
  const [left, right] = [firmName(one), firmName(other)]
  const found = left === null || right === null ? null : relationOf(left, right)
  if (found !== null) expect(relationOf(right!, left!)).toBe(found)
  return found
}

describe('one firm', () => {
  it.each([
    ['Fellgate Dental Group', 'Fellgate Dental Group (Shanghai) Co., Ltd.'],
    ['Fellgate', 'Fellgate Holdings plc'],
    ['The Wexmoor Paper Company', 'Wexmoor Paper Ltd'],
    ['Tarn & Hollow Dairies', 'Tarn and Hollow Dairies Limited'],
    ['Kestra Antriebe GmbH', 'Kestra Antriebe AG & Co. KG'],
    ['Kestra Antriebe', 'Kestra Antriebe (China) Co., Ltd.'],
    ['Northmoor Biologics (苏州)', 'Northmoor Biologics (Suzhou) Co Ltd'],
    ['Bürgen Pumpen GmbH', 'Buergen Pumpen'],
    ['Bürgen Pumpen GmbH', 'Burgen Pumpen GmbH'],
    ['Wexmoor Paper UK', 'Wexmoor Paper Ltd'],
    ['锦川医疗', '锦川医疗器械有限公司'],
    ['锦川医疗', '苏州锦川医疗科技股份有限公司'],
    ['锦川光电（苏州）有限公司', '锦川光电'],
    ['沐岭水务', '沐岭水务集团有限公司'],
    ['沐岭水务集团', '沐岭水务集团有限公司'],
  ])('%s is %s', (one, other) => expect(relation(one, other)).toBe('same'))
})

describe('perhaps one', () => {
  it.each([
    // Registered under two laws, or the whole and a firm of it.
    ['Kestra Drives GmbH', 'Kestra Drives Inc.'],
    ['Kestra Drives Pty Ltd', 'Kestra Drives Pte Ltd'],
    ['Fellgate Foods Group', 'Fellgate Foods Ltd'],
    ['沐岭水务集团', '沐岭水务有限公司'],
  ])('%s may be %s', (one, other) => expect(relation(one, other)).toBe('perhaps'))
})

describe('two firms', () => {
  it.each([
    ['锦川光电（苏州）有限公司', '锦川光电（武汉）有限公司'],
    ['Kestra Antriebe (Suzhou)', 'Kestra Antriebe (Wuxi) Co., Ltd.'],
    ['Fellgate Dental', 'Fellgate Foods'],
    ['锦川医疗', '锦川医疗美容'],
    // A word of the language, or of a region, begins many a name.
    ['华东医疗', '华东医疗器械有限公司'],
    ['光明食品', '光明食品机械有限公司'],
    ['锦川医疗有限公司', '锦川医疗器械有限公司'],
    ['江阳市第一人民医院', '江阳市第二人民医院'],
    ['Wexmoor Paper Mill 1', 'Wexmoor Paper Mill 2'],
    ['Fellgate North', 'Fellgate South'],
  ])('%s is not %s', (one, other) => expect(relation(one, other)).toBe('other'))

  it.each(['上海', 'Suzhou', 'Summit Ltd', '锦川(原宏达)'])('%s says too little or too much', (name) =>
    expect(firmName(name)).toBeNull(),
  )
})
