import { expect, it } from 'vitest'
import { extractFacts } from '../extract.ts'

const at = Date.UTC(2026, 9, 28, 9)
const told = (text: string, by: 'customer' | 'note' = 'customer') =>
  extractFacts(text, at, by).flatMap((fact) => (fact.kind === 'decisionRole' ? [fact.text] : []))

it.each([
  '比选小组推荐，最后殷总签（殷立群 分管基建）',
  '方案我们定，最终还是贺院长批',
  '吴总管方案，签字是贺董',
  '选型我来定，过八十万的合同殷总签',
  '技术归我拍板，五百万以上得上董事会',
  '合同由常务副院长贺明远签署',
  '超过300万的项目都要过定标会',
  '我们科只出意见，最后看招标领导小组',
  '他只能往集团报',
])('who signs is told by: %s', (text) => expect(told(text)).toEqual([text]))
it('and in a line about a person', () => {
  expect(told('殷立群 副总，定标他拍板', 'note')).toEqual(['殷立群 副总，定标他拍板'])
})
it('and in a list of how a tender goes', () => {
  expect(told('- 定标：院招标领导小组；合同由分管副院长贺明远签署', 'note')).toEqual([
    '定标：院招标领导小组',
    '合同由分管副院长贺明远签署',
  ])
  expect(told('殷立群 副总,过50万他签字', 'note')).toEqual(['殷立群 副总,过50万他签字'])
})
it.each([
  '定标:12月8日',
  '合同由双方盖章后生效',
  '过两万套再谈',
  '合同签了，过两天寄给您',
  '价格我定不了',
  '最后殷总签了',
  '最后谁签？',
  '签字是下周',
  '最后我们老板签',
  '最后他们签到晚了',
  '项目他们点头了吗',
])('but not by: %s', (text) => expect(told(text)).toEqual([]))
