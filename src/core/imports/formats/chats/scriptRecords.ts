/**
 * Records that a page keeps as a list in its script: `const chatMessages = [{type: 1, text: '…'}, …]`. Takes the
 * script in pieces and hands over each object that could be read; keys may stand without quotes, strings in either.
 */
export function createScriptRecords(
  longest: number,
  onRecord: (record: Readonly<Record<string, unknown>> | null) => void,
): { push(text: string): void } {
  let before = ''
  let isOpen = false
  let depth = 0
  let quote = ''
  let escaped = false
  let held = ''

  function follow(character: string): void {
    if (depth > 0) held += character
    if (quote !== '') {
      if (escaped) escaped = false
      else if (character === '\\') escaped = true
      else if (character === quote) quote = ''
    } else if (character === '"' || character === "'" || character === '`') quote = character
    else if (character === '{' || character === '[') {
      if (depth === 0) held = character
      depth++
    } else if (character === '}' || character === ']') {
      depth--
      if (depth < 0) isOpen = false
      else if (depth === 0) onRecord(held.length > longest ? null : readLiteral(held))
      if (depth <= 0) held = ''
    }
    // A string that never ends must not fill the memory.
    if (held.length > longest * 2) held = held.slice(0, longest + 1)
  }

  return {
    push(text) {
      let rest = text
      if (!isOpen) {
        const joined = before + text
        const start = /\b\w*(?:messages?|msgs?|records?|chatData|chatList)\s*=\s*\[/i.exec(joined)
        if (start === null) {
          before = joined.slice(-200)
          return
        }
        before = ''
        isOpen = true
        depth = 0
        quote = ''
        held = ''
        rest = joined.slice(start.index + start[0].length)
      }
      for (const character of rest) {
        if (!isOpen) return
        follow(character)
      }
    },
  }
}

const tokens =
  /"(?:[^"\\]|\\.)*"|'(?:[^'\\]|\\.)*'|`(?:[^`\\]|\\.)*`|[A-Za-z_$][\w$]*|,(?=\s*[}\]])|[^"'`A-Za-z_$,]+|,|["'`]/gs

/** An object literal as JSON would have it; null where it holds more than values. */
export function readLiteral(literal: string): Readonly<Record<string, unknown>> | null {
  const json = literal.replace(tokens, (token, offset: number, whole: string) => {
    const first = token[0]!
    if (token === ',' && /^\s*[}\]]/.test(whole.slice(offset + 1, offset + 40))) return ''
    if (first === "'" || first === '`') {
      const inner = token.slice(1, -1).replace(/\\(['`])/g, '$1')
      return `"${inner.replace(/(?<!\\)"/g, '\\"').replaceAll('\n', '\\n')}"`
    }
    if (!/[A-Za-z_$]/.test(first)) return token
    const isKey = /^\s*:/.test(whole.slice(offset + token.length, offset + token.length + 40))
    if (isKey) return `"${token}"`
    return token === 'undefined' ? 'null' : token
  })
  try {
    const value: unknown = JSON.parse(json)
    return typeof value === 'object' && value !== null && !Array.isArray(value)
      ? (value as Record<string, unknown>)
      : null
  } catch {
    return null
  }
}
