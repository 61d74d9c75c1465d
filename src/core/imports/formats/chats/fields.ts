/** An object of a source, nothing about which is known yet. */
export type Fields = Readonly<Record<string, unknown>>

export function isFields(value: unknown): value is Fields {
  return typeof value === 'object' && value !== null && !Array.isArray(value)
}

/** A string or number as text; everything else is no text. */
export function textOf(value: unknown): string {
  return typeof value === 'string' ? value : typeof value === 'number' ? String(value) : ''
}

/** The first of the named fields that holds text. */
export function firstText(fields: Fields, names: readonly string[]): string {
  for (const name of names) {
    const found = textOf(fields[name]).trim()
    if (found !== '') return found
  }
  return ''
}

/** The lines that say something, each once. */
export function distinctLines(lines: readonly string[]): string {
  const said = lines.filter((line) => line !== '')
  return said.length < 2 ? (said[0] ?? '') : [...new Set(said)].join('\n')
}

/** The lines that are not blank, without the blanks around them. */
export function trimmedLines(lines: readonly string[]): string {
  let joined = ''
  for (const line of lines) {
    const trimmed = line.trim()
    if (trimmed !== '') joined = joined === '' ? trimmed : `${joined}\n${trimmed}`
  }
  return joined
}

export function fieldsIn(value: unknown): Fields[] {
  return Array.isArray(value) ? value.filter(isFields) : []
}

/** The object that a string holds as JSON, as chat products nest their bodies; null where it holds none. */
export function parsedFields(value: unknown): Fields | null {
  if (isFields(value)) return value
  if (typeof value !== 'string' || !value.trimStart().startsWith('{')) return null
  try {
    const parsed: unknown = JSON.parse(value)
    return isFields(parsed) ? parsed : null
  } catch {
    return null
  }
}
