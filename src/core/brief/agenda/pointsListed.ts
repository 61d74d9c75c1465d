import type { Span } from '../../facts/sentences/clauseBreaks.ts'
import { inSimplified } from '../../facts/sentences/inSimplified.ts'

/** A point of a list, or a question beside it, as it stands in the text. */
export interface PointListed extends Span {
  /** Its number as written: 二、, (b), 3. ; null for a question outside the list. */
  number: string | null
  text: string
}

const markers: readonly RegExp[] = [
  /^[ \t]*(?<number>\d{1,2})[ \t]*(?:[、．)）]|\.(?!\d))[ \t]*(?=\S)/,
  /^[ \t]*(?<number>[一二三四五六七八九十]{1,2})[ \t]*[、.．][ \t]*(?=\S)/,
  /^[ \t]*[（(](?<number>\d{1,2}|[a-h]|[一二三四五六七八九十])[)）][ \t]*(?=\S)/,
  /^[ \t]*(?<number>[①②③④⑤⑥⑦⑧⑨])[ \t]*(?=\S)/,
]
const orders = ['123456789', 'abcdefgh', '一二三四五六七八九', '①②③④⑤⑥⑦⑧⑨']
/** Which one of a list a number is, from 1; null for none. */
function placeOf(number: string): number | null {
  if (/^\d{2}$/.test(number)) return Number(number)
  const place = orders.map((order) => order.indexOf(number)).find((at) => at >= 0)
  return place === undefined ? null : place + 1
}

/** What a mail quotes or forwards below was written before. */
const quotedBelow = /^\s*(?:>|-{3,}|_{5,}|(?:From|Von|发件人|寄件者?|发件者)\s*[:：]|On .{4,60} wrote:)/i
/** What announces a list to which an answer is wanted. */
const announces =
  /问题|问几|请[^，。\n]{0,12}(?:回答|答复|回复|说明|确认|给)|意见|条件|要求|[几两三四五六]\s*(?:点|条|件事)|\b(?:questions?|conditions?|points?|answers?|only if|unless|in writing|before we (?:meet|speak)|our (?:position|side|view)|need from you|nobody is surprised|as follows|the following)\b/i
/** What a point has that asks something of whoever reads it. */
const asks =
  /[?？]|吗|多少|怎么|如何|是否|能不能|能否|敢不敢|请|必须|不能|不可|不必|需要?|要求?|低于|不含|[含给]|\b(?:please|need|must|should|want|would like|we['’]d like|could|can you|to be|has to|have to|position|on our side|move to|confirm|cap(?:ped)?|locked|not)\b/i

/** The lines of a text with where they begin, without what is quoted below it. */
function ownLines(text: string): { start: number; line: string }[] {
  const lines: { start: number; line: string }[] = []
  for (const { index, 0: line } of text.matchAll(/[^\n]*\n?/g)) {
    if (line === '') break
    if (quotedBelow.test(line)) break
    lines.push({ start: index, line: line.replace(/\n$/, '') })
  }
  return lines
}

const leastPoints = 2
const mostPoints = 9
const longestPoint = 320

/**
 * What somebody lists by numbers and wants answered, in full and in the order in which it was asked, with what they ask
 * beside it ("could you also tell me on Tuesday: …?"). Nothing where a list only tells.
 */
export function pointsListed(written: string): PointListed[] {
  const text = inSimplified(written)
  const lines = ownLines(text)
  const points: PointListed[] = []
  let announcement = ''
  for (const [at, { start, line }] of lines.entries()) {
    const marker = markers.map((one) => one.exec(line)).find((found) => found !== null)
    const number = marker?.groups?.number
    const place = number === undefined ? null : placeOf(number)
    const last = points.at(-1)
    if (marker && place === points.length + 1) {
      if (points.length === 0)
        announcement = lines
          .slice(Math.max(0, at - 3), at)
          .map((one) => one.line)
          .join('\n')
      const from = start + marker[0].length
      points.push({ number: marker[0].trim(), start: from, end: start + line.trimEnd().length, text: '' })
    } else if (last && line.trim() !== '' && lines[at - 1]!.line.trim() !== '' && last.end >= start - 2)
      last.end = start + line.trimEnd().length
    else if (points.length >= leastPoints && line.trim() !== '') break
    if (points.length >= mostPoints) break
  }
  const listed = points.map((point) => ({
    ...point,
    end: Math.min(point.end, point.start + longestPoint),
    text: written
      .slice(point.start, Math.min(point.end, point.start + longestPoint))
      .replaceAll(/\s*\n\s*/g, ' '),
  }))
  const asking = points.filter(({ start, end }) => asks.test(text.slice(start, end)))
  if (listed.length < leastPoints || asking.length * 2 < listed.length) return []
  if (!announces.test(announcement) && asking.length < listed.length) return []
  const last = points.at(-1)!
  return [...listed, ...questionsBehind(written, text, lines, last.end)]
}

const mostBeside = 3
/** What is asked in sentences of their own behind a list. */
function questionsBehind(
  written: string,
  text: string,
  lines: readonly { start: number; line: string }[],
  from: number,
): PointListed[] {
  return lines
    .filter(({ start }) => start >= from)
    .flatMap(({ start, line }): PointListed[] =>
      [...line.matchAll(/[^。！!？?；;.]+(?:\.(?=\d)[^。！!？?；;.]+)*[。！!？?；;.]?/gu)].flatMap(
        ({ index, 0: sentence }) => {
          const isAsked =
            /[?？]\s*$/.test(sentence) ||
            /请[^，。\n]{0,12}(?:讲|说|答|给)[^，。\n]{0,6}清|会上请|务必/.test(sentence)
          const lead = sentence.length - sentence.trimStart().length
          const at = start + index + lead
          const end = start + index + sentence.trimEnd().length
          return isAsked ? [{ number: null, start: at, end, text: written.slice(at, end) }] : []
        },
      ),
    )
    .slice(0, mostBeside)
    .filter(({ start, end }) => text.slice(start, end).trim() !== '')
}
