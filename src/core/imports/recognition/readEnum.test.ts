import { describe, expect, it } from 'vitest'
import { readEnum } from './readEnum.ts'
import {
  activityTypeWords,
  buyingRoleWords,
  employmentWords,
  outcomes,
  quoteOutcomes,
  supportWords,
} from './valueWords.ts'

describe('what became of a deal or a quote', () => {
  const won = '赢单|已成交|签了|中了|拿下|拿下了|已签约|中标|Closed Won|signed|成交(含税)|中标,等合同'
  const lost =
    '未成|丢单|未中标|流标|没成|输了|黄了|被拒|客户选了别家|客户选了别家(瑞影)|未成交|dead|no go|Declined|Closed Lost|Lost to competitor|已取消|未成 - 价格高'
  const open = '进行中|跟进中|待签约|即将签约|搁置|On Hold|pending|谈判中|未定'
  it.each([
    ['won', won],
    ['lost', lost],
    ['open', open],
  ])('%s, however it is put', (outcome, cells) => {
    for (const cell of cells.split('|')) expect([cell, readEnum(cell, outcomes)]).toEqual([cell, outcome])
  })
  it('knows what only happens to quotes', () => {
    for (const cell of ['expired', '已失效', '被竞品替代']) expect(readEnum(cell, quoteOutcomes)).toBe('lost')
    for (const cell of ['superseded', '已被V2替代', 'replaced by rev. B', '作废', '旧版'])
      expect(readEnum(cell, quoteOutcomes)).toBe('superseded')
    for (const cell of ['已转订单', 'accepted']) expect(readEnum(cell, quoteOutcomes)).toBe('won')
    for (const cell of ['草稿', '草稿-待韩总批', 'draft', '待审批'])
      expect(readEnum(cell, quoteOutcomes)).toBe('draft')
    for (const cell of ['已发', '已报', 'sent']) expect(readEnum(cell, quoteOutcomes)).toBe('open')
  })
  it('takes no denied word for its opposite', () => {
    for (const cell of ['未赢单', 'not signed', '还没签约']) expect(readEnum(cell, outcomes)).not.toBe('won')
  })
})

describe('the part a person plays', () => {
  it.each([
    ['使用方负责人', 'user'],
    ['使用方', 'user'],
    ['临床使用者', 'user'],
    ['End User', 'user'],
    ['预算审批', 'approver'],
    ['Approver', 'approver'],
    ['技术把关', 'technicalEvaluator'],
    ['技术', 'technicalEvaluator'],
    ['technical evaluator', 'technicalEvaluator'],
    ['最终拍板', 'economicBuyer'],
    ['拍板', 'economicBuyer'],
    ['拍板人(超过200万)', 'economicBuyer'],
    ['signs', 'economicBuyer'],
    ['内线', 'coach'],
    ['线人', 'coach'],
    ['教练', 'coach'],
    ['内线,愿意在会上帮我们讲', 'coach'],
    ['采购执行', 'gatekeeper'],
    ['守门', 'gatekeeper'],
    ['把关', 'gatekeeper'],
    ['Champion', 'champion'],
    ['exec. sponsor', 'champion'],
    ['blocker', 'blocker'],
    ['1. 影响者', 'influencer'],
  ])('%s is %s', (cell, role) => {
    expect(readEnum(cell, buyingRoleWords)).toBe(role)
  })
  it('is not guessed from a long text or a word that means nothing', () => {
    expect(readEnum('股东', buyingRoleWords)).toBeNull()
    expect(readEnum('这个人'.repeat(60), buyingRoleWords)).toBeNull()
  })
})

describe('where a person stands', () => {
  it.each([
    ['挺我们', 'supporter'],
    ['支持,但要看价格', 'supporter'],
    ['不反对', null],
    ['不支持', 'nonSupporter'],
    ['顾虑', 'nonSupporter'],
    ['倾向竞品', 'nonSupporter'],
    ['观望', 'neutral'],
    ['中立', 'neutral'],
    ['反对', 'enemy'],
    ['不清楚', 'unknown'],
    ['never met', 'unknown'],
    ['Not supportive', 'nonSupporter'],
  ])('%s is %s', (cell, support) => {
    expect(readEnum(cell, supportWords)).toBe(support)
  })
  it('or whether they are there at all', () => {
    expect(readEnum('已离职(2026年3月)', employmentWords)).toBe('left')
    expect(readEnum('在职', employmentWords)).toBe('employed')
  })
  it('and how we met', () => {
    expect(readEnum('电话拜访', activityTypeWords)).toBe('call')
    expect(readEnum('視頻會議', activityTypeWords)).toBe('meeting')
    expect(readEnum('電話', activityTypeWords)).toBe('call')
  })
})
