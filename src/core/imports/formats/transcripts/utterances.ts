import type { ImportSource, ReadOptions, ReadProblem, Refusal, SourceHead } from '../format.ts'
import { type JsonShape, readJsonValues, sniffJson } from '../tables/jsonValues.ts'
import { begunValue } from './begunJson.ts'
import type { Cue, CueList } from './captions.ts'
import { countsFromBeginning, endOfSpan, type JsonTime, readJsonTime } from './jsonClock.ts'
import { utterancesOfWords } from './recognisedWords.ts'
import { createTimeFinder } from './recordingTime.ts'

type Fields = Readonly<Record<string, unknown>>
type FindTime = (text: string) => number | null

const keys = {
  text: 'text transcript transcription sentence content utterance finalsentence onebest display displaytext res 文本 内容 发言 文字 发言内容 转写 转写内容 转写文本',
  speaker:
    'speaker speakername speakerlabel speakerid speakerinfo speakertag spk username participant participantid participantrole users rl 说话人 发言人 讲话人',
  /** Who it is where nothing else says so: other records than talks have these, too. */
  anybody: 'role name user sender who nickname 姓名 角色 用户 channel channelid channeltag channelmark',
  start:
    'start starttime startms startsec begin begintime bg from offset offsetms offsetmilliseconds startoffset beginoffsetmillis startoffsetmillis timestamps offsets 开始 开始时间 起始时间 timestamp time ts timecode 时间 时间点 时间戳',
  end: 'end endtime endms endsec ed to endoffset endoffsetmillis endts stoptime 结束 结束时间',
  length: 'duration durationms durationmilliseconds',
  words: 'words sentences monologue elements contents nbest rt ws cw',
}
const known = Object.fromEntries(
  Object.entries(keys).map(([role, names]) => [role, new Set(names.split(' '))]),
) as unknown as Record<keyof typeof keys, ReadonlySet<string>>

/** Keys of a time that say that something begins then; the others may be days of anything, or numbers of rows. */
const plainStart = /^(start|begin|bg$|offset|开始|起始)/
/** Guesses at the same words: the best stands first. */
const guesses = /^(nbest|cw)$/
/** Lists that repeat what the utterances say, word by word or otherwise. */
const repeating = /^(words?|wordsegments|tokens|alternatives|sentimentanalysisresults|chapters|entities)$/
const deepestSearch = 10
/** A service that nests its utterances gives one value; four times as many characters are read of it at most. */
const nestedCharacters = 4_000_000

const tidied = new Map<string, string>()
/** A name in small letters without what divides its words; each value of a list has the same ones. */
function tidy(key: string): string {
  const known = tidied.get(key)
  if (known !== undefined) return known
  const name = key.toLowerCase().replace(/[\s_-]/g, '')
  if (tidied.size >= 1000) tidied.clear()
  tidied.set(key, name)
  return name
}

/** Keys that name a speaker and nothing else: a calendar has participants and a start, too. */
const plainSpeaker = /^(speaker.*|spk|rl|说话人|发言人|讲话人)$/
/** Lists whose very name says what they are. */
const writtenDown = /transcri(pt|ption)s?$|转写|逐字|妙记/
/** What only services write around what they recognised; their words may lie in a string behind the first characters. */
const servicesMark =
  /"(json_1best|orderResult|lattice2?|recognizedPhrases|combinedRecognizedPhrases|speaker_labels)"\s*:/

/**
 * Whether JSON text looks like a list of who said what when: times that count from the beginning of a recording, beside
 * words; a speaker may be missing, as from Whisper's segments. Days, epochs and the clock on the wall are a chat's.
 */
export function looksLikeUtterances(head: SourceHead): boolean {
  if (servicesMark.test(head.text)) return true
  const lists: Lists = new Map()
  for (const [name, values] of begunLists(head)) collect(lists, name, values, 0)
  return [...lists].some(([path, list]) => isSpoken(path, list))
}

/** The lists with which a source begins, by their names, as far as its first characters reach. */
function begunLists(head: SourceHead): Map<string, unknown[]> {
  const shape: JsonShape | null = sniffJson(head)
  if (shape === 'lines') {
    const values = head.text
      .split('\n')
      .slice(0, 200)
      .flatMap((line) => begunLine(line))
    return new Map([['', values]])
  }
  const value = begunValue(head.text)
  return new Map([['', Array.isArray(value) ? value : [value]]])
}

