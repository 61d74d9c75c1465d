import { describe, expect, it } from 'vitest'
import { matterOf, withoutPressure } from './readBack.ts'

describe('what may be read back of what somebody said against us', () => {
  it.each([
    ['接口老是掉线，售后打三次电话才来人，我是不同意再用你们家的', '接口老是掉线'],
    ['去年那批阀门问题不处理好不谈续约', '去年那批阀门问题'],
    ['压力表漏油没修好就别签新的', '压力表漏油'],
    [
      'The chiller tripped four times in August, honestly we are fed up with it',
      'The chiller tripped four times in August',
    ],
    ['The dock scanners freeze in the cold', 'The dock scanners freeze in the cold'],
  ])('%s', (text, matter) => {
    expect(matterOf(text)).toBe(matter)
  })
  it.each([
    "I can't back a supplier who forgets our name",
    '我宁可用老厂家的',
    'We would rather go with the others',
  ])('is nothing where only that was said: %s', (text) => {
    expect(matterOf(text)).toBeNull()
  })
})

describe('a wish without what was added to press for it', () => {
  it.each([
    ['We need 45 days, which is what Orwell offered on the phone', 'We need 45 days'],
    ['I want the analysis on paper before I change my mind', 'I want the analysis on paper'],
    ['付款要90天,别家都给', '付款要90天'],
    ['先免费试用一个月，赵工提的', '先免费试用一个月'],
    ['单价按含税报，否则不看', '单价按含税报'],
    ['free delivery to both sites', 'free delivery to both sites'],
  ])('%s', (text, wish) => {
    expect(withoutPressure(text)).toBe(wish)
  })
})

describe('what is at stake for whoever asks', () => {
  it.each([
    ['六月底前一定要装好，晚了总部要罚我', '六月底前一定要装好'],
    ['先给两台样机，不然我的考核就没了', '先给两台样机'],
    ['We need the sheets by Friday, or my boss will fire me', 'We need the sheets by Friday'],
  ])('is not read back: %s', (said, left) => expect(withoutPressure(said)).toBe(left))

  it('what the firm would lose is no private matter', () => {
    expect(withoutPressure('六月底前一定要装好，晚了客户要罚我们')).toBe(
      '六月底前一定要装好，晚了客户要罚我们',
    )
  })
})
