import type { KnownName, KnownNames } from './types.ts'

export type EntityKind = 'product' | 'organisation' | 'person' | 'own'
export type Entity = { id: number; kind: EntityKind; name: string }
/** Our own firm is an organisation like another when a figure is somebody's. */
export const isOfKind = (entity: Entity, kind: EntityKind): boolean =>
  entity.kind === kind || (kind === 'organisation' && entity.kind === 'own')

export type Mention = { start: number; end: number; entity: Entity }

type Entry = { compact: string; entity: Entity }
/** Every known name and alias, looked up by its first two characters without spaces and hyphens. */
export type NameIndex = {
  /** First characters of all names: most places of a text need no look-up. */
  firsts: Set<string>
  byStart: Map<string, Entry[]>
  entities: Entity[]
  surnames: Map<string, Entity[]>
  own: Entity[]
}

const joints = new Set([' ', '\t', '\n', '\r', '-', '–', '·', '_'])
const isJoint = (char: string): boolean => joints.has(char)
const compactName = (name: string): string =>
  name
    .normalize('NFKC')
    .toLowerCase()
    .replace(/[\s\-–·_]/g, '')
const isWordChar = (char: string): boolean => /[a-z0-9]/i.test(char)

export function indexNames(known: KnownNames): NameIndex {
  const byStart = new Map<string, Entry[]>()
  const surnames = new Map<string, Entity[]>()
  const entities: Entity[] = []
  const add = (kind: EntityKind, names: readonly KnownName[]): void => {
    for (const one of names) {
      const entity: Entity = { id: entities.length, kind, name: one.name }
      entities.push(entity)
      for (const written of [one.name, ...(one.aliases ?? [])]) {
        const compact = compactName(written)
        if (compact.length < 2) continue
        const key = compact.slice(0, 2)
        const bucket = byStart.get(key)
        if (bucket === undefined) byStart.set(key, [{ compact, entity }])
        else bucket.push({ compact, entity })
      }
      if (kind === 'person') {
        const surname = one.name.slice(0, 1)
        surnames.set(surname, [...(surnames.get(surname) ?? []), entity])
      }
    }
  }
  add('product', known.products)
  add('organisation', known.organisations)
  add('person', known.people)
  add('own', known.own ?? [])
  for (const bucket of byStart.values()) bucket.sort((a, b) => b.compact.length - a.compact.length)
  return {
    byStart,
    firsts: new Set([...byStart.keys()].map((key) => key[0]!)),
    entities,
    surnames,
    own: entities.filter((entity) => entity.kind === 'own'),
  }
}

/** Longest known names in the text, left to right, without overlaps; spaces and hyphens inside a name may differ. */
export function findMentions(text: string, index: NameIndex): Mention[] {
  const lower = text.toLowerCase()
  const found: Mention[] = []
  for (let at = 0; at < lower.length; at++) {
    if (!index.firsts.has(lower[at]!)) continue
    let next = at + 1
    while (next < lower.length && isJoint(lower[next]!)) next++
    const bucket = index.byStart.get(lower[at]! + (lower[next] ?? ''))
    if (bucket === undefined) continue
    for (const { compact, entity } of bucket) {
      const end = matchCompact(lower, at, compact)
      if (end === -1) continue
      if (isWordChar(compact[0]!) && at > 0 && isWordChar(lower[at - 1]!)) continue
      if (isWordChar(compact.at(-1)!) && end < lower.length && isWordChar(lower[end]!)) continue
      found.push({ start: at, end, entity })
      at = end - 1
      break
    }
  }
  return found
}

function matchCompact(text: string, at: number, compact: string): number {
  let place = at
  for (let unit = 0; unit < compact.length; unit++) {
    while (unit > 0 && place < text.length && isJoint(text[place]!)) place++
    if (text[place] !== compact[unit]) return -1
    place++
  }
  return place
}