function begunLine(line: string): unknown[] {
  const value = line.trim() === '' ? undefined : begunValue(line)
  return value === undefined ? [] : [value]
}

/** Of so many the first tell what the list is. */
const mostLooked = 400
const findMoment = createTimeFinder('UTC')

/** Whether a list of words is of what was said aloud. */
function isSpoken(path: string, all: readonly Fields[]): boolean {
  const list = all.slice(0, mostLooked)
  const most = list.length * 0.8
  const starts = list.map((value) => startOf(value, findMoment))
  const timed = starts.filter((start) => start !== null)
  const speakers = list.map((value) => speakerIn(value))
  const isPlain = list.some((value) => Object.keys(value).some((key) => plainSpeaker.test(tidy(key))))
  const name = tidy(path.slice(path.lastIndexOf('.') + 1))
  const hasEnd = list.some((value) => entryOf(value, 'end') !== undefined)
  const hasLength =
    hasEnd || list.some((value, index) => endOf(value, starts[index]?.time ?? null, findMoment) !== null)
  const isNamed = speakers.filter((speaker) => speaker !== '').length >= most
  if (isPlain && timed.length > 0 && (hasEnd || /^(utterances|segments)$/.test(name))) return true
  const hasDays = timed.some(({ time }) => time.kind === 'moment')
  if (writtenDown.test(name) && isNamed && list.length > 1 && !hasDays) return true
  if (timed.length < most || timed.length === 0) return false
  const times = timed.map(({ time }) => time)
  if (
    !countsFromBeginning(
      times,
      timed.every((start) => start.isPlain),
    )
  )
    return false
  if (isNamed && isPlain) return list.length > 1 || times[0]!.kind !== 'number' || timed[0]!.isPlain
  if (isNamed && !hasLength) return list.length > 2 && new Set(speakers).size < list.length
  if (name === 'segments') return true
  const isMarked = times.every(({ kind }) => kind === 'clock' || kind === 'offset')
  return list.length > 1 && (hasLength || isMarked) && !countsCharacters(list, times)
}

/** What a person marked in a text has a beginning and an end as well: of characters. */
function countsCharacters(list: readonly Fields[], times: readonly JsonTime[]): boolean {
  const fitting = list.filter((value, index) => {
    const start = times[index]
    const end = readJsonTime(entryOf(value, 'end'), findMoment)
    return (
      start?.kind === 'number' &&
      end?.kind === 'number' &&
      end.value - start.value === textOf(value, 0).length
    )
  })
  return fitting.length * 2 > list.length
}

/**
 * The utterances of a transcript in JSON, whatever service wrote it: the list that says who said what when is
 * searched for, also inside others. `line` counts utterances, because such JSON often is one line.
 */
export async function readUtterances(
  source: ImportSource,
  head: SourceHead,
  options: ReadOptions,
  clock: FindTime,
): Promise<CueList> {
  const { packedBytes } = options.limits
  const values = new Map<string, unknown[]>()
  const problems: ReadProblem[] = []
  let refusal: Refusal | null = null
  const limits = { ...options.limits, cellCharacters: nestedCharacters, textBytes: packedBytes }
  for await (const event of readJsonValues(source, head, { ...options, limits })) {
    if (event.kind === 'refused') refusal = event.refusal
    else if (event.kind === 'problem')
      problems.push({ at: { line: event.line }, code: event.code, kept: false })
    else {
      const list = values.get(event.list ?? '')
      if (list === undefined) values.set(event.list ?? '', [event.value])
      else list.push(event.value)
    }
  }
  const lists: Lists = new Map()
  for (const [name, list] of values) collect(lists, name, list, 0)
  const best = [...lists].sort(([nameA, a], [nameB, b]) => rank(nameB, b) - rank(nameA, a))[0]?.[1] ?? []
  return { cues: cuesOf(best, clock), problems, header: head.text, refusal }
}

/** Utterances by the names of the members that lead to their list: what is told twice in other words stays apart. */
type Lists = Map<string, Fields[]>

