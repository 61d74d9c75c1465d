/**
 * The value that a text of JSON begins, however early it breaks off: what was whole by then, with its lists and objects
 * closed. Undefined where nothing was, or where it is no JSON.
 */
export function begunValue(text: string): unknown {
  // What closes all that is open, the innermost first.
  let closers = ''
  let whole: { end: number; closers: string } | null = null
  let inString = false
  for (let at = 0; at < text.length; at++) {
    const mark = text[at]!
    if (inString) {
      if (mark === '\\') at++
      else if (mark === '"') inString = false
    } else if (mark === '"') inString = true
    else if (mark === '{' || mark === '[') {
      closers = (mark === '{' ? '}' : ']') + closers
      if (closers.length > deepest) return undefined
      whole = { end: at + 1, closers }
    } else if (mark === '}' || mark === ']') {
      closers = closers.slice(1)
      whole = { end: at + 1, closers }
      if (closers === '') break
    } else if (mark === ',' && closers !== '') whole = { end: at, closers }
  }
  if (whole === null) return undefined
  try {
    return JSON.parse(text.slice(0, whole.end).replace(/^\ufeff/, '') + whole.closers)
  } catch {
    return undefined
  }
}

const deepest = 64
