import { describe, expect, it } from 'vitest'
import { roleInRow, taskInRemark } from './remarkTasks.ts'

const told = (remark: string) =>
  taskInRemark({ id: 'e', text: `姓名: 裴向东\n职务: 总经理\n备注: ${remark}` })?.words ?? null

describe('a remark beside a name in a list of people', () => {
  it.each([
    ['300万以内他定', '300万以内他定'],
    ['新来的，超80万她签', '超80万她签'],
    ['50万以下可批', '50万以下可批'],
    ['signs up to €50k', 'signs up to €50k'],
  ])('tells what they decide: %s', (remark, words) => expect(told(remark)).toBe(words))
  it.each([
    '他不签字',
    '合同他签(2024)',
    '以前她拍板',
    '定金他付过',
    '预算300万以内',
    '他能定吗？',
    '签到表找他',
  ])('%s tells nothing', (remark) => expect(told(remark)).toBeNull())
  it('tells half of a say as that, and as no decision', () => {
    const text = '姓名: 裴向东\n备注: 老裴,班车他说了算一半'
    expect(taskInRemark({ id: 'e', text })).toMatchObject({ task: 'hasSay', words: '班车他说了算一半' })
  })
  it('tells a pen as a pen', () => {
    const text = (remark: string) => `姓名: 裴向东\n备注: ${remark}`
    expect(taskInRemark({ id: 'e', text: text('80万以上合同她签') })?.task).toBe('signs')
    expect(taskInRemark({ id: 'e', text: text('80万以内他定') })?.task).toBe('decides')
  })
  it('and what a column of roles says of a limit with the limit', () => {
    const row = (role: string) => taskInRemark({ id: 'e', text: `Name: Ann Hale\nRole in deal: ${role}` })
    expect(row('Approver > £250k')).toMatchObject({ task: 'signs', words: 'Approver > £250k' })
    expect(row('signs up to 50k')).toMatchObject({ task: 'signs' })
    expect(row('Buyer')).toBeNull()
    expect(roleInRow({ text: '姓名: 裴向东\n角色: 对账' })?.words).toBe('对账')
    expect(roleInRow({ text: '姓名: 裴向东\n角色: 未知' })).toBeNull()
  })
  it('stands where it is in the row', () => {
    const text = '姓名: 裴向东\n备注: 好说话，300万以内他定'
    const { start, end } = taskInRemark({ id: 'e', text })!
    expect(text.slice(start, end)).toBe('300万以内他定')
  })
})
