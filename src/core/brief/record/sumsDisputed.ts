import type { ReadableDb } from '../../db/open.ts'
import type { Told } from '../owed/sinceThen.ts'
import type { Situation } from '../situation/points.ts'
import type { RecordPoint } from './recordPoint.ts'

const mostRead = 120
const longestWords = 160
const farthestShare = 0.15

/** Sums as an invoice's line shows them: ¥86,400.00. */
const shown = /(?:\d{1,3}(?:,\d{3})+|\d+)\.\d\d(?!\d)/g
/** A sum in what somebody wrote, with its currency or without: 84600, £18,420. */
const written =
  /(?<!\d[.,]?|[:：/A-Za-z-])[¥￥$£€]?\s?(?<sum>\d{1,3}(?:,\d{3})+|\d{4,8})(?:\.\d{1,2})?(?![\d.,:：/-]*\d|\s*(?:%|[年月日号点个台套件吨人]|[A-Za-z]{2,}\d))/g
const ofInvoice =
  /[那这](?:一)?[张笔]|发票|票据|账单|对账|货款|款项|尾款|\b(?:invoices?|inv\.?|bill(?:ed|s)?|statement|amount|charged?)\b/i
const contradicts =
  /不对|对不上|不一致|应该?是|应为|才[是对]|只(?:认|有|应)|多开|开多|少开|开错|写错|怎么是|我们(?:账上|系统|这边)?(?:记的|显示|是)|\b(?:should (?:be|have been|read)|supposed to be|doesn['’]?t match|not match|(?:we|our (?:records|books|system|side|AP))(?: team)? (?:have|has|make|show|shows|see|sees|say|says)|you billed|over-?charged|wrong amount|not the \d)/i
const ofMoneyMoved =
  /(?:到|付|收|打|汇|回)了|到账|收到|还(?:差|欠|剩)|余下|剩下|\b(?:paid|received|remitted|transferred|balance|remaining|left)\b/i

const digitsOf = (sum: number): string => [...String(Math.round(sum))].sort().join('')
/** 84600 for 86400: the same figures in another order, or one of them another. */
function isMisread(one: number, other: number): boolean {
  const [left, right] = [String(Math.round(one)), String(Math.round(other))]
  if (left.length !== right.length || left === right) return false
  const apart = [...left].filter((digit, at) => digit !== right[at]).length
  return digitsOf(one) === digitsOf(other) ? apart === 2 : apart === 1 && left.length > 4
}

/** What our own people write of a sum that has not come: 逾期124,600. */
const ofOwed =
  /逾期|拖欠|欠款?|应收|未收|没(?:付|到|回)|回款|\b(?:overdue|unpaid|outstanding|owe[sd]?|open|withheld|receivables?)\b/i

interface Row {
  id: string
  text: string
  at: number
  contactId: string | null
  kind: string
  direction: string | null
}

/**
 * The sums that a customer names for an invoice of ours and that are none of those on the list: 84600那张是吧, of one of 86,400;
 * and those that our own notes and talk have with their figures mixed up. By the row of the invoice that is meant, which has to be one alone.
 */
export function sumsDisputed(
  db: ReadableDb,
  accountId: string,
  record: readonly RecordPoint[],
  asOf: number,
): ReadonlyMap<string, Told> {
  const invoices = record.flatMap((point) =>
    point.kind !== 'unpaid'
      ? []
      : [
          {
            point,
            sums: [point.words, ...point.earlier.map(({ words }) => words)]
              .flatMap((words) => words.match(shown) ?? [])
              .map((sum) => Number(sum.replaceAll(',', ''))),
          },
        ],
  )
  const found = new Map<string, Told>()
  if (invoices.length === 0) return found
  const known = new Set(invoices.flatMap(({ sums }) => sums))
  const rows = db
    .read(
      `SELECT e.id, e.text, e.occurred_at AS at, e.contact_id AS contactId, e.kind,
        (SELECT a.direction FROM activities a WHERE a.evidence_id = e.id AND a.deleted_at IS NULL LIMIT 1) AS direction
       FROM evidence e WHERE e.account_id = ? AND e.kind IN ('message', 'note') AND e.occurred_at <= ? AND e.known_at <= ? AND e.shredded_at IS NULL
        AND e.sensitivity <> 'restricted' AND e.consent <> 'withdrawn' ORDER BY e.occurred_at DESC LIMIT ${mostRead}`,
    )
    .all(accountId, asOf, asOf) as Row[]
  for (const row of rows) {
    const isTheirs = row.direction === 'inbound' && row.kind === 'message'
    if (row.direction === 'outbound') continue
    for (const line of row.text.matchAll(/[^\n。；;]+/g)) {
      if (
        /^\s*>/.test(line[0]) ||
        !(ofInvoice.test(line[0]) || (!isTheirs && ofOwed.test(line[0]))) ||
        ofMoneyMoved.test(line[0])
      )
        continue
      for (const { groups } of line[0].matchAll(written)) {
        const sum = Number(groups!.sum!.replaceAll(',', ''))
        if (known.has(sum)) continue
        const isSaidOther = isTheirs && contradicts.test(line[0])
        const meant = invoices.filter(
          ({ point, sums }) =>
            row.at >= (point.at ?? 0) &&
            sums.some(
              (own) => isMisread(sum, own) || (isSaidOther && Math.abs(own - sum) <= farthestShare * own),
            ),
        )
        const [one, other] = meant
        if (one === undefined || other !== undefined || found.has(one.point.evidenceId)) continue
        const words = line[0].trim().slice(0, longestWords)
        const start = line.index + line[0].indexOf(words)
        found.set(one.point.evidenceId, {
          words,
          evidenceId: row.id,
          span: { start, end: start + words.length },
          speaker: isTheirs ? 'customer' : row.kind === 'note' ? 'note' : 'team',
          contactId: row.contactId,
          at: row.at,
          day: null,
        })
      }
    }
  }
  return found
}

/** A situation without the promises that stand beside an invoice as another sum than it has: it is not known what is promised. */
export function withoutDisputedPromises(situation: Situation, record: readonly RecordPoint[]): Situation {
  const beside = record.flatMap(({ isDisputed, since = [] }) => (isDisputed ? since : []))
  const isBeside = ({ evidenceId, span }: { evidenceId: string; span: { start: number; end: number } }) =>
    beside.some(
      (told) => told.evidenceId === evidenceId && told.span.start < span.end && told.span.end > span.start,
    )
  return situation
    .map(({ group, points }) => ({
      group,
      points: points.filter(({ kind, fact }) => kind !== 'customerPromise' || !isBeside(fact)),
    }))
    .filter(({ points }) => points.length > 0)
}
