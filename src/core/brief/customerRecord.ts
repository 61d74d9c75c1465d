import type { SituationPoint } from '../../shared/contract/brief.ts'
import type { EvidenceId } from '../../shared/ids.ts'
import { minorUnits } from '../../shared/money.ts'
import { calendarDay } from '../calendarDay.ts'
import { getProduct } from '../catalog/store.ts'
import { getContact } from '../contacts/store.ts'
import type { ReadableDb } from '../db/open.ts'
import { findHeadingDay } from '../imports/formats/documents/dateText.ts'
import { ticketWords } from '../imports/plan/serviceTickets.ts'
import { proposeMapping } from '../imports/recognition/proposal.ts'
import { recordKind } from '../imports/recognition/recordKinds.ts'
import { listReceivablesOfAccount, type Receivable } from '../quotes/receivableStore.ts'
import { listPriceLinesOfAccount, type PriceLine } from '../quotes/store.ts'
import { uncountedLines } from './countedLines.ts'
import { currentQuotes } from './currentQuotes.ts'
import { isOfWholeYear, ordersByYear } from './ordersByYear.ts'
import { type Cell, cellsOf } from './rowCells.ts'
import type { Told as ToldSince } from './sinceThen.ts'
import { newsOf, toldView } from './situation/situationView.ts'
import { type SumCorrection, saidOfSums, sumCorrected } from './sumsCorrected.ts'
import { ticketCells } from './ticketCells.ts'
import type { EvidenceLabels } from './tracksView.ts'
import { unpaidTold } from './unpaidTold.ts'

/** What the records themselves say of the business so far: a line with the evidence of the row that says it. */
export interface RecordPoint
  extends Pick<SituationPoint, 'label' | 'about' | 'words' | 'quote' | 'at' | 'overdueSince'> {
  kind:
    | 'lastContact'
    | 'currentQuote'
    | 'lastOrder'
    | 'openComplaint'
    | 'closedComplaint'
    | 'goodsReturned'
    | 'unpaid'
  evidenceId: string
  /** Where in the row's text it stands; null for what was put together from its fields. */
  span: { start: number; end: number } | null
  earlier: { words: string; at: number; evidenceId: string }[]
  /** Of what is for the team alone; else it is nobody's wording. */
  speaker?: 'team'
  since?: readonly ToldSince[]
  /** Whether the customer names another sum for it. */
  isDisputed?: boolean
  /** The words by which news of it is looked for, where that are not all: what an invoice is for was handed over long ago. */
  sought?: string
}

const mostProducts = 4
const mostEarlier = 3
const mostOpen = 4
const mostClosed = 2
const mostRows = 400
const dayMs = 86_400_000
/** A complaint of which nobody noted what became of it is news for so long. */
const withoutStateDays = 120
/** A complaint that was settled is still remembered for so long. */
const settledDays = 365
const returnedDays = 365

const labels = {
  zh: {
    lastOrder: '最近订单',
    openComplaint: '未结投诉',
    closedComplaint: '已结投诉',
    goodsReturned: '退货',
    unpaid: '未收款',
    due: '到期',
    of: '共{sum}',
    creditToCome: '说到、还没到的贷项 {sum}',
    orders: '共{n}单',
    noState: '处理情况未记',
  },
  en: {
    lastOrder: 'last order',
    openComplaint: 'open complaint',
    closedComplaint: 'closed complaint',
    goodsReturned: 'goods returned',
    unpaid: 'unpaid',
    due: 'due',
    of: 'of {sum}',
    creditToCome: 'credit told of, not come: {sum}',
    orders: 'orders in all: {n}',
    noState: 'no state noted',
  },
} as const
type Lang = keyof typeof labels

const money = (minor: number, currency: string, lang: Lang): string =>
  new Intl.NumberFormat(lang === 'zh' ? 'zh-CN' : 'en-GB', { style: 'currency', currency }).format(
    minor / minorUnits(currency),
  )
const perUnit = (minor: number, currency: string, unit: string | null, lang: Lang): string =>
  `${money(minor, currency, lang)}${unit === null ? '' : `/${unit}`}`
/** 密封+试用泵1台, "seals + spare pump": what an order has together of different goods has no unit price. */
const ofSeveral =
  /\p{Script=Han}[\p{L}\d）) ]{0,8}\s*[+＋]\s*\p{Script=Han}|\p{Script=Han}\s*(?:及|和)\s*\p{Script=Han}[^，,]*\d\s*[台套件个]|\p{L}{3,} (?:\+|plus|and) (?:\d+ )?(?:trial|spare|one|a) /iu
/** The sum of a line, to the whole unit where its unit price was worked out of that. */
function sumOf({ quantity, unitPriceMinor, currency }: PriceLine): number {
  const sum = quantity * unitPriceMinor
  const units = minorUnits(currency)
  const whole = Math.round(sum / units) * units
  return Math.abs(sum - whole) <= quantity / 2 ? whole : sum
}
const priced = (line: PriceLine, lang: Lang, { isUncounted = false, isOfSeveral = false } = {}): string =>
  isOfSeveral ? money(sumOf(line), line.currency, lang) : pricedOfOne(line, lang, isUncounted)
