/**
 * The value that a text of JSON begins, however early it breaks off: what was whole by then, with its lists and objects
 * closed. Undefined where nothing was, or where it is no JSON.
 */
export function begunValue(text: string): unknown {
  // What closes all that is open, the innermost first.
  let closers = ''
  let end = -1
  let closersThere = ''
  let inString = false
  for (let at = 0; at < text.length; at++) {
    const mark = text.charCodeAt(at)
    if (inString) {
      if (mark === backslash) at++
      else if (mark === quote) inString = false
      continue
    }
    if (mark === quote) inString = true
    else if (mark === brace || mark === bracket) {
      closers = (mark === brace ? '}' : ']') + closers
      if (closers.length > deepest) return undefined
      end = at + 1
      closersThere = closers
    } else if (mark === brace + 2 || mark === bracket + 2) {
      closers = closers.slice(1)
      end = at + 1
      closersThere = closers
      if (closers === '') break
    } else if (mark === comma && closers !== '') {
      end = at
      closersThere = closers
    }
  }
  if (end < 0) return undefined
  try {
    return JSON.parse(text.slice(0, end).replace(/^\ufeff/, '') + closersThere)
  } catch {
    return undefined
  }
}

const deepest = 64
/** What closes a brace or bracket is two further on. */
const [quote, comma, bracket, backslash, brace] = [34, 44, 91, 92, 123]
