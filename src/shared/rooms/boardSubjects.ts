import { type Decision, type Published, type Resource, type RiskAxis, riskAxes } from './board.ts'
import type { Light } from './fields.ts'

/**
 * What a card of a board can be about: what was published (a deal, a use of resources, a light of a zone), a shared
 * resource that people entered, a decision. A card keeps the key, so that it says what is true of its subject now and
 * not what was true when the card was written.
 */
export const cardSubjectKinds = ['deal', 'risk', 'resource', 'use', 'decision'] as const
export type CardSubjectKind = (typeof cardSubjectKinds)[number]

export type CardSubject = { key: string; title: string } & (
  | { kind: 'deal'; said: Published }
  | { kind: 'risk'; axis: RiskAxis; light: Light; hits: number; of: number }
  | { kind: 'resource'; resource: Resource; used: number }
  | { kind: 'use'; said: Published }
  | { kind: 'decision'; decision: Decision }
)

export const riskKey = (zone: string, axis: RiskAxis): string => `risk:${axis}:${zone}`
const prefixOf = { resource: 'resource', decision: 'decision' } as const
const keyOf = (kind: keyof typeof prefixOf, id: string): string =>
  id.startsWith(`${prefixOf[kind]}:`) ? id : `${prefixOf[kind]}:${id}`

/** Everything that a card of this board can be about, by key. */
export function cardSubjects(board: {
  published: Iterable<readonly [string, Published]>
  resources: Iterable<readonly [string, Resource]>
  /** By `${resource}:${zone}`. */
  claims: Iterable<{ resource: string; amount: number }>
  decisions: Iterable<readonly [string, Decision]>
}): Map<string, CardSubject> {
  const found = new Map<string, CardSubject>()
  const add = (subject: CardSubject) => void found.set(subject.key, subject)
  for (const [key, said] of board.published) {
    if (said.kind === 'deal') add({ key, kind: 'deal', title: said.title, said })
    if (said.kind === 'resource') add({ key, kind: 'use', title: said.title, said })
    if (said.kind !== 'zone') continue
    for (const axis of riskAxes) {
      const risk = said.risks?.[axis]
      if (risk) add({ key: riskKey(key, axis), kind: 'risk', title: said.title, axis, ...risk })
    }
  }
  const used = new Map<string, number>()
  for (const { resource, amount } of board.claims) used.set(resource, (used.get(resource) ?? 0) + amount)
  for (const [id, resource] of board.resources)
    add({
      ...{ key: keyOf('resource', id), kind: 'resource', title: resource.name },
      ...{ resource, used: used.get(id) ?? 0 },
    })
  for (const [id, decision] of board.decisions)
    add({ key: keyOf('decision', id), kind: 'decision', title: decision.title, decision })
  return found
}
