import type { Atom, Talk } from './atom.ts'
import { type FactKind, isFactKind } from './factKinds.ts'
import { factKindsOf } from './slots.ts'
import { type Lang, langs, type TalkPart, talkParts } from './vocabulary.ts'

/**
 * One selling scene of the shipped library, told in both languages under one trigger.
 * `needs` adds fact kinds to a part beyond those its slots name: what must be on file before it is said.
 */
export type Scene = {
  key: string
  trigger: Atom['trigger']
  strategies: Atom['strategies']
  assumes?: NonNullable<Atom['assumes']>
  needs?: Partial<Record<TalkPart, FactKind[]>>
} & Record<Lang, { title: string; riskNote: string } & Talk>

/** The atoms of a scene, one per language, with an evidence pack derived from slots and `needs`. */
export function atomsOfScene(scene: Scene): Atom[] {
  return langs.map((lang) => {
    const { title, riskNote, ...talk } = scene[lang]
    return {
      id: `sandtable.${scene.key}.${lang}`,
      lang,
      title,
      trigger: scene.trigger,
      strategies: scene.strategies,
      ...(scene.assumes && { assumes: scene.assumes }),
      talk,
      evidencePack: evidencePackOf(talk, scene.needs ?? {}),
      riskNote,
    }
  })
}

/** The evidence pack that a talk needs: the kinds its slots name, and those in `needs`. */
export function evidencePackOf(talk: Talk, needs: NonNullable<Scene['needs']>): Atom['evidencePack'] {
  const parts = new Map<FactKind, TalkPart[]>()
  for (const part of talkParts) {
    const text = talk[part]
    if (text === undefined) continue
    const kinds = new Set([...factKindsOf(text).filter(isFactKind), ...(needs[part] ?? [])])
    for (const kind of kinds) parts.set(kind, [...(parts.get(kind) ?? []), part])
  }
  return [...parts].map(([kind, used]) => ({ kind, parts: used }))
}
