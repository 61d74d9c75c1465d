const MULTIPLIERS: Readonly<Record<string, number>> = { 千: 1e3, 万: 1e4, 萬: 1e4, 亿: 1e8, 億: 1e8 }

/** Full-width digits and punctuation, as Chinese input methods type them, to ASCII. */
export const toHalfWidth = (text: string): string =>
  text
    .replace(/[\uFF01-\uFF5E]/g, (char) => String.fromCharCode(char.charCodeAt(0) - 0xfee0))
    .replace(/[\u3000\u00A0\u2007\u202F]/g, ' ')

const plainDigits = (text: string): string | null => {
  const comma = text.lastIndexOf(',')
  const point = text.lastIndexOf('.')
  if (comma >= 0 && point >= 0) {
    return comma > point ? text.replaceAll('.', '').replace(',', '.') : text.replaceAll(',', '')
  }
  if (comma >= 0) {
    // "1,234" groups thousands everywhere that we import from; "12,5" can only be a decimal comma.
    if (/^\d{1,3}(,\d{3})+$/.test(text) || text.indexOf(',') !== comma) return text.replaceAll(',', '')
    return text.replace(',', '.')
  }
  if (point >= 0 && text.indexOf('.') !== point)
    return /^\d{1,3}(\.\d{3})+$/.test(text) ? text.replaceAll('.', '') : null
  return text
}

/**
 * A number as people and exports write it: thousands separators, currency signs or codes before or after,
 * decimal commas, full-width digits, 万 and 亿, accounting brackets and trailing minus. Null when it is no
 * single number (so "Freight Included" and "See ASN-93" are null, not 0 and 93).
 */
export const parseAmount = (raw: string): number | null => {
  let text = toHalfWidth(raw).trim()
  if (text === '') return null
  let sign = 1
  const bracketed = /^\((.*)\)$/.exec(text)
  if (bracketed) {
    sign = -1
    text = bracketed[1]!.trim()
  }
  text = text
    .replace(/^(?:[A-Za-z]{2,3}\$?|人民币|美元|欧元)\s*(?=[-+\d.,¥$€£(])/, '')
    .replace(/^([-+]?)\s*(?:[¥￥$€£₹₩]|R\$|HK\$)\s*/, '$1')
    .replace(/\s*(?:[¥￥$€£₹₩]|[A-Za-z]{3}|元整?|块|人民币|美元|欧元)$/, '')
    .trim()
  const multiplier = MULTIPLIERS[text.at(-1) ?? '']
  if (multiplier !== undefined) text = text.slice(0, -1).trim()
  if (text.endsWith('-')) {
    sign = -sign
    text = text.slice(0, -1)
  }
  if (/^[-+]/.test(text)) {
    if (text[0] === '-') sign = -sign
    text = text.slice(1).trim()
  }
  text = text.replace(/(?<=\d)[ '’](?=\d{3}(?:\D|$))/g, '')
  const scientific = /^\d+(?:\.\d+)?[eE][-+]?\d+$/.test(text)
  if (!scientific && !/^(?:\d[\d.,]*|[.,]\d+)$/.test(text)) return null
  const digits = scientific ? text : plainDigits(text)
  if (digits === null) return null
  const value = sign * Number(digits) * (multiplier ?? 1)
  return Number.isFinite(value) ? value : null
}
