/** The terrain of a zone: contour lines for what it may bring. One ring is `unitMinor`. Pure geometry. */

export interface HeatFigures {
  expectedMinor: number
  lowMinor: number
  highMinor: number
}

const mostRings = 7

/** A round amount of which the largest zone has at most seven rings. Minor units. */
export function ringUnit(largestMinor: number): number {
  const least = Math.max(mostRings, largestMinor) / mostRings
  const power = 10 ** Math.floor(Math.log10(least))
  const step = [1, 1.5, 2, 2.5, 3, 4, 5, 10].find((each) => each * power >= least) ?? 10
  return step * power
}

export interface Ring {
  /** 1 outside, growing inwards. */
  level: number
  /** Radius as a share of the outermost. */
  radius: number
  /** Within the low end: drawn solid; beyond it dashed. */
  isSure: boolean
  /** Up to the point itself: filled with the tint of its level; beyond it empty. */
  isFilled: boolean
}

/** Rings of a zone, the outermost first. At least one, so that a small zone is seen. */
export function ringsOf({ expectedMinor, lowMinor, highMinor }: HeatFigures, unitMinor: number): Ring[] {
  const count = Math.max(1, Math.min(mostRings, Math.round(highMinor / unitMinor)))
  const sure = Math.round(lowMinor / unitMinor)
  const filled = Math.max(1, Math.round(expectedMinor / unitMinor))
  return Array.from({ length: count }, (_, at) => ({
    level: at + 1,
    radius: 1 - (at / count) * 0.82,
    isSure: at < sure,
    isFilled: at < filled,
  }))
}

/** Numbers in [0, 1) that stay the same for a zone. */
function shapeOf(key: string): number[] {
  let state = 2166136261
  for (const sign of key) state = Math.imul(state ^ sign.codePointAt(0)!, 16777619)
  return Array.from({ length: 6 }, () => {
    state = Math.imul(state ^ (state >>> 13), 0x5bd1e995)
    return ((state >>> 0) % 1000) / 1000
  })
}

const points = 28

/** A closed smooth line round (`x`, `y`): like a hill's contour, of the same character at every radius of one zone. */
export function contour(key: string, x: number, y: number, radiusX: number, radiusY: number): string {
  const [a = 0, b = 0, c = 0, d = 0] = shapeOf(key)
  const at = (index: number): [number, number] => {
    const angle = (index / points) * 2 * Math.PI
    const swell =
      1 +
      0.1 * Math.sin(2 * angle + a * 6.28) +
      0.06 * Math.sin(3 * angle + b * 6.28) +
      0.03 * Math.sin(5 * angle + c * 6.28 + d)
    return [x + radiusX * swell * Math.cos(angle), y + radiusY * swell * Math.sin(angle)]
  }
  const middle = (left: [number, number], right: [number, number]) =>
    [(left[0] + right[0]) / 2, (left[1] + right[1]) / 2] as const
  const text = (value: number) => value.toFixed(1)
  const start = middle(at(points - 1), at(0))
  const curves = Array.from({ length: points }, (_, index) => {
    const end = middle(at(index), at(index + 1))
    return `Q${text(at(index)[0])} ${text(at(index)[1])} ${text(end[0])} ${text(end[1])}`
  })
  return `M${text(start[0])} ${text(start[1])}${curves.join('')}Z`
}

export interface Place {
  x: number
  y: number
  radiusX: number
  radiusY: number
}

/**
 * Where zones stand in a field of the given size, each with room for its words below. `sizes` are shares of the
 * largest. Positions are schematic: rows of cells, the zones a little off their middles.
 */
export function placesOf(
  keys: readonly string[],
  sizes: readonly number[],
  width: number,
  height: number,
): Place[] {
  const columns = Math.max(
    1,
    Math.min(
      keys.length,
      Math.floor(width / 190) || 1,
      Math.round(Math.sqrt((keys.length * width) / Math.max(1, height) / 1.1)),
    ),
  )
  const rows = Math.max(1, Math.ceil(keys.length / columns))
  const cellWidth = width / columns
  const cellHeight = height / rows
  const words = 84
  const most = Math.max(20, Math.min(cellWidth * 0.4, (cellHeight - words) * 0.62))
  return keys.map((key, index) => {
    const [, , , , offX = 0.5, offY = 0.5] = shapeOf(key)
    const row = Math.floor(index / columns)
    const inRow = row === rows - 1 ? keys.length - row * columns : columns
    const rowCell = width / inRow
    const radiusX = most * Math.max(0.34, Math.sqrt(sizes[index] ?? 0))
    const radiusY = Math.min(radiusX * 0.72, (cellHeight - words) * 0.44)
    const freeX = Math.max(0, rowCell / 2 - radiusX * 1.2)
    const freeY = Math.max(0, (cellHeight - words) / 2 - radiusY * 1.2)
    return {
      x: rowCell * ((index % columns) + 0.5) + (offX - 0.5) * Math.min(freeX, 40),
      y: cellHeight * row + (cellHeight - words) / 2 + (offY - 0.5) * Math.min(freeY, 30) + 6,
      radiusX,
      radiusY,
    }
  })
}
