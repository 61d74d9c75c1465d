import type { Lane, MapNode, Step } from './map.ts'

/** Sizes in the map's units, which are pixels at 100 %. */
export const mapSizes = { node: 50, cellWidth: 132, cellHeight: 116, head: 44, side: 96, around: 12 } as const

export interface Placed {
  /** Middle of the node's disc. */
  x: number
  y: number
  isByHand: boolean
}

export interface MapLayout {
  places: ReadonlyMap<string, Placed>
  /** Steps from left to right: where each begins, and its width. */
  steps: readonly { id: string; name: string; x: number; width: number }[]
  lanes: readonly { id: string; name: string; y: number; height: number }[]
  width: number
  height: number
}

const byOrder = (
  [leftId, left]: readonly [string, { order: number }],
  [rightId, right]: readonly [string, { order: number }],
): number => left.order - right.order || (leftId < rightId ? -1 : 1)

/** Nodes beside each other in one cell before the next row begins. */
const acrossOf = (count: number): number => Math.max(1, Math.ceil(Math.sqrt(count / 1.4)))

/**
 * Places a decision path: steps are columns, departments are lanes, and a cell grows with what stands in it. A node
 * whose step or lane is gone stands in the first one. The same map has the same layout on every screen; a position
 * that somebody gave by hand stays.
 */
export function layoutMap(
  nodes: ReadonlyMap<string, MapNode>,
  steps: ReadonlyMap<string, Step>,
  lanes: ReadonlyMap<string, Lane>,
): MapLayout {
  const orderedSteps = steps.size > 0 ? [...steps].sort(byOrder) : ([['', { name: '', order: 0 }]] as const)
  const orderedLanes = lanes.size > 0 ? [...lanes].sort(byOrder) : ([['', { name: '', order: 0 }]] as const)
  const stepIndex = new Map(orderedSteps.map(([id], at) => [id, at]))
  const laneIndex = new Map(orderedLanes.map(([id], at) => [id, at]))
  const cells = orderedLanes.map(() => orderedSteps.map((): string[] => []))
  for (const [id, node] of [...nodes].sort(byOrder))
    cells[laneIndex.get(node.lane) ?? 0]![stepIndex.get(node.step) ?? 0]!.push(id)

  const columns = orderedSteps.map((_, at) => Math.max(1, ...cells.map((row) => acrossOf(row[at]!.length))))
  const rows = cells.map((row) =>
    Math.max(1, ...row.map((cell) => Math.ceil(cell.length / acrossOf(cell.length)))),
  )
  let x: number = mapSizes.side
  const placedSteps = orderedSteps.map(([id, { name }], at) => {
    const width = columns[at]! * mapSizes.cellWidth + mapSizes.around
    x += width
    return { id, name, x: x - width, width }
  })
  let y: number = mapSizes.head
  const placedLanes = orderedLanes.map(([id, { name }], at) => {
    const height = rows[at]! * mapSizes.cellHeight + mapSizes.around
    y += height
    return { id, name, y: y - height, height }
  })
  const places = new Map<string, Placed>()
  cells.forEach((row, lane) => {
    row.forEach((cell, step) => {
      const across = acrossOf(cell.length)
      const { x: left, width } = placedSteps[step]!
      const { y: top, height } = placedLanes[lane]!
      const high = Math.ceil(cell.length / across)
      cell.forEach((id, at) => {
        const node = nodes.get(id)!
        const inRow = Math.floor(at / across) === high - 1 ? cell.length - (high - 1) * across : across
        places.set(
          id,
          node.x !== null && node.y !== null
            ? { x: node.x, y: node.y, isByHand: true }
            : {
                x: left + (width * ((at % across) + 0.5)) / inRow,
                y: top + (height * (Math.floor(at / across) + 0.5)) / high - 16,
                isByHand: false,
              },
        )
      })
    })
  })
  return { places, steps: placedSteps, lanes: placedLanes, width: x, height: y }
}

/** Where a place lies: its step and lane, for a node that is moved by hand across a line. Null outside. */
export function cellAt(
  { steps, lanes }: MapLayout,
  { x, y }: { x: number; y: number },
): { step: string; lane: string } | null {
  const step = steps.find((each) => x >= each.x && x < each.x + each.width)
  const lane = lanes.find((each) => y >= each.y && y < each.y + each.height)
  return step && lane ? { step: step.id, lane: lane.id } : null
}
