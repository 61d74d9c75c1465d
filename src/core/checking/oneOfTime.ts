/**
 * 一年 and "one week" are mostly grammar (停机一小时, "one hour of downtime"). They are a claim where something is said to
 * be done within them or to last so long: 一年回本, 一周就能上线, "payback in one year", 保修一年.
 */
export function isClaimedSpan(text: string, start: number, end: number): boolean {
  const before = text.slice(Math.max(0, start - 24), start)
  const after = text.slice(end, end + 16)
  return (
    hanDone.test(after) ||
    hanAlready.test(after) ||
    hanLasts.test(before) ||
    englishWithin.test(before) ||
    englishDone.test(after) ||
    paidBack.test(text.slice(Math.max(0, start - 40), start))
  )
}

/** 一年前, 过一周再谈, 那一天, "one week later", 一天一次: when, or how often, and no length that anybody promises. */
export const isPointInTime = (text: string, start: number, end: number): boolean =>
  /^(?:之?前|以前|里|来|到[头晚]|四季|有余|[^，,。；;]{0,4}一[次回趟度遍])|^\s(?:ago|later|earlier|before)\b/.test(
    text.slice(end, end + 10),
  ) ||
  /(?:每|等|过|隔|另|某|同|当|下|上|[那这哪有])\s?$|\b(?:this|that|next|last|every|each|any|change of)\s$/i.test(
    text.slice(Math.max(0, start - 12), start),
  )

const hanDone =
  /^(?:的?时间)?(?:之?内|以内|左右)?(?:就|便|即|都|能够?|可以?|会|全部?|完全)*(?:回本|回收|收回|赚回|见(?:成)?效|上线|装(?:完|好|上)|安装|调(?:完|好|试)|搞定|完成|完工|做(?:完|好)|跑完|办完|到货|交付|交货|发货|供货|修(?:好|复)|恢复|解决|投产|达产|验收|切换|部署|实施|落地|盈利|扭亏|学会|上手|培训完|出(?:结果|报告)|换(?:完|好)|送[到达]|到[位场]|响应|扭亏|用上|建成|拿到|看[到见]|走完|[行够好](?=了|[。，,；;]|$))(?!的|了?\s?[约共]?\s?[\d一二三四五六七八九十两])/
/** 一个季度就能看到回报; 停机一小时就要花 2,400 元 tells the price of it. */
const hanAlready =
  /^(?:之?内|以内|左右)?(?:就|便|即[可能]|足以|足够)(?![是像算要得])(?![^，,。；;]{0,8}[\d零一二三四五六七八九十百两])/
const payoff = 'break(?:s|ing)? even|pa(?:y|ys|ying|id) (?:back|off|for (?:itself|themselves))|profitable'
const paidBack = new RegExp(`\\b(?:${payoff})\\s(?:[a-z]+\\s){0,2}$`, 'i')
const hanLasts =
  /(?:保修|质保|延保|免费|工期|交期|货期|周期|回本期|寿命|试用|只要|只需|仅需|不到|用不了|不出|不用|耗时)(?:期)?(?:为|是|约)?\s?$/
const englishWithin =
  /\b(?:in|within|inside|under|takes?|took|needs?|only|just|payback(?: period)?(?: of| is)?)\s(?:(?:just|only|about|under|less than)\s)*$/i
const englishDone =
  /^[\s-](?:payback|roll-?out|installation|warranty|to (?:install|go live|pay back)|is enough)\b/i

/** "Payback in a year", "live in a week": the article counts as one. Idioms ("in a minute", "in a year like this") do not. */
export const articleOfTime =
  /(?<=\b(?:in|within|inside|under|takes?|took|(?:even|back|off|itself|themselves) after)\s(?:(?:just|only|about|under|less than)\s)?)an?\s(hour|day|week|month|quarter|year)\b(?!['’-]|\s(?:of|like|when|where|that|which|with|as|or two|or so|from now)\b)/gi
export const spansOfTime: Record<string, { dimension: string; value: number }> = {
  hour: { dimension: 'seconds', value: 3600 },
  day: { dimension: 'seconds', value: 86_400 },
  week: { dimension: 'seconds', value: 604_800 },
  month: { dimension: 'months', value: 1 },
  quarter: { dimension: 'months', value: 3 },
  year: { dimension: 'months', value: 12 },
}