const pricedOfOne = (
  { quantity, unit, unitPriceMinor, currency }: PriceLine,
  lang: Lang,
  isUncounted: boolean,
): string =>
  isUncounted
    ? money(unitPriceMinor, currency, lang)
    : `${unit === null ? quantity : `${counted(quantity, lang)} ${unit}`} × ${perUnit(unitPriceMinor, currency, unit, lang)}`
const counted = (quantity: number, lang: Lang): string =>
  new Intl.NumberFormat(lang === 'zh' ? 'zh-CN' : 'en-GB').format(quantity)

/** What the customer ordered last of each product, at which price, and before; newest first. */
function lastOrders(db: ReadableDb, orders: readonly PriceLine[], lang: Lang): RecordPoint[] {
  const products = [...Map.groupBy(orders, ({ productId }) => productId)].slice(0, mostProducts)
  const uncounted = uncountedLines(
    db,
    products.flatMap(([, lines]) => lines),
  )
  return products.flatMap(([id, lines]) => {
    const [last, ...before] = lines
    if (!last?.evidenceId) return []
    const about = getProduct(db, id)?.name ?? null
    const isOfSeveral = about !== null && ofSeveral.test(about)
    const words = `${priced(last, lang, { isUncounted: uncounted.has(last.id), isOfSeveral })} · ${labels[lang].orders.replace('{n}', String(lines.length))}`
    return [
      {
        kind: 'lastOrder' as const,
        label: labels[lang].lastOrder,
        about,
        words,
        quote: words,
        at: last.pricedAt,
        overdueSince: null,
        evidenceId: last.evidenceId,
        span: null,
        earlier: before
          .flatMap((line) =>
            line.evidenceId === null
              ? []
              : [
                  {
                    words: priced(line, lang, { isUncounted: uncounted.has(line.id), isOfSeveral }),
                    at: line.pricedAt,
                    evidenceId: line.evidenceId,
                  },
                ],
          )
          .slice(0, mostEarlier),
      },
    ]
  })
}

const ofState =
  /^(?:.{0,6}状态|是否(?:解决|修好|关闭|结案|了结)|(?:了结|结案|关闭|解决|结|关)(?:了)?(?:没有?|吗|否)?|处理(?:情况|进度|进展)|(?:ticket |case |complaint )?(?:status|state|progress)|closed|settled|resolved|open ?\/ ?closed|closed (?:yes|y) ?\/ ?no?)\s*[?？]?$/i
/** 现在, 目前, "now": how things are, by a heading that says only when. */
const ofNow =
  /^(?:现在|现状|目前|当前|最新|近况|结果|now|today|currently|current|latest|where (?:it is|are we)(?: now)?)(?:情况|进展|状态|怎样|怎么样|如何)?$/i
const saysState =
  /^(?:未|没|还没|已|待|处理|进行|跟进|在|等|open|closed|pending|waiting|in progress|on ?going|resolved|done|fixed|settled|not )/i
const stateCell = (cells: readonly Cell[]): Cell | undefined =>
  cells.find(({ head }) => ofState.test(head.trim())) ??
  cells.find(({ head, value }) => ofNow.test(head.trim()) && saysState.test(value.trim()))

const isClosed =
  /^(?:已|完全|全部)?(?:关闭|结案|了结|结清|解决|完成|处理完|销案|修好|闭环|办结|结了|关了)|^(?:是|对|√|✓|y|yes)(?![\p{L}])|^(?:closed|resolved|done|fixed|completed?|settled)\b/iu

/** By when a complaint is to be answered. */
/** How a state is said in the other language, where it is one of the few that every ledger has. */
const states: readonly { said: RegExp; zh: string; en: string }[] = [
  { said: /^(?:处理中|进行中|跟进中|in progress|ongoing|being handled)$/i, zh: '处理中', en: 'in progress' },
  { said: /^(?:待处理|未处理|未开始|pending|not started|new)$/i, zh: '待处理', en: 'pending' },
  { said: /^(?:未关闭|未结案?|未完成|open)$/i, zh: '未结', en: 'open' },
  { said: /^(?:已关闭|已结案?|已完成|已解决|closed|resolved|done)$/i, zh: '已关闭', en: 'closed' },
]
const stateIn = (said: string, lang: Lang): string =>
  states.find((state) => state.said.test(said))?.[lang] ?? said

