import type { Coverage, MapReading } from '../../../../shared/contract/rooms.ts'
import type { MapEdge, MapNode, Signal } from '../../../../shared/rooms/map.ts'
import { type MapLayout, mapSizes } from '../../../../shared/rooms/mapLayout.ts'
import {
  type Color,
  conflictMark,
  dashes,
  definitions,
  edgeToken,
  escaped,
  type LegendWords,
  legend,
  outline,
  staleMark,
} from './pictureMarks.ts'
import { relationPath } from './relationPath.ts'

/** The tint for a number of touches: more is deeper, six and more are the same. */
export const tintOfTouches = (touches: number): number => Math.min(6, Math.max(2, touches + 1))

/** Signals in a strip below the lanes, left to right by time and never on each other. */
export function signalPlaces(
  signals: readonly (readonly [string, Pick<Signal, 'at'>])[],
  { width, height }: MapLayout,
): { id: string; x: number; y: number }[] {
  const inTime = [...signals].sort(([a, left], [b, right]) => left.at - right.at || (a < b ? -1 : 1))
  const perRow = Math.max(1, Math.floor((width - mapSizes.side) / 190))
  return inTime.map(([id], at) => ({
    id,
    x: mapSizes.side + 95 + (at % perRow) * 190,
    y: height + 30 + Math.floor(at / perRow) * 44,
  }))
}

export interface PictureParts {
  title: string
  /** Second line of the head: coverage and its date, in the reader's words. */
  subtitle: string
  /** Foot: who exported it and its entry in the log. */
  trace: string
  layout: MapLayout
  nodes: ReadonlyMap<string, MapNode>
  edges: ReadonlyMap<string, MapEdge>
  signals: readonly (readonly [string, Signal])[]
  reading: MapReading
  /** Colours of the light theme by token, since a picture on paper is light. */
  color: Color
  words: {
    blind: string
    unknown: string
    /** The lane of what happened outside. */
    outside: string
    /** The second line of a signal: its day, and what was noted. */
    signalNote(signal: Signal): string
    legend: LegendWords
  }
}

const head = 64
const beforeLegend = 16

/** Words in the middle of a disc, each on a line of its own. */
const blindWords = (x: number, y: number, text: string, fill: string): string => {
  const lines = text.split(' ')
  return lines
    .map(
      (line, at) =>
        `<text x="${x}" y="${y + 4 + (at - (lines.length - 1) / 2) * 14}" text-anchor="middle" font-weight="600" fill="${fill}">${escaped(line)}</text>`,
    )
    .join('')
}

