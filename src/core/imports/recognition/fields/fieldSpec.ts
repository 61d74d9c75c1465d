import type { FieldSpec, FieldType } from '../recordKind.ts'
import type { EnumValues } from '../valueWords.ts'

/** A field with its words, which stand in one string with bars between them, as the lists are long. */
export function field(
  key: string,
  type: FieldType,
  zh: string,
  en: string,
  words: string,
  values?: EnumValues,
): FieldSpec {
  const all = words.split('|').filter((word) => word !== '')
  return values === undefined ? { key, type, zh, en, words: all } : { key, type, zh, en, words: all, values }
}

/** The same field where one of its words means something else. */
export const without = (word: string, spec: FieldSpec): FieldSpec => ({
  ...spec,
  words: spec.words.filter((one) => one !== word),
})

/** The same field, marked; `FieldSpec` says what each mark means. */
export const lastDay = (spec: FieldSpec): FieldSpec => ({ ...spec, lastDay: true })

export const exact = (spec: FieldSpec): FieldSpec => ({ ...spec, exact: true })

export const ahead = (spec: FieldSpec): FieldSpec => ({ ...spec, ahead: true })

export const evidenceOnly = (spec: FieldSpec): FieldSpec => ({ ...spec, evidenceOnly: true })

export const estimate = (spec: FieldSpec): FieldSpec => ({ ...spec, estimate: true })