interface Told {
  id: string
  kind: string
  summary: string
  contactId: string | null
  at: number
  evidenceId: string
  text: string
}
/** What the customer has complained of, with the state as its record has it: what is open, then what was settled of late. */
function complaints(
  db: ReadableDb,
  accountId: string,
  { asOf, lang, zone }: { asOf: number; lang: Lang; zone: string },
): RecordPoint[] {
  const dayOf = calendarDay(zone)
  const told = db
    .read(
      `SELECT a.id, a.kind, a.summary, a.contact_id AS contactId, a.occurred_at AS at, e.id AS evidenceId, e.text FROM activities a
        JOIN evidence e ON e.id = a.evidence_id
       WHERE a.account_id = ? AND a.deleted_at IS NULL AND a.occurred_at < ? AND a.known_at <= ?
        AND a.direction = 'inbound' AND a.kind IN ('note', 'complaint') AND e.kind = 'row'
        AND e.shredded_at IS NULL AND e.sensitivity <> 'restricted' ORDER BY a.occurred_at DESC LIMIT 60`,
    )
    .all(accountId, asOf, asOf) as Told[]
  const all = told.flatMap((one): RecordPoint[] => {
    const cells = cellsOf(one.text)
    const state = stateCell(cells)
    const isSettled = state !== undefined && isClosed.test(state.value.trim())
    if (
      isSettled
        ? !isOfComplaint(one) || asOf - one.at > settledDays * dayMs
        : !state && !isLateComplaint(one, asOf)
    )
      return []
    const kind = isSettled ? 'closedComplaint' : 'openComplaint'
    const said = toldIn(one.summary, lang).replaceAll(/\s*\n\s*/g, ' · ')
    const { due, owner, content } = ticketCells(cells, dayOf(one.at))
    const isOverdue = !isSettled && due !== null && Date.parse(due) + dayMs <= asOf
    const words = [
      said,
      content !== null && !said.includes(content) ? content : null,
      state === undefined ? labels[lang].noState : stateIn(state.value.trim(), lang),
      owner !== null && !said.includes(owner) ? owner : null,
      isSettled || due === null || isOverdue ? null : `${labels[lang].due} ${due}`,
      isSettled ? null : saidSince(db, accountId, one, asOf),
    ]
      .filter(Boolean)
      .join(' · ')
    return [
      {
        kind,
        label: labels[lang][kind],
        about: one.contactId === null ? null : (getContact(db, one.contactId)?.name ?? null),
        words,
        quote: words,
        at: one.at,
        overdueSince: isOverdue ? due : null,
        evidenceId: one.evidenceId,
        span: state ? { start: state.start, end: state.end } : null,
        earlier: [],
      },
    ]
  })
  return [
    ...all.filter(({ kind }) => kind === 'openComplaint').slice(0, mostOpen),
    ...all.filter(({ kind }) => kind === 'closedComplaint').slice(0, mostClosed),
  ]
}

/** Complaints of a customer that are not closed as of `asOf` (UTC ms), newest first, as their record has them. */
export const complaintsOpen = (
  db: ReadableDb,
  accountId: string,
  view: { asOf: number; lang: Lang; zone: string },
): RecordPoint[] => complaints(db, accountId, view).filter(({ kind }) => kind === 'openComplaint')
const fewestOfNumber = 5
const longestNews = 160
/** What was last said of a complaint since it came in, in a message or note that names it by its number. */
function saidSince(db: ReadableDb, accountId: string, { summary, at }: Told, asOf: number): string | null {
  const number = summary.split('\n', 1)[0]!.split(' · ', 1)[0]!.trim()
  if (number.length < fewestOfNumber || !/\d/.test(number)) return null
  const said = db
    .read(
      `SELECT text FROM evidence WHERE account_id = ? AND kind IN ('message', 'note') AND occurred_at BETWEEN ? AND ?
        AND known_at <= ? AND shredded_at IS NULL AND sensitivity <> 'restricted' AND consent <> 'withdrawn' AND instr(lower(text), ?) > 0
       ORDER BY occurred_at DESC LIMIT 1`,
    )
    .get(accountId, at, asOf, asOf, number.toLowerCase()) as { text: string } | undefined
  const line = said?.text
    .split('\n')
    .find((words) => words.toLowerCase().includes(number.toLowerCase()))
    ?.trim()
  return line === undefined || line.length > longestNews ? null : line
}
/** What a ticket says under its labels, with those of the reader's language: it was taken in under another perhaps. */
function toldIn(summary: string, lang: Lang): string {
  const other = ticketWords[lang === 'zh' ? 'en' : 'zh']
  return summary
    .split('\n')
    .map((line) => {
      const part = (['downtime', 'demand', 'cause'] as const).find((one) => line.startsWith(other[one]))
      return part === undefined ? line : `${ticketWords[lang][part]}${line.slice(other[part].length)}`
    })
    .join('\n')
}
/** A row of a list of complaints or repairs, whatever it was taken in as. */
const isOfComplaint = ({ kind, text }: Told): boolean =>
  kind === 'complaint' || cellsOf(text).some(({ head }) => ofComplaint.test(head.trim()))
const ofComplaint =
  /^(?:问题|问题描述|故障|故障描述|故障现象|投诉(?:内容|事项)?|客诉(?:内容)?|报修(?:日期|内容)?|不良现象|fault|defect|issue|problem|complaint|symptom|failure)(?: description)?$/i

