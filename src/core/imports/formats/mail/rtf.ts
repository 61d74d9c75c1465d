import { codePageLabel } from '../codePages.ts'
import { htmlText } from '../documents/htmlText.ts'
import type { ReadingTime } from '../readingTime.ts'

/** What the dictionary of packed RTF holds before the first byte (MS-OXRTFCP 2.1.3.1.1). */
const beginning = Buffer.from(
  '{\\rtf1\\ansi\\mac\\deff0\\deftab720{\\fonttbl;}{\\f0\\fnil \\froman \\fswiss \\fmodern \\fscript \\fdecor MS Sans SerifSymbolArialTimes New RomanCourier{\\colortbl\\red0\\green0\\blue0\r\n\\par \\pard\\plain\\f0\\fs20\\b\\i\\u\\tab\\tx',
  'latin1',
)
const headBytes = 16
const dictionaryBytes = 4096
const packedMark = 0x75465a4c
const plainMark = 0x414c454d

/** The RTF that Outlook packs the words of a mail into; null where it is damaged or larger than `mostBytes`. */
export function unpackRtf(packed: Uint8Array, mostBytes: number): Uint8Array | null {
  if (packed.byteLength < headBytes) return null
  const view = new DataView(packed.buffer, packed.byteOffset, packed.byteLength)
  const [rawBytes, mark] = [view.getUint32(4, true), view.getUint32(8, true)]
  if (rawBytes > mostBytes) return null
  if (mark === plainMark) return packed.subarray(headBytes, headBytes + rawBytes)
  if (mark !== packedMark) return null
  const dictionary = new Uint8Array(dictionaryBytes)
  dictionary.set(beginning)
  const out = new Uint8Array(rawBytes)
  let written = 0
  let to = beginning.length
  const put = (byte: number): void => {
    dictionary[to] = byte
    to = (to + 1) % dictionaryBytes
    if (written < rawBytes) out[written++] = byte
  }
  for (let at = headBytes; at < packed.byteLength && written < rawBytes; ) {
    const control = packed[at++]!
    for (let bit = 0; bit < 8 && at < packed.byteLength; bit += 1) {
      if ((control & (1 << bit)) === 0) {
        put(packed[at++]!)
        continue
      }
      if (at + 1 >= packed.byteLength) return out.subarray(0, written)
      const word = (packed[at]! << 8) | packed[at + 1]!
      at += 2
      const from = word >> 4
      if (from === to) return out.subarray(0, written)
      for (let left = (word & 0xf) + 2, next = from; left > 0; left -= 1) {
        put(dictionary[next]!)
        next = (next + 1) % dictionaryBytes
      }
    }
  }
  return out.subarray(0, written)
}

/** Groups that hold no words of the text. */
const wordless =
  /^(fonttbl|colortbl|stylesheet|info|pict|object|header[lrf]?|footer[lrf]?|listtable|listoverridetable|rsidtbl|generator|themedata|datastore|xmlnstbl|fldinst|latentstyles|mmathPr)$/
/** Words that stand for signs. */
const signs: Readonly<Record<string, string>> = {
  ...{
    par: '\n',
    line: '\n',
    row: '\n',
    sect: '\n',
    page: '\n',
    tab: '\t',
    cell: '\t',
    emdash: '—',
    endash: '–',
  },
  ...{ lquote: '‘', rquote: '’', ldblquote: '“', rdblquote: '”', bullet: '•', emspace: ' ', enspace: ' ' },
}
/** Character sets of fonts (RTF 1.9.1, `\fcharset`) whose letters take two bytes, and others that differ from the page. */
const charsets: Readonly<Record<number, string>> = {
  ...{
    128: 'shift_jis',
    129: 'euc-kr',
    134: 'gb18030',
    136: 'big5',
    161: 'windows-1253',
    162: 'windows-1254',
  },
  ...{
    177: 'windows-1255',
    178: 'windows-1256',
    186: 'windows-1257',
    204: 'windows-1251',
    238: 'windows-1250',
  },
}
const pageOf = (number: number): string => codePageLabel(number) ?? 'windows-1252'

interface Group {
  /** Its words are none of the text. */
  isOut: boolean
  /** It holds a piece of the page that the text was made of. */
  isTag: boolean
  /** What stands here was added for readers of RTF to a text that was a page. */
  isAdded: boolean
  font: number
  /** How many characters stand after one by its number, for readers that do not know it. */
  fallbacks: number
}

