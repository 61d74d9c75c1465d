import { type ReadHeader, readHeader } from '../header.ts'
import { type Concept, conceptsOf, isOfOurSide, partScore } from '../headingParts.ts'
import type { FieldSpec, RecordKind } from '../recordKinds.ts'
import { type KnownWords, wordScore } from './fieldWords.ts'
import { maySpeakByCells } from './speakingCells.ts'

/** A heading less like a field's words than this is another word. */
export const leastWord = 0.5

/** What a heading alone says for a field: by the field's own word and by the telling part, each 0–1. */
export type Chance = { readonly spec: FieldSpec; readonly word: number; readonly part: number }

/** A header read, with the fields it may stand for in the kinds asked about so far: the files of a folder have the same few. */
export type KnownHeader = {
  readonly read: ReadHeader
  readonly asked: readonly Concept[]
  readonly chances: Map<RecordKind, readonly Chance[]>
}

const headers = new Map<string, KnownHeader>()

/** A column's heading, read once for all tables that have it. */
export function knownHeader(column: string): KnownHeader {
  const met = headers.get(column)
  if (met) return met
  if (headers.size >= 2000) headers.clear()
  const read = readHeader(column)
  const asked = column.startsWith('#') ? [] : conceptsOf(read.spelled ?? read)
  const header = { read, asked, chances: new Map() }
  headers.set(column, header)
  return header
}

/** The fields of a kind that a column of this heading may stand for: by what it is called, or by what stands in it. */
export function chancesOf(header: KnownHeader, kind: RecordKind, words: KnownWords): readonly Chance[] {
  const met = header.chances.get(kind)
  if (met) return met
  const chances = kind.fields
    .map((spec) => ({
      spec,
      word: wordScore(header.read, spec, words),
      part: partScore(header.asked, kind.id, spec),
    }))
    .filter(({ spec }) => !isOfOurSide(header.read) || ofOurs.has(spec.key))
    .filter(({ spec, word, part }) => word >= leastWord || part > 0 || maySpeakByCells(kind, spec))
  header.chances.set(kind, chances)
  return chances
}

/** What a column that tells of one of us may be. */
const ofOurs: ReadonlySet<string> = new Set(['ownerName'])
