import { calendarDay } from '../../calendarDay.ts'
import type { ReadableDb } from '../../db/open.ts'
import { findHeadingDay } from '../../imports/formats/documents/dateText.ts'
import { proposeMapping } from '../../imports/recognition/proposal.ts'
import { recordKind } from '../../imports/recognition/recordKinds.ts'
import type { Receivable } from '../../quotes/receivableStore.ts'
import { type Lang, labels, money, type RecordPoint } from './recordPoint.ts'
import { cellsOf } from './rowCells.ts'
import { type SumCorrection, saidOfSums, sumCorrected } from './sumsCorrected.ts'

const dayMs = 86_400_000
export const isNothing = /^[¥￥$€£]?\s*0+(?:[.,]0+)?\s*(?:元|万元?)?$/

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
export function owed(
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
      const note = noteIn(row.text)
      const isPaid = saysPaidByNote(note)
      const isOverdue = dueAt !== null && dueAt + dayMs <= asOf && !isPaid
      const isPart = amountMinor !== null && amountMinor > openMinor
      const subject = subjectIn(row.text)
      const parts = [
        `${money(openMinor, currency, lang)}${isPart ? ` (${labels[lang].of.replace('{sum}', money(amountMinor, currency, lang))})` : ''}`,
        number,
        subject,
        dueAt === null || isOverdue || isPaid ? null : `${labels[lang].due} ${dayOf(dueAt)}`,
        note,
      ].filter(Boolean)
      const words = parts.join(' · ')
      return [
        {
          kind: 'unpaid',
          label: labels[lang][isPaid ? 'paidByRemark' : 'unpaid'],
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
  return Math.min(at, counted, statedDay(text, at) ?? at, germanDayIn(source) ?? at)
}
/** The day of which a row itself says that it holds as of it, UTC ms; null where it says none. `at` gives the year. */
export function statedDay(text: string, at: number): number | null {
  const stated = cellsOf(text).find(({ head }) => ofListDay.test(head.trim()))
  // 11-17 and 11.17 stand for a day only where a head says that a day stands there.
  const written = stated?.value.replace(/^\s*(\d{1,2})[-/.](\d{1,2})(?![-/.\d])/, '$1月$2日')
  const day = written === undefined ? null : findHeadingDay(written, new Date(at).getUTCFullYear())
  return day === null ? null : Date.parse(day)
}
/** The day by which a list is called as it is written in German, "OP-Liste 31.10.2026.csv"; UTC ms. */
function germanDayIn(name: string): number | null {
  const [, day, month, year] = /(?<!\d)(\d{1,2})\.(\d{1,2})\.(20\d{2})(?!\d)/.exec(name) ?? []
  if (year === undefined || Number(month) > 12 || Number(day) > 31) return null
  return Date.UTC(Number(year), Number(month) - 1, Number(day))
}
/** What a sheet says above its table of the day that it holds for: 更新: 11-17, As of: 17 Nov 2026. */
const ofListDay =
  /^(?:(?:最后|最近)?更新(?:日期|时间|于|到|至)?|(?:数据)?截[至止](?:日期)?|(?:数据|统计|余额|报表|快照|结账|对账)(?:日期?|时点)|(?:last )?updated|(?:status |balances? )?as (?:of|at)|(?:balance|data|report|statement|snapshot|ledger) date)$/i

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

/** Paid 20/11 per bank, 11月3日已到账: the remark of a row knows more than the list, which has not booked it yet. */
const paidByNote =
  /(?<!\b(?:not|never|be|been|un|half|part|partly|when|once|if|until|only|to|get|gets|yet)[ -])\bpaid(?= (?:on |in full |per |via |by (?:bank|transfer|cheque)|(?:mon|tue|wed|thu|fri|sat|sun)|\d{1,2}(?:[/.-]| [a-z]{3})|yesterday|last))|(?<!未|没|待|还|才|后|等|预付|首付|部分)已(?:经)?(?:全额|全部)?(?:到账|付清|结清|付讫|收款|回款|汇出)(?!\s*[\d一二三四五六七八九半部])/iu
export const saysPaidByNote = (note: string | null): boolean => note !== null && paidByNote.test(note)

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