const token = /\\([a-z]+)(-?\d{1,9})? ?|\\'([\da-f]{2})|\\([^a-z])|([{}])|[\r\n]+|([^\\{}\r\n]+)/giy

/**
 * The words of a text in RTF, such as the body that Outlook keeps of a mail. One that was a page first holds that page, piece
 * by piece (MS-OXRTFEX): then its words are the page's.
 */
export async function rtfText(rtf: Uint8Array, time?: ReadingTime): Promise<string> {
  const text = Buffer.from(rtf.buffer, rtf.byteOffset, rtf.byteLength).toString('latin1')
  if (!text.startsWith('{\\rtf')) return ''
  const isPage = /\\fromhtml1?\b/.test(text.slice(0, 2000))
  const out: string[] = []
  const groups: Group[] = []
  let group: Group = { isOut: false, isTag: false, isAdded: false, font: -1, fallbacks: 1 }
  let page = 'windows-1252'
  const fonts = new Map<number, string>()
  let fontNamed = -1
  let isInFonts = false
  /** Bytes of letters that are not decoded yet: a letter may take two. */
  let bytes: number[] = []
  let toSkip = 0
  const isTold = (): boolean => !group.isOut && !(isPage && group.isAdded && !group.isTag)
  const flush = (): void => {
    if (bytes.length === 0) return
    const label = fonts.get(group.font) ?? page
    if (isTold()) out.push(new TextDecoder(label).decode(Uint8Array.from(bytes)))
    bytes = []
  }
  const put = (words: string): void => {
    flush()
    if (words !== '' && isTold()) out.push(words)
  }
  token.lastIndex = 0
  for (let match = token.exec(text); match !== null; match = token.exec(text)) {
    time?.check()
    const [, word, number, hex, sign, brace, plain] = match
    const value = number === undefined ? null : Number(number)
    if (brace === '{') {
      flush()
      toSkip = 0
      groups.push(group)
      group = { ...group }
    } else if (brace === '}') {
      flush()
      toSkip = 0
      group = groups.pop() ?? group
    } else if (hex !== undefined) {
      if (toSkip > 0) toSkip -= 1
      else bytes.push(Number.parseInt(hex, 16))
    } else if (plain !== undefined) {
      const own = plain.slice(toSkip)
      toSkip = Math.max(0, toSkip - plain.length)
      // Letters of the page as they are: bytes over 127 belong to those before them.
      for (const letter of own) bytes.push(letter.charCodeAt(0))
    } else if (sign !== undefined) {
      if (sign === '*') group.isOut = true
      else if (sign === '~') put(' ')
      else if (sign === '\r' || sign === '\n') put('\n')
      else if ('\\{}'.includes(sign)) put(sign)
    } else if (word !== undefined) {
      flush()
      if (word === 'u' && value !== null) {
        put(String.fromCharCode(value < 0 ? value + 65536 : value))
        toSkip = group.fallbacks
      } else if (word === 'uc') group.fallbacks = Math.min(8, Math.max(0, value ?? 1))
      else if (word === 'ansicpg' && value !== null) page = pageOf(value)
      else if (word === 'htmltag') Object.assign(group, { isOut: !isPage, isTag: true })
      else if (word === 'htmlrtf') group.isAdded = value !== 0
      else if (word === 'fonttbl') {
        isInFonts = true
        group.isOut = true
      } else if (word === 'f' && value !== null) {
        if (isInFonts && group.isOut) fontNamed = value
        group.font = value
      } else if (word === 'fcharset' && value !== null) {
        const label = charsets[value]
        if (label !== undefined) fonts.set(fontNamed, label)
      } else if (wordless.test(word)) group.isOut = true
      else if (Object.hasOwn(signs, word) && !(isPage && group.isTag))
        put(isPage ? pageSign(word) : signs[word]!)
    }
  }
  flush()
  const joined = out.join('')
  return (isPage ? await htmlText(joined, time) : joined).trim()
}

/** What a word stands for in the text between the pieces of a page, where white space says nothing. */
const pageSign = (word: string): string => (signs[word]!.trim() === '' ? ' ' : signs[word]!)
