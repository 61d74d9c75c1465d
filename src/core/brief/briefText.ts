import {
  type Brief,
  type IntentCell,
  type QuoteView,
  type SituationGroup,
  type SituationPoint,
  sectionsInOrder,
  type TalkTrack,
  type TrackSentence,
} from '../../shared/contract/brief.ts'
import type { ProjectPrice } from '../../shared/contract/projectQuote.ts'
import type { Reading } from '../../shared/contract/reading.ts'
import { citedLines, namedSource } from '../../shared/evidenceLine.ts'
import { featureWords } from '../../shared/featureWords.ts'
import { minorUnits } from '../../shared/money.ts'
import { isInOtherTongue } from '../../shared/otherTongue.ts'
import { quoteStandingWords } from '../../shared/quoteWords.ts'
import { roleWords, stanceWords, taskWords } from '../../shared/roleWords.ts'
import { setApartWords } from '../../shared/setApartWords.ts'
import { situationWords } from '../../shared/situationWords.ts'
import type { StanceSide, Support } from '../../shared/vocabulary.ts'
import { calendarDay } from '../calendarDay.ts'
import { isAlikeNamed } from './alikeNamed.ts'
import { isChannel } from './callChannel.ts'

const words = {
  zh: {
    track: '话术',
    noTracks: '话术：知识库里对这位客户说得出口的原子不够，凑不出三套，可在知识页补充',
    opening: '开场',
    keyMessages: '要点',
    questions: '提问',
    objections: '异议与回答',
    nextStep: '下一步',
    evidence: '依据',
    gone: '来源已撤回或删除',
    withheld: '标为受限，或参与者没有都同意提供给他方的录音原话',
    trace: '留痕',
    line: '第 {n} 行',
    generated: '本内容由沙盘按规则写成，其中的数字由程序按记录算出，仅供销售本人参考。',
    call: '通话',
    guests: '到会',
    ours: '我方到会',
    absent: '不到会',
    undecided: '来不来没定',
    roleOnList: '{role}（名单上的角色）',
    noCall: '未安排',
    moved: '由 {from} 改来',
    movedTheirs: '由 {from}（对方的钟）改来',
    notInCalendar: '日历未改',
    agreed: '消息里约的，日历里没有',
    theirClock: '对方的钟：{clock}',
    byTheirs: '按对方的钟',
    noTime: '没说几点',
    place: '地点',
    closedDeal: { won: '商机: 已赢单', lost: '商机: 已输单' },
    asOf: '截至',
    committee: '采购委员会',
    intent: '采购意向',
    win: '赢率',
    left: '已离开',
    quoted: '“{words}”',
    onList: '名单上{support}',
    confides: '私下给我们消息（推测向着我们）',
    supports: {
      mentor: '帮我们',
      supporter: '支持',
      neutral: '中立',
      nonSupporter: '不支持',
      enemy: '反对',
      unknown: '',
    },
    probability: '{value}%（80% 区间 {low}–{high}，n {n}）',
    rank: '第 {position} / {of}，只是次序',
    score: '规则分 {score} / 100，不是概率（n {n}）',
    byTraffic: '主要按来往的远近多少记，不说明向着谁',
    notEnough: '信息不足（n {n}）',
    leftOut: '模型没有用（训练样本缺 40% 或更多）：{fields}',
    leftOutField: '{name} 缺 {missing}/{n}',
    predicted: '预测成交价',
    range: '{low} – {high}，中点 {point}（{coverage}% 区间，可比成交 n {n}）',
    noRange: '信息不足，不给区间（可比成交 n {n}）',
    notSold: '订单和报价里没有这个品名成交的单价；别的品名不算在内',
    wonWithoutQuantity: '；{n} 个赢单的商机记了金额，没有记数量，算不出单价，所以没有计入',
    soldAlike:
      '订单和报价里没有这个品名自己成交的单价；名称相近的“{names}”成交过，价见上面“最近订单”，没有算进来',
    counted: 'n 数的是这个品名成交过的价：本客户 {own}，别家 {others}；别的品名不算在内',
    blanks: '记录里还没有，要弄清的',
    perhapsSame: '可能是同一家客户',
    perhapsSameWith:
      '“{name}”名下另有 {n} 条记录，没有算在这里；是同一家的话，到“数据”页的合并建议里并到一起',
    situation: '现状',
    groups: situationWords.zh,
    by: { customer: '客户', ours: '我方', note: '记录', team: '内部' },
    earlier: '此前 {words}（{day}）',
    earlierUndated: '此前 {words}（日期未记）',
    disputed: '说法不一',
    roleByTitle: '角色按职务推测',
    due: '应在{day}',
    overdue: '已过期，应在{day}',
    answers: '回的是“{words}”',
    since: '其后：{words}（{source}）',
    also: '消息里还说：{words}（{source}）',
    otherTongue: '英文原话',
    hushed: '不能对客户说',
    roles: roleWords.zh,
    quote: '报价建议',
    floor: '底价',
    target: '目标价',
    stretch: '进取价',
    openQuote: '我方已报',
    projectQuotes: '我方整单报价',
    validTo: '有效期至 {day}',
    rival: '对手',
    alike: '相近配置 n {n}，不同配置 {unlike} 份不作比较，不给预测区间',
    setApart: '不作可比',
    setApartReasons: setApartWords.zh,
  },
  en: {
    track: 'Talk track',
    noTracks:
      'Talk tracks: none; too few atoms in the knowledge say something that may be said to this customer, add some there',
    opening: 'Opening',
    keyMessages: 'Key messages',
    questions: 'Questions',
    objections: 'Objections and answers',
    nextStep: 'Next step',
    evidence: 'Evidence',
    gone: 'source withdrawn or deleted',
    withheld: 'words marked as restricted, or recorded without all agreeing to sharing them',
    trace: 'Trace',
    line: 'line {n}',
    generated:
      'Composed by Sandtable under its rules; the program reckons its figures from the records. For the rep’s own use.',
    call: 'Call',
    guests: 'with',
    ours: 'from us',
    absent: 'not coming:',
    undecided: 'not sure yet:',
    roleOnList: '{role} (by the list)',
    noCall: 'not planned',
    moved: 'moved from {from}',
    movedTheirs: 'moved from {from} (their clock)',
    notInCalendar: 'the calendar still has the old slot',
    agreed: 'agreed in a message, not in the calendar',
    theirClock: 'their clock: {clock}',
    byTheirs: 'by their clock',
    noTime: 'no time told',
    place: 'at',
    closedDeal: { won: 'Deal: won', lost: 'Deal: lost' },
    asOf: 'As of',
    committee: 'Buying committee',
    intent: 'buying intent',
    win: 'Win',
    left: 'has left',
    quoted: '“{words}”',
    onList: '{support} on the contact list',
    confides: 'tells us things in confidence (for us, we gather)',
    supports: {
      mentor: 'guides us',
      supporter: 'for us',
      neutral: 'neutral',
      nonSupporter: 'not for us',
      enemy: 'against us',
      unknown: '',
    },
    probability: '{value}% (80% interval {low}–{high}, n {n})',
    rank: '{position} of {of}, an order only',
    score: 'rule score {score} / 100, not a probability (n {n})',
    byTraffic: 'mostly how lately and how often they were in touch, not whose side they are on',
    notEnough: 'not enough information (n {n})',
    leftOut: 'left out by the model (40 % or more of the training rows lack it): {fields}',
    leftOutField: '{name} {missing} of {n} missing',
    predicted: 'Predicted price',
    range: '{low} – {high}, middle {point} ({coverage}% range, comparables n {n})',
    noRange: 'not enough information, no range (comparables n {n})',
    notSold: 'no order or quote tells a closed price of this very product; other products are not counted',
    wonWithoutQuantity:
      '; {n} won deals of it carry an amount and no quantity: they tell no price of one and are not counted',
    soldAlike:
      'no order or quote tells a closed price under this very name; “{names}”, much alike by name, was: its prices stand above at last order and are not counted here',
    counted:
      'n counts closed prices of this very product: {own} from this customer, {others} from others; other products are not counted',
    blanks: 'Not in the records yet, still to be found out',
    perhapsSame: 'Perhaps the same customer',
    perhapsSameWith:
      '{n} more records lie with “{name}” and are not counted here: if it is the same, merge the two under Data, merge proposals',
    situation: 'What holds now',
    groups: situationWords.en,
    by: { customer: 'customer', ours: 'us', note: 'note', team: 'internal' },
    earlier: 'before: {words} ({day})',
    earlierUndated: 'before: {words} (no date noted)',
    disputed: 'disputed',
    roleByTitle: 'role guessed from the title',
    due: 'due {day}',
    overdue: 'overdue since {day}',
    answers: 'in answer to “{words}”',
    since: 'since: {words} ({source})',
    also: 'also told: {words} ({source})',
    otherTongue: 'in Chinese',
    hushed: 'not to be said to them',
    roles: roleWords.en,
    quote: 'Recommended quote',
    floor: 'floor',
    target: 'target',
    stretch: 'stretch',
    openQuote: 'our open quote',
    projectQuotes: 'Our quotes for the project',
    validTo: 'valid to {day}',
    rival: 'rival',
    alike: 'alike configurations n {n}; {unlike} of other configurations not compared, no predicted range',
    setApart: 'Not compared',
    setApartReasons: setApartWords.en,
  },
} as const

