import type { Figure } from './figures.ts'
import { type Entity, type EntityKind, isOfKind, type Mention } from './mentions.ts'
import type { Period } from './periods.ts'
import { singular } from './units.ts'

/** A stretch of text, positions in compatibility form. */
export type Stretch = { start: number; end: number }

export type Direction = { axis: 'amount' | 'time' | 'speed'; sign: 1 | -1 }

/** What stands around one figure: everything that decides whether it says what the evidence says. */
export type Surroundings = {
  clauseFigures: readonly Figure[]
  clause: Stretch
  sentence: Stretch
  period: Period | null
  direction: Direction | null
  negated: boolean
  concepts: ReadonlySet<string>
  words: ReadonlySet<string>
  clauseConcepts: ReadonlySet<string>
  /** Of the whole sentence. */
  wide: () => { concepts: ReadonlySet<string>; words: ReadonlySet<string> }
  /** The same figure stands in an earlier clause of the sentence already, so that this clause says something new of it. */
  repeats: boolean
  /** Of the figure's own clause, and of nothing else. */
  alone: { concepts: ReadonlySet<string>; words: ReadonlySet<string> }
  /** Of the figure's own clause alone, without what a clause before it lends. */
  own: { concepts: ReadonlySet<string>; words: ReadonlySet<string> }
  /** Words of the clause and of a lead-in without figures, names left out: tells neighbours apart. */
  closeWords: ReadonlySet<string>
  /** "We" or 我们 stands before the figure in its clause. */
  weSay: boolean
  /** Entities of a kind that the figure may belong to; empty when none of that kind is near. */
  subjects: (kind: EntityKind) => Entity[]
}

