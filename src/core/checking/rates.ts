/** A stretch of time that a figure is told for: 每月 41 小时, "$980 a year", 年维保费. The same words serve both languages. */
export type TimeBase = 'year' | 'quarter' | 'month' | 'week' | 'day' | 'hour' | 'minute' | 'second' | 'shift'

/** What a rate is read beside: a figure whose neighbours end its stretch of text. */
type Place = { start: number; end: number }

const hanBases: Record<string, TimeBase> = {
  年: 'year',
  年度: 'year',
  季: 'quarter',
  季度: 'quarter',
  月: 'month',
  周: 'week',
  星期: 'week',
  天: 'day',
  日: 'day',
  小时: 'hour',
  钟头: 'hour',
  分钟: 'minute',
  秒: 'second',
  班: 'shift',
}
const latinBases: Record<string, TimeBase> = {
  year: 'year',
  yr: 'year',
  yearly: 'year',
  annual: 'year',
  annum: 'year',
  quarter: 'quarter',
  quarterly: 'quarter',
  month: 'month',
  mo: 'month',
  monthly: 'month',
  week: 'week',
  wk: 'week',
  weekly: 'week',
  day: 'day',
  daily: 'day',
  hour: 'hour',
  hr: 'hour',
  h: 'hour',
  hourly: 'hour',
  minute: 'minute',
  min: 'minute',
  second: 'second',
  shift: 'shift',
}

const hanUnit = '年|季度?|月|周|星期|天|日|小时|钟头|分钟|秒|班'
/** Things that are counted by the year or the month: 年维保费, 月租, 季度用量; 去年收入 and 9 月产量 are dates. */
const counted =
  '(?:维保|服务|维护|订阅|软件|保养|使用|授权|许可|试剂|耗材|人工|运维|托管|管理|检测|样本|标本|门诊|手术|处理|采购|总)?(?:费|租|薪|产量|产能|产值|销量|销售额|采购量|采购额|用量|用电|用水|能耗|消耗|支出|成本|收入|营收|量|流水|化|折旧|停机|报废|损失)'
const notDated = '(?<![\\d零一二三四五六七八九十两几数半去今明前后上下本这当近该个]\\s?)'
const hanRate = new RegExp(
  [
    `每一?个?(${hanUnit})`,
    '(年|季度?|月|周|日)均',
    '(?:全|整)(年|月|天)(?!候)',
    `${notDated}(年度?|季度?|月|周|日)(?=${counted})`,
    '(?<!近|过去|最近|第|再|等)一个?(年|季度|月|周|星期|天|小时|钟头|分钟)(?!以?[内后前]|之[内后前])',
  ].join('|'),
  'g',
)
const latinRate = new RegExp(
  [
    '(?<!\\b(?:in|within|inside|for|after|before|over|about|than|until|by|half|last|next|this|once|just|only|takes|took)\\s)\\b(?:an?|one)\\s(year|quarter(?! of)|month|week|day|hour|minute|shift)\\b(?![\\s-](?:or two|ago|later|long|end|earlier|before|after|from))',
    '(?:\\b(?:per|each|every)\\s|/\\s?)(year|yr|quarter|month|mo|week|wk|day|hour|hr|h|minute|min|second|shift|annum)\\b',
  ].join('|'),
  'gi',
)
/** Stands before what it tells: "an annual rate of", "78 weekly active users", or closes the clause. */
const latinAdjective = /\b(yearly|annual|quarterly|monthly|weekly|daily|hourly)(?:ly|ised|ized)?\b/gi
const adjective = new RegExp(`^\\s${latinAdjective.source}`, 'i')
const clauseEnd = /[，,；;。！？!?：:\n（()）]|\.(?=\s|$)|\s(?:and|but|while|whereas)\s/

const basesIn = (text: string, pattern: RegExp, names: Record<string, TimeBase>): TimeBase[] =>
  [...text.matchAll(pattern)].flatMap(
    (match) => names[(match.slice(1).find(Boolean) ?? '').toLowerCase()] ?? [],
  )

/**
 * The time bases of the figure at `at` among `places` (dates and articles left out, in order). Chinese says them before
 * the figure, English behind it; the other side counts where no other figure of the clause could mean it.
 */
export function timeBasesOf(text: string, places: readonly Place[], at: number): TimeBase[] {
  const { start, end } = places[at]!
  const before = text.slice(places[at - 1]?.end ?? 0, start)
  const after = text.slice(end, places[at + 1]?.start ?? text.length)
  const left = before.split(clauseEnd).at(-1)!
  const right = after.split(clauseEnd)[0]!
  const isFirst = at === 0 || left.length < before.length
  const isLast = at === places.length - 1 || right.length < after.length
  const rightHan = isLast ? right : (/^\s?(?:\/\s?|每)[\u4e00-\u9fff]{1,3}/.exec(right)?.[0] ?? '')
  return [
    ...new Set([
      ...basesIn(`${left}·${rightHan}`.replace(/\/\s?(?=[年月周天日])/g, '每'), hanRate, hanBases),
      ...basesIn(right, latinRate, latinBases),
      ...basesIn(left + text.slice(start, end), latinAdjective, latinBases),
      ...(isLast || adjective.test(right) ? basesIn(right, latinAdjective, latinBases) : []),
      ...(isFirst ? basesIn(left, latinRate, latinBases) : []),
    ]),
  ]
}
