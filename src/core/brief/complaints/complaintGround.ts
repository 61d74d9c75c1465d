import type { Account } from '../../accounts/store.ts'
import type { Contact } from '../../contacts/store.ts'
import type { ReadableDb } from '../../db/open.ts'
import { whoIsCalled } from '../../deals/whoIsCalled.ts'
import { makesDepend } from '../../talkTracks/shelf/gravity.ts'
import type { OpenComplaint } from '../../talkTracks/types.ts'
import { namesOfCustomer } from '../owed/followOwed.ts'
import { isOneThing, likenessOfThings, thingWords } from '../owed/sameThing.ts'
import { complaintsOpen } from '../record/complaints.ts'
import type { RecordPoint } from '../record/recordPoint.ts'
import { recordSince } from '../record/recordSince.ts'
import { type Cell, cellsOf } from '../record/rowCells.ts'
import { type DatedStep, isPaperOfCredit, stepIn } from './complaintStep.ts'
import { matterSaid, type TicketMatter, ticketCells, ticketMatter } from './ticketCells.ts'

type Lang = 'zh' | 'en'
interface View {
  asOf: number
  lang: Lang
  zone: string
}

const dayMs = 86_400_000
/** What was said of a complaint longer ago than this is no longer what occupies them. */
const freshDays = 30
const fewestOfNumber = 4

interface Row {
  text: string
  contactId: string | null
}
const rowOf = (db: ReadableDb, evidenceId: string): Row | null =>
  (db
    .read(
      `SELECT e.text, a.contact_id AS contactId FROM evidence e
        LEFT JOIN activities a ON a.evidence_id = e.id AND a.deleted_at IS NULL WHERE e.id = ? LIMIT 1`,
    )
    .get(evidenceId) as Row | undefined) ?? null

/** An open complaint by what is wrong, as one may say it to whoever reported it. */
interface Matter {
  point: RecordPoint
  row: Row
  what: string
  /** What our own columns say of it, which is not for the customer. */
  remark: string
  number: string | null
  at: number
}

const isHan = (text: string): boolean => /\p{Script=Han}/u.test(text)

const ofRemark =
  /^(?:备注|说明|处理(?:结果|措施|进展|情况|方式)?|更新|进展|措施|对策|下一步|跟进(?:情况)?|notes?|comments?|remarks?|updates?|action|next step|resolution|progress|follow[- ]?up)$/i
const remarksOf = (cells: readonly Cell[], { fault, object }: TicketMatter): string =>
  cells
    .filter(
      ({ head, value }) => ofRemark.test(head.trim()) && value.trim() !== fault && value.trim() !== object,
    )
    .map(({ value }) => value.trim())
    .join(' · ')

function mattersOf(db: ReadableDb, accountId: string, view: View): Matter[] {
  return complaintsOpen(db, accountId, view).flatMap((point): Matter[] => {
    const row = rowOf(db, point.evidenceId)
    if (row === null) return []
    const cells = cellsOf(row.text)
    const matter = ticketMatter(cells)
    const remark = remarksOf(cells, matter)
    const what = matterSaid(matter, remark)
    // In whose language it is noted nobody of theirs would know it again.
    if (what === null || isHan(what) !== (view.lang === 'zh')) return []
    return [{ point, row, what, remark, number: matter.number, at: point.at ?? view.asOf }]
  })
}

/** The complaints of a customer that are open as of `asOf` (UTC ms), each by the words of its fault alone. */
export const complaintMatters = (
  db: ReadableDb,
  accountId: string,
  view: View,
): { what: string; number: string | null; evidenceId: string; at: number }[] =>
  mattersOf(db, accountId, view).map(({ point, what, number, at }) => ({
    what,
    number,
    evidenceId: point.evidenceId,
    at,
  }))

interface Said {
  text: string
  at: number
  contactId: string | null
  isTheirs: number
}
const saidSince = `SELECT e.text, e.occurred_at AS at, e.contact_id AS contactId,
    (e.kind = 'message' AND EXISTS (SELECT 1 FROM activities a WHERE a.evidence_id = e.id AND a.deleted_at IS NULL
      AND a.direction = 'inbound')) AS isTheirs
   FROM evidence e
  WHERE e.account_id = ? AND e.kind IN ('message', 'note') AND e.shredded_at IS NULL AND e.sensitivity <> 'restricted'
   AND e.consent <> 'withdrawn' AND e.known_at <= ? AND e.occurred_at BETWEEN ? AND ? AND length(e.text) < 6000
  ORDER BY e.key DESC LIMIT 300`
