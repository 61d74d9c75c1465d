import { describe, expect, it } from 'vitest'
import { isPersonHead } from './personHead.ts'

describe('what stands before a colon', () => {
  it.each(['顾总', '秦部长', '罗静怡', '老邵', '小韩', '姜工', '客户', '采购部', '安环部', 'Meng', '护士长'])(
    'is somebody who speaks: %s',
    (head) => {
      expect(isPersonHead(head)).toBe(true)
    },
  )
  it.each([
    '质保期',
    '定标',
    '交期',
    '坏消息',
    '方案',
    '金额',
    '合计',
    '施工',
    '安装',
    '任务',
    '关键',
    '付款',
    '清洗周期',
  ])('is a heading: %s', (head) => {
    expect(isPersonHead(head)).toBe(false)
  })
})