const isLateComplaint = ({ kind, at }: Told, asOf: number): boolean =>
  kind === 'complaint' && asOf - at <= withoutStateDays * dayMs

/** What came back within a year, and why. */
function returnedGoods(db: ReadableDb, accountId: string, asOf: number, lang: Lang): RecordPoint[] {
  const rows = db
    .read(
      `SELECT product_id AS productId, quantity, reason, returned_at AS at, evidence_id AS evidenceId
       FROM product_returns WHERE account_id = ? AND returned_at BETWEEN ? AND ? AND known_at <= ?
        AND evidence_id IS NOT NULL ORDER BY returned_at DESC LIMIT ${mostOpen}`,
    )
    .all(accountId, asOf - returnedDays * dayMs, asOf, asOf) as {
    productId: string | null
    quantity: number | null
    reason: string
    at: number
    evidenceId: string
  }[]
  return rows.map(({ productId, quantity, reason, at, evidenceId }) => {
    const words = [quantity === null ? null : `${quantity} ×`, reason].filter(Boolean).join(' ')
    return {
      kind: 'goodsReturned',
      label: labels[lang].goodsReturned,
      about: productId === null ? null : (getProduct(db, productId)?.name ?? null),
      words,
      quote: words,
      at,
      overdueSince: null,
      evidenceId,
      span: null,
      earlier: [],
    }
  })
}

const ofDebt =
  /逾期|欠款|欠费|未付|没付|未收|未回款|应收(?!日)|overdue|unpaid|outstanding|past due|arrears|receivable/i
/** 应收账期(天), "days outstanding", 应收额度: for how long and how far somebody may owe, and no sum that is owed. */
const ofDebtTerms =
  /[账帐]期|天数|[（(]\s*(?:天|日|days?)\s*[)）]|额度|信用|周转|率|比例|笔数|\b(?:days?|terms?|limits?|ratio|count|number of|dso)\b/i
const anAmount = /^[¥￥$€£]?\s*\d[\d,. ]*(?:元|万元?|[a-z]{3})?$/i
const saysUnpaid =
  /(?:款|货款|尾款|发票)?(?:未付|没付|未结清|未收到?|没收到|未到账|没到账|拖欠)|\b(?:unpaid|not (?:yet )?paid|payment (?:outstanding|overdue|pending))\b/i
const ofPayment =
  /^.{0,4}(?:回款|收款|到账|付款)(?:情况|状态|了?没|否)?[?？]?$|^(?:paid|payment|payment (?:status|received))\s*\??$/i
/** 未, and not 未到期: what is not due yet is owed by nobody. */
const isNotYet = /^(?:未|没|否)(?!到期)|^(?:no|not|n|unpaid|open|outstanding|overdue)\b(?!\s*(?:yet )?due)/i
const ofDueDay = /(?:到期日?|应付|due)\s*[:：]?\s*(\S.{0,20})$/i

/** The day on which a sum that is not paid fell due, where its cell says it and it lies behind; `YYYY-MM-DD`. */
function dueBefore(cell: string, orderedAt: number, asOf: number): string | null {
  const said = ofDueDay.exec(cell.trim())?.[1] ?? ''
  const year = new Date(orderedAt).getUTCFullYear()
  const day = findHeadingDay(said, year)
  const isBefore = day !== null && Date.parse(day) + dayMs < orderedAt
  const due = isBefore ? findHeadingDay(said, year + 1) : day
  return due !== null && Date.parse(due) + dayMs <= asOf ? due : null
}
const isNothing = /^[¥￥$€£]?\s*0+(?:[.,]0+)?\s*(?:元|万元?)?$/

const ofSubject =
  /^(?:事由|款项事由|摘要|款项(?:内容|性质)?|(?:开票|发票|应收|服务)?内容|用途|what(?: for)?|for|in respect of|relates to|regarding|description|details?|subject|service)$/i
const longestSubject = 60
/** What an invoice is for, as its row says. */
const subjectIn = (row: string): string | null => {
  const said = cellsOf(row)
    .find(({ head }) => ofSubject.test(head.trim()))
    ?.value.trim()
  return said === undefined || said === '' || said.length > longestSubject || !/\p{L}/u.test(said)
    ? null
    : said
}

/** Letters of what somebody noted beside a sum that is owed. */
const longestNote = 120

