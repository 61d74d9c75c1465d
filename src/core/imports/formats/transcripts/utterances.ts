import type { ImportSource, ReadOptions, ReadProblem, Refusal, SourceHead } from '../format.ts'
import { readJsonValues } from '../tables/jsonValues.ts'
import type { Cue, CueList } from './captions.ts'
import { readStatedTime } from './recordingTime.ts'

type Fields = Readonly<Record<string, unknown>>

const keys = {
  text: 'text transcript sentence content utterance finalsentence onebest 文本 内容 发言 文字 发言内容',
  speaker:
    'speaker speakername speakerlabel speakerid speakerinfo speakertag spk username participant 说话人 发言人 讲话人',
  start:
    'start starttime startms startsec begin begintime bg from offset startoffset timestamp 开始 开始时间 时间',
  end: 'end endtime endms endsec ed to endoffset 结束 结束时间',
  words: 'words sentences monologue elements',
}
const known = Object.fromEntries(
  Object.entries(keys).map(([role, names]) => [role, new Set(names.split(' '))]),
) as unknown as Record<keyof typeof keys, ReadonlySet<string>>

/** Lists that repeat what the utterances say, word by word or otherwise. */
const repeating = /^(words?|wordsegments|tokens|alternatives|sentimentanalysisresults|chapters|entities)$/
const deepestSearch = 8
/** A service that nests its utterances gives one value; four times as many characters are read of it at most. */
const nestedCharacters = 4_000_000

const tidy = (key: string): string => key.toLowerCase().replace(/[\s_-]/g, '')

const keyPattern = (role: keyof typeof keys): RegExp =>
  new RegExp(`"(${[...known[role]].map((name) => [...name].join('[_-]?')).join('|')})"\\s*:`, 'i')
const textKey = keyPattern('text')
const startKey = keyPattern('start')

/** Keys that name a speaker and nothing else: a calendar has participants and a start, too. */
const plainSpeakerKey = /"(speaker[\w-]*|spk|说话人|发言人|讲话人)"\s*:/i

