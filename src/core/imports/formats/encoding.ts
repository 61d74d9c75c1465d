import { isAscii } from 'node:buffer'
import chardet from 'chardet'
import { commonSimplified, commonTraditional } from './commonHan.ts'
import type { ImportSource } from './format.ts'

export type DetectedEncoding = {
  /** A WHATWG label that `TextDecoder` knows. */
  readonly encoding: string
  readonly byteOrderMark: boolean
  readonly grounds:
    | 'byteOrderMark'
    | 'ascii'
    | 'validUtf8'
    | 'nullBytes'
    | 'characterFrequency'
    | 'library'
    | 'fallback'
}

const sampleBytes = 64 * 1024
const asciiScanBytes = 64 * 1024 * 1024

/** Detects the encoding of a whole source, reading on while it is plain ASCII (at most 64 MB). */
export async function detectSourceEncoding(
  source: ImportSource,
  head: Uint8Array,
): Promise<DetectedEncoding | null> {
  const detected = detectEncoding(head)
  if (detected?.grounds !== 'ascii' || source.byteLength <= head.byteLength) return detected
  let seen = 0
  const parts: Uint8Array[] = []
  let collected = 0
  for await (const part of source.stream()) {
    seen += part.byteLength
    if (collected === 0) {
      if (!isAscii(part)) {
        const first = part.findIndex((byte) => byte >= 0x80)
        parts.push(part.subarray(first))
        collected = part.byteLength - first
      }
    } else {
      parts.push(part)
      collected += part.byteLength
    }
    if (collected >= sampleBytes || seen > asciiScanBytes) break
  }
  return collected === 0 ? detected : detectEncoding(Buffer.concat(parts))
}