type Say = (typeof words)['zh' | 'en']

const filled = (pattern: string, values: Record<string, string | number>): string =>
  pattern.replaceAll(/\{(\w+)\}/g, (_, name: string) => String(values[name]))

/** A reading in words: a figure never without its kind and its n. */
function readingText(say: Say, reading: Reading): string {
  switch (reading.kind) {
    case 'probability': {
      const [value, low, high] = [reading.value, reading.low, reading.high].map((share) =>
        Math.round(share * 100),
      )
      return filled(say.probability, { value: value!, low: low!, high: high!, n: reading.n })
    }
    case 'rank':
      return filled(say.rank, { position: reading.position, of: reading.of })
    case 'ruleScore':
      return filled(say.score, { score: reading.score.toFixed(0), n: reading.n })
    case 'notEnoughInformation':
      return filled(say.notEnough, { n: reading.n })
  }
}

/** What is read of somebody's intent: a score says beside it what it was counted from, who presses us writes often too. */
const intentText = (say: Say, reading: Reading): string =>
  `${say.intent} ${readingText(say, reading)}${reading.kind === 'ruleScore' ? ` · ${say.byTraffic}` : ''}`

const guestsText = ({ guests, absent, undecided, ours }: Brief, say: Say): string =>
  [
    guests.length === 0
      ? ''
      : ` · ${say.guests} ${guests.map(({ name, part }) => (part ? `${name} (${part})` : name)).join(', ')}`,
    // Advice of earlier versions knew neither.
    ours?.length ? ` · ${say.ours} ${ours.join(', ')}` : '',
    absent?.length ? ` · ${say.absent} ${absent.join(', ')}` : '',
    undecided?.length ? ` · ${say.undecided} ${undecided.join(', ')}` : '',
  ].join('')