/** Whether JSON text looks like a list of who said what when. A speaker may be missing from Whisper's segments. */
export const looksLikeUtterances = (text: string): boolean =>
  startKey.test(text) &&
  textKey.test(text) &&
  (plainSpeakerKey.test(text) || /"segments"\s*:\s*\[\s*\{/.test(text)) &&
  (/"(utterances|segments)"\s*:/.test(text) || /"(end|end_?time|end_?ms|结束时间?)"\s*:/i.test(text))

/**
 * The utterances of a transcript in JSON, whatever service wrote it: the list that says who said what when is
 * searched for, also inside others. `line` counts utterances, because such JSON often is one line.
 */
export async function readUtterances(
  source: ImportSource,
  head: SourceHead,
  options: ReadOptions,
  clock: (text: string) => number | null,
): Promise<CueList> {
  const { packedBytes } = options.limits
  const lists = new Map<string, Fields[]>()
  const problems: ReadProblem[] = []
  let refusal: Refusal | null = null
  const limits = { ...options.limits, cellCharacters: nestedCharacters, textBytes: packedBytes }
  for await (const event of readJsonValues(source, head, { ...options, limits })) {
    if (event.kind === 'refused') refusal = event.refusal
    else if (event.kind === 'problem')
      problems.push({ at: { line: event.line }, code: event.code, kept: false })
    else collect(lists, event.list ?? '', [event.value], 0)
  }
  const best = [...lists].sort(([nameA, a], [nameB, b]) => rank(nameB, b) - rank(nameA, a))[0]?.[1] ?? []
  return { cues: cuesOf(best, clock), problems, header: head.text, refusal }
}

function collect(
  lists: Map<string, Fields[]>,
  name: string,
  values: readonly unknown[],
  depth: number,
): void {
  if (depth > deepestSearch || repeating.test(tidy(name))) return
  for (const value of values) {
    if (!isFields(value)) continue
    if (isUtterance(value)) {
      const list = lists.get(name)
      if (list === undefined) lists.set(name, [value])
      else list.push(value)
    } else {
      for (const [key, inner] of Object.entries(value)) {
        if (Array.isArray(inner)) collect(lists, key, inner, depth + 1)
        else if (isFields(inner)) collect(lists, key, [inner], depth + 1)
      }
    }
  }
}

function rank(name: string, list: readonly Fields[]): number {
  const hasSpeakers = list.some((utterance) => field(utterance, 'speaker') !== undefined)
  return (tidy(name) === 'utterances' ? 2e9 : 0) + (hasSpeakers ? 1e9 : 0) + list.length
}

function isUtterance(value: Fields): boolean {
  if (field(value, 'start') === undefined && field(value, 'speaker') === undefined) return false
  return field(value, 'start') !== undefined || field(value, 'end') !== undefined
    ? textOf(value, 0) !== ''
    : typeof field(value, 'text') === 'string'
}

function cuesOf(list: readonly Fields[], clock: (text: string) => number | null): Cue[] {
  const texts = list.map((utterance) => textOf(utterance, 0))
  const unit = unitOf(list, texts)
  return list.map((utterance, index): Cue => {
    const start = field(utterance, 'start')
    const saidAt = absoluteTime(start, clock)
    return {
      startMs: saidAt === null ? milliseconds(start, unit) : null,
      endMs: saidAt === null ? milliseconds(field(utterance, 'end'), unit) : null,
      ...(saidAt === null ? {} : { saidAt }),
      speaker: speakerOf(field(utterance, 'speaker')),
      text: texts[index]!,
      line: index + 1,
      lineEnd: index + 1,
    }
  })
}

/**
 * Milliseconds of one unit in which a list counts. A fraction shows seconds; among whole numbers, nobody says less
 * than a character in three seconds.
 */
function unitOf(list: readonly Fields[], texts: readonly string[]): 1 | 1000 {
  const times = list.flatMap((utterance) => [field(utterance, 'start'), field(utterance, 'end')].map(Number))
  if (times.some((time) => Number.isFinite(time) && !Number.isInteger(time))) return 1000
  if (list.some((utterance) => Object.keys(utterance).some((key) => /^(start|begin|end)_?ms$/i.test(key))))
    return 1
  const longest = times.reduce((most, time) => (Number.isFinite(time) ? Math.max(most, time) : most), 0)
  const characters = texts.reduce((sum, text) => sum + text.length, 0)
  return longest > 3 * characters ? 1 : 1000
}

function milliseconds(value: unknown, unit: 1 | 1000): number | null {
  if (typeof value === 'string' && value.includes(':')) {
    const parts = value.split(':').map((part) => Number(part.replace(',', '.')))
    const seconds = parts.reduce((sum, part) => sum * 60 + part, 0)
    return Number.isFinite(seconds) && parts.length <= 3 ? Math.round(seconds * 1000) : null
  }
  const time = typeof value === 'string' && value.trim() === '' ? Number.NaN : Number(value ?? Number.NaN)
  return Number.isFinite(time) && time >= 0 ? Math.round(time * unit) : null
}

/** A time by the clock: an epoch after 2001 or a text with a day; null for an offset. */
function absoluteTime(value: unknown, clock: (text: string) => number | null): number | null {
  const time = Number(value)
  if (Number.isFinite(time) && time > 1e9) return time > 1e11 ? time : time * 1000
  return typeof value === 'string' ? readStatedTime(value, clock) : null
}

function speakerOf(value: unknown): string {
  if (typeof value === 'number') return `Speaker ${value}`
  if (typeof value === 'string') return /^\d+$/.test(value.trim()) ? `Speaker ${value.trim()}` : value.trim()
  if (!isFields(value)) return ''
  for (const key of ['name', 'username', 'userName', 'nickname', 'displayName', 'id', 'user_id']) {
    const name = speakerOf(value[key])
    if (name !== '') return name
  }
  return ''
}

/** What is said: the utterance's own text, else that of its sentences or words. */
function textOf(value: Fields, depth: number): string {
  const own = field(value, 'text') ?? value.word ?? value.w ?? value.value
  if (typeof own === 'string') return own.trim()
  if (depth > 2) return ''
  const parts = [own, ...entriesOf(value, 'words')].flatMap((list) => (Array.isArray(list) ? list : []))
  return joinTexts(parts.filter(isFields).map((part) => textOf(part, depth + 1)))
}

/** Joins what was cut apart: with a space, except where Chinese meets Chinese. */
export function joinTexts(texts: readonly string[]): string {
  let joined = ''
  for (const text of texts) {
    if (text === '') continue
    const needsSpace = joined !== '' && !(wide.test(joined.at(-1)!) && wide.test(text[0]!))
    joined += needsSpace && !/^[,.!?;:]/.test(text) ? ` ${text}` : text
  }
  return joined
}

const wide = /[\u3000-\u9fff\uff00-\uffef“”‘’…—]/

const field = (value: Fields, role: keyof typeof keys): unknown => entriesOf(value, role)[0]

const entriesOf = (value: Fields, role: keyof typeof keys): unknown[] =>
  Object.entries(value)
    .filter(([key, inner]) => known[role].has(tidy(key)) && inner !== null)
    .map(([, inner]) => inner)

function isFields(value: unknown): value is Fields {
  return typeof value === 'object' && value !== null && !Array.isArray(value)
}
