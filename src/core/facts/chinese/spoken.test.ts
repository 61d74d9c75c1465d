import { describe, expect, it } from 'vitest'
import { extractFacts } from '../extract.ts'
import { findFigures } from '../figures.ts'
import { unheardRivals } from '../rivals/rivalCandidates.ts'
import { rivalPattern } from '../rivals/rivals.ts'
import type { Speaker } from '../whoSays/stance.ts'

const at = Date.UTC(2026, 9, 14, 9)
const figures = (text: string) =>
  findFigures(text, at).map(({ figure: { value, unit } }) => (unit === 'date' ? value : `${value} ${unit}`))
const told = (text: string, by: Speaker = 'customer') => {
  const rivals = rivalPattern(unheardRivals(text, () => false, { ours: by === 'ours' }))
  return extractFacts(text, at, by, rivals).map(
    ({ kind, figures: [first], text: quote }) => `${kind} ${first?.value ?? quote}`,
  )
}

describe('figures as people say them', () => {
  it.each([
    ['修了三个半小时', ['3.5 小时']],
    ['安装三天半', ['3.5 天']],
    ['停了六个钟头', ['6 小时']],
    ['一回四十来分钟', ['40 分钟']],
    ['一天分拣2.4万件', ['1 天', '24000 件']],
    ['一年少说六万八', ['1 年', '68000 CNY']],
    ['账上还有160来万', ['1600000 CNY']],
    ['大概两百来万', ['2000000 CNY']],
    ['HKD 80萬', ['800000 HKD']],
    ['月结60', ['60 天']],
    ['预算砍到95了', ['950000 CNY']],
  ])('%s', (text, expected) => expect(figures(text)).toEqual(expected))
  it('a bare number that is no term and no budget stays one', () => {
    expect(figures('月结30-60天都行').join()).not.toContain('30 天,')
    expect(figures('不是月结30 是45天')).toEqual(['45 天'])
    expect(figures('预算砍到95台设备')).toEqual(['95 台'])
    expect(figures('备件也一块报一下')).toEqual([])
    expect(figures('第二天又坏了')).toEqual([])
  })
})

describe('days as people say them', () => {
  it.each([
    ['12.8那天开线', ['2026-12-08']],
    ['下个月12号评审', ['2026-11-12']],
    ['合同到明年6月30日', ['2027-06-30']],
    ['去年5月开的标', ['2025-05']],
    ['12月3号走 9号到', ['2026-12-03', '2026-12-09']],
    ['月底 开标', ['2026-10-31']],
    ['年底到期', ['2026-12-31']],
  ])('%s', (text, expected) => expect(figures(text)).toEqual(expected))
  it('a weekday lies behind when people met on it, and ahead when something is agreed for it', () => {
    expect(told('周一去的 跟老总坐了一下午', 'note')).toContain('lastMeetingDate 2026-10-12')
    expect(told('周五上会')).toContain('decisionDate 2026-10-16')
    expect(told('周三面谈改到下午3:30').join()).not.toContain('lastMeetingDate')
    expect(told('价先别动，周二见了方总再说', 'note').join()).not.toContain('lastMeetingDate')
  })
})

describe('facts in the words of a talk', () => {
  it.each<[string, Speaker, string]>([
    ['我们那台蒸汽发生器前天又罢工了，整整停了六个钟头', 'customer', 'downtimeHours 6'],
    ['修一趟得等师傅从省城下来，前后三天打底', 'customer', 'repairHours 3'],
    ['打一份饭平均要排25分钟', 'customer', 'waitingTime 25'],
    ['一顿饭要出4600份', 'customer', 'caseVolume 4600'],
    ['运维组：未关闭工单53件', 'note', 'openTickets 53'],
    ['货到验收合格后75日内以电汇支付', 'customer', 'paymentTerm 75'],
    ['市区2小时到', 'ours', 'responseHours 2'],
    ['今年后勤这块总共就拨了78万', 'customer', 'budgetAmount 780000'],
    ['本年度专项资金须于12月10日前完成支付', 'customer', 'budgetDeadline 2026-12-10'],
    ['数据只能落在政务云', 'customer', 'dataLocation 数据只能落在政务云'],
    [
      '教育厅刚发了通知，明年起所有食堂必须装明厨亮灶',
      'customer',
      'policyChange 教育厅刚发了通知，明年起所有食堂必须装明厨亮灶',
    ],
    ['桐岭污水厂愿意让您去看', 'ours', 'referenceSite 桐岭污水厂'],
    ['证都齐的：ATEX防爆、还有CCS', 'ours', 'certificate CCS'],
  ])('%s', (text, by, expected) => expect(told(text, by)).toContain(expected))
})

describe('what looks like a fact and is none', () => {
  it.each<[string, Speaker]>([
    ['要是预算能到200万我早给你下单了', 'customer'],
    ['假如停一天损失5万 你们赔不赔', 'customer'],
    ['又不是说11月15号一定定下来', 'customer'],
    ['之前传的要上等保的事 今天确认了 没有这回事', 'note'],
    ['老王家装修预算才30万', 'customer'],
    ['老同事群里有人问 月结120天的客户敢不敢做', 'ours'],
    ['方便问下贵司一般账期多久 30天还是60天', 'ours'],
    ['那家饭店太贵了 换一家', 'customer'],
    ['蒋总监不太高兴', 'note'],
  ])('%s', (text, by) => expect(told(text, by)).toEqual([]))
  it('what is aimed at is no measure of today, and a rate takes no time', () => {
    expect(told('希望明年能把排队的时间缩到十分钟以内').join()).not.toContain('waitingTime')
    expect(told('换一次卷膜要55分钟 一天换6回')).toEqual(['changeoverTime 55'])
  })
})

describe('firms that words leave no doubt to be rivals', () => {
  it.each<[string, string[]]>([
    ['你们比德伦士贵130万', ['德伦士']],
    ['赛铂林那边报的比你们低15个点', ['赛铂林']],
    ['我们跟那个万佳达的合同是12月31号到期', ['万佳达']],
    ['德伦士不管旧托盘回收 你们管不管', ['德伦士']],
    ['现在剩我们和优拓', ['优拓']],
    ['而家用緊Kestrel嘅POS', ['Kestrel']],
  ])('%s', (text, names) => expect(unheardRivals(text, () => false)).toEqual(names))
  it.each([
    '噪声确实比你们现在那几台安静',
    '食堂没有冷柜 你们有没有',
    '你们的温度比设定高两度',
    '想用红色的，嫌你们那个太暗',
    '现在用的塑料的托盘',
    '板材上周刚调价 便宜了5%',
  ])('no noun of the trade is one: %s', (text) => expect(unheardRivals(text, () => false)).toEqual([]))
  it('what they lack stands right behind their name', () => {
    const kinds = (text: string) =>
      extractFacts(text, at, 'customer', rivalPattern(['迈川'])).map(({ kind }) => kind)
    expect(kinds('迈川没有离线模式')).toContain('competitorGap')
    expect(kinds('迈川的人送了图谱来，主任们没表态')).not.toContain('competitorGap')
  })
  it('a street is no rival', () => {
    const rivals = rivalPattern(['柯耐德'])
    expect(extractFacts('新地址 柯耐德路88号', at, 'customer', rivals)).toEqual([])
  })
})
