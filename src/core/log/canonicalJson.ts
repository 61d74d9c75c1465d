export type Json =
  | null
  | boolean
  | number
  | string
  | readonly Json[]
  | { readonly [name: string]: Json | undefined }

/**
 * JSON with its names sorted by UTF-16 code unit, no spaces, and properties that are undefined left out (RFC 8785
 * for the values that we use): the one text of a value that is hashed and signed. Throws on NaN and infinities.
 */
export function canonicalJson(value: Json): string {
  if (value === null || typeof value === 'string' || typeof value === 'boolean') return JSON.stringify(value)
  if (typeof value === 'number') {
    if (!Number.isFinite(value)) throw new Error('canonical JSON holds finite numbers only')
    return JSON.stringify(value)
  }
  if (Array.isArray(value)) return `[${value.map(canonicalJson).join(',')}]`
  const record = value as { readonly [name: string]: Json | undefined }
  let text = ''
  for (const name of Object.keys(record).sort()) {
    const inner = record[name]
    if (inner === undefined) continue
    text += `${text ? ',' : ''}${JSON.stringify(name)}:${canonicalJson(inner)}`
  }
  return `{${text}}`
}
