import type { MapEdge, MapNode } from '../../../../shared/rooms/map.ts'

/** A colour of the theme by its token. */
export type Color = (token: string) => string

export const escaped = (text: string): string =>
  text
    .replace(/[<>&"']/g, (sign) => `&#${sign.codePointAt(0)};`)
    .replace(/[^\t\n\r\u0020-\ud7ff\ue000-\ufffd]/gu, '')

/** What a relation rests on, as dashes; null is an unbroken line. */
export const dashes: Record<MapEdge['basis'], string | null> = {
  sourced: null,
  inferred: '5 4',
  expected: '1.5 4',
}

export const edgeToken = (kind: MapEdge['kind']): string =>
  kind === 'influence' ? '--div-p3' : kind === 'conflict' ? '--stop' : '--text-2'

const radius = 25

/** The outline of a node as the screen draws it: what kind it is has a shape. */
export function outline(kind: MapNode['kind'], x: number, y: number, paint: string): string {
  if (kind === 'milestone')
    return `<rect x="${x - radius}" y="${y - radius}" width="${2 * radius}" height="${2 * radius}" rx="10" ${paint}/>`
  if (kind === 'question')
    return `<path d="M${x - radius} ${y}A${radius} ${radius} 0 0 1 ${x + radius} ${y}A${radius} ${radius} 0 0 1 ${x} ${y + radius}H${x - radius + 6}A6 6 0 0 1 ${x - radius} ${y + radius - 6}Z" ${paint}/>`
  return `<circle cx="${x}" cy="${y}" r="${radius}" ${paint}/>`
}

/** Two people stand against each other: the mark in the middle of their line. */
export const conflictMark = (x: number, y: number, color: Color): string =>
  `<g data-mark="conflict" transform="translate(${x - 6} ${y - 6})"><path d="M3.7.5h4.6l3.2 3.2v4.6l-3.2 3.2H3.7L.5 8.3V3.7z" fill="${color('--stop')}"/><path d="M3.3 6h5.4" stroke="${color('--surface')}" stroke-width="1.7"/></g>`

/** Nobody reached it for long. */
export const staleMark = (x: number, y: number, color: Color): string =>
  `<g data-mark="stale" transform="translate(${x} ${y})"><path d="M6 .8 11.7 11H.3z" fill="${color('--caution')}"/><path d="M6 4.3v3.2M6 9v.6" stroke="${color('--surface')}" stroke-width="1.4"/></g>`

/** Patterns and arrowheads that the rest of a picture names. */
export const definitions = (color: Color): string =>
  [
    `<pattern id="hatch" width="5" height="5" patternUnits="userSpaceOnUse" patternTransform="rotate(45)"><path d="M.5 0V5" stroke="${color('--unknown-hatch')}"/></pattern>`,
    ...(['sequence', 'influence'] as const).map(
      (kind) =>
        `<marker id="arrow-${kind}" viewBox="0 0 8 8" refX="7" refY="4" markerWidth="7" markerHeight="7" orient="auto"><path d="M0 .8 7 4 0 7.2z" fill="${color(edgeToken(kind))}"/></marker>`,
    ),
  ].join('')

export interface LegendWords {
  key: string
  blind: string
  sourced: string
  inferred: string
  expected: string
  influence: string
  conflict: string
  stale: string
}

/** About how wide words are drawn, in pixels: no font is measured, because a picture is read with any. */
const widthOf = (text: string): number =>
  [...text].reduce((sum, sign) => sum + (/[\u2e80-\uffef]/.test(sign) ? 12 : 6.8), 0)

/** What shapes and lines mean, in rows that fit a width. */
export function legend(words: LegendWords, width: number, color: Color): { marks: string; height: number } {
  const line = (kind: MapEdge['kind'], basis: MapEdge['basis']) =>
    `<path d="M0 6h28" stroke="${color(edgeToken(kind))}" stroke-width="1.6"${dashes[basis] === null ? '' : ` stroke-dasharray="${dashes[basis]}"`}/>`
  const entries: { sign: string; wide: number; text: string }[] = [
    {
      sign: `<circle cx="6" cy="6" r="6" fill="${color('--seq-5')}" stroke="${color('--text')}"/>`,
      wide: 12,
      text: words.key,
    },
    {
      sign: `<circle cx="6" cy="6" r="6" fill="url(#hatch)" stroke="${color('--caution')}" stroke-width="1.5" stroke-dasharray="3 2"/>`,
      wide: 12,
      text: words.blind,
    },
    { sign: line('sequence', 'sourced'), wide: 28, text: words.sourced },
    { sign: line('sequence', 'inferred'), wide: 28, text: words.inferred },
    { sign: line('sequence', 'expected'), wide: 28, text: words.expected },
    { sign: line('influence', 'sourced'), wide: 28, text: words.influence },
    { sign: conflictMark(6, 6, color), wide: 12, text: words.conflict },
    { sign: staleMark(0, 0, color), wide: 12, text: words.stale },
  ]
  let x = 16
  let y = 0
  const marks = entries.map(({ sign, wide, text }) => {
    const whole = wide + 6 + widthOf(text) + 18
    if (x > 16 && x + whole > width) {
      x = 16
      y += 22
    }
    const at = x
    x += whole
    return `<g transform="translate(${at} ${y})">${sign}<text x="${wide + 6}" y="10" font-size="11" fill="${color('--text-2')}">${escaped(text)}</text></g>`
  })
  return { marks: `<g data-mark="legend">${marks.join('')}</g>`, height: y + 22 }
}
