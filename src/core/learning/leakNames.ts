/**
 * What a column's name says about when its value is known. A name is read as words (English: split at case,
 * underscore, punctuation) or searched as text (Chinese has no spaces).
 */

/** What is hoped for or planned may lie ahead of the row and is known all the same. */
const EXPECTED =
  /(?:^| )(?:expected|estimated|est|exp|forecast|forecasted|planned|plan|target|projected|predicted|requested|budget|nda)(?: |$)/
const EXPECTED_ZH = /预计|预期|预测|预估|计划|目标|预算/
/** What lies behind the row, if its values do. */
const EARLIER =
  /(?:^| )(?:past|prior|previous|prev|historical|history|last|before|avg|average|lifetime|earlier|total number|count)(?: |$)/
const EARLIER_ZH = /历史|上次|上期|上年|去年|往年|以往|过去|累计|近[一二三\d]|此前|首次|前次/

/** Words of the end of a deal, and words of what is recorded about it: one of each makes a suspect. */
const ENDING =
  /(?:^| )(?:close|closed|closing|won|win|lost|lose|loss|losing|outcome|award|awarded|signed|signing|signature|churn|churned|cancel|cancelled|canceled|cancellation|conversion|converted|invoiced|actual|final)(?: |$)/
const RECORDED =
  /(?:^| )(?:date|time|datetime|timestamp|at|day|days|on|month|quarter|year|value|amount|amt|revenue|price|reason|reasons|code|notes|note|comment|comments|status|stage|result|by|to|flag|competitor|duration)(?: |$)/

const ALONE =
  /^(?:is |has |was |deal |opportunity |opp |final |sales )*(?:won|lost|outcome|result|results|closed|is closed|converted|win loss|won lost|lost to|won by|deal won|deal lost)(?: flag)?$/
const AFTER =
  /(?:^| )(?:invoice (?:number|no|id|date|amount|value)|booked (?:revenue|value|amount|price)|(?:shipped|shipment|delivered|paid|payment received)(?: (?:date|at|on|time))|onboarding(?: (?:date|at|start|status))?|contract (?:number|no|id|date|signed|start|end)|order (?:number|no|id|date)|po number|renewal date|go live|post mortem|win loss|sales cycle|deal cycle|cycle (?:time|days|length)|deal duration|time to close|days to close|days to win)(?: |$)/

const ENDING_ZH =
  /成交|赢单|输单|丢单|失单|败单|丢标|中标|落标|流标|废标|签单|签约|关单|关闭|结案|结单|胜负|输赢|成败|败因|赢因/
const RECORDED_ZH =
  /金额|价|额|量|日期|时间|日|原因|理由|因|结果|状态|阶段|天数|周期|备注|说明|对手|方|人|编号|标志|与否/
/** 最终 and 实际 alone mean little: 最终用户 and 实际决策人 are known from the start. */
const SETTLED_ZH = /(?:最终|实际)(?:成交|签约|中标)?(?:金额|价格|价|额|结果|日期|时间|关闭|结束|收入|折扣)/
const ALONE_ZH =
  /^(?:是否)?(?:成交|赢单|输单|丢单|中标|签约|签单|成单|关闭|胜负|输赢|成败)(?:了|吗|否|与否|情况|结果|标志)?$|^(?:商机|项目|投标|最终|销售)?结果$/
const AFTER_ZH =
  /合同(?:编号|号|签订|签署|日期|金额|额)|订单(?:号|编号|日期|金额)|开票|发票|回款|到账|发货|交付日期|验收|上线日期|成交周期|销售周期|签订日期/

/** "wonDate", "WON_DATE" and "won date" are the same words: "won date". */
export function wordsOf(name: string): string {
  return name
    .normalize('NFKC')
    .replace(/([a-z\d])([A-Z])/g, '$1 $2')
    .replace(/([A-Z]+)([A-Z][a-z])/g, '$1 $2')
    .replace(/[^\p{L}\p{N}]+/gu, ' ')
    .trim()
    .toLowerCase()
}

