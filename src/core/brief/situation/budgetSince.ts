import type { ReadableDb } from '../../db/open.ts'
import type { Told } from '../owed/sinceThen.ts'
import type { Situation } from './points.ts'

const mostRead = 400
const longestWords = 140
/** Times by which people leave the size of a sum unsaid: 265 of 265万, 380 of 380k. */
const scales = [1, 1e3, 1e4, 1e6] as const
const fewestDigits = 2
const mostDigits = 7

/** What a sum is said to be for, or not to be for. */
const tellsScope =
  /只(?:算|含|包|管|够|是|有)|不(?:含|包括?|算)|除外|另(?:外|算|出|列|批)|单独|单列|分开|里(?:面|头)?(?:没有?|不)|(?:已经?|都)?包(?:括|含)了?|\b(?:only (?:for|covers?|includes?|the)|(?:is|are) only|covers? only|excludes?|excluding|includes?|including|(?:does|do)(?: not|n['’]t) (?:cover|include)|without|separate(?:ly)?|on top|net of|just the|(?:not|isn['’]t|aren['’]t|is|are|sits?|comes?) (?:inside|outside|in|within|part of|from) (?:the|that|this|it)|extra to)\b|不在[^，,。；;]{0,8}(?:里|内)/iu

const countsOther = String.raw`(?![\d.,]*\d|\s*(?:%|％|个月|[天日号点时分]|[年月](?!.{0,6}预算)|个(?=[人月\p{Script=Han}])|[人台套件吨次项室层楼房页张份家米块瓦度路型号]|days?|weeks?|months?|people|units?|hours?))`
/** Where a text says one of a sum's figures, with or without its unit. */
function placeOf(text: string, sum: number): number {
  for (const scale of scales) {
    const number = String(Number((sum / scale).toPrecision(12)))
    if (number.length < fewestDigits || number.length > mostDigits || /e/.test(number)) continue
    const written = number.replace('.', '\\.')
    const found = new RegExp(`(?<!\\d[.,]?|[:：/A-Za-z-])${written}${countsOther}`, 'u').exec(text)
    if (found !== null) return found.index
  }
  return -1
}

interface Row {
  id: string
  text: string
  at: number
  kind: string
  direction: string | null
  contactId: string | null
}

/** The line or sentence of a text in which a place lies. */
function sentenceAt(text: string, place: number): { start: number; end: number } {
  const start = Math.max(
    ...[...text.slice(0, place).matchAll(/[。！？!?\n]|[.;]\s/g)].map(({ index }) => index + 1),
    0,
  )
  const behind = /[。！？!?\n]|[.;](?=\s|$)/.exec(text.slice(place))
  return { start, end: behind === null ? text.length : place + behind.index }
}

/** The clause of a sum and the one behind it, without any that names another figure. */
function nearTo(text: string, place: number, { start, end }: { start: number; end: number }): string {
  const clauses = text.slice(place, end).split(/(?<=[，,、])\s*/)
  const [own = '', next = ''] = clauses
  const before = text.slice(start, place).split(/[，,]/).at(-1)!
  return `${before}${own}${/\d/.test(next) ? '' : next}`
}

/**
 * A situation with what was said of a budget since it was told, where somebody names its sum again and says what it is for
 * or what it leaves out: 265那个只算医疗. Nothing that is to be kept quiet.
 */
export function withScopeOfBudgets(
  db: ReadableDb,
  situation: Situation,
  {
    accountId,
    asOf,
    isQuiet,
  }: {
    accountId: string
    asOf: number
    isQuiet: (evidenceId: string, span: { start: number; end: number }) => boolean
  },
): Situation {
  const toldBy = (sum: number, since: number, own: string): Told[] => {
    const rows = db
      .read(
        `SELECT e.id, e.text, e.occurred_at AS at, e.kind, e.contact_id AS contactId,
          (SELECT a.direction FROM activities a WHERE a.evidence_id = e.id AND a.deleted_at IS NULL LIMIT 1) AS direction
         FROM evidence e WHERE e.account_id = ? AND e.kind IN ('message', 'note') AND e.occurred_at > ? AND e.occurred_at <= ?
          AND e.known_at <= ? AND e.shredded_at IS NULL AND e.sensitivity <> 'restricted' AND e.consent <> 'withdrawn'
         ORDER BY e.occurred_at DESC LIMIT ${mostRead}`,
      )
      .all(accountId, since, asOf, asOf) as Row[]
    for (const row of rows) {
      const place = row.id === own || row.direction === 'outbound' ? -1 : placeOf(row.text, sum)
      if (place < 0) continue
      const { start: from, end: to } = sentenceAt(row.text, place)
      const whole = row.text.slice(from, to)
      if (
        !tellsScope.test(nearTo(row.text, place, { start: from, end: to })) ||
        /[?？吗么]\s*$/.test(row.text.slice(from, to + 1))
      )
        continue
      const start = from + whole.length - whole.trimStart().length
      const words = whole.trim().slice(0, longestWords)
      const span = { start, end: start + words.length }
      if (isQuiet(row.id, span)) continue
      return [
        {
          words,
          evidenceId: row.id,
          span,
          speaker: row.direction === 'inbound' ? 'customer' : row.kind === 'message' ? 'team' : 'note',
          contactId: row.contactId,
          at: row.at,
          day: null,
        },
      ]
    }
    return []
  }
  return situation.map(({ group, points }) => ({
    group,
    points: points.map((point) => {
      const sum = point.kind === 'budgetAmount' ? Number(point.fact.figures[0]?.value) : Number.NaN
      if (!(sum > 0) || point.fact.undated) return point
      const told = toldBy(sum, point.fact.occurredAt, point.fact.evidenceId)
      return told.length === 0 ? point : { ...point, since: [...point.since, ...told] }
    }),
  }))
}
