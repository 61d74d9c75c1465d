/** What a run of `nodes.ts` may claim: which cores belong to whom, and which step still counts. */

/** How much more two nodes are to pass on than one. */
export const wantedRatio = 1.7

export type Step = {
  nodes: number
  updatesPerSecond: number
  sent: number
  wanted: number
  delivered: number
  deliveredPerSecond: number
  latencyP99Ms: number
  loadLagMs: number
}

export type Plan = {
  /** The cores of the first and of the second node, of PostgreSQL with Redis, and of each process of the load. */
  nodes: [number[], number[]]
  servers: number[]
  load: number[]
  /** Nobody shares a core with anybody, so two nodes have twice what one has. */
  isEnough: boolean
}

/** One core for each node, one or two for the servers, the rest for the load; below five they share. */
export function planCores(cores: readonly number[]): Plan {
  const [first, ...rest] = cores
  if (first === undefined) throw new Error('no core')
  if (cores.length < 5) {
    const last = cores.at(-1)!
    const others = cores.length === 1 ? [first] : cores.slice(0, -1)
    return { nodes: [[...others], [...others]], servers: [...others], load: [last], isEnough: false }
  }
  const servers = cores.length >= 7 ? rest.slice(1, 3) : rest.slice(1, 2)
  return {
    nodes: [[first], [rest[0]!]],
    servers,
    // More than six processes would measure the harness's memory and not the nodes.
    load: rest.slice(1 + servers.length).slice(0, 6),
    isEnough: true,
  }
}

const tooLateMs = 250

/** All of it came, and at most one in a hundred after a quarter of a second. */
export const isInTime = ({ wanted, delivered, latencyP99Ms }: Step): boolean =>
  delivered === wanted && latencyP99Ms <= tooLateMs

/** The most deliveries a second among the steps that were in time. */
export const mostInTime = (steps: readonly Step[]): number =>
  Math.max(0, ...steps.filter(isInTime).map(({ deliveredPerSecond }) => deliveredPerSecond))