const sentences = /[^\n。！？!?；;]+/gu

const reopened =
  /重开|又(?:漏|坏|响|停|出|开|发)|再次|第[二三四五\d]次|\b(?:re-?opened|again|repeat(?:ed)?|second time|third time|recur\w*)\b/i
const atStake =
  /索赔|赔|扣(?:款|分)|停(?:机|线|产|炉|工)\s*\d|不付|\b(?:claim\w*|downtime|line stop|stopped|withh\w+|credit|compensat\w+)\b|[£$€¥￥]\s?\d|\d\s*(?:h|小时)(?![\p{L}])/iu

/** "Will settle for 900", "agreed the credit", 谈妥赔两千: what they wanted is agreed, and only a paper is still to come. */
const agreed =
  /\b(?:will|would|to|agreed? to|happy to|willing to|prepared to) settle (?:for|at|on)\b|\bsettled (?:at|for|on|with)\b|\b(?:credit|compensation|claim|refund|amount)(?: note)?(?: (?:of|at|is|was|has been|now|for|over|[£$€¥]|[A-Z]{3}|[£$€¥]?[\d.,]+k?))* (?:agreed|accepted|approved|settled)\b|\b(?:agreed|accepted|approved) (?:on |to )?(?:the |our |a |an )?(?:credit|compensation|refund|settlement|claim)\b|(?:谈妥|谈好|谈定|说好|同意|接受|批了|认了|敲定)[^，,。；;\n]{0,8}(?:赔|折让|补偿|贷项|红字|退款|扣款)|(?:赔|折让|补偿|贷项|红字|退款|扣款)[^，,。；;\n没未不]{0,10}(?:谈妥|谈好|谈定|说定|同意了|批了|批下来|认了|敲定)/iu