/** What a list of what is owed says of each invoice that is not paid, the one longest overdue first. */
function owed(
  db: ReadableDb,
  invoices: readonly Receivable[],
  asOf: number,
  { lang, zone }: { lang: Lang; zone: string },
): RecordPoint[] {
  const dayOf = calendarDay(zone)
  const [first] = invoices
  const said = first === undefined ? [] : saidOfSums(db, first.accountId, asOf)
  return invoices
    .filter(({ openMinor, evidenceId }) => openMinor > 0 && evidenceId !== null)
    .sort((one, other) => (one.dueAt ?? asOf) - (other.dueAt ?? asOf))
    .flatMap((invoice, _, open): RecordPoint[] => {
      const { number, amountMinor, currency, issuedAt, evidenceId } = invoice
      const row = db
        .read(
          `SELECT e.text, e.occurred_at AS at, s.created_at AS importedAt, s.name AS source FROM evidence e
            JOIN sources s ON s.id = e.source_id WHERE e.id = ? AND e.shredded_at IS NULL AND e.sensitivity <> 'restricted'`,
        )
        .get(evidenceId) as { text: string; at: number; importedAt: number; source: string } | undefined
      if (row === undefined) return []
      const correction = sumCorrected(said, invoice, {
        listedAt: listedAt(invoice, row),
        others: open.filter((other) => other !== invoice),
        isOnly: open.every((other) => other === invoice || other.currency !== currency),
        isOnlySum: open.every(
          (other) =>
            other === invoice || other.currency !== currency || other.openMinor !== invoice.openMinor,
        ),
      })
      if (correction !== null) return correctedView(invoice, correction, { asOf, lang, dayOf })
      const { dueAt, openMinor } = invoice
      const isOverdue = dueAt !== null && dueAt + dayMs <= asOf
      const isPart = amountMinor !== null && amountMinor > openMinor
      const subject = subjectIn(row.text)
      const parts = [
        `${money(openMinor, currency, lang)}${isPart ? ` (${labels[lang].of.replace('{sum}', money(amountMinor, currency, lang))})` : ''}`,
        number,
        subject,
        dueAt === null || isOverdue ? null : `${labels[lang].due} ${dayOf(dueAt)}`,
        noteIn(row.text),
      ].filter(Boolean)
      const words = parts.join(' · ')
      return [
        {
          kind: 'unpaid',
          label: labels[lang].unpaid,
          about: null,
          words,
          quote: words,
          ...(subject !== null && { sought: parts.filter((part) => part !== subject).join(' · ') }),
          at: issuedAt,
          overdueSince: isOverdue ? dayOf(dueAt) : null,
          evidenceId: evidenceId!,
          span: null,
          earlier: [],
        },
      ]
    })
}

const ofDaysOverdue = /^(?:逾期|超期|overdue)(?:天数| ?days?)?$|^days (?:overdue|past due)$/i
const undatedMs = 10 * 60_000
const ofReceived =
  /^(?:已?(?:收|到账|回款|付|核销)(?:款|金额|到)?|(?:amount )?(?:received|paid)|paid(?: so far| to date)?)(?:\s*[(（].{0,12}[)）])?$/i
/** When a list was made: by the day under which it is filed, or by the days that it counts an invoice overdue. UTC ms. */
function listedAt(
  { dueAt, issuedAt }: Receivable,
  { text, at, importedAt, source }: { text: string; at: number; importedAt: number; source: string },
): number {
  // A list without a day of its own that has nothing as received knows of no sum that came since the invoice went out.
  const isUndated = Math.abs(at - importedAt) < undatedMs
  const received = cellsOf(text).find(({ head }) => ofReceived.test(head.trim()))
  if (isUndated && issuedAt !== null && received && isNothing.test(received.value.trim())) return issuedAt
  const days = cellsOf(text).find(
    ({ head, value }) => ofDaysOverdue.test(head.trim()) && /^\d{1,4}$/.test(value.trim()),
  )
  const counted = days && dueAt !== null && Number(days.value) > 0 ? dueAt + Number(days.value) * dayMs : at
  const stated = cellsOf(text).find(({ head }) => ofListDay.test(head.trim()))
  const year = new Date(at).getUTCFullYear()
  // 11-17 and 11.17 stand for a day only where a head says that a day stands there.
  const written = stated?.value.replace(/^\s*(\d{1,2})[-/.](\d{1,2})(?![-/.\d])/, '$1月$2日')
  const day = written === undefined ? null : findHeadingDay(written, year)
  return Math.min(at, counted, day === null ? at : Date.parse(day), germanDayIn(source) ?? at)
}
/** The day by which a list is called as it is written in German, "OP-Liste 31.10.2026.csv"; UTC ms. */
function germanDayIn(name: string): number | null {
  const [, day, month, year] = /(?<!\d)(\d{1,2})\.(\d{1,2})\.(20\d{2})(?!\d)/.exec(name) ?? []
  if (year === undefined || Number(month) > 12 || Number(day) > 31) return null
  return Date.UTC(Number(year), Number(month) - 1, Number(day))
}
/** What a sheet says above its table of the day that it holds for: 更新: 11-17, As of: 17 Nov 2026. */
const ofListDay =
  /^(?:(?:最后|最近)?更新(?:日期|时间|于|到|至)?|(?:数据)?截[至止](?:日期)?|(?:last )?updated|(?:status )?as (?:of|at))$/i

