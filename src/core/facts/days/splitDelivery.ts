import { type FoundFigure, findFigures } from '../figures.ts'
import type { ProposedFact } from '../proposedFact.ts'
import type { Speaker } from '../whoSays/stance.ts'

/** What stands for a cue where goods come in parts, each on its own day. */
export const inParts = 'parts'

const han = '[一二两三四五六七八九十]'
/** So many of something: 另外2套, 首批三台, "4 S60 + all 5 P20", "the other 3 pumps", "9 units". */
const counted = new RegExp(
  String.raw`(?:\d{1,5}|${han}{1,3})\s*(?:台|套|件|组|辆|箱|批|卷|吨|柜|支|张|根|片|只|部)(?!\s*(?:\d[\d.]*\s*[万元]|[万元]))|(?:^|[\s:：+])(?:the |all |another |other |first |last |remaining |further )*\d{1,4} (?!(?:days?|weeks?|months?|hours?|h|am|pm|years?|people|jan|feb|mar|apr|may|jun|jul|aug|sep|oct|nov|dec)\b)[A-Za-z][\w-]*`,
  'iu',
)
/** That something comes, at least once in what tells of it. */
const comes =
  /到(?!期|位|账|款|底|岗|场看|会)|发货|交货|交付|送达|供货|进场|运抵|\b(?:arriv\w+|ships?|shipping|shipped|deliver\w*|lands?|due in|bonded|in stock|supply|reach\w*|on site)\b/iu
/** What is worked on, paid or talked about on its days comes on none of them. */
const ofElse =
  /做不到|做不完|不可能|到不了|来不及|别(?!墅)|不要|要求|希望|付款|预付|尾款|发票|培训|会议|开会|测试|试用|样|\b(?:not|never|can['’]?t|cannot|won['’]?t|invoice|pay(?:ment|s|able)?|training|meeting|call|samples?|tests?)\b/iu
const longest = 260
const mostBetween = 3

interface Piece {
  start: number
  end: number
  text: string
  day: FoundFigure | null
}

function piecesOf(paragraph: string, offset: number, occurredAt: number): Piece[] {
  return [...paragraph.matchAll(/(?:[^，,。；;.:：\n]|(?<=\d)[.:](?=\d))+/gu)].map(({ 0: text, index }) => {
    const days = findFigures(text, occurredAt).filter(
      ({ kind, figure }) => kind === 'date' && String(figure.value).length === 10,
    )
    const lead = text.length - text.trimStart().length
    return {
      start: offset + index + lead,
      end: offset + index + text.trimEnd().length,
      text: text.trim(),
      day: days.length === 1 && counted.test(text) && !ofElse.test(text) ? days[0]! : null,
    }
  })
}

/**
 * What comes in parts, each on its own day: 2套1月15日到中山；另外2套2月24日发货, "4 A20 by 18 Dec, the other 3 arrive 12 Jan". Told
 * as one, with the day of the last part first: by that day, and not before, all of it is there.
 */
export function splitDeliveries(text: string, occurredAt: number, by: Speaker): ProposedFact[] {
  if (!comes.test(text) || !counted.test(text)) return []
  const written = new Date(occurredAt).toISOString().slice(0, 10)
  return [...text.matchAll(/[^\n]+/g)].flatMap(({ 0: paragraph, index }): ProposedFact[] => {
    const pieces = piecesOf(paragraph, index, occurredAt)
    const told = pieces.flatMap((piece, at) =>
      piece.day !== null && String(piece.day.figure.value) > written ? [at] : [],
    )
    const [first, ...others] = told
    if (first === undefined) return []
    let last = first
    for (const at of others) if (at - last <= mostBetween) last = at
    const run = told.filter((at) => at >= first && at <= last)
    const days = [...new Set(run.map((at) => String(pieces[at]!.day!.figure.value)))].sort().reverse()
    const start = pieces[first]!.start + headOf(pieces[first]!.text)
    const end = pieces[last]!.end
    const words = text.slice(start, end)
    if (days.length < 2 || words.length > longest || !comes.test(paragraph)) return []
    return [
      {
        kind: 'deliveryDate',
        subject: inParts,
        start,
        end,
        text: words,
        figures: days.map((value) => ({ value, unit: 'date' })),
        speaker: by,
        stance: 'stated',
        saidBy: null,
      },
    ]
  })
}

/** Letters of what stands before the count with a colon: "supply: 4 A20", 预付到的话：2套. */
const headOf = (piece: string): number => /^[^:：]{0,40}[:：]\s*(?=\S)/u.exec(piece)?.[0].length ?? 0
