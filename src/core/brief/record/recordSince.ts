import type { ReadableDb } from '../../db/open.ts'
import { versionNumber } from '../../quotes/standing.ts'
import type { CustomerFact } from '../../talkTracks/types.ts'
import { isOneThing, likenessOfThings, thingWords } from '../owed/sameThing.ts'
import { type Told, toldSince } from '../owed/sinceThen.ts'
import { termsAgreedIn, withTermsAgreed } from '../quote/termsAgreed.ts'
import type { RecordPoint } from './recordPoint.ts'
import { sumsDisputed } from './sumsDisputed.ts'

const dayMs = 86_400_000
const mostNamed = 2
const longestTold = 160
/** The number of an invoice, order or ticket: letters and figures, of which there are enough to be no other. */
const aNumber = /\b[A-Z]{1,5}[A-Z\d]*(?:-[A-Z\d]+)*-?\d{3,}\b/g

interface Said {
  id: string
  text: string
  at: number
  kind: string
  direction: string | null
  contactId: string | null
  importedAt: number
}

const query = (condition: string): string => `SELECT e.id, e.text, e.occurred_at AS at, e.kind,
    e.contact_id AS contactId, s.created_at AS importedAt,
    (SELECT a.direction FROM activities a WHERE a.evidence_id = e.id AND a.deleted_at IS NULL LIMIT 1) AS direction
   FROM evidence e JOIN sources s ON s.id = e.source_id
  WHERE e.account_id = ? AND e.kind IN ('message', 'note') AND e.shredded_at IS NULL AND e.sensitivity <> 'restricted' AND e.consent <> 'withdrawn'
   AND e.known_at <= ? AND e.occurred_at >= ? AND ${condition} ORDER BY e.key DESC LIMIT 60`

const toldBy = (said: Said, start: number, end: number): Told => {
  const text = said.text.slice(start, end)
  return {
    words: text.length > longestTold ? `${text.slice(0, longestTold)}…` : text,
    evidenceId: said.id,
    span: { start, end },
    speaker:
      said.direction === 'inbound'
        ? 'customer'
        : said.direction === 'outbound'
          ? 'ours'
          : said.kind === 'message'
            ? 'team'
            : 'note',
    contactId: said.contactId,
    at: Math.abs(said.at - said.importedAt) < 10 * 60_000 ? null : said.at,
    day: null,
  }
}

const ofDone = /重开|补开|重发|已(?:开|发|寄|补)|\b(?:re-?issued?|re-?sent|corrected|credited|attached)\b/i

/** The lines of a text, with where they stand; what a mail quotes below was told before. */
function* linesOf(text: string): Generator<{ start: number; end: number; text: string }> {
  for (const match of text.matchAll(/[^\n]+/g)) {
    if (/^\s*(?:>|-{3,}|_{5,}|(?:From|发件人)\s*[:：])/.test(match[0])) return
    const line = match[0].trim()
    const start = match.index + match[0].indexOf(line)
    if (line !== '') yield { start, end: start + line.length, text: line }
  }
}

/** The last figures of a number, by which people call an invoice: 118号票, 118那张. */
const tailOf = (number: string): string | null => /(?<=\D)\d{3,}$/.exec(number)?.[0] ?? null

/** What was said of an invoice or ticket by its number, or by the end of it where no other ends so, newest first. */
function namingIt(
  db: ReadableDb,
  accountId: string,
  point: RecordPoint,
  { asOf, others }: { asOf: number; others: readonly string[] },
): Told[] {
  const [number] = (point.sought ?? point.words).match(aNumber) ?? []
  if (number === undefined) return []
  const tail = tailOf(number)
  const isOnly =
    tail !== null &&
    point.kind === 'unpaid' &&
    others.every((other) => other === number || tailOf(other) !== tail)
  const byTail = isOnly
    ? new RegExp(
        `(?<![\\d.-])${tail}\\s*号?\\s*(?:[那这]张|那笔|发票|票(?!数|价))|(?:发票|invoice|inv\\.?)\\s*(?:no\\.?|#|号)?\\s*${tail}(?!\\d)`,
        'iu',
      )
    : null
  const said = db
    .read(query('instr(e.text, ?) > 0'))
    .all(accountId, asOf, point.at ?? 0, isOnly ? tail : number) as unknown as Said[]
  return said.flatMap((one) =>
    [...linesOf(one.text)]
      // Our own asking when it will be paid is no news of it.
      .filter(
        ({ text }) =>
          (text.includes(number) || byTail?.test(text) === true) &&
          (one.direction !== 'outbound' || ofDone.test(text)),
      )
      .slice(0, 1)
      .map(({ start, end }) => toldBy(one, start, end)),
  )
}

const ofQuote = /报价|价单|\b(?:quote|quotation|offer|rev(?:ision)?\b|price)|(?<![a-z])v\s?\d(?![\d.])/i
const ofItsTerms =
  /延到|延至|延长|有效期?(?:至|到)|质保|保修|含税|含运|含安装|首付|预付|账期|交期|另算|另收|\b(?:valid (?:to|until)|extend\w*|warranty|deposit|lead time|DDP|DAP|EXW|FOB|CIF|incl(?:uding|\.)? |excl|ex VAT|retention)\b/i
const namedVersion =
  /\brev(?:ision)?\.?\s?[a-z\d](?![a-z\d])|(?<![a-z\d])v\s?\d(?!\d|\.\d)|第[\d一二三四五]版/i