/** What a message did to the call, with its source: from which slot it was moved, and whether the calendar followed. */
function movedText({ callMoved, situation }: Brief, say: Say, cite: (label: string) => void): string {
  const point = situation.flatMap(({ points }) => points).find(({ kind }) => kind === 'movedCall')
  // Advice of earlier versions knew neither.
  if (!callMoved || point === undefined) return ''
  cite(point.mark.label)
  const told =
    callMoved.from === null
      ? [callMoved.isInCalendar ? null : say.agreed]
      : [
          filled(callMoved.theirClock !== null && callMoved.isInCalendar ? say.movedTheirs : say.moved, {
            from: callMoved.from,
          }),
          callMoved.isInCalendar ? null : callMoved.isOnlyTold ? say.agreed : say.notInCalendar,
        ]
  const words = told.filter(Boolean).join(', ')
  return words === '' ? ` [${point.mark.label}]` : ` · ${words} [${point.mark.label}]`
}
/** When the call is: by our clock, and by the customer's where a message tells it by another. */
function whenText({ callAt, callMoved }: Brief, say: Say, clock: (at: number) => string): string {
  const theirs = callMoved?.theirClock
  const beside = theirs ? ` · ${filled(say.theirClock, { clock: theirs })}` : ''
  if (callAt !== null) return `${clock(callAt)}${beside}`
  if (!callMoved) return say.noCall
  return theirs || /\d[:：.点]|[ap]m\b|[)）]$/i.test(callMoved.words)
    ? theirs && callMoved.words.endsWith(theirs)
      ? `${callMoved.words} (${say.byTheirs})`
      : callMoved.words
    : `${callMoved.words}, ${say.noTime}`
}
/** What a reading was made without, as every screen that shows it says. */
function leftOutLines(lang: Brief['lang'], say: Say, about: string, readings: readonly Reading[]): string[] {
  const left = readings.find(({ leftOut }) => leftOut?.length)?.leftOut ?? []
  if (left.length === 0) return []
  const fields = left.map(({ feature, n, missing }) =>
    filled(say.leftOutField, { name: featureWords[lang][feature] ?? feature, n, missing }),
  )
  return [`  ${about}: ${filled(say.leftOut, { fields: fields.join(', ') })}`]
}

