import { describe, expect, it } from 'vitest'
import { shortOfPublicHouse } from './publicHouses.ts'

describe('a public house that is called by its place and its number', () => {
  it.each([
    ['平澜市第二人民医院', '平澜二院'],
    ['平澜市第四中学', '平澜四中'],
    ['澄口区妇幼保健院', '澄口妇幼'],
    ['平澜市人民医院', '平澜人医'],
    ['临沧学院附属第一医院', '临沧学院附一院'],
    ['望江大学第二附属医院', '望江大附二'],
    ['平澜市第三建筑工程有限公司', '平澜三建'],
    ['平澜市第一水厂', '平澜一水厂'],
  ])('%s is %s', (name, short) => {
    expect(shortOfPublicHouse(name)).toContain(short)
  })

  it.each(['平澜三院', '人民医院', '平澜机械有限公司', '安岭健康体检', 'Third Hospital'])(
    '%s is called no other way',
    (name) => {
      expect(shortOfPublicHouse(name)).toEqual([])
    },
  )
})