/** What we said of the terms of the current quote in so many words, beside its own paper: how long it holds, what is in it. */
function termsTold(db: ReadableDb, accountId: string, point: RecordPoint, asOf: number): Told[] {
  const own = namedVersion.exec(point.words)?.[0] ?? null
  const version = own === null ? null : versionNumber(own)
  if (version === null || point.at === null) return []
  const said = db
    .read(query('length(e.text) < 2000'))
    .all(accountId, asOf, point.at - dayMs) as unknown as Said[]
  return said
    .filter(({ direction }) => direction !== 'inbound')
    .flatMap((one) =>
      [...linesOf(one.text)].flatMap(({ start, end, text }) => {
        const named = namedVersion.exec(text)
        if (named === null || versionNumber(named[0]) !== version) return []
        if (!ofQuote.test(text) || !ofItsTerms.test(text)) return []
        // A line of a meeting goes through many things: what is told of the quote begins with its sentence.
        const before = Math.max(
          ...['。', '；', ';'].map((mark) => text.lastIndexOf(mark, named.index) + 1),
          0,
        )
        return [toldBy(one, start + before, end)]
      }),
    )
}

/**
 * The newest message of ours to the customer that agrees to other terms of payment than the paper of their one current quote
 * has; null where there is none, and where it is on another version.
 */
function paymentAgreed(
  db: ReadableDb,
  accountId: string,
  point: RecordPoint,
  asOf: number,
): { told: Told; words: string; was: string; wasAt: number } | null {
  if (point.at === null) return null
  const own = versionNumber(namedVersion.exec(point.words)?.[0] ?? null)
  const said = db.read(query('length(e.text) < 4000')).all(accountId, asOf, point.at + 1) as unknown as Said[]
  for (const one of said.filter(({ direction }) => direction === 'outbound'))
    for (const { start, end, text } of linesOf(one.text)) {
      const agreed = termsAgreedIn(text)
      const named = namedVersion.exec(text)?.[0]
      if (agreed === null || (named !== undefined && versionNumber(named) !== own)) continue
      const changed = withTermsAgreed(point.words, agreed)
      // What was agreed last holds, also where it is what the paper says.
      return changed === null ? null : { told: toldBy(one, start, end), ...changed, wasAt: point.at }
    }
  return null
}

/**
 * The records of a customer with what was said of them since: of an invoice what names its number, or what was done of what
 * its note asks for; of a complaint what was told of the same thing; of a quote its terms where a message tells more.
 */
export function recordSince(
  db: ReadableDb,
  record: readonly RecordPoint[],
  {
    accountId,
    dealId,
    asOf,
    names,
    done,
    isQuiet,
  }: {
    accountId: string
    dealId: string
    asOf: number
    names: RegExp | null
    /** What was handed over or ticked off. */
    done: readonly CustomerFact[]
    isQuiet: (evidenceId: string, span: { start: number; end: number }) => boolean
  },
): RecordPoint[] {
  const complaints = record.filter(({ kind }) => kind === 'openComplaint')
  const heard = toldSince(
    db,
    complaints.map(({ words, evidenceId, at }) => ({
      words,
      answers: null,
      evidenceIds: [evidenceId],
      isTheirs: false,
      at: at ?? asOf,
      undated: false,
      dueOn: null,
    })),
    { accountId, dealId, asOf, names, isQuiet, least: isOneThing },
  )
  const doneOf = ({ words, sought = words, at }: RecordPoint): Told[] => {
    const thing = thingWords(sought, names)
    return done
      .filter(
        (fact) =>
          fact.occurredAt >= (at ?? 0) && likenessOfThings(thing, thingWords(fact.text, names)) >= isOneThing,
      )
      .map((fact) => ({
        words: fact.text,
        evidenceId: fact.evidenceId,
        span: fact.span,
        speaker: fact.speaker ?? 'note',
        contactId: null,
        at: fact.undated ? null : fact.occurredAt,
        day: null,
      }))
  }
  const disputed = sumsDisputed(db, accountId, record, asOf)
  const others = record.flatMap(({ words, sought = words }) => sought.match(aNumber) ?? [])
  const quotes = record.filter(({ kind }) => kind === 'currentQuote')
  return record.map((listed) => {
    const agreed =
      listed.kind === 'currentQuote' && quotes.length === 1
        ? paymentAgreed(db, accountId, listed, asOf)
        : null
    const holds = agreed !== null && !isQuiet(agreed.told.evidenceId, agreed.told.span) ? agreed : null
    const point =
      holds === null
        ? listed
        : {
            ...listed,
            words: holds.words,
            earlier: [
              { words: holds.was, at: holds.wasAt, evidenceId: listed.evidenceId },
              ...listed.earlier,
            ],
          }
    const other = disputed.get(point.evidenceId)
    const since =
      point.kind === 'unpaid'
        ? [
            ...(other === undefined ? [] : [other]),
            ...namingIt(db, accountId, point, { asOf, others }),
            ...doneOf(point),
          ]
        : point.kind === 'openComplaint'
          ? [...namingIt(db, accountId, point, { asOf, others }), ...(heard[complaints.indexOf(point)] ?? [])]
          : point.kind === 'currentQuote'
            ? [...(holds === null ? [] : [holds.told]), ...termsTold(db, accountId, point, asOf)]
            : []
    // What put the sum right stands in the line itself.
    const told = since.filter(
      ({ evidenceId, span }) => evidenceId !== point.evidenceId && !isQuiet(evidenceId, span),
    )
    const once = [...new Map(told.map((one) => [`${one.evidenceId} ${one.span.start}`, one])).values()]
    if (once.length === 0) return point
    const isDisputed = other !== undefined && once.includes(other)
    return { ...point, since: once.slice(0, mostNamed), ...(isDisputed && { isDisputed }) }
  })
}