/** An invoice of which people have said more than its list: what is left and by when it is due, with what the list says before. */
function correctedView(
  { number, dueAt, amountMinor, openMinor, currency, issuedAt, evidenceId }: Receivable,
  correction: SumCorrection,
  { asOf, lang, dayOf }: { asOf: number; lang: Lang; dayOf: (at: number) => string },
): RecordPoint[] {
  const left = correction.openMinor ?? openMinor
  if (left === 0) return []
  const due = correction.dueAt ?? dueAt
  const isOverdue = due !== null && due + dayMs <= asOf
  const whole = amountMinor ?? openMinor
  const dueDay = correction.dueAt === null ? (due === null ? null : dayOf(due)) : isoDayOf(correction.dueAt)
  const words = [
    `${money(left, currency, lang)}${whole > left ? ` (${labels[lang].of.replace('{sum}', money(whole, currency, lang))})` : ''}`,
    number,
    dueDay === null || isOverdue ? null : `${labels[lang].due} ${dueDay}`,
    correction.creditToComeMinor === null
      ? null
      : labels[lang].creditToCome.replace('{sum}', money(correction.creditToComeMinor, currency, lang)),
    correction.words,
  ]
    .filter(Boolean)
    .join(' · ')
  const before = [
    money(openMinor, currency, lang),
    dueAt === null ? null : `${labels[lang].due} ${dayOf(dueAt)}`,
  ]
    .filter(Boolean)
    .join(' · ')
  return [
    {
      kind: 'unpaid',
      label: labels[lang].unpaid,
      about: null,
      words,
      quote: correction.words,
      at: correction.at,
      overdueSince: isOverdue ? dueDay : null,
      evidenceId: correction.evidenceId,
      span: correction.span,
      earlier: evidenceId === null ? [] : [{ words: before, at: issuedAt ?? correction.at, evidenceId }],
    },
  ]
}
const isoDayOf = (at: number): string => new Date(at).toISOString().slice(0, 10)

const noteHeads = new Map<string, string | null>()
/** What somebody noted in a row of a list of what is owed: who was asked, and why it is not paid. */
function noteIn(text: string): string | null {
  const cells = cellsOf(text)
  const columns = cells.map(({ head }) => head)
  const key = columns.join('\n')
  if (!noteHeads.has(key)) {
    if (noteHeads.size > 500) noteHeads.clear()
    const kind = recordKind('receivables')
    const found = proposeMapping({ columns, rows: [] }, kind, {
      zone: 'UTC',
      currency: 'CNY',
      dateOrder: 'mdy',
    }).columns.find(({ field }) => field === 'remark')
    noteHeads.set(key, found?.column ?? null)
  }
  // What nobody put in quotes runs over into columns without a name.
  const note = cells
    .filter(
      ({ head }, at) => head === noteHeads.get(key) || (head.startsWith('#') && at === cells.length - 1),
    )
    .map(({ value }) => value.trim())
    .join(', ')
  return note === '' ? null : note.length > longestNote ? `${note.slice(0, longestNote)}…` : note
}

const ofPaidSum =
  /^(?:已?(?:回款|收款?|付款?|到账)(?:金额|额)?|实[收付](?:金额|款)?|(?:amount )?(?:paid|received)(?: (?:to date|amount|so far))?|payments?(?: received)?)(?:\s*[（(].*[)）])?$/i

/** The minor units that a cell of an order says were paid of it; null where it says no sum. */
function paidOf(cells: readonly Cell[], currency: string): number | null {
  const cell = cells.find(({ head, value }) => ofPaidSum.test(head.trim()) && anAmount.test(value.trim()))
  const figure = cell?.value.replace(/[^\d.]/g, '') ?? ''
  return figure === '' ? null : Math.round(Number(figure) * minorUnits(currency))
}

/** The day on which what an order came to falls due, as any of its cells says it; `YYYY-MM-DD`. */
function dueIn(cells: readonly Cell[], orderedAt: number): string | null {
  for (const { head, value } of cells) {
    const said =
      (ofDueHead.test(head.trim()) ? value : null) ??
      ofDueDay.exec(value.trim())?.[1] ??
      dueBehind.exec(value.trim())?.[1]
    if (!said) continue
    const year = new Date(orderedAt).getUTCFullYear()
    const day = findHeadingDay(said, year)
    const isBefore = day !== null && Date.parse(day) + dayMs < orderedAt
    const due = isBefore ? findHeadingDay(said, year + 1) : day
    if (due !== null) return due
  }
  return null
}
const ofDueHead = /^(?:到期日?|应付日期|应回款日期?|(?:payment )?due(?: date| day| on)?)$/i
const dueBehind = /(\d{1,4}\s*[-/.月年]\s*\d{1,2}(?:\s*[-/.月]\s*\d{1,2})?\s*[日号]?)\s*(?:到期|应付)/

/** Cells in which the number of an invoice stands beside an order, however they are headed. */
const numbersIn = (cells: readonly Cell[]): string[] =>
  cells.map(({ value }) => value.normalize('NFKC').replace(/\s+/g, '').toLowerCase())

