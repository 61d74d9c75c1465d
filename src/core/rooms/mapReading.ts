import type { Coverage, MapReading, NodeReading } from '../../shared/contract/rooms.ts'
import type { MapNode, PersonaTag, Touch } from '../../shared/rooms/map.ts'

const dayMs = 86_400_000
/** A touch counts half after this many days in the decayed share. Declared, not learned. */
export const halfLifeDays = 30
/** After this many days without a touch a reached node is looked at again. */
export const staleDays = 30
const comparisonMs = 28 * dayMs

export interface MapContent {
  nodes: ReadonlyMap<string, MapNode>
  touches: ReadonlyMap<string, Touch>
  tags: ReadonlyMap<string, PersonaTag>
}

/** Touches of each node up to a moment; a touch of a node that is gone is nobody's. */
function touchesByNode({ nodes, touches }: MapContent, asOf: number): Map<string, Touch[]> {
  const byNode = new Map<string, Touch[]>([...nodes.keys()].map((id) => [id, []]))
  for (const touch of touches.values()) if (touch.at <= asOf) byNode.get(touch.node)?.push(touch)
  return byNode
}

const lastAt = (touches: readonly Touch[]): number | null =>
  touches.reduce<number | null>((last, { at }) => (last === null || at > last ? at : last), null)

const counts = (node: MapNode): boolean => node.isKey && node.notApplicable === null

/**
 * Decision-path coverage as of a moment (catalogue 24): key nodes that our content reached ÷ all key nodes; 3 of 8 is
 * 37.5 %, no key node is undefined. Beside it, never in its place: weighted by the nodes' declared weights, and the
 * same with each node's share halved for every `halfLifeDays` since its last touch.
 */
export function coverageOf(content: MapContent, asOf: number): Coverage {
  const byNode = touchesByNode(content, asOf)
  let keyNodes = 0
  let touched = 0
  let weight = 0
  let touchedWeight = 0
  let decayedWeight = 0
  for (const [id, node] of content.nodes) {
    if (!counts(node)) continue
    keyNodes += 1
    weight += node.weight
    const last = lastAt(byNode.get(id) ?? [])
    if (last === null) continue
    touched += 1
    touchedWeight += node.weight
    decayedWeight += node.weight * 0.5 ** ((asOf - last) / dayMs / halfLifeDays)
  }
  const share = (part: number, whole: number) => (keyNodes === 0 ? null : part / whole)
  return {
    keyNodes,
    touched,
    share: share(touched, keyNodes),
    weightedShare: share(touchedWeight, weight),
    decayedShare: share(decayedWeight, weight),
  }
}

function nodeReading(id: string, node: MapNode, touches: readonly Touch[], asOf: number): NodeReading {
  const lastTouchAt = lastAt(touches)
  const measured = touches.flatMap(({ dwellMs }) => (dwellMs === null ? [] : [dwellMs]))
  const isStale = lastTouchAt !== null && asOf - lastTouchAt > staleDays * dayMs
  return {
    id,
    touches: touches.length,
    lastTouchAt,
    dwellMs: measured.length === 0 ? null : measured.reduce((sum, each) => sum + each, 0),
    dwellOf: measured.length,
    state:
      node.notApplicable !== null
        ? 'notApplicable'
        : isStale
          ? 'stale'
          : lastTouchAt !== null
            ? 'reached'
            : node.isKey
              ? 'blind'
              : 'other',
  }
}

/** Everything that a map says in numbers, as of a moment. */
export function readMap(content: MapContent, asOf: number): MapReading {
  const byNode = touchesByNode(content, asOf)
  const nodes = [...content.nodes].map(([id, node]) => nodeReading(id, node, byNode.get(id) ?? [], asOf))
  const dueIn = (id: string): number => {
    const dueAt = content.nodes.get(id)?.dueAt ?? null
    return dueAt === null ? Number.POSITIVE_INFINITY : Math.abs(dueAt - asOf)
  }
  const blind = nodes
    .filter(({ state }) => state === 'blind')
    .map(({ id }) => id)
    .sort((left, right) => dueIn(left) - dueIn(right) || (left < right ? -1 : 1))
  const tags = [...content.tags.values()].filter(({ at }) => at <= asOf)
  const current = tags.filter(({ expiresAt }) => expiresAt > asOf).length
  return {
    asOf,
    coverage: coverageOf(content, asOf),
    before: coverageOf(content, asOf - comparisonMs),
    nodes,
    blind,
    halfLifeDays,
    staleDays,
    tags: { current, expired: tags.length - current },
  }
}