const zoneName = (at: number, lang: Brief['lang'], timeZone: string): string =>
  new Intl.DateTimeFormat(lang === 'zh' ? 'zh-CN' : 'en-GB', { timeZone, timeZoneName: 'shortOffset' })
    .formatToParts(at)
    .find(({ type }) => type === 'timeZoneName')?.value ?? timeZone

/** Which stance a support on file amounts to. */
const sidesOf: Partial<Record<Support, StanceSide>> = {
  mentor: 'for',
  supporter: 'for',
  neutral: 'neutral',
  nonSupporter: 'against',
  enemy: 'against',
}

/** Letters of a clause that stands beside a name. */
const longestClause = 40
/** What somebody finds with the reason for it. */
const longestStance = 110
/** A clause with what turns it, without which it would say too much. */
const longestTurned = 130
const isTooLong = (words: string, most: number): boolean =>
  words.length >
  (/[，,；;]\s*(?:但|不过|可是|只是|前提|只要|除非|不然|否则|要不|因为|由于|毕竟|but|though|although|however|provided|unless|because|since)/i.test(
    words,
  )
    ? longestTurned
    : most)

/** The people of a cell, each with what they do and where they stand, and the reading that they share or have alone. */
function seatLines(
  { lang, evidence }: Brief,
  { department, buyingRole, people, reading }: IntentCell,
  say: Say,
  { cite, dayOf }: { cite: (label: string) => void; dayOf: (at: number) => string },
): string[] {
  const marked = (words: string, evidenceId: string): string => {
    const label = evidence.find((one) => one.evidenceId === evidenceId)?.label
    if (label === undefined) return words
    cite(label)
    return `${words} [${label}]`
  }
  const quoted = (words: string) => filled(say.quoted, { words })
  // Advice of earlier versions told no tasks, stances or readings of people.
  const told = people.map(
    ({
      name,
      title,
      left,
      roleFrom,
      support,
      tasks = [],
      stances = [],
      confides = null,
      reading: own = null,
    }) => {
      const does = tasks.map(({ task, words, evidenceId }) =>
        marked(
          task === 'scores' || isTooLong(words, longestClause)
            ? taskWords[lang][task]
            : `${taskWords[lang][task]} ${quoted(words)}`,
          evidenceId,
        ),
      )
      const stands = stances.flatMap(({ side, words, evidenceId, at, isHushed = false, isOlder = false }) => {
        const isLong = isTooLong(words, longestStance)
        // A view without its words says nothing.
        if (isLong && (side === 'view' || side === 'condition')) return []
        const stand = isLong ? stanceWords[lang][side] : `${stanceWords[lang][side]} ${quoted(words)}`
        const told = marked(
          isOlder ? filled(say.earlier, { words: stand, day: dayOf(at) }) : stand,
          evidenceId,
        )
        return [isHushed ? `${told} · ${say.hushed}` : told]
      })
      const notes = [
        title,
        left && say.left,
        // What was said of somebody tells it in their words; a list that says otherwise stands beside it.
        stances.length === 0 || support === 'unknown'
          ? say.supports[support]
          : sidesOf[support] === stances[0]!.side
            ? ''
            : filled(say.onList, { support: say.supports[support] }),
        roleFrom === 'title' && say.roleByTitle,
        ...does,
        ...stands,
        confides && stances.length === 0 && marked(say.confides, confides.evidenceId),
      ].filter(Boolean)
      const person = notes.length === 0 ? name : `${name} (${notes.join(', ')})`
      return own ? `${person} — ${intentText(say, own)}` : person
    },
  )
  // Who has a part that a list calls in its own words, or that was told, is in no unknown role.
  const roleOf = ({ roleOnList = null, tasks = [] }: IntentCell['people'][number]): string =>
    buyingRole !== 'unknown'
      ? say.roles[buyingRole]
      : roleOnList !== null
        ? filled(say.roleOnList, { role: roleOnList })
        : tasks[0] === undefined
          ? say.roles.unknown
          : taskWords[lang][tasks[0].task]
  const headOf = (person: IntentCell['people'][number]) => `  ${department} · ${roleOf(person)}`
  if (people.some(({ reading: own }) => own))
    return told.map((person, at) => `${headOf(people[at]!)}: ${person}`)
  return [`${headOf(people[0]!)}: ${told.join(', ')} — ${intentText(say, reading)}`]
}

