import { describe, expect, it } from 'vitest'
import { extractFacts } from '../extract.ts'
import type { SideOf } from '../whoSays/sides.ts'
import type { Speaker } from '../whoSays/stance.ts'

const written = Date.UTC(2026, 10, 18)
const told = (text: string, by: Speaker) =>
  extractFacts(text, written, by).map(({ kind, figures }) => [kind, figures[0]?.value ?? null])
const kinds = (text: string, by: Speaker) => told(text, by).map(([kind]) => kind)

describe('the day of a paper that plans something', () => {
  it.each([
    '割接方案我们11月27日前发您',
    '上线计划下周五前提交给贵方',
    '验收大纲12月2日给到',
    '好的，投产准备清单我们26号补上',
  ])('%s is no day of what it plans', (text) => {
    expect(kinds(text, 'ours')).not.toContain('goLiveDate')
    expect(kinds(text, 'ours')).not.toContain('acceptanceTestDate')
  })
  it('is left to the promise', () => {
    expect(told('割接方案我们11月27日前发您', 'ours')).toContainEqual(['openPromise', '2026-11-27'])
  })
  it('takes nothing from the day itself', () => {
    expect(told('新线3月15日投产', 'customer')).toContainEqual(['goLiveDate', '2027-03-15'])
  })
})

describe('a customer who asks where something is', () => {
  it.each([
    ['第三方检测报告呢 说的16号', '2026-11-16'],
    ['备件清单不是说15号给吗', '2026-11-15'],
    ['能耗数据呢，讲好17号的', '2026-11-17'],
  ])('waits for it: %s', (text, day) => {
    expect(told(text, 'customer')).toContainEqual(['openPromise', day])
    expect(kinds(text, 'customer')).not.toContain('trialResult')
  })
  it('promises it, where it is their own', () => {
    expect(kinds('我答应的20号给你们图纸', 'customer')).not.toContain('openPromise')
  })
})

describe('one of us who reminds the customer', () => {
  it.each([
    ['@王倩 点位表今天方便发一下吗，原定16号的', '2026-11-16'],
    ['图纸还没收到呢，不是说17号', '2026-11-17'],
    ['配电记录今天能给吗 说好18号', '2026-11-18'],
  ])('tells what they owe: %s', (text, day) => {
    expect(told(text, 'ours')).toContainEqual(['customerPromise', day])
  })
  it.each(['我们说好16号给您的报告今天能发吗', '说好20号开会，今天能来吗'])('%s tells none', (text) => {
    expect(kinds(text, 'ours')).not.toContain('customerPromise')
  })
})

describe('what went out', () => {
  it.each(['滤芯两套 已德邦寄出 单号DP8812', '样册顺丰发了', '密封件已经走专车送过去'])('%s', (text) => {
    expect(kinds(text, 'ours')).toContain('handedOver')
  })
})

describe('a word of measuring without its result', () => {
  it.each(['功率合同值7.5，实测我让工地那边出报告', '实测数据呢？', '实测报告什么时候有'])('%s', (text) => {
    expect(kinds(text, 'customer')).not.toContain('trialResult')
  })
  it('tells one where it stands', () => {
    expect(kinds('实测7.1千瓦，比铭牌低', 'customer')).toContain('trialResult')
  })
})

describe('minutes that somebody wants sent', () => {
  it.each([
    '昨天的纪要小王你发一下',
    '纪要麻烦补一份给我',
    '上周会上定的40/30/20/10是否有书面文件',
    '会上定的交期是30天？',
  ])('decide nothing: %s', (text) => {
    expect(kinds(text, 'customer')).not.toContain('meetingDecision')
  })
})

describe('a row of duties whose owner stands beside his firm', () => {
  const sideOf: SideOf = (name) => (name === '启源' ? 'ours' : name === '东泰' ? 'theirs' : null)
  it.each([
    ['供氧曲线报告\t启源 小周\t11/25\t', 'openTask'],
    ['振动方案\t启源 周/老李\t11/26\t', 'openTask'],
    ['配电图、地沟尺寸\t东泰 动力科\t11/24\t经采购', 'customerPromise'],
  ])('%s', (row, kind) => {
    const found = extractFacts(`待办：\n事项\t谁\t何时\t备注\n${row}`, written, 'note', null, sideOf)
    expect(found.map((fact) => fact.kind)).toContain(kind)
  })
  it('is of nobody where both stand there, or only what is wanted', () => {
    const both: SideOf = (name) => (name === '启源' ? 'ours' : name === '东泰' ? 'theirs' : null)
    for (const row of ['联合调试计划表\t启源/东泰\t11/24\t', '东泰 现场照片整理\t\t11/24\t'])
      expect(extractFacts(`事项\t谁\t何时\n${row}`, written, 'note', null, both)).toEqual([])
  })
})

describe('the time in which a line stands still', () => {
  it.each(['检修窗口3月1日到3月9日，切换都在窗口内做完', '停线窗口 3.1—3.9，全部割接在窗口期完成'])(
    '%s is no day on which it runs',
    (text) => {
      expect(kinds(text, 'note')).not.toContain('goLiveDate')
      expect(kinds(text, 'note')).toContain('maintenanceWindow')
    },
  )
  it.each([
    '国庆停机窗口我们的人最熟，2年没出过事',
    '检修档期咱们做过3回，心里有数',
    '丁工 138开头的号。他说国庆停机窗口我们的人最熟',
  ])('%s tells how well it is known', (text) => {
    expect(kinds(text, 'note')).not.toContain('maintenanceWindow')
  })
})

describe('a task of ours in a list with boxes', () => {
  it('stays ours though it waits for what has not come', () => {
    const kind = (line: string) => kinds(`# 待办\n- [ ] ${line}\n- [ ] 打印样册\n`, 'note')
    expect(kind('泰和 荷载计算 12月3号前（总图没来）')).not.toContain('customerPromise')
    expect(kind('泰和 总图还没给')).toContain('customerPromise')
  })
})