const sentenceEnd = /[。！？!?\n]|\.(?=\s+["'A-Z\d]|\s*$)/g
const abbreviation = /(?:\b(?:Dr|Mr|Mrs|Ms|Prof|Inc|Ltd|Co|Corp|St|No|vs|approx|e\.g|i\.e|[A-Z]))$/
const clauseEnd =
  /[，,；;、]|\s(?:and|but|while|whereas|versus|vs)\s|而(?=[^且])|并且|同时|(?<![不而])但|[（）()]/g

type Meaning = { concepts: Set<string>; words: Set<string>; ownWords: Set<string> }

/** Cuts a text into sentences. Stops inside figures ("3.5", "1,200") and after abbreviations do not count. */
export function cutSentences(text: string, figures: readonly Stretch[]): Stretch[] {
  return cut(text, { start: 0, end: text.length }, sentenceEnd, figures, true)
}

export function cutClauses(text: string, sentence: Stretch, figures: readonly Stretch[]): Stretch[] {
  return cut(text, sentence, clauseEnd, figures, false)
}

function cut(
  text: string,
  within: Stretch,
  pattern: RegExp,
  figures: readonly Stretch[],
  sentences: boolean,
): Stretch[] {
  const pieces: Stretch[] = []
  let start = within.start
  pattern.lastIndex = within.start
  for (
    let match = pattern.exec(text);
    match !== null && match.index < within.end;
    match = pattern.exec(text)
  ) {
    const at = match.index
    if (figures.some((one) => one.start <= at && one.end > at)) continue
    if (sentences && match[0] === '.' && abbreviation.test(text.slice(Math.max(0, at - 7), at))) continue
    const end = at + match[0].length
    if (at > start) pieces.push({ start, end })
    start = end
  }
  if (start < within.end) pieces.push({ start, end: within.end })
  return pieces
}

const directions: [RegExp, Direction][] = [
  [
    /上升|增长|提高|提升|增加|增多|上涨|上调|涨价|涨了|涨幅|增幅|高出|高了|升高|升至|升到|上浮|涨到|涨至|延长|拉长|多出|多了|多用|扩大|增至|扩到|更高|加价|高于(?!\s?[\d¥$一二两三四五六七八九十百])|[高多涨增](?=\s?(?:约)?\s?[\d¥$]|\s?[一二两三四五六七八九十百]+[成%台个倍点])|\b(?:increas\w*|rose|rises?|risen|rising|grew|grows?|grown|growth|growing|higher(?! than \d)|more(?! than\b)|gains?|gained|raised?|raises|climb\w*|longer(?! than\b)|extend\w*|lengthen\w*|added|adds|expand\w*|up (?=by|from|to \d|\d)(?![\d.]+\s?% of the time))\b/gi,
    { axis: 'amount', sign: 1 },
  ],
  [
    /下降|降低|减少|缩短|节省|节约|下调|降价|降幅|减幅|降了|降到|降至|下浮|跌|低了|低出|少了|压缩|减至|减到|下滑|回落|更低|缩减|省下|省了|少用|低于(?!\s?[\d¥$一二两三四五六七八九十百])|[低少降减省](?=\s?(?:约)?\s?[\d¥$]|\s?[一二两三四五六七八九十百]+[成%台个倍点])|\b(?:decreas\w*|fell|falls?|fallen|falling|drop\w*|declin\w*|reduc\w*|cuts?|cutting|lower(?:s|ed|ing)?(?! than \d)|fewer(?! than\b)|less(?! than\b)|sav(?:e|es|ed|ing|ings)|shorten\w*|shorter(?! than\b)|down (?=by|from|to|\d)|shrank|shrinks?|trim\w*|slash\w*)\b/gi,
    { axis: 'amount', sign: -1 },
  ],
  [
    /推迟|延后|延期|晚了|晚(?=\s?\d)|滞后|\b(?:postpon\w*|delay\w*|(?<!no )(?<!not )later(?! than\b)|behind schedule)\b/gi,
    { axis: 'time', sign: 1 },
  ],
  [
    /提前|提早|早了|早(?=\s?\d)|\b(?:(?<!no )(?<!not )earlier(?! than\b)|ahead of schedule|brought forward)\b/gi,
    { axis: 'time', sign: -1 },
  ],
  [/加快|快了|快(?=\s?\d)|提速|\b(?:faster|quicker|sped up|speeds? up)\b/gi, { axis: 'speed', sign: 1 }],
  [/放慢|慢了|慢(?=\s?\d)|减速|\b(?:slower|slowed|slows?)\b/gi, { axis: 'speed', sign: -1 }],
]

const negation =
  /没有(?!超过)|并未|未(?![来超关结决完付签到读处])|无法|不能|不会|不再|并非|不是|没(?![有收超])|不(?!(?<=(.)不)\1)(?![低高少多超到足仅但断同只过得小大短长良可是会能再])|\b(?:not(?! only\b| all\b| less\b| more\b| later\b| fewer\b| exceed| before\b)|never(?! exceeds?)|cannot|without|fail(?:ed|s) to|neither|nor|no(?! less\b| more\b| later\b| fewer\b| longer\b| earlier\b))\b|n't\b/i

/** Measures and matters of selling, in both languages: what ties a figure to its meaning. */
const concepts: [string, RegExp][] = Object.entries({
  response: /响应|到场|上门|到现场|respon[ds]\w*|on[ -]site/i,
  warranty: /保修|质保|warrant\w*/i,
  downtime: /停机|宕机|停线|downtime|outage|stoppage/i,
  delivery: /交付|交货|到货|货期|供货|发货|deliver\w*|lead time|ship(?:s|ped|ment|ping)?\b/i,
  price: /单价|报价|价格|成交价|标价|售价|成交|底价|目标价|进取价|\bcosts\b|\bpric\w*|\bquot\w*/i,
  cost: /成本|费用|\bcosts?\b/i,
  discount: /折扣|优惠|让利|折(?!叠)|discount|\boff\b|rebate/i,
  budget: /预算|budget/i,
  order: /采购|订购|下单|购买|订单|订了|买了|购入|\border\w*|bought|purchas\w*|\bbuys?\b/i,
  training: /培训|\btrain(?:ing|ed|s)?\b/i,
  install: /安装|装机|调试|上线|部署|装了|install\w*|deploy\w*|go[- ]live|commission\w*|roll(?:ed)?[- ]?out/i,
  payment:
    /付款|账期|回款|首付|尾款|预付|支付|先付|再付|分期|payment|deposit|invoic\w*|\bpa(?:y|ys|id)\b|instal+ments?/i,
  stock: /库存|现货|in stock|\bstock\b|inventory/i,
  uptime: /开机率|可用率|在线率|uptime|availability/i,
  renewal: /续约|续签|续费|renew\w*/i,
  throughput: /通量|检测量|样本量|标本量|日检|throughput|samples? per|tests? per/i,
  scrap: /报废|不良|scrap|defect\w*|reject\w*/i,
  users: /用户|席位|账号|活跃|\busers?\b|\bseats?\b|licen[cs]e\w*|logins?/i,
  tickets: /投诉|工单|报修|ticket\w*|complain\w*/i,
  returns: /退货|退回|返修|\breturned\b|\breturns\b/i,
  consumable: /耗材|试剂|consumable\w*|reagent\w*/i,
  visit: /拜访|走访|会议|见面|开会|\bvisit\w*|\bmeeting\w*|\bmet\b/i,
  contract: /合同|合约|签约|contract\w*|agreement/i,
  energy: /能耗|功耗|耗电|用电|energy|\bpower\b|electricity/i,
  yield: /良率|合格率|\byield\b|first-pass/i,
  changeover: /换型|换线|changeover\w*/i,
  fault: /故障|误报|卡机|fault\w*|failure\w*|breakdown\w*|alarm\w*/i,
  revenue: /销售额|营收|收入|销量|revenue|\bsales\b|turnover/i,
  waiting: /等待|等候|排队|出报告|报告时间|周转时间|\bwait\w*|queue|turnaround/i,
  repair: /维修|修复|修好|\brepair\w*|\bfix(?:ed|es)?\b/i,
  staff: /工程师|技师|人员|护士|engineer\w*|technician\w*|staff|nurses?|operators?/i,
  spares: /备件|备机|\bspares?\b|loan(?:er)? unit/i,
  fee: /维保|服务费|年费|订阅|service fee|subscription|annual fee|maintenance (?:fee|plan|contract)|\bfees?\b/i,
  patients: /病例|患者|病人|手术|例数|\bpatients?\b|\bsurger\w*|\bcases?\b/i,
  satisfaction: /满意|NPS|satisf\w*|\bscores?\b|评分|得分/i,
  tender: /招标|投标|中标|开标|\btender\w*|\bbids?\b|bidding/i,
  share: /份额|占比|占|\bshare\b/i,
  accuracy: /准确率|精度|误差|偏差|一致率|accura\w*|\berrors?\b|precision/i,
  cycle: /节拍|单次用时|每次用时|cycle time|time per/i,
  integration: /接口|对接|联网|interfac\w*|integrat\w*|connect\w*/i,
  competitor: /竞品|竞争对手|友商|competitor\w*|rival\w*/i,
  pilot: /试用|试点|验证|样机|演示|\bpilot\w*|\btrial\w*|proof of concept|\bdemo\w*/i,
  acceptance: /验收|acceptance/i,
  usage: /使用率|利用率|usage|utili[sz]ation/i,
  oee: /OEE|综合效率|effectiveness/i,
  valid: /有效期|到期|过期|expir\w*|valid (?:until|for|through)|\bends?\b/i,
  decision: /决策|拍板|决定|立项|上会|审批|decision|\bdecid\w*|approv\w*|board\b/i,
  calibration: /校准|保养|calibrat\w*/i,
  sites: /家医院|家客户|装机点|门店|工厂|hospitals?|\bsites?\b|\bplants?\b|customers?/i,
})

const hanRun = /[\u4e00-\u9fff]+/g
const latinWord = /[A-Za-z]{3,}/g
const stopBigrams = new Set(
  '我们 你们 他们 可以 需要 目前 现在 已经 这个 那个 以及 因为 所以 如果 但是 而且 或者 就是 还是 一个 一下 没有 不是 进行 通过 对于 关于 之后 之前 以内 以上 以下 至少 最多 超过 不超 过去 其中 年第 去年 今年 明年 季度 小时 分钟 工作 作日 百分 分之 万元 个月 台的 年的'.split(
    ' ',
  ),
)
const stopWords = new Set(
  'the and for with from that this have has had was were are our your you they their will would which than into over per not but all its one two three four five six seven eight nine ten twelve hundred thousand million percent days day hours hour weeks week months month years year units unit within least most more less about after before between under above each every also only last next since until during when while there here been being can could should may might quarter sites yuan dollars points'.split(
    ' ',
  ),
)

function wordsOf(text: string): Set<string> {
  const words = new Set<string>()
  for (const run of text.match(hanRun) ?? []) {
    for (let at = 0; at + 1 < run.length; at++) {
      const pair = run.slice(at, at + 2)
      if (!stopBigrams.has(pair) && !/[一二三四五六七八九十百千万亿两]/.test(pair)) words.add(pair)
    }
  }
  for (const match of text.match(latinWord) ?? []) {
    const stem = singular(match).replace(/(?:ing|ed|ly)$/, '')
    if (!stopWords.has(match.toLowerCase()) && stem.length > 2) words.add(stem)
  }
  return words
}

export function conceptsOf(text: string): Set<string> {
  const found = new Set<string>()
  for (const [name, pattern] of concepts) if (pattern.test(text)) found.add(name)
  return found
}

export const wordsIn = wordsOf

function blank(text: string, within: Stretch, holes: readonly Stretch[]): string {
  let out = ''
  let at = within.start
  for (const hole of holes) {
    if (hole.end <= within.start || hole.start >= within.end) continue
    out += `${text.slice(at, Math.max(at, hole.start))} `
    at = Math.max(at, hole.end)
  }
  return out + text.slice(at, Math.max(at, within.end))
}

function nearestDirection(text: string, clause: Stretch, figure: Stretch): Direction | null {
  const part = text.slice(clause.start, clause.end)
  let best: Direction | null = null
  let bestDistance = Number.POSITIVE_INFINITY
  for (const [pattern, direction] of directions) {
    pattern.lastIndex = 0
    for (let match = pattern.exec(part); match !== null; match = pattern.exec(part)) {
      const start = clause.start + match.index
      const end = start + match[0].length
      const distance = end <= figure.start ? figure.start - end : start >= figure.end ? start - figure.end : 0
      if (distance < bestDistance) {
        bestDistance = distance
        best = direction
      }
    }
  }
  if (best === null && /(?:^|[\s(（,，])-$/.test(text.slice(Math.max(0, figure.start - 2), figure.start))) {
    return { axis: 'amount', sign: -1 }
  }
  return best
}

const comparedTo =
  /(?:[低高少多快慢优强好]于|比|较|相比|对比|优于|than|versus|vs\.?|compared (?:with|to)|against|relative to)\s?(?:the\s)?$/i
const distributes = /分别|依次|respectively/i
const coordinated = /^\s?(?:与|和|跟|同|及|以及|and|or|&|、)\s?(?:the )?$/i
const shares = /均|都|皆|\bboth\b|\beach\b|\beither\b|\ball\b/i

const ownPronoun = /我们|我司|我方|本公司|\b(?:we|our|ours|us)\b/i

/** Reads the surroundings of every figure of one text; `own` are the names that "we" stands for. */
export function readSurroundings(
  text: string,
  figures: readonly Figure[],
  mentions: readonly Mention[],
  own: readonly Entity[] = [],
): Surroundings[] {
  const sentences = cutSentences(text, [...figures, ...mentions])
  const clausesBySentence = sentences.map((sentence) => cutClauses(text, sentence, [...figures, ...mentions]))
  const memo = new Map<Stretch, Meaning>()
  const meaning = (stretch: Stretch) => {
    const known = memo.get(stretch)
    if (known !== undefined) return known
    const made: Meaning = {
      concepts: conceptsOf(blank(text, stretch, mentions)),
      words: wordsOf(blank(text, stretch, figures)),
      ownWords: wordsOf(
        blank(
          text,
          stretch,
          [...figures, ...mentions].sort((a, b) => a.start - b.start),
        ),
      ),
    }
    memo.set(stretch, made)
    return made
  }
  return figures.map((figure) => {
    const index = Math.max(
      0,
      sentences.findIndex((sentence) => figure.start < sentence.end),
    )
    const sentence = sentences[index] ?? { start: 0, end: text.length }
    const clauses = clausesBySentence[index] ?? [sentence]
    const clauseIndex = Math.max(
      0,
      clauses.findIndex((clause) => figure.start < clause.end),
    )
    const clause = clauses[clauseIndex] ?? sentence
    // A clause that holds nothing but its figure takes its meaning from the one before it.
    const close = meaning(clause)
    let near = close
    const lead = clauses[clauseIndex - 1]
    const leads = lead !== undefined && !figures.some((one) => one.start < lead.end && one.end > lead.start)
    const closeWords = leads ? new Set([...close.ownWords, ...meaning(lead).ownWords]) : close.ownWords
    if (near.concepts.size === 0 && clauseIndex > 0) {
      const before = meaning(clauses[clauseIndex - 1]!)
      near = { ...close, concepts: before.concepts, words: new Set([...close.words, ...before.words]) }
    }
    return {
      clauseFigures: figures.filter((one) => one.start >= clause.start && one.end <= clause.end),
      clause,
      sentence,
      period: governingPeriod(figure, figures, clause, sentence),
      direction: nearestDirection(text, clause, figure),
      negated: negation.test(text.slice(clause.start, figure.start).replace(/^.*[：:]/s, '')),
      concepts: near.concepts,
      words: near.words,
      own: close.concepts.size + close.words.size > 0 ? close : near,
      closeWords,
      weSay: ownPronoun.test(text.slice(clause.start, figure.start)),
      clauseConcepts: close.concepts,
      repeats:
        !sameInOtherWords.test(text.slice(clause.start, figure.start)) &&
        figures.some(
          (one) => one.start >= sentence.start && one.end <= clause.start && isSameAmount(one, figure),
        ),
      alone: close,
      // Read only when the clause itself says too little.
      wide: () => meaning(sentence),
      subjects: (kind) => {
        const owners = governingEntities(text, kind, figure, figures, mentions, clause, sentence)
        const weSay = kind === 'organisation' && ownPronoun.test(text.slice(clause.start, figure.start))
        return weSay && owners.length > 0 ? [...owners, ...own] : owners
      },
    }
  })
}

/** 半年一次，也就是每 6 个月 */
const sameInOtherWords = /^\s*(?:也就是|即|合|折合|约合|or|i\.e\.)?\s?(?:每|大?约|about)?\s*$/
const isSameAmount = (one: Figure, other: Figure): boolean =>
  one.readings.some((first) =>
    other.readings.some(
      (second) =>
        first.dimension === second.dimension && first.low === second.low && first.high === second.high,
    ),
  )

function governingPeriod(
  figure: Figure,
  figures: readonly Figure[],
  clause: Stretch,
  sentence: Stretch,
): Period | null {
  if (figure.period !== undefined) return null
  let best: Figure | null = null
  let bestDistance = Number.POSITIVE_INFINITY
  for (const one of figures) {
    if (one.period === undefined || one.start < sentence.start || one.end > sentence.end) continue
    const inClause = one.start >= clause.start && one.end <= clause.end
    if (!inClause && one.start > figure.start) continue
    const distance = Math.abs(one.start - figure.start) + (inClause ? 0 : 1000)
    if (distance < bestDistance) {
      bestDistance = distance
      best = one
    }
  }
  return best?.period ?? null
}

function governingEntities(
  text: string,
  kind: EntityKind,
  figure: Figure,
  figures: readonly Figure[],
  mentions: readonly Mention[],
  clause: Stretch,
  sentence: Stretch,
): Entity[] {
  const ofKind = mentions.filter((mention) => isOfKind(mention.entity, kind))
  const inSentence = ofKind.filter(
    (mention) => mention.start >= sentence.start && mention.end <= sentence.end,
  )
  const reference = (mention: Mention) =>
    comparedTo.test(text.slice(Math.max(0, mention.start - 18), mention.start))
  const subjects = inSentence.filter((mention) => !reference(mention))
  if (subjects.length === 0) {
    // Only compared with, or named in an earlier sentence.
    const earlier = ofKind.filter((mention) => mention.end <= sentence.start && !reference(mention)).at(-1)
    if (inSentence.length > 0)
      return earlier
        ? [earlier.entity, ...inSentence.map((one) => one.entity)]
        : inSentence.map((one) => one.entity)
    return earlier ? [earlier.entity] : []
  }
  const whole = text.slice(sentence.start, sentence.end)
  if (subjects.length > 1 && distributes.test(whole)) {
    const cue = sentence.start + whole.search(distributes)
    const listed = subjects.filter((mention) => mention.end <= cue)
    const values = figures.filter(
      (one) => one.period === undefined && one.start >= sentence.start && one.end <= sentence.end,
    )
    const after = values.filter((one) => one.start >= cue)
    const order = (after.length >= listed.length ? after : values).indexOf(figure)
    const chosen = (listed.length > 1 ? listed : subjects)[order]
    if (chosen !== undefined) return [chosen.entity]
  }
  if (subjects.length > 1 && shares.test(whole)) return subjects.map((one) => one.entity)
  // "12 台 GTX-200", "14 LineSight Edge gateways": the name right after a figure owns it, unless one stands right before.
  const after = subjects.find((mention) => mention.start >= figure.end && mention.start - figure.end <= 2)
  const touching = subjects.some(
    (mention) => mention.end <= figure.start && /^\s?$/.test(text.slice(mention.end, figure.start)),
  )
  if (after !== undefined && !touching && !/[，,、；;]/.test(text.slice(figure.end, after.start)))
    return [after.entity]
  const before = subjects.filter((mention) => mention.end <= figure.start)
  const inClause = subjects.filter((mention) => mention.start >= clause.start && mention.end <= clause.end)
  const beforeInClause = inClause.filter((mention) => mention.end <= figure.start).at(-1)
  const chosen = beforeInClause ?? inClause[0] ?? before.at(-1) ?? subjects[0]
  if (chosen === undefined) return []
  // "A 与 B 的差价：…": both head what follows.
  const pair = subjects[subjects.indexOf(chosen) - 1]
  const joined = pair !== undefined && coordinated.test(text.slice(pair.end, chosen.start))
  return joined ? [pair.entity, chosen.entity] : [chosen.entity]
}
