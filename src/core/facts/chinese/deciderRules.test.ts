import { expect, it } from 'vitest'
import { extractFacts } from '../extract.ts'

const at = Date.UTC(2026, 9, 28, 9)
const told = (text: string, by: 'customer' | 'note' = 'customer') =>
  extractFacts(text, at, by).flatMap((fact) => (fact.kind === 'decisionRole' ? [fact.text] : []))

it.each([
  '比选小组推荐，最后殷总签（殷立群 分管基建）',
  '方案我们定，最终还是贺院长批',
  '吴总管方案，签字是贺董',
])('who signs is told by: %s', (text) => expect(told(text)).toEqual([text]))
it('and in a line about a person', () => {
  expect(told('殷立群 副总，定标他拍板', 'note')).toEqual(['殷立群 副总，定标他拍板'])
})
it.each([
  '最后殷总签了',
  '最后谁签？',
  '签字是下周',
  '最后我们老板签',
  '最后他们签到晚了',
  '项目他们点头了吗',
])('but not by: %s', (text) => expect(told(text)).toEqual([]))
