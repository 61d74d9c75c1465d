import { Parser } from 'htmlparser2'
import type { ImportSource, ReadOptions, SourceHead } from '../format.ts'
import { readAll } from '../source.ts'
import { type Cue, type CueList, namePrefixes } from './captions.ts'

/** Whether a text begins as TTML does (also called DFXP), whatever prefix its names have. */
export const looksLikeTimedText = (text: string): boolean =>
  /^\ufeff?\s*(?:<\?xml[^>]{0,200}\?>\s*)?(?:<!--[\s\S]{0,2000}?-->\s*)?<(?:[\w-]{1,20}:)?tt[\s>]/.test(
    text,
  ) && /ns\/ttml|ttaf1/.test(text.slice(0, 4000))

interface Paragraph {
  begin: string | undefined
  end: string | undefined
  length: string | undefined
  speaker: string
  text: string
  line: number
}

/** The cues of TTML. A voice is an agent whom the head names, or stands before its words as in other captions. */
export async function readTimedText(
  source: ImportSource,
  head: SourceHead,
  { limits }: ReadOptions,
): Promise<CueList> {
  const bytes = await readAll(source, limits.packedBytes)
  const nothing = { cues: [], problems: [], header: '' }
  if (bytes === null) return { ...nothing, refusal: { code: 'tooLarge', limit: limits.packedBytes } }
  const text = new TextDecoder(head.encoding ?? 'utf-8').decode(bytes)
  const paragraphs: Paragraph[] = []
  const names = new Map<string, string>()
  const rate = { frames: 30, ticks: 0 }
  const agents: string[] = []
  let open: Paragraph | null = null
  let agent = ''
  let isName = false
  let header = ''
  let line = 1
  let seen = 0
  const parser: Parser = new Parser(
    {
      onopentag(tag, attributes) {
        const name = localName(tag)
        const own = ofAttributes(attributes)
        agents.push(own('agent') ?? agents.at(-1) ?? '')
        if (name === 'tt') {
          rate.frames = Number(own('frameRate')) || rate.frames
          rate.ticks = Number(own('tickRate')) || 0
        } else if (name === 'agent') agent = own('id') ?? ''
        else if (name === 'name') isName = true
        else if (name === 'br' && open !== null) open.text += '\n'
        else if (name === 'p') {
          line += linesIn(text, seen, parser.startIndex)
          seen = parser.startIndex
          open = {
            ...{ begin: own('begin'), end: own('end'), length: own('dur') },
            ...{ speaker: agents.at(-1)!, text: '', line },
          }
        } else if (name === 'span' && open !== null) {
          open.begin ??= own('begin')
          open.end ??= own('end')
          if (open.text.trim() === '') open.speaker = agents.at(-1)!
        }
      },
      ontext(data) {
        if (open !== null) open.text += data.replace(/\s+/g, ' ')
        else if (isName) names.set(agent, `${names.get(agent) ?? ''}${data}`.trim())
        else if (header.length < 2000) header += data
      },
      onclosetag(tag) {
        agents.pop()
        const name = localName(tag)
        if (name === 'name') isName = false
        else if (name === 'p' && open !== null) {
          if (open.text.trim() !== '' && paragraphs.length <= limits.rows) paragraphs.push(open)
          open = null
        }
      },
    },
    { xmlMode: true, decodeEntities: true },
  )
  parser.end(text)
  const cues = paragraphs.map(({ begin, end, length, speaker, text: words, line }): Cue => {
    const startMs = timeOf(begin, rate)
    const lasted = timeOf(length, rate)
    return {
      startMs,
      endMs: timeOf(end, rate) ?? (startMs === null || lasted === null ? null : startMs + lasted),
      // An agent without a name is still somebody else than the others.
      speaker: names.get(speaker) ?? speaker,
      text: words.trim(),
      line,
      lineEnd: line,
    }
  })
  if (paragraphs.length > limits.rows)
    return { ...nothing, refusal: { code: 'tooManyRows', limit: limits.rows } }
  return { cues: namePrefixes(cues), problems: [], header: header.slice(0, 2000), refusal: null }
}

const localName = (name: string): string => name.slice(name.indexOf(':') + 1)

const ofAttributes =
  (attributes: Readonly<Record<string, string>>) =>
  (wanted: string): string | undefined =>
    Object.entries(attributes).find(([name]) => localName(name) === wanted)?.[1]

function linesIn(text: string, from: number, to: number): number {
  let lines = 0
  for (let at = text.indexOf('\n', from); at >= 0 && at < to; at = text.indexOf('\n', at + 1)) lines++
  return lines
}

/** Milliseconds of a time expression (TTML 2, 12.3): by the clock with fractions or frames, or a number with its unit. */
function timeOf(
  written: string | undefined,
  { frames, ticks }: { frames: number; ticks: number },
): number | null {
  const text = written?.trim() ?? ''
  const clock = /^(\d{1,3}):(\d{2}):(\d{2})(?:\.(\d{1,9})|:(\d{1,3})(?:\.\d+)?)?$/.exec(text)
  if (clock !== null) {
    const [, hours, minutes, seconds, fraction, frame] = clock
    const whole = (Number(hours) * 60 + Number(minutes)) * 60 + Number(seconds)
    return Math.round((whole + Number(`0.${fraction ?? 0}`) + Number(frame ?? 0) / frames) * 1000)
  }
  const [, number, unit] = /^(\d+(?:\.\d+)?)(h|ms|m|s|f|t)$/.exec(text) ?? []
  if (number === undefined) return null
  const msOfUnit = { h: 3_600_000, m: 60_000, s: 1000, ms: 1, f: 1000 / frames, t: 1000 / (ticks || 1) }
  return Math.round(Number(number) * msOfUnit[unit as keyof typeof msOfUnit])
}
