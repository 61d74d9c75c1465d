import { type Fields, isFields } from '../chats/fields.ts'

/**
 * Who said what when, of services that list words and their guesses instead of utterances (Amazon Transcribe, Google,
 * Deepgram): the words of one voice in a row, or of one result where no voices are told. Null for any other list.
 */
export function utterancesOfWords(values: readonly unknown[]): Fields[] | null {
  const objects = values.filter(isFields)
  if (objects.length === 0) return null
  const amazon = objects.flatMap((value) => amazonWords(value) ?? [])
  if (amazon.length > 0) return joined(amazon)
  const results = objects.flatMap((value) => resultOf(value) ?? [])
  if (results.length * 2 < objects.length || results.length === 0) return null
  // Google's last result says all the words again, this time with who spoke them.
  const voiced = results.filter(({ words }) => words.some(({ speaker }) => speaker !== undefined))
  if (voiced.length > 0) {
    const last = voiced.at(-1)!
    const isWhole = voiced.length === 1 || last.words.length >= voiced[0]!.words.length * 2
    return joined(isWhole ? last.words : voiced.flatMap(({ words }) => words))
  }
  let before: unknown = 0
  return results.map(({ text, words, end }) => {
    const start = words[0]?.start ?? before
    before = end ?? words.at(-1)?.end ?? start
    return { start, end: before, text: text || joined(words)[0]?.text }
  })
}

interface Word {
  start: unknown
  end: unknown
  text: string
  speaker: string | number | undefined
  /** A comma, or the end of a sentence. */
  isMark: boolean
}

function joined(words: readonly Word[]): Fields[] {
  const utterances: { start: unknown; end: unknown; speaker: Word['speaker']; text: string }[] = []
  for (const { start, end, text, speaker, isMark } of words) {
    const before = utterances.at(-1)
    if (before === undefined || (!isMark && before.speaker !== speaker))
      utterances.push({ start, end, speaker, text })
    else {
      const isClose = isMark || (wide.test(before.text.at(-1) ?? '') && wide.test(text[0] ?? ''))
      before.text += isClose ? text : ` ${text}`
      before.end = end ?? before.end
    }
  }
  return utterances
}

const wide = /[\u3000-\u9fff\uff00-\uffef]/

const listOf = (value: unknown): Fields[] => (Array.isArray(value) ? value.filter(isFields) : [])

/** `items` with their guesses, and who speaks in them beside or in lists of labels. */
function amazonWords(value: Fields): Word[] | null {
  const items = listOf(value.items)
  const isAmazon =
    items.length > 0 && items.some((item) => listOf(item.alternatives)[0]?.content !== undefined)
  if (!isAmazon || Array.isArray(value.audio_segments)) return null
  const labels = isFields(value.speaker_labels) ? listOf(value.speaker_labels.segments) : []
  const speakers = new Map(
    labels
      .flatMap((segment) => listOf(segment.items))
      .map(({ start_time, speaker_label }) => [String(start_time), String(speaker_label)]),
  )
  return items.map((item) => ({
    start: item.start_time,
    end: item.end_time,
    text: String(listOf(item.alternatives)[0]?.content ?? ''),
    speaker: textOrNumber(item.speaker_label) ?? speakers.get(String(item.start_time)),
    isMark: item.type === 'punctuation',
  }))
}

/** One result with its best guess: Google's, or a channel of Deepgram's. */
function resultOf(value: Fields): { text: string; words: Word[]; end: unknown } | null {
  const [best] = listOf(value.alternatives)
  if (best === undefined || typeof best.transcript !== 'string') return null
  return {
    text: best.transcript.trim(),
    end: value.resultEndTime ?? value.result_end_time ?? value.resultEndOffset,
    words: listOf(best.words).map((word) => ({
      start: word.startTime ?? word.start_time ?? word.startOffset ?? word.start,
      end: word.endTime ?? word.end_time ?? word.endOffset ?? word.end,
      text: String(word.punctuated_word ?? word.word ?? ''),
      speaker: textOrNumber(word.speakerLabel ?? word.speakerTag ?? word.speaker_tag ?? word.speaker),
      isMark: false,
    })),
  }
}

const textOrNumber = (value: unknown): string | number | undefined =>
  (typeof value === 'string' && value !== '') || (typeof value === 'number' && value >= 0) ? value : undefined
