/** A cue that is written on one line, as Whisper prints it, lyrics files and SubStation Alpha do. */
export interface CueLine {
  startMs: number
  endMs: number | null
  speaker: string
  text: string
}

const bracketed =
  /^\s*\[\s*(?:(\d{1,3}):)?(\d{1,2}):(\d{2})[.,](\d{1,3})\s*-->\s*(?:(\d{1,3}):)?(\d{1,2}):(\d{2})[.,](\d{1,3})\s*\]\s*(.*)$/
const lyric = /^\s*((?:\[\d{1,3}:\d{2}\.\d{1,3}\])+)(.*)$/
const lyricMark = /\[(\d{1,3}):(\d{2})\.(\d{1,3})\]/g
const lyricTag = /^\s*\[(?:ar|ti|al|au|by|offset|re|ve|length|tool|la|#)\s*:/i
const dialogue =
  /^Dialogue:\s*[^,]*,\s*(\d+):(\d{2}):(\d{2})[.:](\d{1,3}),\s*(\d+):(\d{2}):(\d{2})[.:](\d{1,3}),[^,]*,([^,]*),[^,]*,[^,]*,[^,]*,[^,]*,(.*)$/

const msOf = (
  hours: string | undefined,
  minutes: string,
  seconds: string,
  fraction: string | undefined,
): number =>
  ((Number(hours ?? 0) * 60 + Number(minutes)) * 60 + Number(seconds)) * 1000 +
  Number((fraction ?? '').padEnd(3, '0'))

/** The cues of a line that holds whole ones; a line of a song that comes again has several. Null for any other line. */
export function readCueLine(line: string): CueLine[] | null {
  const printed = bracketed.exec(line)
  if (printed !== null) {
    const [, h1, m1, s1, f1, h2, m2, s2, f2, text] = printed
    return [
      { startMs: msOf(h1, m1!, s1!, f1), endMs: msOf(h2, m2!, s2!, f2), speaker: '', text: text!.trim() },
    ]
  }
  const sung = lyric.exec(line)
  if (sung !== null)
    return [...sung[1]!.matchAll(lyricMark)].map(([, minutes, seconds, fraction]) => ({
      startMs: msOf(undefined, minutes!, seconds!, fraction),
      endMs: null,
      speaker: '',
      text: sung[2]!.replace(/<\d{1,3}:\d{2}[.:]\d{1,3}>/g, '').trim(),
    }))
  const styled = dialogue.exec(line)
  if (styled === null) return null
  const [, h1, m1, s1, f1, h2, m2, s2, f2, speaker, text] = styled
  return [
    {
      startMs: msOf(h1, m1!, s1!, f1),
      endMs: msOf(h2, m2!, s2!, f2),
      speaker: speaker!.trim(),
      text: text!
        .replace(/\{[^{}]{0,200}\}/g, '')
        .replace(/\\[Nnh]/g, ' ')
        .trim(),
    },
  ]
}

/** Whether a text is made of such lines: nearly all of them, so that no list of anything else is one. */
export function looksLikeCueLines(text: string): boolean {
  if (/^\ufeff?\s*\[Script Info\]/i.test(text)) return /^Dialogue:/m.test(text) || /^\[Events\]/im.test(text)
  const lines = text
    .slice(0, 20_000)
    .split(/\r?\n/)
    .filter((line) => line.trim() !== '' && !lyricTag.test(line))
  const cues = lines.filter((line) => readCueLine(line) !== null)
  return cues.length >= 2 && cues.length * 5 >= lines.length * 4
}