/** What the records say is not paid: a sum in a column of its own, what is left of an order, or a remark beside one. */
function unpaid(
  db: ReadableDb,
  accountId: string,
  orders: readonly PriceLine[],
  asOf: number,
  { lang, zone }: { lang: Lang; zone: string },
): RecordPoint[] {
  const invoices = listReceivablesOfAccount(db, accountId, asOf)
  const listedNumbers = new Set(
    invoices.flatMap(({ number }) => number?.normalize('NFKC').replace(/\s+/g, '').toLowerCase() ?? []),
  )
  const rows = db
    .read(
      `SELECT id, text FROM evidence WHERE account_id = ? AND kind = 'row' AND known_at <= ?
        AND shredded_at IS NULL AND sensitivity <> 'restricted'
        AND NOT EXISTS (SELECT 1 FROM receivables r WHERE r.account_id = ? AND r.evidence_id = evidence.id)
       ORDER BY key DESC LIMIT ${mostRows}`,
    )
    .all(accountId, asOf, accountId) as { id: string; text: string }[]
  const byEvidence = new Map(orders.flatMap((order) => (order.evidenceId ? [[order.evidenceId, order]] : [])))
  const told = new Set<string>()
  /** Whether the list has the order as an invoice of its own number: of the same sum, made out since, and of no other order. */
  const isListed = ({ currency, pricedAt }: PriceLine, sum: number): boolean => {
    const invoice = invoices.find(
      (one) =>
        !told.has(one.id) &&
        one.currency === currency &&
        (one.openMinor === sum || one.amountMinor === sum) &&
        (one.issuedAt ?? one.dueAt ?? pricedAt) >= pricedAt,
    )
    if (invoice !== undefined) told.add(invoice.id)
    return invoice !== undefined
  }
  const besides = rows.flatMap(({ id, text }): RecordPoint[] => {
    const order = byEvidence.get(id)
    // Nothing is owed for what was called off.
    if (order?.setApart === 'cancelled') return []
    if (!order && !ofDebt.test(text) && !saysUnpaid.test(text)) return []
    const cells = cellsOf(text)
    const paid = order ? paidOf(cells, order.currency) : null
    // A list of what is owed knows better what became of an invoice than the order does.
    if (order && numbersIn(cells).some((number) => listedNumbers.has(number))) return []
    const whole = order ? order.quantity * order.unitPriceMinor : 0
    const left = order && paid !== null && whole - paid > 0.005 * whole ? whole - paid : null
    if (order && isListed(order, Math.round(left ?? whole))) return []
    const cell = cells.find(({ head, value }) =>
      order
        ? saysUnpaid.test(value) || (ofPayment.test(head.trim()) && isNotYet.test(value.trim()))
        : ofDebt.test(head) && !ofDebtTerms.test(head) && anAmount.test(value) && !isNothing.test(value),
    )
    if (order && left !== null) return [unpaidOf(db, order, left, cells, { asOf, lang, id })]
    if (!cell || (order && paid !== null)) return []
    const said = text.slice(cell.start, cell.end)
    const words = order ? sumOfOrder(db, order, whole, lang) : said
    return [
      {
        kind: 'unpaid',
        label: labels[lang].unpaid,
        about: null,
        words,
        quote: said,
        // Of what is kept up to date nobody noted since when it holds.
        at: order ? order.pricedAt : null,
        overdueSince: order ? dueBefore(cell.value, order.pricedAt, asOf) : null,
        evidenceId: id,
        span: { start: cell.start, end: cell.end },
        earlier: [],
      },
    ]
  })
  const listed = owed(db, invoices, asOf, { lang, zone })
  return [
    ...listed,
    ...besides,
    ...toldUnpaid(db, accountId, { asOf, lang, listed: invoices, hasRows: besides.length > 0 }),
  ].slice(0, mostOpen)
}

/** What people say is still to be paid, of which no list tells. */
const toldUnpaid = (
  db: ReadableDb,
  accountId: string,
  {
    asOf,
    lang,
    listed,
    hasRows,
  }: { asOf: number; lang: Lang; listed: readonly Receivable[]; hasRows: boolean },
): RecordPoint[] =>
  unpaidTold(db, accountId, { asOf, listed, hasRows }).map((told) => {
    const isOverdue = told.due !== null && Date.parse(told.due) + dayMs <= asOf
    const words = [
      money(told.minor, told.currency, lang),
      told.number,
      told.due === null || isOverdue ? null : `${labels[lang].due} ${told.due}`,
      told.words,
    ]
      .filter(Boolean)
      .join(' · ')
    return {
      kind: 'unpaid',
      label: labels[lang].unpaid,
      about: null,
      words,
      quote: told.words,
      at: told.at,
      overdueSince: isOverdue ? told.due : null,
      evidenceId: told.evidenceId,
      span: told.span,
      earlier: [],
    }
  })

/** A sum of an order, with its number and what was ordered where its row counts that. */
function sumOfOrder(db: ReadableDb, order: PriceLine, minor: number, lang: Lang): string {
  const isUncounted = uncountedLines(db, [order]).has(order.id)
  const beside = [
    order.number,
    isUncounted && minor === order.unitPriceMinor ? null : priced(order, lang, { isUncounted }),
  ].filter(Boolean)
  const sum = money(minor, order.currency, lang)
  return beside.length === 0 ? sum : `${sum} (${beside.join(' · ')})`
}

