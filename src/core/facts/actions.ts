import type { ActionKind, Direction } from '../../shared/vocabulary.ts'
import type { FoundStep } from './buyingStep.ts'
import type { ProposedFact } from './extract.ts'
import { type FoundFigure, findFigures } from './figures.ts'
import { headOfLine, type Speaker, type Stance } from './stance.ts'

/** An action that the rules propose, with the very span that tells it; else as a fact. */
export interface ProposedAction extends Omit<ProposedFact, 'kind'> {
  kind: ActionKind
}

interface ActionRule {
  kind: ActionKind
  cue: RegExp
  /** A clause that matches this tells of something else: a wish, a question, what is still to come. */
  not?: RegExp
  /** Who can tell of it. */
  by: readonly Direction[]
  /** A day must stand in the same clause. */
  dated?: true
}

const wished =
  /[?？]|吗(?!\p{Script=Han})|能不能|能否|可不可以|想(看|要|请)|要不要|什么时候|啥时候|多久|\b(could|can|would|may) (you|we|i)\b|\bwould like\b|\bwant(s|ed)? (a|the|to)\b/iu
const toCome =
  /明天|后天|下周|下个?月|月底前|准备|安排|申请|再(给|发)|取消|没去|\b(will|shall|next week|tomorrow|tmrw|plan to|going to|prepare[sd]?|cancel)/i
const sentBy: readonly Direction[] = ['outbound', 'internal']
const received: readonly Direction[] = ['inbound']
const heard: readonly Direction[] = ['inbound', 'internal']
const noted: readonly Direction[] = ['internal']
const anyone: readonly Direction[] = ['inbound', 'outbound', 'internal']

const either = (...sources: readonly (string | RegExp)[]): RegExp =>
  new RegExp(sources.map((one) => (typeof one === 'string' ? one : one.source)).join('|'), 'iu')

/** What was sent, whatever the order of the words: 报价发您了, 发了报价, "sent the quote", "the quote is attached". */
const sending = (zh: string, en: string): RegExp =>
  either(
    `(?:${zh})[^。；\\n]{0,16}?(?:已?(?:发|传|推|递)(?:您|你|给|群|到|过去|过来|了)|已(?:发|传|提交|递交|更新)|提交了|放(?:您|你|附件|前台|群里|网盘)|(?:在|到)(?:您|你)?(?:邮箱|群里|附件)|见附件|如附件|重算了|寄(?:出|给|到|了))`,
    `(?:发|传|寄|提交|递交|交|附)(?:了|上|过去|出)[^。；\\n]{0,10}(?:${zh})`,
    `把(?:${zh})[^。；\\n]{0,6}(?:发|传|寄|递)|(?:连|跟|和)(?:${zh})[^。；\\n]{0,8}(?:发|放附件)|(?:${zh})里[^。；\\n]{0,14}刚(?:发|传)`,
    `\\b(?:${en})\\b[^.;\\n]{0,40}\\b(?:sent|e?mailed|attached|enclosed|submitted|forwarded|uploaded|in (?:ur|your) (?:inbox|mailbox)|went (?:to|out))\\b`,
    `\\b(?:sent|e?mailed|attached|enclosed|submitted|forwarded|uploaded|here['’]?s|here is|find|shared)\\b[^.;\\n]{0,60}\\b(?:${en})\\b`,
  )
const zhQuote = '报价(?:单|表|书)?|价格(?:单|表)|价单'
const zhProposal = '(?<!支付|付款)方案(?:书)?|建议书|测算表|计划书'
const enQuote = 'quote|quotation|price (?:list|offer)'
const enProposal = 'proposal|business case|concept paper|slide deck|statement of work'

