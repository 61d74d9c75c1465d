/** The alternatives of a pattern that stand in no group or class of it. */
export function alternativesOf(source: string): string[] {
  const found: string[] = []
  let depth = 0
  let isClass = false
  let from = 0
  for (let at = 0; at < source.length; at += 1) {
    const char = source[at]
    if (char === '\\') at += 1
    else if (isClass) isClass = char !== ']'
    else if (char === '[') isClass = true
    else if (char === '(') depth += 1
    else if (char === ')') depth -= 1
    else if (char === '|' && depth === 0) {
      found.push(source.slice(from, at))
      from = at + 1
    }
  }
  return [...found, source.slice(from)]
}