/** What is left to pay of an order, with the day on which it falls due and what somebody noted beside it. */
function unpaidOf(
  db: ReadableDb,
  order: PriceLine,
  left: number,
  cells: readonly Cell[],
  { asOf, lang, id }: { asOf: number; lang: Lang; id: string },
): RecordPoint {
  const due = dueIn(cells, order.pricedAt)
  const isOverdue = due !== null && Date.parse(due) + dayMs <= asOf
  const note = cells.find(({ value }) => ofNote.test(value))?.value.trim() ?? null
  const words = [
    sumOfOrder(db, order, left, lang),
    due === null || isOverdue ? null : `${labels[lang].due} ${due}`,
    note,
  ]
    .filter(Boolean)
    .join(' · ')
  return {
    kind: 'unpaid',
    label: labels[lang].unpaid,
    about: null,
    words,
    quote: words,
    at: order.pricedAt,
    overdueSince: isOverdue ? due : null,
    evidenceId: id,
    span: null,
    earlier: [],
  }
}
const ofNote =
  /^欠|拖欠|未付|开错|重开|扣款|争议|\b(?:owes?|owing|short|disput\w+|withh[eo]ld\w*|re-?issued?)\b/i

/** Rows of which each tells what a customer bought in a year: none of them is an order that was the last. */
const wholeYears = (db: ReadableDb, accountId: string): ReadonlySet<string> =>
  new Set(
    (
      db
        .read(
          `SELECT e.id, e.text FROM evidence e JOIN price_lines p ON p.evidence_id = e.id
           WHERE p.account_id = ? AND p.kind = 'order' AND p.deleted_at IS NULL AND e.shredded_at IS NULL LIMIT ${mostRows}`,
        )
        .all(accountId) as { id: string; text: string }[]
    ).flatMap(({ id, text }) => (isOfWholeYear(text) ? [id] : [])),
  )

/**
 * What this customer's own records tell before a call, as of `asOf` (UTC ms): what we ask now with what that replaced, the last order of each product with its
 * price and those before, complaints that nobody closed with their state, what came back, and what is not paid. Prices
 * and quantities come from the store; of a complaint's state and of what is unpaid the row's own words are told.
 */
export function customerRecord(
  db: ReadableDb,
  accountId: string,
  { asOf, lang, zone }: { asOf: number; lang: Lang; zone: string },
): RecordPoint[] {
  const lines = listPriceLinesOfAccount(db, accountId, mostRows)
  const placed = lines.filter(
    ({ kind, pricedAt, knownAt }) => kind === 'order' && pricedAt < asOf && knownAt <= asOf,
  )
  const orders = placed.filter(({ setApart }) => setApart !== 'cancelled')
  const summed = wholeYears(db, accountId)
  return [
    ...currentQuotes(db, accountId, { asOf, lang, zone }),
    ...unpaid(db, accountId, placed, asOf, { lang, zone }),
    ...complaints(db, accountId, { asOf, lang, zone }),
    ...returnedGoods(db, accountId, asOf, lang),
    ...ordersByYear(db, orders, {
      asOf,
      lang,
      zone,
      isWhole: lines.length < mostRows,
      cancelled: placed.filter(({ setApart }) => setApart === 'cancelled'),
    }),
    ...lastOrders(
      db,
      orders.filter(({ evidenceId }) => !summed.has(evidenceId ?? '')),
      lang,
    ),
  ]
}

/** The same as the brief shows it; nothing where the records tell nothing. */
export function recordView(
  points: readonly RecordPoint[],
  evidenceLabels: EvidenceLabels,
  nameOf: (contactId: string) => string | null = () => null,
): { group: 'record'; points: SituationPoint[] }[] {
  if (points.length === 0) return []
  const markOf = (evidenceId: string, span: RecordPoint['span']): SituationPoint['mark'] => ({
    kind: 'source',
    label: evidenceLabels.labelOf(evidenceId),
    evidenceId: evidenceId as EvidenceId,
    ruleId: null,
    start: span?.start ?? null,
    end: span?.end ?? null,
  })
  return [
    {
      group: 'record',
      points: points.map(
        ({
          evidenceId,
          span,
          earlier,
          since = [],
          speaker = null,
          sought: _,
          isDisputed = false,
          ...point
        }) => ({
          ...point,
          speaker,
          saidBy: null,
          state: isDisputed ? ('disputed' as const) : ('holds' as const),
          dueOn: null,
          answers: null,
          mark: markOf(evidenceId, span),
          earlier: earlier.map((before) => ({
            words: before.words,
            at: before.at,
            mark: markOf(before.evidenceId, null),
          })),
          since: newsOf(since, { words: point.words, evidenceId }).map((told) =>
            toldView(told, markOf(told.evidenceId, told.span), nameOf),
          ),
          isHushed: false,
        }),
      ),
    },
  ]
}
