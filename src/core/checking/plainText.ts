/** A text in compatibility form (full-width digits become plain ones) that remembers where each unit came from. */
export type PlainText = {
  plain: string
  /** Position in `plain` → position in the original; one more entry than `plain` has units. */
  origin: Int32Array
}

// Chinese clause marks stay themselves: as ASCII they would read as thousands separators or decimals.
const keptMarks = new Set(['，', '；', '。', '、', '！', '？', '．'])
const folded: Record<string, string> = {
  '“': '"',
  '”': '"',
  '「': '"',
  '」': '"',
  '’': "'",
  '‘': "'",
  '\u00a0': ' ',
  '\u2009': ' ',
  '\u202f': ' ',
  '−': '-',
  '‐': '-',
  '‑': '-',
  '．': '.',
}
const zeroWidth = new Set(['\u200b', '\u200c', '\u200d', '\u2060', '\ufeff', '\u00ad'])

export function toPlainText(original: string): PlainText {
  const parts: string[] = []
  const origin: number[] = []
  let at = 0
  for (const point of original) {
    const separator = point === '，' && isWideDigit(original, at - 1) && isWideDigit(original, at + 1)
    const plain = zeroWidth.has(point) ? '' : separator ? ',' : plainPoint(point)
    parts.push(plain)
    for (let unit = 0; unit < plain.length; unit++) origin.push(at)
    at += point.length
  }
  origin.push(at)
  return { plain: parts.join(''), origin: Int32Array.from(origin) }
}

// ３，５００ is one number: a wide comma between wide digits separates thousands.
const isWideDigit = (text: string, at: number): boolean => {
  const code = text.charCodeAt(at)
  return code >= 0xff10 && code <= 0xff19
}

function plainPoint(point: string): string {
  const code = point.codePointAt(0)!
  if (code < 0x7f) return point
  const fold = folded[point]
  if (fold !== undefined) return fold
  // Circled numbers number a list; as plain digits they would read as figures.
  const circled = code >= 0x2460 && code <= 0x24ff
  if (circled || keptMarks.has(point) || (code >= 0x4e00 && code <= 0x9fff)) return point
  return point.normalize('NFKC')
}

/** Maps a span of `plain` back to the original text. */
export function originalSpan(text: PlainText, start: number, end: number): { start: number; end: number } {
  const from = text.origin[start] ?? 0
  const to = text.origin[end] ?? text.origin[text.origin.length - 1] ?? 0
  return { start: from, end: Math.max(to, from) }
}