/** Call time, win reading and buying committee: what stands beside the tracks on the screen. */
function sceneLines(brief: Brief, say: Say, zone: string, cite: (label: string) => void): string[] {
  const moment = new Intl.DateTimeFormat(brief.lang === 'zh' ? 'zh-CN' : 'en-GB', {
    timeZone: zone,
    dateStyle: 'medium',
    timeStyle: 'short',
  })
  // Who reads it elsewhere, or calls a customer elsewhere, has to know whose clock it is.
  const clock = (at: number): string => `${moment.format(at)} (${zoneName(at, brief.lang, zone)})`
  const seats = brief.committee.cells.flatMap((cell) =>
    seatLines(brief, cell, say, { cite, dayOf: calendarDay(zone) }),
  )
  return [
    `${say.call}: ${whenText(brief, say, clock)}${brief.callTopic === null ? '' : ` · ${brief.callTopic}`}${placeText(brief, say)}${guestsText(brief, say)}${movedText(brief, say, cite)}`,
    ...(brief.stage === 'won' || brief.stage === 'lost' ? [say.closedDeal[brief.stage]] : []),
    `${say.asOf}: ${clock(brief.asOf)}`,
    `${say.win}: ${readingText(say, brief.win)}`,
    ...leftOutLines(brief.lang, say, say.win, [brief.win]),
    ...(seats.length > 0 ? ['', say.committee, ...seats] : []),
    ...leftOutLines(
      brief.lang,
      say,
      say.intent,
      brief.committee.cells.map(({ reading }) => reading),
    ),
    '',
  ]
}

/** That nothing was sold as this product, with what the customer ordered under a name much like it. */
function notSoldText({ situation }: Brief, { productName, wonWithoutQuantity }: QuoteView, say: Say): string {
  const alike = situation.flatMap(({ points }) =>
    points.flatMap(({ kind, about }) =>
      kind === 'lastOrder' && about !== null && isAlikeNamed(about, productName) ? [about] : [],
    ),
  )
  const told = alike.length === 0 ? say.notSold : filled(say.soldAlike, { names: alike.join('、') })
  return wonWithoutQuantity ? told + filled(say.wonWithoutQuantity, { n: wonWithoutQuantity }) : told
}

/** The predicted range, and the prices that are advised. */
function quoteLines(brief: Brief, quote: QuoteView, say: Say): string[] {
  const { lang } = brief
  const format = new Intl.NumberFormat(lang === 'zh' ? 'zh-CN' : 'en-GB', {
    style: 'currency',
    currency: quote.currency,
  })
  const money = (minor: number) => format.format(minor / minorUnits(quote.currency))
  const { prediction, advice } = quote
  const range =
    prediction.kind === 'range'
      ? filled(say.range, {
          low: money(prediction.lowMinor),
          high: money(prediction.highMinor),
          point: money(prediction.pointMinor),
          coverage: Math.round(prediction.coverage * 100),
          n: prediction.n,
        })
      : filled(say.noRange, { n: prediction.n })
  const told = advice
    ? (['floor', 'target', 'stretch'] as const).map((part) => `${say[part]} ${money(advice[`${part}Minor`])}`)
    : []
  if (advice && quote.draftMinor !== null) told.push(`${say.openQuote} ${money(quote.draftMinor)}`)
  const setApart = quote.setApart.map(({ reason, n }) => `${say.setApartReasons[reason]} ${n}`)
  return [
    `${say.predicted} · ${quote.productName}: ${range}`,
    ...(typeof quote.ofCustomer === 'number'
      ? [
          `    ${prediction.n === 0 ? notSoldText(brief, quote, say) : filled(say.counted, { own: quote.ofCustomer, others: prediction.n - quote.ofCustomer })}`,
        ]
      : []),
    ...(told.length > 0 ? [`${say.quote}: ${told.join(' · ')}`] : []),
    ...(setApart.length > 0 ? [`${say.setApart}: ${setApart.join(' · ')}`] : []),
    '',
  ]
}