/** Whether a name speaks of an expectation or a plan, whose date may lie anywhere. */
export function namesExpectation(name: string): boolean {
  return EXPECTED.test(wordsOf(name)) || EXPECTED_ZH.test(name)
}

/** Whether a name speaks of something known before the outcome: an expectation, a plan, a history. */
function namesEarlierKnowledge(name: string): boolean {
  return namesExpectation(name) || EARLIER.test(wordsOf(name)) || EARLIER_ZH.test(name)
}

const DURATION =
  /^(?:(?:deal|opportunity|opp|sales|pipeline|stage|total|current|record) )*(?:age|duration|length|elapsed(?: (?:days|time))?|(?:days|time) (?:in|at|since)(?: \w+){1,3}|(?:days|time) (?:open|elapsed|spent|active))(?: (?:in )?(?:days|weeks|hours))?$/
const DURATION_ZH =
  /^(?:商机|项目|阶段|当前|累计|销售|跟进|推进|本阶段)*(?:历时|时长|停留(?:天数|时间|时长)?|持续(?:天数|时间|时长)|存续(?:天数|期)?|年龄|(?:在途|跟进|推进|打开|开放|未关闭|进行|已用)?天数)(?:[（(](?:天|日|小时)[)）])?$/

/** Whether a name is that of a length of time which may run on until the deal ends: Age, Days Open, 停留天数. */
export function namesDuration(name: string): boolean {
  return DURATION.test(wordsOf(name)) || DURATION_ZH.test(name.normalize('NFKC').trim())
}

const BEGINNING =
  /(?:^| )(?:create|created|creation|open|opened|opening|start|started|since|first|engage|engaged|entry|entered|received|registered|inquiry|enquiry|lead|request|birth|founded|established)(?: |$)/
const BEGINNING_ZH = /创建|建立|录入|开始|立项|首次|首拜|询价|登记|成立|建档|接触/

/** Whether a name speaks of how a deal or a customer began. */
export function namesBeginning(name: string): boolean {
  return BEGINNING.test(wordsOf(name)) || BEGINNING_ZH.test(name)
}

/** Whether a name speaks of something known only once the deal has ended. */
export function namesOutcome(name: string): boolean {
  if (namesEarlierKnowledge(name)) return false
  const words = wordsOf(name)
  if (ALONE.test(words) || AFTER.test(words)) return true
  if (ENDING.test(words) && RECORDED.test(words.replace(ENDING, ' '))) return true
  const text = name.normalize('NFKC').trim()
  if (ALONE_ZH.test(text) || AFTER_ZH.test(text) || SETTLED_ZH.test(text)) return true
  return ENDING_ZH.test(text) && RECORDED_ZH.test(text.replace(ENDING_ZH, ''))
}

const WON_VALUE =
  /^(?:closed?[ -]*)?won$|^(?:win|converted|signed|awarded)$|^(?:已)?(?:赢单|成交|签约|签单|中标|成单|赢得)$|^closed (?:by|won).*/
const LOST_VALUE =
  /(?:^| )(?:lost|lose|loss|cancelled|canceled|withdrawn|withdrew|rejected|declined|failed|expired|abandoned|disqualified|dead|no decision|closed lost|churned)(?: |$)|丢单|输单|失单|败单|丢标|落标|流标|废标|未中标|未成交|未签|放弃|终止|作废|失败|关闭|取消|已输/
const OPEN_VALUE =
  /(?:^| )(?:open|engaging|engaged|prospecting|prospect|progress|pending|negotiation|negotiating|qualification|qualified|qualifying|proposal|discovery|demo|lead|new|active|working|contacted)(?: |$)|进行|跟进|洽谈|谈判|未结|待定|初步|报价中|接触|评估中|方案阶段/

/** What a cell of an outcome column says. */
export function outcomeOf(cell: string): 'won' | 'lost' | 'open' | 'other' {
  const words = wordsOf(cell)
  if (WON_VALUE.test(words)) return 'won'
  if (LOST_VALUE.test(words)) return 'lost'
  return OPEN_VALUE.test(words) ? 'open' : 'other'
}
