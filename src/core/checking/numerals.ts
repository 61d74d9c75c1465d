/** A number read from text at a place: its value, where it ends and in which script it was written. */
export type ReadNumber = {
  value: number
  /** Upper end for "两三" (two to three); equal to `value` otherwise. */
  high: number
  end: number
  script: 'arabic' | 'han' | 'word'
  /** A single han or English word below eleven: as often grammar as figure ("一个", "one of"). */
  small: boolean
  /** The written scale (万 10,000, k 1,000), 1 where there is none: "80–95 万" lends it to its first number. */
  scale: number
}

export const hanDigits: Record<string, number> = {
  零: 0,
  〇: 0,
  一: 1,
  二: 2,
  两: 2,
  兩: 2,
  三: 3,
  四: 4,
  五: 5,
  六: 6,
  七: 7,
  八: 8,
  九: 9,
  壹: 1,
  贰: 2,
  叁: 3,
  肆: 4,
  伍: 5,
  陆: 6,
  柒: 7,
  捌: 8,
  玖: 9,
}
export const hanPlaces: Record<string, number> = { 十: 10, 拾: 10, 百: 100, 佰: 100, 千: 1000, 仟: 1000 }
const hanScales: Record<string, number> = { 万: 1e4, 萬: 1e4, 亿: 1e8, 億: 1e8 }
const hanRun =
  /[零〇一二两兩三四五六七八九壹贰叁肆伍陆柒捌玖十拾百佰千仟万萬亿億]+(?:点[零〇一二三四五六七八九]+)?/y

/** Removes the noise of binary fractions: 1.2 × 10⁴ is 12,000 and nothing else. */
export const exact = (value: number): number => Number(value.toPrecision(12))

/**
 * Value of a Chinese numeral: 三十八 38, 两百 200, 一百二十万 1,200,000, 一万二 12,000, 二〇二五 2025, 八五 85,
 * 三点五 3.5. Null when the characters do not form one number.
 */
export function hanValue(text: string): number | null {
  const [whole = '', decimals] = text.split('点')
  const base = hanWhole(whole)
  if (base === null) return null
  if (decimals === undefined) return base
  return exact(base + Number(`0.${[...decimals].map((digit) => hanDigits[digit] ?? 0).join('')}`))
}

function hanWhole(text: string): number | null {
  const chars = [...text]
  if (chars.length === 0) return null
  if (chars.every((char) => char in hanDigits)) {
    return Number(chars.map((char) => hanDigits[char]).join(''))
  }
  let total = 0
  let section = 0
  let digit: number | null = null
  let lastPlace = 1
  for (const char of chars) {
    if (char in hanDigits) {
      if (digit !== null && digit !== 0) return null
      digit = hanDigits[char]!
      if (digit === 0) lastPlace = 1
    } else if (char in hanPlaces) {
      section += (digit ?? 1) * hanPlaces[char]!
      lastPlace = hanPlaces[char]!
      digit = null
    } else {
      const scale = hanScales[char]!
      section += digit ?? 0
      if (section === 0 && total === 0) return null
      // 亿 multiplies everything before it; 万 only its own section.
      if (scale === 1e8) total = (total + section) * scale
      else total += section * scale
      section = 0
      lastPlace = scale
      digit = null
    }
  }
  // 一万二 is 12,000 and 三百五 is 350: a last digit takes the place below the one before it.
  if (digit !== null) section += lastPlace >= 100 ? digit * (lastPlace / 10) : digit
  return total + section
}

const approximatePairs = new Set([
  '一二',
  '二三',
  '两三',
  '三四',
  '三五',
  '四五',
  '五六',
  '六七',
  '七八',
  '八九',
])

const arabic = /(?:\d{1,3}(?:,\d{3})+|\d+)(?:\.\d+)?/y
const arabicScale =
  /\s?(?:(万亿|亿|億|千万|百万|十万|万|萬|千|百)|((?:million|billion|thousand|mn|bn|[kKM])(?![A-Za-z])))/y
const arabicScales: Record<string, number> = {
  万亿: 1e12,
  亿: 1e8,
  億: 1e8,
  千万: 1e7,
  百万: 1e6,
  十万: 1e5,
  万: 1e4,
  萬: 1e4,
  千: 1e3,
  百: 1e2,
  million: 1e6,
  mn: 1e6,
  M: 1e6,
  billion: 1e9,
  bn: 1e9,
  thousand: 1e3,
  k: 1e3,
  K: 1e3,
}

const matchAt = (pattern: RegExp, text: string, at: number): RegExpExecArray | null => {
  pattern.lastIndex = at
  return pattern.exec(text)
}

