import type { ImportSource, ReadOptions, ReadProblem, Refusal, SourceHead } from '../format.ts'
import { readLines } from '../lines.ts'
import { type CueLine, looksLikeCueLines, readCueLine } from './cueLines.ts'

/** What one voice says in one go, before the cues of a speaker are joined. */
export type Cue = {
  /** Milliseconds from the start of the recording; null where the file gives no valid time. */
  readonly startMs: number | null
  readonly endMs: number | null
  /** UTC ms where the file states when this was said by the clock. */
  readonly saidAt?: number
  readonly speaker: string
  readonly text: string
  readonly line: number
  readonly lineEnd: number
}

export type CueList = {
  readonly cues: readonly Cue[]
  readonly problems: readonly ReadProblem[]
  /** What stands before the first cue; it may say when the recording was made. */
  readonly header: string
  readonly refusal: Refusal | null
}

const clock = String.raw`(?:(\d{1,3}):)?(\d{1,2}):(\d{2})(?:[.,](\d{1,3}))?`
/** SRT and WebVTT have an arrow, SBV a comma and nothing else on the line. */
const timing = new RegExp(`^\\s*${clock}(?:\\s*-->\\s*${clock}|,${clock}\\s*$)`)

/** Whether a text begins as captions do: SRT, WebVTT, SBV, or a file of cues that lie on one line each. */
export const looksLikeCaptions = (text: string): boolean =>
  /^\ufeff?WEBVTT\b/.test(text) ||
  timing.test(firstLine(text.trimStart().replace(/^\d+\s*\n\s*/, ''))) ||
  looksLikeCueLines(text)

const firstLine = (text: string): string => /^[^\r\n]*/.exec(text)![0]

/** The cues of captions. A name comes from a voice tag, or from `Name: ` before what is said. */
export async function readCaptions(
  source: ImportSource,
  head: SourceHead,
  { limits, signal }: ReadOptions,
): Promise<CueList> {
  const cues: Cue[] = []
  const problems: ReadProblem[] = []
  const header: string[] = []
  let refusal: Refusal | null = null
  let current: { startMs: number | null; endMs: number | null; lines: string[]; from: number } | null = null
  let isRemark = false
  let comesAgain = false
  let last = 0
  const finish = (): void => {
    if (current !== null) cues.push(...voicesOf(current, current.from, last))
    current = null
  }
  for await (const { text, line, bytesRead } of readLines(
    source,
    head.encoding ?? 'utf-8',
    limits.cellCharacters,
  )) {
    if (signal?.aborted) refusal = { code: 'cancelled' }
    else if (bytesRead > limits.packedBytes) refusal = { code: 'tooLarge', limit: limits.packedBytes }
    else if (cues.length > limits.rows) refusal = { code: 'tooManyRows', limit: limits.rows }
    if (refusal !== null) break
    const whole: readonly CueLine[] | null = current === null ? readCueLine(text) : null
    const times: RegExpExecArray | null = whole === null ? timing.exec(text) : null
    if (whole !== null) {
      comesAgain ||= whole.length > 1
      for (const cue of whole) if (cue.text !== '') cues.push({ ...cue, line, lineEnd: line })
    } else if (times !== null || text.includes('-->')) {
      // Some writers leave out the blank line: then the next cue's number ends the one before.
      if (current !== null && /^\d+$/.test(current.lines.at(-1) ?? '')) current.lines.pop()
      finish()
      isRemark = false
      if (times === null) problems.push({ at: { line }, code: 'badCue', kept: true })
      const [startMs, endMs]: [number | null, number | null] =
        times === null ? [null, null] : [timeOf(times, 1), timeOf(times, times[7] === undefined ? 9 : 5)]
      current = { startMs, endMs, lines: [], from: line }
    } else if (text.trim() === '') {
      finish()
      isRemark = false
    } else if (current !== null) current.lines.push(text.trim())
    else {
      isRemark ||= /^(STYLE|REGION)\b/.test(text)
      if (!isRemark && cues.length === 0 && header.length < 20) header.push(text.slice(0, 200))
    }
    last = line
  }
  finish()
  // A line of a song that comes again stands where it was first written.
  if (comesAgain) cues.sort((one, other) => (one.startMs ?? 0) - (other.startMs ?? 0))
  return { cues: namePrefixes(cues), problems, header: header.join('\n'), refusal }
}

function timeOf(parts: RegExpExecArray, from: number): number {
  const [hours, minutes, seconds] = [0, 1, 2].map((index) => Number(parts[from + index] ?? 0)) as [
    number,
    number,
    number,
  ]
  return ((hours * 60 + minutes) * 60 + seconds) * 1000 + Number((parts[from + 3] ?? '').padEnd(3, '0'))
}

/** A cue as its voices: `<v Ann>Hello</v> <v Bob>Hi` are two. Other tags only dress the text. */
function voicesOf(
  { startMs, endMs, lines }: { startMs: number | null; endMs: number | null; lines: readonly string[] },
  line: number,
  lineEnd: number,
): Cue[] {
  const parts = lines.join('\n').split(/<v(?:\.[^\s<>]{0,60})?\s{1,9}([^<>]{0,200})>/)
  const cues: Cue[] = []
  for (let index = 0; index < parts.length; index += 2) {
    const speaker = index === 0 ? '' : plainText(parts[index - 1]!)
    const text = plainText(parts[index]!.replace(/<\/?[\w.:\d][^>]{0,200}>/g, ''))
    if (text !== '') cues.push({ startMs, endMs, speaker, text, line, lineEnd: Math.max(line, lineEnd) })
  }
  return cues
}

const plainText = (marked: string): string =>
  marked
    .replace(/\{\\[^}]{0,40}\}/g, '')
    .replaceAll('&nbsp;', ' ')
    .replaceAll('&lt;', '<')
    .replaceAll('&gt;', '>')
    .replaceAll('&amp;', '&')
    .trim()

const namePrefix =
  /^(?:[-–]\s*)?\[?([^\s:：[\]\d,，。.?!？！][^:：[\]\n,，。?!？！]{0,39})\]?\s*[:：](?!\/\/)\s*/

/** Takes `Ann Lee: …` as a speaker where names stand so before most cues, or this one before several. */
export function namePrefixes(cues: readonly Cue[]): Cue[] {
  const counts = new Map<string, number>()
  for (const { speaker, text } of cues) {
    const name = speaker === '' ? namePrefix.exec(text)?.[1]?.trim() : undefined
    if (name !== undefined) counts.set(name, (counts.get(name) ?? 0) + 1)
  }
  const named = [...counts.values()].reduce((sum, count) => sum + count, 0)
  return cues.map((cue) => {
    const found = cue.speaker === '' ? namePrefix.exec(cue.text) : null
    const name = found?.[1]?.trim() ?? ''
    if (found === null || (counts.get(name)! < 2 && named < cues.length / 2)) return cue
    return { ...cue, speaker: name, text: cue.text.slice(found[0].length) }
  })
}
