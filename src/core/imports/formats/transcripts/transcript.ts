import { findPastDay } from '../documents/pastDay.ts'
import { type FormatReader, type MessageItem, type ReadBatch, refusedBatch } from '../format.ts'
import { sniffJson } from '../tables/jsonValues.ts'
import { type Cue, looksLikeCaptions, readCaptions } from './captions.ts'
import { createTimeFinder, dayOfSixDigits, findRecordingTime } from './recordingTime.ts'
import { looksLikeTimedText, readTimedText } from './timedText.ts'
import { joinTexts, looksLikeUtterances, readUtterances } from './utterances.ts'

/** Longer speeches go on in a further message, so that evidence still opens near its words. */
const utteranceCharacters = 2000
/** Where nobody is named, a pause as long as this parts what is said. */
const pauseMs = 2000

/**
 * Transcripts of calls and meetings (captions of every kind, JSON of speech services): a message for each utterance, its
 * `messageType` 'transcript'. `at.second` says where in the recording it begins.
 */
export const transcriptReader: FormatReader = {
  format: 'transcript',
  traits: { family: 'recording' },
  recognise(head) {
    if (head.encoding === null) return 0
    if (looksLikeCaptions(head.text) || looksLikeTimedText(head.text)) return 0.95
    if (['srt', 'vtt'].includes(head.extension)) return head.text.includes('-->') ? 0.9 : 0
    const isJson = sniffJson(head) !== null
    return isJson && looksLikeUtterances(head) ? 0.9 : 0
  },
  async *read(source, head, options): AsyncGenerator<ReadBatch> {
    const { limits, zone } = options
    const findTime = createTimeFinder(zone)
    const isJson = !looksLikeCaptions(head.text) && sniffJson(head) !== null
    const { cues, problems, header, refusal } = looksLikeTimedText(head.text)
      ? await readTimedText(source, head, options)
      : isJson
        ? await readUtterances(source, head, options, findTime)
        : await readCaptions(source, head, options)
    const title = source.name.replace(/^.*\//, '').replace(/\.[^.]*$/, '')
    const stated = isJson ? findRecordingTime(header, findTime) : findTime(header)
    const now = options.now ?? Date.now()
    const day = findPastDay(title, now) ?? dayOfSixDigits(title, now)
    const recordedAt = stated ?? findTime(title) ?? (day === null ? null : findTime(day))
    const items = joinCues(cues, limits.cellCharacters).map(
      (cue): MessageItem => ({
        kind: 'message',
        at: {
          line: cue.line,
          lineEnd: cue.lineEnd,
          ...(cue.startMs === null ? {} : { second: Math.floor(cue.startMs / 1000) }),
        },
        sentAt: cue.saidAt ?? (recordedAt === null || cue.startMs === null ? null : recordedAt + cue.startMs),
        zone,
        sender: cue.speaker,
        conversation: title,
        messageType: 'transcript',
        text: cue.text,
      }),
    )
    const bytesRead = source.byteLength
    for (let from = 0; from === 0 || from < items.length; from += limits.batchItems) {
      const part = items.slice(from, from + limits.batchItems)
      yield { tables: [], items: part, problems: from === 0 ? problems : [], bytesRead }
    }
    if (refusal !== null) yield refusedBatch(refusal, bytesRead)
    else if (items.length === 0) yield refusedBatch({ code: 'empty' }, bytesRead)
  },
}

/** Joins the cues in which one speaker goes on. */
function joinCues(cues: readonly Cue[], cellCharacters: number): Cue[] {
  const joined: { first: Cue; last: Cue; texts: string[]; length: number }[] = []
  for (const cue of cues) {
    const before = joined.at(-1)
    if (before !== undefined && goesOn(before.last, cue) && before.length < utteranceCharacters) {
      before.texts.push(cue.text)
      before.length += cue.text.length
      before.last = cue
    } else joined.push({ first: cue, last: cue, texts: [cue.text], length: cue.text.length })
  }
  return joined.map(({ first, last, texts }) => ({
    ...first,
    text: joinTexts(texts).slice(0, cellCharacters),
    lineEnd: last.lineEnd,
    endMs: last.endMs,
  }))
}

function goesOn(before: Cue, cue: Cue): boolean {
  if (before.speaker !== cue.speaker) return false
  if (cue.speaker !== '') return true
  return before.endMs !== null && cue.startMs !== null && cue.startMs - before.endMs < pauseMs
}