function collect(lists: Lists, path: string, values: readonly unknown[], depth: number): void {
  const name = tidy(path.slice(path.lastIndexOf('.') + 1))
  if (depth > deepestSearch || repeating.test(name)) return
  const add = (found: readonly Fields[]): void => {
    const list = lists.get(path)
    if (list === undefined) lists.set(path, [...found])
    else for (const one of found) list.push(one)
  }
  const ofWords = utterancesOfWords(values)
  if (ofWords !== null) {
    add(ofWords.filter((value) => textOf(value, 0) !== ''))
    return
  }
  for (const value of values) {
    if (!isFields(value)) continue
    const sentences = sentencesOf(value)
    if (sentences !== null) add(sentences)
    else if (isUtterance(value)) add([value])
    else
      for (const [key, member] of Object.entries(value)) {
        const inner = typeof member === 'string' ? nestedJson(member) : member
        const within = path === '' ? key : `${path}.${key}`
        if (Array.isArray(inner)) collect(lists, within, inner, depth + 1)
        else if (isFields(inner)) collect(lists, within, [inner], depth + 1)
      }
  }
}

/** What a string holds as JSON, as services nest what they recognised. */
function nestedJson(text: string): unknown {
  if (!/^\s*[[{]/.test(text) || !/[\]}]\s*$/.test(text)) return undefined
  try {
    return JSON.parse(text)
  } catch {
    return undefined
  }
}

/** The sentences of one who speaks, each with its own time. */
function sentencesOf(value: Fields): Fields[] | null {
  const speaker = entryOf(value, 'speaker')
  const list = speaker === undefined ? undefined : Object.keys(value).find((key) => tidy(key) === 'sentences')
  const inner = list === undefined ? undefined : value[list]
  if (speaker === undefined || !Array.isArray(inner) || inner.length === 0) return null
  const whole = inner.filter(
    (sentence): sentence is Fields =>
      isFields(sentence) && entryOf(sentence, 'start') !== undefined && textOf(sentence, 0) !== '',
  )
  return whole.length === inner.length ? whole.map((sentence) => ({ ...sentence, speaker })) : null
}

function rank(path: string, list: readonly Fields[]): number {
  const hasSpeakers = list.some((utterance) => speakerIn(utterance) !== '')
  const name = tidy(path.slice(path.lastIndexOf('.') + 1))
  return (name === 'utterances' ? 2e9 : 0) + (hasSpeakers ? 1e9 : 0) + list.length
}

function isUtterance(value: Fields): boolean {
  if (entryOf(value, 'start') !== undefined || entryOf(value, 'end') !== undefined)
    return textOf(value, 0) !== ''
  if (speakerIn(value) === '') return false
  const text = entryOf(value, 'text')
  return text === undefined ? innerTime(value) !== null && textOf(value, 0) !== '' : typeof text === 'string'
}

/** When something begins; where it has no time of its own, when its first word does. */
function startOf(value: Fields, clock: FindTime): { time: JsonTime; isPlain: boolean } | null {
  for (const [key, written] of Object.entries(value)) {
    if (!known.start.has(tidy(key))) continue
    const time = readJsonTime(written, clock)
    if (time !== null) return { time, isPlain: plainStart.test(tidy(key)) || typeof written === 'object' }
  }
  const first = innerTime(value)
  return first === null ? null : startOf(first, clock)
}

function endOf(value: Fields, start: JsonTime | null, clock: FindTime): JsonTime | null {
  const own = readJsonTime(entryOf(value, 'end'), clock)
  if (own !== null) return own
  for (const [key, written] of Object.entries(value))
    if (known.start.has(tidy(key))) {
      const end = readJsonTime(endOfSpan(written), clock)
      if (end !== null) return end
    }
  const length = readJsonTime(entryOf(value, 'length'), clock)
  if (length?.kind === 'number' && start?.kind === 'number')
    return { kind: 'number', value: start.value + length.value }
  if (length?.kind === 'offset' && start?.kind === 'offset')
    return { kind: 'offset', ms: start.ms + length.ms }
  return null
}

/** The first of the words of which an utterance is made, where they have times. */
function innerTime(value: Fields): Fields | null {
  const first = entriesOf(value, 'words')
    .flatMap((list) => (Array.isArray(list) ? list : []))
    .find(isFields)
  return first !== undefined && Object.keys(first).some((key) => known.start.has(tidy(key))) ? first : null
}