const metaCharset = /<meta[^>]{0,200}?charset\s*=\s*["']?\s*([\w-]{3,20})/i

/**
 * The encoding that an HTML page states in its first bytes, where its bytes do not prove another: a byte order mark
 * or UTF-8 outside ASCII does. GB2312 and GBK are read as GB18030, which holds both. Null where it states none.
 */
export function declaredEncoding(bytes: Uint8Array): string | null {
  const start = Buffer.from(bytes.buffer, bytes.byteOffset, Math.min(bytes.length, 4096)).toString('latin1')
  const label = metaCharset.exec(start)?.[1]
  if (label === undefined || !isKnownEncoding(label)) return null
  const grounds = detectEncoding(bytes)?.grounds
  if (grounds === 'byteOrderMark' || grounds === 'validUtf8' || grounds === 'nullBytes') return null
  const { encoding } = new TextDecoder(label)
  // A page whose own "charset" can be read byte by byte is not UTF-16, whatever it says.
  if (encoding.startsWith('utf-16')) return 'utf-8'
  return encoding === 'gbk' ? 'gb18030' : encoding
}

/**
 * Detects the encoding of a sample of text: byte order mark, then UTF-8 validity, then UTF-16 without a
 * mark, then the frequency of common Chinese characters or kana under each multi-byte encoding, then the
 * chardet library for what is left. Null for binary content.
 */
export function detectEncoding(bytes: Uint8Array): DetectedEncoding | null {
  const marked = byteOrderMark(bytes)
  if (marked !== null) return { encoding: marked, byteOrderMark: true, grounds: 'byteOrderMark' }
  const sample = sampleOf(bytes)
  const counts = countBytes(sample)
  const utf16 = detectUtf16(sample, counts)
  if (utf16 !== null) return { encoding: utf16, byteOrderMark: false, grounds: 'nullBytes' }
  if (counts.control > Math.max(2, sample.length * 0.02)) return null
  if (counts.high === 0) {
    const escaped = counts.escape > 0 ? chardet.detect(sample) : null
    if (escaped === 'ISO-2022-JP')
      return { encoding: 'iso-2022-jp', byteOrderMark: false, grounds: 'library' }
    return { encoding: 'utf-8', byteOrderMark: false, grounds: 'ascii' }
  }
  if (isUtf8(sample, counts.high)) return { encoding: 'utf-8', byteOrderMark: false, grounds: 'validUtf8' }
  return detectByFrequency(sample)
}

/** The first bytes, or where they are plain ASCII, the ones from the first that is not. */
function sampleOf(bytes: Uint8Array): Uint8Array {
  const first = bytes.subarray(0, sampleBytes)
  if (bytes.length <= sampleBytes || !isAscii(first)) return first
  const from = bytes.findIndex((byte) => byte >= 0x80)
  return from < 0 ? first : bytes.subarray(from, from + sampleBytes)
}

function byteOrderMark(bytes: Uint8Array): string | null {
  if (bytes[0] === 0xef && bytes[1] === 0xbb && bytes[2] === 0xbf) return 'utf-8'
  if (bytes[0] === 0xff && bytes[1] === 0xfe) return 'utf-16le'
  if (bytes[0] === 0xfe && bytes[1] === 0xff) return 'utf-16be'
  return null
}

type ByteCounts = {
  high: number
  control: number
  escape: number
  evenNull: number
  oddNull: number
}

function countBytes(sample: Uint8Array): ByteCounts {
  const counts: ByteCounts = { high: 0, control: 0, escape: 0, evenNull: 0, oddNull: 0 }
  for (let index = 0; index < sample.length; index++) {
    const byte = sample[index]!
    if (byte >= 0x80) counts.high++
    else if (byte === 0) {
      if (index % 2 === 0) counts.evenNull++
      else counts.oddNull++
    } else if (byte === 0x1b) counts.escape++
    else if (byte < 9 || (byte > 13 && byte < 32 && byte !== 26)) counts.control++
  }
  return counts
}

const replacement = '\ufffd'

function isUtf8(sample: Uint8Array, high: number): boolean {
  const text = new TextDecoder('utf-8').decode(sample, { stream: true })
  let broken = 0
  for (let at = text.indexOf(replacement); at >= 0; at = text.indexOf(replacement, at + 1)) broken++
  // A few damaged characters in a long UTF-8 text do not make it another encoding.
  return broken === 0 || broken < high / 600
}

function detectUtf16(sample: Uint8Array, counts: ByteCounts): string | null {
  const pairs = Math.floor(sample.length / 2)
  // Without a null byte, which even Chinese has in its line ends and digits, nothing shows that it is UTF-16.
  if (pairs < 2 || counts.evenNull + counts.oddNull === 0) return null
  const scored = (['utf-16le', 'utf-16be'] as const).map((encoding) => {
    const text = new TextDecoder(encoding).decode(sample.subarray(0, pairs * 2))
    return { encoding, share: shareOf(text, isLikelyUtf16) }
  })
  const [little, big] = scored as [(typeof scored)[0], (typeof scored)[0]]
  const best = little.share >= big.share ? little : big
  const nullShare = best.encoding === 'utf-16le' ? counts.oddNull / pairs : counts.evenNull / pairs
  if (nullShare > 0.4 && best.share > 0.7) return best.encoding
  // Chinese in UTF-16 has few null bytes. Then the characters must be common.
  if (best.share > 0.6 && Math.abs(little.share - big.share) > 0.4) return best.encoding
  return null
}

function isLikelyUtf16(character: string): boolean {
  const code = character.codePointAt(0)!
  if (code < 0x80) return code >= 32 || code === 9 || code === 10 || code === 13
  if (code >= 0x3000 && code <= 0x30ff) return true
  return (
    (code >= 0xff01 && code <= 0xff5e) || commonSimplified.has(character) || commonTraditional.has(character)
  )
}

function shareOf(text: string, holds: (character: string) => boolean): number {
  let good = 0
  let all = 0
  for (const character of text) {
    all++
    if (holds(character)) good++
  }
  return all === 0 ? 0 : good / all
}

/** `everyday` is the range of lead bytes where an encoding keeps its few thousand ordinary characters. */
const multiByte: readonly {
  encoding: string
  common: (character: string) => boolean
  everyday?: readonly [number, number]
}[] = [
  {
    encoding: 'gb18030',
    common: (character) => commonSimplified.has(character) || isChinesePunctuation(character),
    everyday: [0xb0, 0xd7],
  },
  {
    encoding: 'big5',
    common: (character) => commonTraditional.has(character) || isChinesePunctuation(character),
    everyday: [0xa4, 0xc6],
  },
  { encoding: 'shift_jis', common: isKana },
  { encoding: 'euc-jp', common: isKana },
  { encoding: 'euc-kr', common: (character) => commonHangul.has(character) },
]

// Ordinary Chinese in GB2312 reads as Hangul too, but hardly as these.
const commonHangul: ReadonlySet<string> = new Set(
  '이다가의는을에한고지하서기사로리자시도대어인아그나해정수부과를일스전제라은만보여구상주장조동원니공성국진영면경유우적소까세계용연금차현삼업',
)

function isChinesePunctuation(character: string): boolean {
  return '，。、：；（）《》“”‘’？！「」『』　￥…—·'.includes(character)
}

// Half-width katakana is left out: any high byte reads as one in Shift-JIS.
function isKana(character: string): boolean {
  return character >= 'ぁ' && character <= 'ヺ'
}

function detectByFrequency(sample: Uint8Array): DetectedEncoding {
  const scored = multiByte
    .map(({ encoding, common, everyday }) => {
      const frequency = frequencyScore(sample, encoding, common)
      const share = everyday === undefined ? frequency : everydayShare(sample, everyday)
      // A handful of characters proves little; then the languages of this product come first.
      const expected = everyday === undefined ? 0.75 : 1
      return { encoding, score: expected * (0.6 * frequency + 0.4 * share) }
    })
    .sort((left, right) => right.score - left.score)
  const best = scored[0]!
  const guesses = chardet.analyse(sample)
  const library = guesses.map((guess) => ({ ...guess, name: webLabel(guess.name) }))
  const agreed = library.find((guess) => guess.name === best.encoding)?.confidence ?? 0
  const needed = agreed >= 80 ? 0.12 : 0.22
  if (best.score >= needed)
    return { encoding: best.encoding, byteOrderMark: false, grounds: 'characterFrequency' }
  const singleByte = library.find(({ name }) => /^(windows-|iso-8859-|koi8)/.test(name))
  // Western encodings differ in letters that a few bytes cannot show; Windows-1252 is by far the usual one.
  const isWestern = /^(iso-8859-(1|2|15)|windows-(1250|1252|1254))$/.test(singleByte?.name ?? '')
  const high = sample.reduce((count, byte) => (byte >= 0x80 ? count + 1 : count), 0)
  if (singleByte !== undefined && singleByte.confidence >= 20 && !(isWestern && high < 30)) {
    // Every Latin-1 file that people make today is really Windows-1252, which the web also assumes.
    const encoding = singleByte.name === 'iso-8859-1' ? 'windows-1252' : singleByte.name
    return { encoding, byteOrderMark: false, grounds: 'library' }
  }
  return { encoding: 'windows-1252', byteOrderMark: false, grounds: 'fallback' }
}

/** Share of the two-byte characters whose lead byte lies in a range; half counts as none. */
function everydayShare(sample: Uint8Array, [from, to]: readonly [number, number]): number {
  let all = 0
  let within = 0
  for (let at = 0; at < sample.length - 1; at++) {
    const lead = sample[at]!
    if (lead < 0x80) continue
    all++
    const trail = sample[at + 1]!
    if (trail < 0x40) continue
    // Symbols and full-width forms are as ordinary as words.
    const isOrdinary = (lead >= from && lead <= to) || (lead >= 0xa1 && lead <= 0xa3)
    if (isOrdinary && (from === 0xa4 || trail >= 0xa1)) within++
    at++
  }
  return all === 0 ? 0 : Math.max(0, (2 * within) / all - 1)
}

function frequencyScore(
  sample: Uint8Array,
  encoding: string,
  common: (character: string) => boolean,
): number {
  const text = new TextDecoder(encoding).decode(sample, { stream: true })
  let good = 0
  let all = 0
  let broken = 0
  for (const character of text) {
    if (character.charCodeAt(0) < 0x80) continue
    all++
    if (character === '�' || (character >= '\ue000' && character <= '\uf8ff')) broken++
    else if (common(character)) good++
  }
  return all === 0 ? 0 : (good - 8 * broken) / all
}

function webLabel(name: string): string {
  try {
    return new TextDecoder(name).encoding
  } catch {
    return name.toLowerCase()
  }
}

/** Whether a person's choice of encoding can be decoded here. */
export function isKnownEncoding(label: string): boolean {
  try {
    new TextDecoder(label)
    return true
  } catch {
    return false
  }
}

/** A source as text, piece by piece; the byte order mark is dropped, broken bytes become U+FFFD. */
export async function* decodeText(
  source: ImportSource,
  encoding: string,
): AsyncGenerator<{ text: string; bytesRead: number }> {
  const decoder = new TextDecoder(encoding)
  let bytesRead = 0
  for await (const part of source.stream()) {
    bytesRead += part.byteLength
    const text = decoder.decode(part, { stream: true })
    if (text.length > 0) yield { text, bytesRead }
  }
  const rest = decoder.decode()
  if (rest.length > 0) yield { text: rest, bytesRead }
}
