import { calendarDay } from '../../calendarDay.ts'
import { getContact } from '../../contacts/store.ts'
import type { ReadableDb } from '../../db/open.ts'
import { ticketWords } from '../../imports/plan/serviceTickets.ts'
import { ticketCells } from '../complaints/ticketCells.ts'
import { type Lang, labels, type RecordPoint } from './recordPoint.ts'
import { type Cell, cellsOf } from './rowCells.ts'

const mostOpen = 4
const dayMs = 86_400_000
const mostClosed = 2
/** A complaint of which nobody noted what became of it is news for so long. */
const withoutStateDays = 120
/** A complaint that was settled is still remembered for so long. */
const settledDays = 365

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
export function complaints(
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
