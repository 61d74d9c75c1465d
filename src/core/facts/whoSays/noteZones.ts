import { matches } from '../cues/mayMatch.ts'
/**
 * What a part of a note is, by its heading: kept among ourselves, what we may not promise or say, what we have promised,
 * what the customer has, or what the customer needs. What stands under a heading of promises is read as that and as nothing else.
 */
export type Zone = 'internal' | 'limits' | 'ownPromises' | 'theirPromises' | 'needs'

/** A zone with its UTF-16 offsets, heading included. */
export interface NoteZone {
  zone: Zone
  start: number
  end: number
  /** Of a line that is heading and list in one: what it lists. */
  items?: readonly ListedLine[]
}

const bullet = /^\s*(?:[-*•·]|\d{1,2}\s*[.、)）]|[（(]\d{1,2}[)）]|\[ ?\]|[☐□])\s*/
/** What marks a heading as one, and what may stand around its words. */
const dressing =
  /^\s*(?:#{1,6}\s+|[【[*_]+)|[】\]*_]+\s*[:：]?\s*$|\s*[:：]\s*$|^\s*[一二三四五六七八九十]{1,2}\s*[、.．]\s*/g
const marked = /^\s*(?:#{1,6}\s+\S|【[^】]+】\s*[:：]?\s*$|\*\*[^*]+\*\*\s*[:：]?\s*$)/
const longestHeading = 48

/** 内部审批 is the customer's own matter; 内部, 内部备注, 内部（不要外传） are ours. */
const internal =
  /^(?:(?:仅|只)?(?:供)?(?:我方|我们)?内部(?:备注|看法|判断|讨论|信息|消息|说明|情况|提醒|备忘|复盘|小结|使用|参考|掌握)?(?:$|[（(：:，,。\s—–-])|(?:以下)?(?:内容)?(?:请)?(?:不要|不得|不可|切勿|勿|别)(?:对外|外传|外发|转发|给客户)|不对外|对内|保密(?:内容|信息|事项)?$|(?:给|跟)自己|私下|心里话|internal(?:ly)?(?: only| use| notes?| remarks?)?(?:$|[\s,(:—–-])|not for (?:the )?(?:customer|client|them|sharing)|confidential(?: notes?)?$|(?:just )?between us|(?:for )?our eyes|off the record|private(?: notes?)?$|for us only|do not (?:share|forward))/i
/** Under such a heading each line is what may not be said or given. */
const limits =
  /^(?:(?:千万|绝对?|一律)?(?:别|不要|不能|不可以?|不许|不准|不得|切勿|严禁)(?:再|先|随便|轻易)?(?:[跟和对向给](?:客户|对方|他们|甲方))?(?:答应|承诺|保证|许诺|让步|松口|说|讲|提|碰|谈)(?:的?(?:事|事项|内容|话|点|几点|东西))?|(?:禁忌|红线|雷区|底线|不能碰的|不能让的)(?:事项|清单|内容)?|(?:things? )?(?:we )?(?:do not|don['’]?t|never|must not|can ?not|can['’]?t) (?:promise|offer|agree to|commit to|say|mention|discuss|concede|give away|bring up)(?: to (?:them|the customer|the client))?|don['’]?ts|no[- ]?go(?:es|s)?|off[- ]limits|red lines|not to be (?:said|promised|mentioned|offered)|(?:topics? )?to avoid)$/i
const own =
  /^(?:(?:我们?|我方|我司|咱们?|这边)(?:已经|已|还)?(?:答应|承诺|应下|欠|要(?:给|做|办|提供|准备))|(?:我方|我们的|我司)(?:承诺|待办|任务|行动|事项)|(?:what )?we (?:owe|promised|have promised|will|need to|must)|our (?:actions?|promises?|commitments?|to[- ]?dos?|tasks?|side)|actions? (?:for|on) us|us\s*[:：]?$)/i
const theirs =
  /^(?:(?:客户|对方|甲方|他们|她们|贵方)(?:方|那边|这边)?(?:已经|已|还)?(?:答应|承诺|应下|欠|要(?:给|做|办|提供|准备))|(?:客户|对方|甲方)(?:方)?的?(?:承诺|待办|任务|行动|事项)|(?:what )?they (?:owe|promised|have promised|will|need to)|(?:their|customer|client)(?:['’]s)? (?:actions?|promises?|commitments?|to[- ]?dos?|tasks?|side)|actions? (?:for|on) (?:them|the (?:customer|client))|them\s*[:：]?$)/i

const needs =
  /^(?:(?:客户|对方|甲方|他们|现场|项目|主要|核心|关键|技术|基本|具体|明确|硬性)*的?(?:需求|要求|诉求|参数要求|技术参数|配置要求|需求清单|需求要点)|(?:客户|对方|甲方|他们)(?:想)?要(?:什么|的)|(?:what )?(?:they|the customer|the client) (?:needs?|wants?|requires?|asks? for|asked for)(?: from us)?|(?:their |key |main |customer |technical |functional |hard )*(?:requirements?|needs|must[- ]haves?|wish ?list|specs?|specification)|scope(?: of supply)?)$/i

const zoneNamed = (heading: string): Zone | null => {
  const words = heading.replaceAll(dressing, '').trim()
  return limits.test(words)
    ? 'limits'
    : internal.test(words)
      ? 'internal'
      : own.test(words)
        ? 'ownPromises'
        : theirs.test(words)
          ? 'theirPromises'
          : needs.test(words)
            ? 'needs'
            : null
}

/** A line that heads what follows: marked as a heading, ended by a colon, or followed by a list. */
function isHeading(line: string, next: string | undefined): boolean {
  const words = line.trim()
  if (words === '' || words.length > longestHeading || /[。；;！!？?]$/.test(words)) return false
  if (matches(marked, line)) return true
  if (bullet.test(line)) return false
  return /[:：]$/.test(words) || (next !== undefined && bullet.test(next))
}

/** The zones of a note, in their order; most notes have none. */
export function zonesOf(text: string): NoteZone[] {
  const headed = headedZones(text)
  const inLines = promisesInLine(text).filter(
    (line) =>
      !headed.some(
        ({ zone, start, end }) =>
          (zone === 'internal' || zone === 'limits') && line.start >= start && line.start < end,
      ),
  )
  return [...inLines, ...headed]
}

function headedZones(text: string): NoteZone[] {
  if (!text.includes('\n')) return []
  const lines: { text: string; start: number }[] = []
  for (const match of text.matchAll(/[^\n]+/g))
    if (match[0].trim() !== '') lines.push({ text: match[0], start: match.index })
  const zones: NoteZone[] = []
  let open: NoteZone | null = null
  for (const [at, line] of lines.entries()) {
    if (!isHeading(line.text, lines[at + 1]?.text)) continue
    const zone = zoneNamed(line.text)
    if (open) open.end = line.start
    open = zone === null ? null : { zone, start: line.start, end: text.length }
    if (open) zones.push(open)
  }
  return zones
}

/** "We owe: the letter 13/11, the list 25/11": a heading and its list on one line. */
const inLine =
  /^[ \t]*(?:[-*•·][ \t]*)?(?<head>[^:：\n\d]{2,40}?)[ \t]*[:：][ \t]*(?<list>\S[^\n]{3,300})$/gmu
const longestItem = 120

/** Heads of such a line: "us: …" is somebody who speaks, and "they will refuse: …" tells no promise. */
const ofLine =
  /^(?:what )?(?:we|they) (?:still |also )*(?:owe|promised|have promised|committed to|agreed to (?:send|give|provide))(?: (?:us|them|still|so far|to (?:us|them)))*$|\b(?:actions?|promises|commitments|to[- ]?dos?|tasks)\b|\p{Script=Han}{2}/iu

/** "gas data + floor plan by 16/11": two things, of which one may come without the other, for one day. */
function joined(words: string, from: number): ListedLine[] {
  let at = from
  return words.split(/\s[+]\s/).map((text) => {
    const item = { start: at, end: at + text.length, text, isListed: true, of: words }
    at = item.end + 3
    return item
  })
}

const saidHead = /^(?:(?<ours>we|i)|they)(?:['’]ve| have)? (?:also )?(?:said|agreed)$/i
const betweenSaid = /[;；、]|[,，](?!\d{3}\b)(?![^()（）]*[)）])/
const dayOfSaid =
  /\b(?:by|before|on|until|no later than)\b[^.;\n]{0,16}\d|\b\d{1,2}\/\d{1,2}\b|\b\d{1,2}(?:st|nd|rd|th)?\s+(?:jan|feb|mar|apr|may|jun|jul|aug|sep|oct|nov|dec)/i

/** The lines of a text that say themselves whose promises they list, each as a zone of its own. */
function promisesInLine(text: string): NoteZone[] {
  return [...text.matchAll(inLine)].flatMap((line): NoteZone[] => {
    const { head, list } = line.groups!
    const said = saidHead.exec(head!.trim())?.groups
    // "we said: cert by the 20th, two lots by 27 Nov": what was said is a promise where each thing has its day.
    if (said && !list!.split(betweenSaid).every((words) => dayOfSaid.test(words))) return []
    const zone = said ? (said.ours === undefined ? 'theirPromises' : 'ownPromises') : zoneNamed(head!)
    if (
      said === undefined &&
      ((zone !== 'ownPromises' && zone !== 'theirPromises') || !ofLine.test(head!.trim()))
    )
      return []
    let at = line.index + line[0].length - list!.length
    const items: ListedLine[] = []
    for (const part of list!.split(/[;；、]|[,，](?!\d{3}\b)(?![^()（）]*[)）])/)) {
      const words = part.trim().replace(/[。；;.\s]+$/, '')
      const start = at + part.length - part.trimStart().length
      if (words.length > 1 && words.length <= longestItem) items.push(...joined(words, start))
      at += part.length + 1
    }
    return items.length === 0 || zone === null
      ? []
      : [{ zone, start: line.index, end: line.index + line[0].length, items }]
  })
}

/** What a line lists, without its bullet: offsets in the text. */
export interface ListedLine {
  start: number
  end: number
  text: string
  /** Whether a bullet or number stands before it. */
  isListed: boolean
  /** The words that it shares with others, and the day in them. */
  of?: string
}

/** The lines under a zone's heading, each what it lists. */
export function* linesOf(text: string, { start, end, items }: NoteZone): Generator<ListedLine> {
  if (items) return yield* items
  const body = text.slice(start, end)
  let isFirst = true
  let endOfList = -1
  for (const match of body.matchAll(/[^\n]+/g)) {
    if (match[0].trim() === '') continue
    // What stands apart below a list, or is set off from it, is no line of it.
    if (/^\s*>/.test(match[0])) return
    if (endOfList >= 0 && !bullet.test(match[0]) && /\n[ \t]*\n/.test(body.slice(endOfList, match.index)))
      return
    if (isFirst) {
      isFirst = false
      continue
    }
    const listed = bullet.exec(match[0])?.[0].length
    if (listed !== undefined) endOfList = match.index + match[0].length
    const mark = listed ?? match[0].length - match[0].trimStart().length
    const said = match[0].slice(mark).replace(/[。；;.\s]+$/, '')
    if (said.length < 2) continue
    const at = start + match.index + mark
    yield { start: at, end: at + said.length, text: said, isListed: listed !== undefined }
  }
}