const weekday = '(?:mon|tues?|wed(?:nes)?|thu(?:rs)?|fri|satur|sun)(?:day)?'
const soon = `(?:tomorrow|tmrw|next week|${weekday}|(?:the )?\\d{1,2}(?:st|nd|rd|th)?(?: (?:of )?[A-Z][a-z]+)?|a week)`
const zhDay = '(?:(?:下+|本|这)?个?周[一二三四五六日天]|下周|明天|后天|\\d+[号日]|\\d+[/.]\\d+|月底|月初)'

/** What the cues of messages in `buyingStep.ts` do not read: what was sent and shown, what decides, what comes next. */
const actionRules: readonly ActionRule[] = [
  { kind: 'proposalSent', cue: sending(zhProposal, enProposal), not: wished, by: sentBy },
  {
    kind: 'quoteSent',
    cue: either(sending(zhQuote, enQuote), /\bmy quotation of\b|已(经)?报价|报价已/),
    not: wished,
    by: sentBy,
  },
  {
    kind: 'proposalSent',
    cue: /\b(got|received|read|studied|opened)( (ur|your|the))? (revised |written )?proposal|\bproposal( (u|you) sent)?( us)? (reached|looks|received|came|arrived)|(收到|看了|看过|研究了)[^。；\n]{0,6}(方案|建议书)|(方案|建议书)[^。；\n]{0,4}(收到|看了|看过|看完)/i,
    not: wished,
    by: received,
  },
  {
    kind: 'quoteSent',
    cue: /\b(got|received|opened|read)( (ur|your|the))? (revised )?(quote|quotation|offer)|\b(quote|quotation|offer)( received| reached| came| arrived| now before)|(收到|看了|看过)[^。；\n]{0,6}报价|报价(单|表)?[^。；\n]{0,4}(收到|看了|看过|看完)/i,
    not: /(没|未)(收到|看)|\bnot (yet )?(got|received)/i,
    by: received,
  },
  {
    kind: 'demo',
    cue: /(演示|展示|demo)[^，。；\n]{0,6}(完|了|过|那天|当天|下来|结束|\d+\s*分钟|很?(顺利|成功))|(现场|线上|远程|上门|今天|昨天|昨儿|上次|刚(刚|才)?)[^，。；\n]{0,8}(演示|展示|demo)|(演|过|讲)了一遍|(做|讲|看)(了|完|过)[^，。；\n]{0,6}(演示|demo)|demo(看完|做完|讲完|的录像)|扫了一遍|\bdemo['’]?(d|ed)\b|\b(good|great|nice|ran|gave|did|held|attended|saw|after|during|since|further to|thanks? (you )?for)\b[^.;\n]{0,30}\b(demo|demonstration|walk-?through|presentation)\b|\bdemonstration (of|to|at|in|went|took)\b|\bdemo (went|was|yesterday|today)\b|\b(was|were) (shown|demonstrated|presented) (live )?(to|at)\b|\b(showed|demonstrated|presented) (em|them|him|her|it|our|the)\b|\bwalked (em|them|him|her|the \w+) through\b/i,
    // What a rival showed is theirs.
    not: either(wished, toCome, '约(?!了)|unit|演示机|也(?:在|来|给|做)|竞品|对手|友商|competitor|rival'),
    by: anyone,
  },
  {
    kind: 'decisionCriterion',
    cue: /(就|主要|只|最|更|首先|重点)(看重?|认|在意|关心|在乎)(?![到见完了过])|(首要|第一位的?|关键)(是|看|还是)|评分|打分|权重|占(比)?\s*\d+\s*(分|%)|谁[^，。；\n]{0,16}(就?(用|选|买|定)(谁|他|家)|谁的)|(选型|选谁|定标|评标|比选)[^。；\n]{0,10}(看|按|标准|依据)|(这|那)(条|点|项)(过不了|不行|不满足)|(不满足|达不到|没有|做不到)[^，。；\n]{0,10}(淘汰|出局|免谈|不考虑|废标|不用谈)|一票否决|就这一条|就用(你|他)们?家?的|硬性?(指标|条件|要求)|(必备|否决)(条件|项)|优先(考虑|选)|决定(性)?因素|\bcriteri(a|on)\b|\bweight(ing|ed|s)?\b|\bscor(e|es|ed|ing) (on|by|sheet|is|for)\b|\bwhoever\b[^.;\n]{0,40}\b(gets|wins|has)|\b(decid(e|es|ed|ing)|settles?)( factor| the matter| it for us)|\b(matters|counts|weighs) (the )?most\b|\bmost important (to|for|thing|point)|\bdecisive\b|\bwhat (will )?(settles?|decides?|we look at|counts)\b|\bfirst, \w+ second\b|\bdeal ?-?breaker|\bmust[- ]haves?\b|\bknock-?out\b|non[- ]negotiable|\b(are|is|you['’]re) (out|ruled out|disqualified)\b|\bhow (they|we)['’]?ll (pick|choose|decide)|\bthe choice is made\b|\bkills most vendors/i,
    not: /验收|acceptance|不(看|认)|评分表发|\?|？/i,
    by: heard,
  },
  {
    kind: 'priceAsked',
    cue: /(问|催|要|让)[^，。；\n]{0,10}(报价|报个价|价格|多少钱|单价|优惠|折扣|底价)|再?(降|让)(价|点|\d)|\b(asked|asks|wants|wanted|requested|requests|needs)\b[^.;\n]{0,50}\b(price|prices|pricing|quote|quotation|cost|costs|discount)\b/i,
    not: /我们(问|要)|没问|预算|maintenance cost|cost of downtime/i,
    by: noted,
  },
  {
    kind: 'trialAsked',
    cue: /(想|要|希望|要求|提出|申请|同意)[^，。；\n]{0,10}(试用|试机|样机|样品|打样|小样|试点|留一台|借一台)|\b(asked|asks|wants|wanted|requested|requests|would like)\b[^.;\n]{0,50}\b(trial|pilot|test|sample|samples|loan|proof of concept|poc|try)\b/i,
    not: /检测|tested|test report/i,
    by: noted,
  },
  {
    kind: 'contractAsked',
    cue: /(问|催|要|让|叫)[^，。；\n]{0,10}(合同|协议|框架)|\b(asked|asks|wants|wanted|requested|requests|needs)\b[^.;\n]{0,40}\b(contract|agreement|terms|msa|nda)\b/i,
    not: /到期|expires?|ends?\b/i,
    by: noted,
  },
  {
    kind: 'tenderAsked',
    cue: /走(公开)?(招标|邀标|比选|磋商|招投标)|(准备|计划|打算|要)(公开)?(招标|邀标|挂网)|(叫|让|请|邀请)(咱|我们?)[^，。；\n]{0,10}(投标|参数|标书|应标)|\b(will be|to be|being) tendered\b|\b(invites?|invited|wants? us)\b[^.;\n]{0,40}\b(tender|bid|rfp)\b|\btender\b[^.;\n]{0,30}\b(drops|comes out|is published|opens|goes out)/i,
    by: noted,
  },
  {
    kind: 'complaint',
    cue: /投诉|抱怨|火大|发火|骂|很?不满意?|(都)?反映(了)?(第|好)?[几两二三\d]|\bcomplain(ed|s|ts?)?\b|\b(unhappy|angry|upset|annoyed|furious|moan(ed|s)?)\b/i,
    not: /没(抱怨|投诉)|无投诉|no complaints?|竞品|competitor/i,
    by: noted,
  },
  {
    kind: 'commitment',
    cue: /(?<!我|咱|我们)(答应|承诺|保证)(?!(他|她|客户|对方|书))|拍板(用|选|要|了)|同意(先|采购|签|下单|上)|就?定(我们|咱)们?家|\b(promised|committed|commits|pledged) (to|us|that)\b|\b(gave|has given) (us )?(his|her|their) word\b|\bagreed to (sign|buy|order|place|take|start)\b|\bconfirmed (that )?(they|he|she) (will|would)\b/i,
    not: /我(们|方)?(答应|承诺|保证)|承诺书|we promised/i,
    by: noted,
  },
  {
    kind: 'nextStep',
    cue: either(
      /下一步|约(了|好|定|在)|散会前定|待办/,
      `约(?=[^，。；]{0,6}(?:周|\\d+[月号]))|(?:答应|说好|定于|定在|安排)[^，。；\\n]{0,10}${zhDay}`,
      `${zhDay}(?:前|之前|上午|下午|晚上)?[^，。；\\n]{0,14}(?:过稿|碰|见面|开会|再来|再去|再聊|过来|过去|上门|到访|拜访|给(?!您写)|提交|发(?!货)|扔|扫|寄|培训|汇报|评审|带)`,
      `\\bnext(?: steps?)?:|\\bnext steps?\\b|\\bfollow-?up\\b`,
      `\\b(?:i|we|he|she|they|\\p{Lu}\\p{L}+)(?: will|['’]?ll| shall)\\b[^.;\\n]{0,60}\\b${soon}`,
      `\\b(?:both sides )?agreed (?:on|:|to meet|to call)|\\bbooked\\b|\\bscheduled\\b|\\b(?:meeting|call|workshop|visit|demo) (?:is )?(?:set |fixed |planned )?(?:on|for) ${soon}`,
      `\\b(?:prepares|writes|sends|goes out|delivers|we send|we get)\\b[^.;\\n]{0,40}\\b${soon}`,
    ),
    not: /[?？]|吗(?!\p{Script=Han})|能不能|可不可以|上次|昨天|上周|刚(发|传)|得定下来|截止|到期|交期|已发|投标|招标|拍板|tender|\brf[pq]\b|\bissued?\b|deadline|\b(could|can|would) (you|we)\b|\byesterday|\blast (week|month)|\bexpires?\b|\bpublished\b/iu,
    by: anyone,
    dated: true,
  },
]

const stances: Partial<Record<ActionKind, Stance>> = {
  priceAsked: 'asked',
  trialAsked: 'asked',
  contractAsked: 'asked',
  tenderAsked: 'asked',
  decisionCriterion: 'asked',
  commitment: 'promised',
  nextStep: 'promised',
}

const sentenceEnd = /[。！？!?；;\n]|(?<=[a-z0-9)%][.])\s+(?=[A-Z])/g
const softBreak = /[，,]\s*|(?<=\p{Script=Han})\s+(?=\p{Script=Han})/gu
/** Letters of a span beyond which it is cut at commas. */
const longest = { han: 44, other: 140 }

/** The sentence that holds a cue; of a long one the clauses round it. */
function spanOf(text: string, cue: { start: number; end: number }): { start: number; end: number } {
  let [start, end] = [0, text.length]
  for (const { index, 0: mark } of text.matchAll(sentenceEnd)) {
    if (index + mark.length <= cue.start) start = index + mark.length
    else if (index >= cue.end) {
      end = index
      break
    }
  }
  const limit = /\p{Script=Han}/u.test(text.slice(start, end)) ? longest.han : longest.other
  if (end - start > limit) {
    const [from, to] = [start, end]
    for (const match of text.slice(from, to).matchAll(softBreak)) {
      const at = from + match.index
      if (at + match[0].length <= cue.start && cue.end - start > limit / 2) start = at + match[0].length
      else if (at >= cue.end && at - start > limit / 3) {
        end = at
        break
      }
    }
  }
  while (/\s/.test(text[start] ?? '')) start += 1
  while (end > start && /[\s，,.。]/.test(text[end - 1]!)) end -= 1
  return { start, end }
}

/** Facts that tell the same as an action: where one stands in the same words, the action is not told again. */
const toldBy: Partial<Record<ActionKind, ReadonlySet<ProposedFact['kind']>>> = {
  objection: new Set(['statedConcern']),
  complaint: new Set(['userComplaint']),
  nextStep: new Set(['openPromise', 'openTask', 'customerPromise']),
  commitment: new Set(['customerPromise']),
  decisionCriterion: new Set(['awardCriteria']),
  priceAsked: new Set(['askedPrice']),
}

/** One pass that tells most texts apart from those that a rule may match. */
const anyAction = (by: Direction): RegExp =>
  new RegExp(
    actionRules
      .filter((rule) => rule.by.includes(by))
      .map(({ cue }) => `(?:${cue.source})`)
      .join('|'),
    'iu',
  )
const mayAct: Record<Direction, RegExp> = {
  inbound: anyAction('inbound'),
  outbound: anyAction('outbound'),
  internal: anyAction('internal'),
}

/**
 * Reads what a message or note says was done, asked for or agreed, each with the very span that tells it. `steps` are
 * the cues that gave the message its kind, `facts` what was read already. Rules only: no cue, no action.
 * `occurredAt` (UTC ms) gives the year to dates without one.
 */
export function readActions(
  text: string,
  occurredAt: number,
  direction: Direction,
  steps: readonly FoundStep[],
  facts: readonly ProposedFact[],
): ProposedAction[] {
  const found: ProposedAction[] = []
  const add = (kind: ActionKind, cue: { start: number; end: number }, rule: ActionRule | null) => {
    if (found.some((one) => one.kind === kind)) return
    const span = spanOf(text, cue)
    const said = text.slice(span.start, span.end)
    if (rule?.not?.test(said)) return
    const overlaps = (fact: ProposedFact) => fact.start < span.end && fact.end > span.start
    if (facts.some((fact) => toldBy[kind]?.has(fact.kind) && overlaps(fact))) return
    const figures = [
      ...findFigures(said, occurredAt),
      ...(rule?.dated ? comingWeekdays(said, occurredAt) : []),
    ]
    if (rule?.dated && !figures.some((figure) => figure.kind === 'date')) return
    found.push({
      kind,
      subject: text.slice(cue.start, cue.end).slice(0, 60),
      ...span,
      text: said,
      figures: figures.map(({ figure }) => figure),
      ...voiceAt(text, cue.start, direction),
      stance: stances[kind] ?? 'stated',
    })
  }
  for (const step of steps) add(step.kind, step, null)
  if (mayAct[direction].test(text))
    for (const rule of actionRules) {
      const cue = rule.by.includes(direction) ? rule.cue.exec(text) : null
      if (cue) add(rule.kind, { start: cue.index, end: cue.index + cue[0].length }, rule)
    }
  return found
}

const hanWeekdays = '一二三四五六日'
const dayMs = 86_400_000

/** 周四下午, of what is agreed: the next such day after that of writing. */
const comingWeekdays = (text: string, occurredAt: number): FoundFigure[] =>
  [...text.matchAll(/(?<![下上本这个每])周(?<day>[一二三四五六日天])/g)].map((match) => {
    const wanted = hanWeekdays.indexOf(match.groups!.day!.replace('天', '日'))
    const today = (new Date(occurredAt).getUTCDay() + 6) % 7
    const value = new Date(occurredAt + (((wanted - today + 6) % 7) + 1) * dayMs).toISOString().slice(0, 10)
    return {
      start: match.index,
      end: match.index + match[0].length,
      kind: 'date',
      figure: { value, unit: 'date' },
    }
  })

/** Who says what stands at a place: the writer of a message; in a note whoever its line names. */
function voiceAt(
  text: string,
  at: number,
  direction: Direction,
): { speaker: Speaker; saidBy: string | null } {
  if (direction !== 'internal')
    return { speaker: direction === 'inbound' ? 'customer' : 'ours', saidBy: null }
  const line = text.slice(text.lastIndexOf('\n', at - 1) + 1)
  const { speaker, saidBy } = headOfLine(line.split('\n', 1)[0]!)
  return { speaker: speaker ?? 'note', saidBy }
}