/** What was quoted for the whole: what holds, what it replaced, and how many alike ones there are. */
function projectLines(
  { lang }: Brief,
  { quotes, currentId, alike }: ProjectPrice,
  say: Say,
  dayOf: (at: number) => string,
): string[] {
  const standing = quoteStandingWords[lang]
  const money = (minor: number, currency: string) =>
    new Intl.NumberFormat(lang === 'zh' ? 'zh-CN' : 'en-GB', { style: 'currency', currency }).format(
      minor / minorUnits(currency),
    )
  return [
    say.projectQuotes,
    ...quotes.map((quote) => {
      const name = [quote.number, quote.version].filter(Boolean).join(' ')
      const validity = quote.validTo === null ? null : filled(say.validTo, { day: dayOf(quote.validTo) })
      const rival =
        quote.rival === null
          ? null
          : [
              say.rival,
              quote.rival,
              quote.rivalPrice && money(quote.rivalPrice.minor, quote.rivalPrice.currency),
            ]
              .filter(Boolean)
              .join(' ')
      const told = [dayOf(quote.quotedAt), name, standing[quote.standing], validity, rival].filter(Boolean)
      const mark = quote.id === currentId ? '◆' : '-'
      return `    ${mark} ${money(quote.totalMinor, quote.currency)} (${told.join(' · ')})`
    }),
    `    ${filled(say.alike, { n: alike.own.length + alike.others, unlike: alike.unlike })}`,
    '',
  ]
}

/** Kinds that are told about a person; of the others what they are about belongs to the label. */
const ofPeople: ReadonlySet<string> = new Set(['attitude', 'customerAsk', 'statedConcern', 'userComplaint'])

const placeText = ({ callPlace }: Brief, say: Say): string =>
  !callPlace ? '' : isChannel(callPlace) ? ` · ${callPlace}` : ` · ${say.place} ${callPlace}`

/** What holds now, a line a point: what, who said it and when, and what it replaced. */
function situationLines(
  { situation, lang }: Brief,
  say: Say,
  dayOf: (at: number) => string,
  cite: (label: string) => void,
): string[] {
  if (situation.length === 0) return []
  const pointLine = (point: SituationPoint, group: SituationGroup['group']): string => {
    cite(point.mark.label)
    // That somebody wrote is no saying of ours, also where what they wrote stays with us.
    const who = point.saidBy ?? (point.kind === 'lastContact' ? null : point.speaker && say.by[point.speaker])
    const isForeign = point.speaker !== null && isInOtherTongue(point.words, lang)
    const source = [who, point.at === null ? null : dayOf(point.at), isForeign ? say.otherTongue : null]
      .filter(Boolean)
      .join(', ')
    const told = source === '' ? '' : ` (${source})`
    const about =
      point.about === null
        ? point.label
        : `${point.label}${ofPeople.has(point.kind) ? ' ·' : ''} ${point.about}`
    const [former] = group === 'changed' ? point.earlier : []
    if (former) cite(former.mark.label)
    const words = former ? `${former.words} → ${point.words}` : point.words
    const before = (former ? [] : point.earlier).map(({ words: said, at, mark }) => {
      cite(mark.label)
      const told =
        at === null
          ? filled(say.earlierUndated, { words: said })
          : filled(say.earlier, { words: said, day: dayOf(at) })
      return `${told} [${mark.label}]`
    })
    const day = point.overdueSince ?? point.dueOn
    const due = day && filled(point.overdueSince === null ? say.due : say.overdue, { day })
    const answers = point.answers && filled(say.answers, { words: point.answers.words })
    if (point.answers) cite(point.answers.mark.label)
    // A brief that was shown before this was told has none.
    const since = (point.since ?? []).map(({ words: told, saidBy, speaker, at, mark }) => {
      cite(mark.label)
      const source = [saidBy ?? say.by[speaker], at === null ? null : dayOf(at)].filter(Boolean).join(', ')
      return `${filled(point.kind === 'currentQuote' ? say.also : say.since, { words: told, source })} [${mark.label}]`
    })
    const notes = [
      point.isHushed ? say.hushed : null,
      answers,
      due,
      ...since,
      point.state === 'disputed' ? say.disputed : null,
      ...before,
    ]
      .filter(Boolean)
      .join('; ')
    return `    - ${about}: ${words}${told} [${point.mark.label}]${notes === '' ? '' : ` · ${notes}`}`
  }
  return [
    say.situation,
    ...situation.flatMap(({ group, points }) => [
      `  ${say.groups[group]}`,
      ...points.map((point) => pointLine(point, group)),
    ]),
    '',
  ]
}

