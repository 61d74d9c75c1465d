/** Whether a code holds a contact in the short form of telephones. */
export const isMecard = (text: string): boolean => /^\s*MECARD:/i.test(text)

/** Fields of a MECARD, each with its values in order; `\;`, `\:` and `\,` stand for the mark itself. */
function fieldsOf(text: string): Map<string, string[]> {
  const fields = new Map<string, string[]>()
  for (const [, name, value] of text
    .replace(/^\s*MECARD:/i, '')
    .matchAll(/([A-Za-z-]+):((?:\\.|[^\\;])*)(?:;|$)/gs)) {
    const key = name!.toUpperCase()
    if (value!.trim() !== '') fields.set(key, [...(fields.get(key) ?? []), value!])
  }
  return fields
}

const plain = (value: string): string => value.replaceAll(/\\(.)/gs, '$1').trim()
const escaped = (value: string): string =>
  plain(value)
    .replaceAll(/[\\;,]/g, '\\$&')
    .replaceAll(/\r?\n/g, '\\n')

/** The property of a vCard that says the same, one line for each value. */
const properties: Record<string, string> = {
  NICKNAME: 'NICKNAME',
  TEL: 'TEL;TYPE=VOICE',
  'TEL-AV': 'TEL;TYPE=VIDEO',
  EMAIL: 'EMAIL',
  ORG: 'ORG',
  TITLE: 'TITLE',
  URL: 'URL',
  NOTE: 'NOTE',
  MEMO: 'NOTE',
  BDAY: 'BDAY',
}

/** A MECARD as the vCard that says the same, so that both are read by one reader. */
export function vcardOfMecard(text: string): string {
  const fields = fieldsOf(text)
  const [name = ''] = fields.get('N') ?? []
  const parts = name.split(/(?<!\\),/)
  const shown = parts.length > 1 ? [...parts.slice(1), parts[0]!].map(plain).join(' ') : plain(name)
  const lines = [
    'BEGIN:VCARD',
    'VERSION:3.0',
    ...(parts.length > 1 ? [`N:${parts.slice(0, 2).map(escaped).join(';')};;;`] : []),
    ...(shown === '' ? [] : [`FN:${escaped(shown)}`]),
    ...[...fields].flatMap(([key, values]) =>
      Object.hasOwn(properties, key) ? values.map((value) => `${properties[key]}:${escaped(value)}`) : [],
    ),
    ...(fields.get('ADR') ?? []).map((value) => `ADR:;;${escaped(value)};;;;`),
    'END:VCARD',
  ]
  return lines.join('\r\n')
}