const notAgreed =
  /\b(?:not|never|won['’]?t|refus\w+|unless|if|would they|until)\b|(?:没|未|不|还要|再)[^，,。；;\n]{0,4}(?:谈妥|谈好|谈定|同意|接受|批|认)|[?？吗]\s*$/iu
/** Whether words say that what a complaint wanted of us in money is agreed. */
export const isAgreedIn = (words: string): boolean =>
  words.split(/[，,。；;]\s*/u).some((one) => agreed.test(one) && !notAgreed.test(one))

/** What the customer's people said of a complaint since it came in. */
interface Heard {
  last: { at: number; contactId: string | null } | null
  hangs: boolean
  usesNumber: boolean
  /** When it was said last that what they want is agreed, and that it came again, UTC ms. */
  agreedAt: number | null
  cameAgainAt: number
}

function heardOf(
  { what, number, at }: Matter,
  said: readonly Said[],
  { names, people }: { names: RegExp | null; people: readonly Pick<Contact, 'id' | 'name' | 'nickname'>[] },
): Heard {
  const thing = thingWords(what, names)
  const heard: Heard = { last: null, hangs: false, usesNumber: false, agreedAt: null, cameAgainAt: 0 }
  for (const one of said) {
    if (one.at < at) continue
    const stretches = one.text.match(sentences) ?? []
    for (const [index, words] of stretches.entries()) {
      const isNamed =
        number !== null &&
        number.length >= fewestOfNumber &&
        /\d/.test(number) &&
        words.toLowerCase().includes(number.toLowerCase())
      if (!isNamed && likenessOfThings(thing, thingWords(words, names)) < isOneThing) continue
      const isTheirs = one.isTheirs === 1
      if (reopened.test(words)) heard.cameAgainAt = Math.max(heard.cameAgainAt, one.at)
      if (isAgreedIn(words)) heard.agreedAt = Math.max(heard.agreedAt ?? 0, one.at)
      if (isNamed && isTheirs) heard.usesNumber = true
      // A note tells who spoke of it: 唐工当面抱怨, "Ann raised it again".
      const who = isTheirs ? one.contactId : (whoIsCalled(words, people)?.id ?? null)
      if (!isTheirs && who === null) continue
      if (heard.last === null || one.at > heard.last.at) heard.last = { at: one.at, contactId: who }
      if (makesDepend(words) || makesDepend(stretches[index + 1] ?? '')) heard.hangs = true
    }
  }
  return heard
}

interface Found extends DatedStep {
  evidenceId: string
  span: { start: number; end: number }
  at: number
}

/** The step that is dated last told of: in a message or note, else in the list's own remark, else by when it is due. */
function stepOf({ point, row, at }: Matter, since: RecordPoint['since'], asOf: number): Found | null {
  // What was to be done by now is either done or put off: nobody plans it for that day any more.
  const holds = (day: string): boolean => Date.parse(day) + dayMs > asOf
  for (const told of since ?? []) {
    const toldAt = told.at ?? asOf
    const step = stepIn(told.words, toldAt)
    if (step !== null && holds(step.day))
      return { ...step, evidenceId: told.evidenceId, span: told.span, at: toldAt }
  }
  const cells = cellsOf(row.text)
  const { fault, object } = ticketMatter(cells)
  const own = cells
    .filter(({ value }) => value.trim() !== fault && value.trim() !== object)
    .flatMap((cell) => {
      const step = stepIn(cell.value, Math.min(asOf, at + dayMs))
      const isRemark = !/^\d[\d\s:/.-]*$/.test(cell.value.trim())
      return isRemark && step !== null && holds(step.day) ? [{ step, cell }] : []
    })
    .at(-1)
  const span = ({ start, end }: { start: number; end: number }) => ({ start, end })
  if (own !== undefined) return { ...own.step, evidenceId: point.evidenceId, span: span(own.cell), at }
  const { due } = ticketCells(cells, new Date(at).toISOString().slice(0, 10))
  return due === null || !holds(due)
    ? null
    : {
        // A day in a log's column says when it is due, and not what is done.
        zh: '处理',
        en: 'the work on it',
        day: due,
        isEarly: false,
        evidenceId: point.evidenceId,
        span: { start: 0, end: row.text.length },
        at,
      }
}

const weights = { lately: 2, hangs: 2, reopened: 1, atStake: 1, step: 1, withThem: -4 } as const
/** 待客户关闭, "awaiting customer": whatever was to be done is done, and they have only to say so. */
const waitsForThem =
  /(?:待|等|请)(?:客户|对方|贵方)(?:关闭|确认|验收|签字|签收|回复|反馈)|\b(?:awaiting|waiting for|pending) (?:the )?(?:customer|client)\b/i

/**
 * The open complaints of a customer with what a call needs of each, what weighs most before the others: what their people
 * spoke of lately or make something hang on, what came again, what costs them. With who reported it, who spoke of it last,
 * and the dated step that the records hold.
 */
export function complaintsAtCall(
  db: ReadableDb,
  account: Account,
  {
    dealId,
    people,
    isQuiet,
    ...view
  }: View & {
    dealId: string
    people: readonly Pick<Contact, 'id' | 'name' | 'nickname'>[]
    isQuiet: (evidenceId: string, span: { start: number; end: number }) => boolean
  },
): OpenComplaint[] {
  const { asOf } = view
  const matters = mattersOf(db, account.id, view)
  if (matters.length === 0) return []
  const names = namesOfCustomer(db, account, people)
  const since = recordSince(
    db,
    // News of it is told by what it waits for as well: 待换激光头, "heater kit ordered".
    matters.map(({ point, remark }) => ({ ...point, words: `${point.words} · ${remark}` })),
    { accountId: account.id, dealId, asOf, names, done: [], isQuiet },
  )
  const from = Math.min(...matters.map(({ at }) => at))
  const said = db.read(saidSince).all(account.id, asOf, from, asOf) as unknown as Said[]
  return matters
    .flatMap((matter, index) => {
      const heard = heardOf(matter, said, { names, people })
      const told = since[index]!.since
      const all = [matter.row.text, ...(told ?? []).map(({ words }) => words)].join('\n')
      const step = stepOf(matter, told, asOf)
      // What is agreed waits for its paper alone: nobody opens it again by asking after the cause.
      const isAgreed = heard.agreedAt !== null && heard.agreedAt >= heard.cameAgainAt
      if (isAgreed && !isPaperOfCredit(step)) return []
      const weight =
        (step === null ? 0 : weights.step) +
        (waitsForThem.test(matter.row.text) ? weights.withThem : 0) +
        (heard.last !== null && asOf - heard.last.at <= freshDays * dayMs ? weights.lately : 0) +
        (heard.hangs ? weights.hangs : 0) +
        (reopened.test(all) ? weights.reopened : 0) +
        (atStake.test(matter.row.text) ? weights.atStake : 0)
      const complaint: OpenComplaint = {
        what: matter.what,
        number: heard.usesNumber ? matter.number : null,
        evidenceId: matter.point.evidenceId,
        at: matter.at,
        reportedBy: matter.row.contactId,
        spokenOfBy: heard.last?.contactId ?? null,
        step,
      }
      return [{ weight, complaint }]
    })
    .toSorted((one, other) => other.weight - one.weight || other.complaint.at - one.complaint.at)
    .map(({ complaint }) => complaint)
}