/**
 * The brief as plain text: the given tracks, and the evidence that they cite; where it is the whole brief, also call
 * time, committee and prices. A track that a person edited is told in their words. Comparables are never in it.
 */
export function briefText(
  brief: Brief,
  options: {
    tracks: readonly TalkTrack[]
    whole: boolean
    /** A person's own wording by track index. */
    edited: ReadonlyMap<number, readonly string[]>
    /** IANA time zone in which days and times are told. */
    zone: string
  },
): string {
  const say: Say = words[brief.lang]
  const dayOf = calendarDay(options.zone)
  const cited = new Set<string>()
  const sentence = ({ text, marks }: TrackSentence) => {
    const labels = [...new Set(marks.map((mark) => mark.label))]
    for (const label of labels) cited.add(label)
    return labels.length > 0 ? `${text} [${labels.join(', ')}]` : text
  }
  const lines = [
    `${brief.accountName} · ${brief.dealName}${brief.person ? ` · ${brief.person.name}` : ''}`,
    ...(options.whole ? sceneLines(brief, say, options.zone, (label) => cited.add(label)) : ['']),
  ]
  if (options.whole) lines.push(...situationLines(brief, say, dayOf, (label) => cited.add(label)))
  if (options.whole && brief.perhapsSame.length > 0)
    lines.push(
      say.perhapsSame,
      ...brief.perhapsSame.map(
        ({ name, items }) => `    - ${filled(say.perhapsSameWith, { name, n: items })}`,
      ),
      '',
    )
  if (options.whole && brief.blanks.length > 0)
    lines.push(say.blanks, ...brief.blanks.map(({ question }) => `    - ${question}`), '')
  if (options.whole && brief.tracks.length === 0) lines.push(say.noTracks, '')
  for (const track of options.tracks) {
    lines.push(`${say.track} ${track.index}: ${track.title} (${track.rationale})`)
    const own = options.edited.get(track.index)
    if (own) {
      lines.push(...own.map((text) => `    - ${text}`), '')
      continue
    }
    for (const section of sectionsInOrder(brief)) {
      const said =
        section === 'objections'
          ? track.sections.objections.flatMap(({ objection, answer }) => [
              `    - ${sentence(objection)}`,
              `      → ${sentence(answer)}`,
            ])
          : track.sections[section].map((one) => `    - ${sentence(one)}`)
      if (said.length > 0 || section === 'nextStep') lines.push(`  ${say[section]}`, ...said)
    }
    lines.push('')
  }
  if (options.whole && brief.projectPrice) lines.push(...projectLines(brief, brief.projectPrice, say, dayOf))
  if (options.whole && brief.quote) lines.push(...quoteLines(brief, brief.quote, say))
  const evidence = brief.evidence.filter(({ label }) => cited.has(label))
  if (evidence.length > 0) lines.push(say.evidence)
  for (const item of evidence) {
    const places = item.gone || item.withheld ? [] : citedLines(item)
    const place = places.length === 0 ? '' : ` ${say.line.replace('{n}', places.join(', '))}`
    lines.push(
      `  ${item.label} ${namedSource(item.sourcePath ?? item.sourceName, item.entry)}${place} · ${dayOf(item.occurredAt)}: ${item.gone ? say.gone : item.withheld ? say.withheld : item.excerpt}`,
    )
  }
  return lines.join('\n')
}

/**
 * The lines that go with every copy: the log entries of showing and, where it was, of taking along; versions, and what
 * made it.
 */
export function traceText(brief: Brief, taken: { seq: number; hash: string } | null): string {
  const say = words[brief.lang]
  const versions = Object.entries(brief.versions).map(([name, version]) => `${name} ${version}`)
  return [
    `${say.trace}: #${brief.log.seq} ${brief.log.hash}${taken ? ` → #${taken.seq} ${taken.hash}` : ''}`,
    versions.join(', '),
    say.generated,
  ].join('\n')
}

/** The whole brief as it was shown, with the trace of its showing: for reading on the spot. */
export const shownText = (brief: Brief, zone: string): string =>
  `${briefText(brief, { tracks: brief.tracks, whole: true, edited: new Map(), zone })}\n\n${traceText(brief, null)}`
