import { describe, expect, it } from 'vitest'
import { extractFacts } from '../extract.ts'
import { keptFromWhom } from './hushedInChinese.ts'

const at = Date.UTC(2026, 9, 14, 9)
const quiet = (text: string) =>
  extractFacts(text, at, 'note').flatMap((fact) => (fact.kind === 'keepQuiet' ? [fact.text] : []))

describe('what colleagues tell each other to keep', () => {
  it.each([
    '毛利只剩9个点，别跟甲方露',
    '上回漏水那家，参观的时候别让客户去问现场',
    '老殷走的原因别打听',
    '成本涨了4个点，会上先不提',
    '报76万，再低要找贺总',
    '返点的事谁也别讲',
  ])('%s', (text) => expect(quiet(text)).not.toEqual([]))
  it.each([
    '别让客户等',
    '先不要给客户发水样',
    '别在现场抽烟',
    '资料别提前给',
    '方案别漏装支架',
    '贺总让我们别光聊天',
  ])('nothing in: %s', (text) => expect(quiet(text)).toEqual([]))
})

it('from whom it is to be kept', () => {
  expect(keptFromWhom('北岸给的价也别在恒远那边提')).toBe('恒远')
  expect(keptFromWhom('给Orla的返点谁也别跟Delta讲')).toBe('Delta')
  expect(keptFromWhom('先别急')).toBeNull()
})

it('with whom it is kept from before what is not to be said', () => {
  expect(keptFromWhom('那批货的价，青湖面前提都别提')).toBe('青湖')
  expect(keptFromWhom('晶碩那邊先別講')).toBe('晶碩')
  expect(keptFromWhom('他面前放着样品')).toBeNull()
})