/** The map as an SVG document that stands alone: no style sheet, no font of ours, no script. */
export function mapPicture(parts: PictureParts): { svg: string; width: number; height: number } {
  const { layout, nodes, edges, signals, reading, color, words } = parts
  const strip = signals.length > 0 ? signalPlaces(signals, layout) : []
  const bottom = strip.length > 0 ? Math.max(...strip.map(({ y }) => y)) + 40 : layout.height
  const outside = [...layout.places.values()]
  const right = Math.max(layout.width, ...outside.map(({ x }) => x + 70))
  const width = Math.ceil(right + 16)
  const depth = Math.max(bottom, ...outside.map(({ y }) => y + 70))
  const meaning = legend(words.legend, width, color)
  const height = Math.ceil(head + depth + beforeLegend + meaning.height + 40)
  const readings = new Map(reading.nodes.map((each) => [each.id, each]))
  const ground = [
    ...layout.lanes.map(
      ({ y, height: tall }, at) =>
        `<rect x="0" y="${y}" width="${right}" height="${tall}" fill="${color('--canvas')}" opacity="${at % 2 === 0 ? 0.7 : 0}"/>`,
    ),
    ...layout.steps.map(
      ({ x, name }) =>
        `<path d="M${x} 16V${strip.length > 0 ? bottom : layout.height}" stroke="${color('--line-2')}"/><text x="${x + 8}" y="28" fill="${color('--text-2')}">${escaped(name)}</text>`,
    ),
    ...layout.lanes.map(
      ({ y, height: tall, name }) =>
        `<text x="12" y="${y + tall / 2}" font-weight="600" fill="${color('--text')}">${escaped(name)}</text>`,
    ),
    ...(strip.length > 0
      ? [
          `<text x="12" y="${layout.height + 42}" font-weight="600" fill="${color('--text')}">${escaped(words.outside)}</text>`,
        ]
      : []),
  ]
  const lines = [...edges.values()].flatMap(({ from, to, kind, basis }) => {
    const start = layout.places.get(from)
    const end = layout.places.get(to)
    if (!start || !end) return []
    const dash = dashes[basis] === null ? '' : ` stroke-dasharray="${dashes[basis]}"`
    const arrow = kind === 'conflict' ? '' : ` marker-end="url(#arrow-${kind})"`
    const { path, middle } = relationPath(start, end)
    return [
      `<path d="${path}" fill="none" stroke="${color(edgeToken(kind))}" stroke-width="1.5"${dash}${arrow}/>`,
      ...(kind === 'conflict' ? [conflictMark(middle.x, middle.y, color)] : []),
    ]
  })
  const discs = [...nodes].map(([id, node]) => {
    const { x, y } = layout.places.get(id)!
    const read = readings.get(id)
    const touches = read?.touches ?? 0
    const tint = tintOfTouches(touches)
    const isBlind = read?.state === 'blind'
    const isStale = read?.state === 'stale'
    const inside =
      touches > 0
        ? `<text x="${x}" y="${y + 6}" text-anchor="middle" font-size="16" font-weight="600" fill="${color(`--on-seq-${tint}`)}">${touches}</text>`
        : isBlind
          ? blindWords(x, y, words.blind, color('--caution'))
          : read?.state === 'notApplicable'
            ? `<text x="${x}" y="${y + 6}" text-anchor="middle" font-size="16" fill="${color('--text-2')}">—</text>`
            : ''
    const ground = outline(node.kind, x, y, `fill="${color('--surface')}"`)
    const shape =
      touches > 0
        ? outline(
            node.kind,
            x,
            y,
            `fill="${color(`--seq-${tint}`)}" stroke="${color('--text')}" stroke-width="1.5"`,
          )
        : `${ground}${outline(node.kind, x, y, `fill="${isBlind ? 'url(#hatch)' : 'none'}" stroke="${color(isBlind ? '--caution' : '--unknown')}" stroke-width="${isBlind ? 2 : 1.3}" stroke-dasharray="4 4"`)}`
    const disc = `${shape}${inside}${isStale ? staleMark(x + 18, y - 29, color) : ''}`
    const said = `${disc}<text x="${x}" y="${y + 42}" text-anchor="middle" font-weight="600" fill="${color('--text')}">${escaped(node.title.slice(0, 24))}</text><text x="${x}" y="${y + 57}" text-anchor="middle" font-size="11" fill="${color('--text-2')}">${escaped((node.who || words.unknown).slice(0, 24))}</text>`
    // What was not on the map yet at the moment that is looked at is drawn faintly, as on the screen.
    return node.at > reading.asOf ? `<g opacity="0.5">${said}</g>` : said
  })
  const byId = new Map(signals)
  const marks = strip.flatMap(({ id, x, y }) => {
    const signal = byId.get(id)!
    const place = signal.node === null ? undefined : layout.places.get(signal.node)
    return [
      ...(place
        ? [
            `<path d="${relationPath({ x, y }, place, true).path}" fill="none" stroke="${color('--div-p3')}" stroke-width="1.5" stroke-dasharray="${dashes.expected}"/>`,
          ]
        : []),
      `<path d="M${x} ${y}l7 7-7 7-7-7z" fill="${color('--div-p3')}"/><text x="${x + 14}" y="${y + 7}" font-weight="600" fill="${color('--text')}">${escaped(signal.title.slice(0, 40))}</text><text x="${x + 14}" y="${y + 21}" font-size="11" fill="${color('--text-2')}">${escaped(words.signalNote(signal).slice(0, 24))}</text>`,
    ]
  })
  const svg = `<svg xmlns="http://www.w3.org/2000/svg" width="${width}" height="${height}" viewBox="0 0 ${width} ${height}" font-family="Inter, 'PingFang SC', 'Microsoft YaHei', 'Noto Sans CJK SC', sans-serif" font-size="12"><title>${escaped(parts.title)}</title><desc>${escaped(parts.trace)}</desc><defs>${definitions(color)}</defs><rect width="${width}" height="${height}" fill="${color('--surface')}"/><text x="16" y="28" font-size="18" font-weight="600" fill="${color('--text')}">${escaped(parts.title)}</text><text x="16" y="50" fill="${color('--text-2')}">${escaped(parts.subtitle)}</text><g transform="translate(0 ${head})">${[...ground, ...lines, ...marks, ...discs].join('')}<g transform="translate(0 ${depth + beforeLegend})">${meaning.marks}</g></g><text x="16" y="${height - 12}" font-size="11" fill="${color('--text-3')}">${escaped(parts.trace)}</text></svg>`
  return { svg, width, height }
}

/** A share as a percentage with one decimal, such as 62.5; null is undefined and stays so. */
export const sharePoints = (share: Coverage['share']): string | null =>
  share === null ? null : (Math.round(share * 1_000) / 10).toFixed(1)
