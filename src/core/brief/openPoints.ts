import type { ReadableDb } from '../db/open.ts'
import type { Blank } from '../talkTracks/types.ts'
import { isOneThing, likenessOfThings, thingWords } from './sameThing.ts'

const dayMs = 86_400_000
/** What nobody knew longer ago has been told since, or is forgotten. */
const openDays = 45
const mostRead = 400
const mostPoints = 3
const mostLookedAt = 24
const leastLetters = 6
const longestPoint = 48

/** Somebody says of a thing that it is not decided, or known to nobody: 要不要走招标也没定, 是否纳入会上没说. */
const open =
  /(?:要不要|是不是|是否|会不会|能不能|能否|有没有|谁来?|哪[天家个]|几号|多少|怎么)[^，。；！？\n]{2,24}?(?:[，,\s]{0,2}[^，。；！？\n]{0,6})?(?:没定|未定|待定|不清楚|不确定|不知道|没底|说不准|没说|没人说得清|没结论|没答复|再定|要听|要看[^，。；\n]{1,8}(?:意见|意思)|得问|要等[^，。；\n]{1,8}(?:定|批|意见))[^，。；！？\n]{0,10}|[^，。；！？\n]{3,20}(?:还没|还未|尚未|也没)(?:有)?(?:定(?!金|制)|确定|敲定|批|落实)[^，。；！？\n]{0,8}/u
/** A thing of ours, of a to-do, or of everyday life is no question to them. */
const ofOurs =
  /我们(?:这边|内部|自己)|我方|韩总|老板|底[价线]|机票|酒店|吃饭|加班|请假|开会|会议室|几点|[?？]\s*$|吗\s*$|没定金/u
const settled = /定了|确定了|敲定|批了|明确|不用了|决定|就按|改[为成到]|答应/u

interface Row {
  id: string
  text: string
  at: number
  direction: string | null
}

const query = `SELECT e.id, e.text, e.occurred_at AS at,
    (SELECT a.direction FROM activities a WHERE a.evidence_id = e.id AND a.deleted_at IS NULL LIMIT 1) AS direction
   FROM evidence e
  WHERE e.account_id = ? AND e.kind IN ('message', 'note') AND e.shredded_at IS NULL AND e.sensitivity <> 'restricted' AND e.consent <> 'withdrawn'
   AND (e.deal_id IS NULL OR e.deal_id = ?) AND e.known_at <= ? AND e.occurred_at >= ? AND e.occurred_at <= ?
  ORDER BY e.key DESC LIMIT ${mostRead}`

/** Where the words begin that say of what it is open: with their clause, or the one before where it begins with the asking. */
function startOf(line: string, at: number, end: number): number {
  const clauseStart = (before: number): number =>
    Math.max(
      ...['，', ',', '。', '；', ';', '！', '？'].map((mark) => line.lastIndexOf(mark, before - 1) + 1),
    )
  const own = clauseStart(at)
  const first =
    line.slice(own, at).trim() === '' && own > 0 && /[，,]/.test(line[own - 1]!) ? clauseStart(own - 1) : own
  return end - first <= longestPoint ? first : end - own <= longestPoint ? own : at
}

/**
 * What the records themselves say is open, newest first, as questions for the call: what somebody told is not decided, as
 * long as nobody told since that it is. Nothing of what is to be kept quiet.
 */
export function openPoints(
  db: ReadableDb,
  {
    accountId,
    dealId,
    asOf,
    names,
    isQuiet,
  }: {
    accountId: string
    dealId: string
    asOf: number
    names: RegExp | null
    isQuiet: (evidenceId: string, span: { start: number; end: number }) => boolean
  },
): Blank[] {
  const rows = db.read(query).all(accountId, dealId, asOf, asOf - openDays * dayMs, asOf) as unknown as Row[]
  const found: { words: string; at: number; id: string }[] = []
  for (const row of rows)
    for (const line of row.text.matchAll(/[^\n]+/g)) {
      // What a mail quotes below was told before.
      if (/^\s*>/.test(line[0])) continue
      if (/^\s*-{3,}|^\s*(?:From|发件人)\s*[:：]/.test(line[0])) break
      const match = open.exec(line[0])
      if (match === null || row.direction === 'outbound') continue
      const from = startOf(line[0], match.index, match.index + match[0].length)
      const words = line[0]
        .slice(from, match.index + match[0].length)
        // Marks of a list go, and the number of what is asked about stays: 2号线是否纳入.
        .replace(/^(?:[\s\-•*、:：]|\[[ xX]?\]|[(（]\d{1,2}[)）]|\d{1,2}\s*[.、)）:：](?!\d))+/u, '')
        .trim()
        .replace(/\s*\t\s*/g, ' · ')
      const start = line.index + from
      if (words.length < leastLetters || words.length > longestPoint || ofOurs.test(line[0])) continue
      if (isQuiet(row.id, { start, end: line.index + match.index + match[0].length })) continue
      found.push({ words, at: row.at, id: row.id })
    }
  if (found.length === 0) return []
  const things = found.slice(0, mostLookedAt).map((one) => ({ ...one, thing: thingWords(one.words, names) }))
  const once = things.filter(
    ({ thing }, index) =>
      !things.slice(0, index).some((other) => likenessOfThings(thing, other.thing) >= isOneThing),
  )
  const decided = rows
    .filter(({ text }) => settled.test(text) && !open.test(text))
    .map((row) => ({ ...row, thing: thingWords(row.text, names) }))
  return once
    .filter(
      ({ thing, at, id }) =>
        !decided.some(
          (row) => row.at > at && row.id !== id && likenessOfThings(thing, row.thing) >= isOneThing,
        ),
    )
    .slice(0, mostPoints)
    .map(({ words }) => ({ code: 'open', question: `“${words}”：现在有说法了吗？`, n: 1 }))
}