function cuesOf(list: readonly Fields[], clock: FindTime): Cue[] {
  const texts = list.map((utterance) => textOf(utterance, 0))
  const times = list.map((utterance) => {
    const start = startOf(utterance, clock)?.time ?? null
    return { start, end: endOf(utterance, start, clock) }
  })
  const unit = unitOf(
    list,
    times.flatMap(({ start, end }) => [start, end]),
    texts,
  )
  const msOf = (time: JsonTime | null): number | null =>
    time === null || time.kind === 'moment'
      ? null
      : Math.round(time.kind === 'number' ? time.value * unit : time.ms)
  const speakers = list.map((utterance) => speakerIn(utterance))
  return list.map((_, index): Cue => {
    const { start, end } = times[index]!
    return {
      startMs: msOf(start),
      endMs: msOf(end),
      ...(start?.kind === 'moment' ? { saidAt: start.at } : {}),
      speaker: speakers[index]!,
      text: texts[index]!,
      line: index + 1,
      lineEnd: index + 1,
    }
  })
}

/**
 * Milliseconds of one unit in which a list counts. A fraction shows seconds; among whole numbers, nobody says less
 * than a character in three seconds, or more than forty in one.
 */
function unitOf(
  list: readonly Fields[],
  times: readonly (JsonTime | null)[],
  texts: readonly string[],
): number {
  const numbers = times.flatMap((time) => (time?.kind === 'number' ? [time.value] : []))
  const hasKey = (pattern: RegExp) =>
    list.some((value) => Object.keys(value).some((key) => pattern.test(key)))
  // The speech library of Azure counts ten-millionths of a second.
  if (hasKey(/^Offset$/) && hasKey(/^(Display(Text)?|NBest)$/)) return 1e-4
  if (hasKey(/^((start|begin|end|offset)_?(ms|milliseconds)|bg|ed)$/i)) return 1
  if (numbers.some((time) => !Number.isInteger(time))) return 1000
  const longest = numbers.reduce((most, time) => Math.max(most, time), 0)
  const characters = texts.reduce((sum, text) => sum + text.length, 0)
  return longest > (slowestMs * characters) / 1000 && longest > quickestMs * characters ? 1 : 1000
}

/** What one character takes at the least and at the most to be said. */
const [quickestMs, slowestMs] = [25, 3000]

/** Who speaks: by a key that says so, else by one that may. */
function speakerIn(value: Fields): string {
  const own = speakerOf(entryOf(value, 'speaker'))
  if (own !== '') return own
  const beside = isFields(value.additions) ? speakerOf(entryOf(value.additions, 'speaker')) : ''
  return beside || speakerOf(entryOf(value, 'anybody'))
}

function speakerOf(value: unknown): string {
  if (typeof value === 'number') return `Speaker ${value}`
  if (typeof value === 'string') return /^\d+$/.test(value.trim()) ? `Speaker ${value.trim()}` : value.trim()
  if (Array.isArray(value)) return value.length === 0 ? '' : speakerOf(value[0])
  if (!isFields(value)) return ''
  for (const key of ['name', 'username', 'userName', 'nickname', 'displayName', 'id', 'user_id']) {
    const name = speakerOf(value[key])
    if (name !== '') return name
  }
  return ''
}

/** What is said: the utterance's own text, else that of its sentences or words. */
function textOf(value: Fields, depth: number): string {
  const own = entryOf(value, 'text') ?? value.word ?? value.w ?? value.value
  if (typeof own === 'string') return own.trim()
  if (depth > 5) return ''
  if (Array.isArray(own) && typeof own[0] === 'string') return own[0].trim()
  const lists = Object.entries(value).filter(([key]) => known.words.has(tidy(key)))
  const parts = [own, ...lists.map(([key, list]) => (guesses.test(tidy(key)) ? firstOf(list) : list))]
    .flatMap((list) => (Array.isArray(list) ? list : []))
    .filter(isFields)
  return joinTexts(parts.map((part) => textOf(part, depth + 1)))
}

const firstOf = (list: unknown): unknown => (Array.isArray(list) ? list.slice(0, 1) : list)

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

function entryOf(value: Fields, role: keyof typeof keys): unknown {
  for (const key of Object.keys(value)) {
    const inner = value[key]
    if (inner !== null && inner !== '' && known[role].has(tidy(key))) return inner
  }
  return undefined
}

const entriesOf = (value: Fields, role: keyof typeof keys): unknown[] =>
  Object.entries(value)
    .filter(([key, inner]) => known[role].has(tidy(key)) && inner !== null && inner !== '')
    .map(([, inner]) => inner)

function isFields(value: unknown): value is Fields {
  return typeof value === 'object' && value !== null && !Array.isArray(value)
}
