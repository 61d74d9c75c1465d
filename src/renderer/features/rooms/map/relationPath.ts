import { mapSizes } from '../../../../shared/rooms/mapLayout.ts'

interface Point {
  x: number
  y: number
}

const disc = mapSizes.node / 2
/** Between a disc and what begins or ends at it. */
const gap = 3
/** How far below a disc's middle its words end. */
const words = 66
/** Lanes in between hold other discs, which a line goes around. */
const nearby = 190

/**
 * A line between two discs, by their middles: from side to side where the second lies further right, from above to
 * below where it lies under or over the first, so that no line runs through the words of its own ends. `isMark`: the
 * line begins at a point without a disc, as that of an outside signal does. Answers the path of an SVG and its middle.
 */
export function relationPath(start: Point, end: Point, isMark = false): { path: string; middle: Point } {
  const across = end.x - start.x
  const down = end.y - start.y
  const curve = (from: Point, first: Point, second: Point, to: Point) => ({
    path: `M${from.x} ${from.y}C${first.x} ${first.y} ${second.x} ${second.y} ${to.x} ${to.y}`,
    middle: {
      x: (from.x + 3 * first.x + 3 * second.x + to.x) / 8,
      y: (from.y + 3 * first.y + 3 * second.y + to.y) / 8,
    },
  })
  const isAbove = down < 0
  const vertical = (fromY: number, toY: number) => {
    const bend = (toY - fromY) * 0.4
    return curve(
      { x: start.x, y: fromY },
      { x: start.x, y: fromY + bend },
      { x: end.x, y: toY - bend },
      { x: end.x, y: toY },
    )
  }
  if (isMark) return vertical(start.y, isAbove ? end.y + words : end.y - disc - gap)
  if (across > mapSizes.node * 1.6) {
    const from = { x: start.x + disc + gap, y: start.y }
    const to = { x: end.x - disc - gap, y: end.y }
    const bend = Math.max(30, (to.x - from.x) / 2)
    return curve(from, { x: from.x + bend, y: from.y }, { x: to.x - bend, y: to.y }, to)
  }
  if (Math.abs(down) < words + disc) {
    // Beside each other and backwards: over their heads.
    const top = Math.min(start.y, end.y) - disc - 40
    const from = { x: start.x, y: start.y - disc - gap }
    const to = { x: end.x, y: end.y - disc - gap }
    return curve(from, { x: from.x, y: top }, { x: to.x, y: top }, to)
  }
  if (Math.abs(down) > nearby && Math.abs(across) < mapSizes.node) {
    const bow = Math.max(start.x, end.x) + disc + mapSizes.cellWidth / 2
    const from = { x: start.x + disc + gap, y: start.y }
    const to = { x: end.x + disc + gap, y: end.y }
    return curve(from, { x: bow, y: from.y }, { x: bow, y: to.y }, to)
  }
  return isAbove
    ? vertical(start.y - disc - gap, end.y + words)
    : vertical(start.y + words, end.y - disc - gap)
}