/** English number words below twenty. */
export const ones: Record<string, number> = {
  zero: 0,
  one: 1,
  two: 2,
  three: 3,
  four: 4,
  five: 5,
  six: 6,
  seven: 7,
  eight: 8,
  nine: 9,
  ten: 10,
  eleven: 11,
  twelve: 12,
  thirteen: 13,
  fourteen: 14,
  fifteen: 15,
  sixteen: 16,
  seventeen: 17,
  eighteen: 18,
  nineteen: 19,
}
export const tens: Record<string, number> = {
  twenty: 20,
  thirty: 30,
  forty: 40,
  fifty: 50,
  sixty: 60,
  seventy: 70,
  eighty: 80,
  ninety: 90,
}
const wordScales: Record<string, number> = {
  hundred: 100,
  dozen: 12,
  thousand: 1e3,
  million: 1e6,
  billion: 1e9,
}
const word = /[A-Za-z]+/y
const wordJoint = /(?:\s|-)(?:and\s)?(?=[A-Za-z])/y

/** Reads an English number word run: "twenty-five", "two hundred and ten thousand", "a dozen", "two dozen". */
function readWords(text: string, at: number): ReadNumber | null {
  let total = 0
  let section = 0
  let end = at
  let place = at
  let seen = 0
  let article = false
  let last: 'none' | 'one' | 'ten' | 'scale' = 'none'
  for (;;) {
    const token = matchAt(word, text, place)?.[0]
    if (token === undefined) break
    const lower = token.toLowerCase()
    if (seen === 0 && !article && lower === 'a') {
      article = true
      section = 1
    } else if (lower in ones) {
      if (article || last === 'one' || (last === 'ten' && ones[lower]! > 9)) break
      section += ones[lower]!
      last = 'one'
      seen++
      end = place + token.length
    } else if (lower in tens) {
      if (article || last === 'one' || last === 'ten') break
      section += tens[lower]!
      last = 'ten'
      seen++
      end = place + token.length
    } else if (lower in wordScales) {
      if (seen === 0 && !article && lower !== 'dozen') break
      const scale = wordScales[lower]!
      if (scale <= 100) section = (section || 1) * scale
      else {
        total += section * scale
        section = 0
      }
      last = 'scale'
      article = false
      seen++
      end = place + token.length
    } else break
    const joint = matchAt(wordJoint, text, place + token.length)
    if (joint === null) break
    // "between three and five": a bare "and" joins only after a scale.
    if (joint[0].includes('and') && last !== 'scale') break
    place = place + token.length + joint[0].length
  }
  if (seen === 0) return null
  const value = total + section
  return { value, high: value, end, script: 'word', scale: 1, small: seen === 1 && value <= 10 }
}

/**
 * Reads one number at `at`: Arabic with separators, decimals and scales (1.2万, 3万5千, 12k, 1.5 million), Chinese
 * numerals (一百二十万, 两三 as 2–3), or English words.
 */
export function readNumber(text: string, at: number): ReadNumber | null {
  const first = text.charCodeAt(at)
  if (first >= 48 && first <= 57) return readArabic(text, at)
  if (first >= 0x3007) return readHan(text, at)
  if ((first >= 65 && first <= 90) || (first >= 97 && first <= 122)) return readWords(text, at)
  return null
}

function readArabic(text: string, at: number): ReadNumber | null {
  const digits = matchAt(arabic, text, at)
  if (digits === null) return null
  let value = Number(digits[0].replaceAll(',', ''))
  let end = at + digits[0].length
  let firstFactor = 1
  const scale = matchAt(arabicScale, text, end)
  if (scale !== null) {
    let factor = arabicScales[(scale[1] ?? scale[2])!]!
    firstFactor = factor
    value = exact(value * factor)
    end += scale[0].length
    // 3万5千 and 1亿2千万: a smaller group adds to the larger one.
    for (;;) {
      const next = matchAt(arabic, text, end)
      const nextScale = next === null ? null : matchAt(arabicScale, text, end + next[0].length)
      if (next === null || nextScale?.[1] === undefined) break
      const nextFactor = arabicScales[nextScale[1]]!
      if (nextFactor >= factor) break
      factor = nextFactor
      value = exact(value + Number(next[0].replaceAll(',', '')) * factor)
      end += next[0].length + nextScale[0].length
    }
  }
  return { value, high: value, end, script: 'arabic', small: false, scale: firstFactor }
}

function readHan(text: string, at: number): ReadNumber | null {
  const run = matchAt(hanRun, text, at)?.[0]
  if (run === undefined) return null
  if (approximatePairs.has(run)) {
    const [low, high] = [...run].map((char) => hanDigits[char]!)
    return { value: low!, high: high!, end: at + run.length, script: 'han', scale: 1, small: false }
  }
  // 两三百 is 200–300, not 23 hundreds.
  const pair = run.slice(0, 2)
  if (approximatePairs.has(pair)) {
    const factor = hanValue(`一${run.slice(2)}`)
    if (factor !== null && !(run.charAt(2) in hanDigits)) {
      const [low, high] = [...pair].map((char) => hanDigits[char]! * factor)
      return { value: low!, high: high!, end: at + run.length, script: 'han', scale: 1, small: false }
    }
  }
  for (let length = run.length; length > 0; length--) {
    const piece = run.slice(0, length)
    if (piece.endsWith('点')) continue
    const value = hanValue(piece)
    if (value !== null) {
      return {
        value,
        high: value,
        end: at + length,
        script: 'han',
        scale: 1,
        small: length === 1 && value <= 10,
      }
    }
  }
  return null
}
