import type { CSSProperties, ReactNode } from 'react'
import type { Reading } from '../../../shared/contract/reading.ts'
import { useMessages } from '../../i18n/language.tsx'
import { Glyph } from '../Glyph.tsx'
import { kitMessages } from '../messages.ts'
import { ladder, linear, segments, whisker } from './geometry.ts'

type Of<Kind extends Reading['kind']> = Extract<Reading, { kind: Kind }>
const percent = (share: number): number => Math.round(share * 100)

/** Dot and whisker on a 0–100 track. Decoration: print value, interval and n beside it. */
export function Whisker({
  reading,
  width = 96,
  height = 12,
  ink = 'var(--text)',
}: {
  reading: { value: number; low: number; high: number }
  width?: number
  height?: number
  ink?: string
}) {
  const { low, dot, high } = whisker(reading, width)
  const y = height / 2
  return (
    <svg width={width} height={height} aria-hidden="true">
      <path
        d={`M0 ${y}H${width}M0 ${y - 3}v6M${width / 2} ${y - 2}v4M${width} ${y - 3}v6`}
        stroke="var(--line-2)"
      />
      <path d={`M${low} ${y}H${high}M${low} ${y - 3}v6M${high} ${y - 3}v6`} stroke={ink} strokeWidth="1.5" />
      <circle cx={dot} cy={y} r="3.5" fill={ink} stroke="var(--surface)" />
    </svg>
  )
}

/** The rank ladder: one dark rung among grey ones. */
function Ladder({
  position,
  of,
  width = 96,
  height = 12,
}: {
  position: number
  of: number
  width?: number
  height?: number
}) {
  const rungs = ladder(position, of, 20)
  const x = linear([0, Math.max(1, rungs.length - 1)], [0, width - 3])
  return (
    <svg width={width} height={height} aria-hidden="true">
      {rungs.map((rung) => (
        <rect
          key={rung.index}
          x={x(rung.index)}
          y={height - rung.height * height}
          width={rung.own ? 3 : 2}
          height={rung.height * height}
          fill={rung.own ? 'var(--text)' : 'var(--line-2)'}
        />
      ))}
    </svg>
  )
}

/** Square segments with a tick at each gate. */
export function Segments({
  score,
  gates = [],
  width = 96,
  height = 12,
  ink = 'var(--text-2)',
  track = 'var(--sunken)',
}: {
  score: number
  gates?: readonly number[]
  width?: number
  height?: number
  ink?: string
  track?: string
}) {
  const count = Math.round(width / 4.8)
  const pitch = width / count
  return (
    <svg width={width} height={height} aria-hidden="true">
      {segments(score, count).map((full, index) => (
        // biome-ignore lint/suspicious/noArrayIndexKey: a segment is its place
        <g key={index}>
          <rect x={index * pitch} y={height / 4} width={pitch - 1} height={height / 2} fill={track} />
          {full > 0 && (
            <rect
              x={index * pitch}
              y={height / 4}
              width={(pitch - 1) * full}
              height={height / 2}
              fill={ink}
            />
          )}
        </g>
      ))}
      {gates.map((gate) => (
        <path key={gate} d={`M${(gate / 100) * width} 0v${height}`} stroke="var(--text)" />
      ))}
    </svg>
  )
}

/** The hatch of no knowledge. */
export const Hatch = ({
  width,
  height = 10,
  style,
}: {
  width?: number | string
  height?: number
  style?: CSSProperties
}) => <span className="hatch hatch-box" style={{ width, height, ...style }} aria-hidden="true" />

interface FigureProps {
  /** What the number is about, behind the kind's name: `win`. */
  about?: string
}

const Kind = ({ kind, about }: { kind: string; about?: string }) => (
  <span className="kind">
    {kind}
    {about && ` · ${about}`}
  </span>
)

/** `58%` with dot and whisker, interval and n. The only figure with a percent sign. */
function ProbabilityFigure({ reading, about }: FigureProps & { reading: Of<'probability'> }) {
  const m = useMessages(kitMessages)
  const [value, low, high] = [percent(reading.value), percent(reading.low), percent(reading.high)]
  return (
    <div
      className="figure"
      role="img"
      aria-label={`${about ?? ''} ${m.probabilityName(value, low, high, reading.n)}`.trim()}
    >
      <Kind kind={m.probability} about={about} />
      <span className="value">
        {value}
        <small>%</small>
      </span>
      <Whisker reading={reading} />
      <span className="sub">
        {low}–{high} · n {reading.n}
      </span>
    </div>
  )
}

/** `#3 / 41` with a ladder: an order and nothing more. */
function RankFigure({ reading, about }: FigureProps & { reading: Of<'rank'> }) {
  const m = useMessages(kitMessages)
  return (
    <div
      className="figure"
      role="img"
      aria-label={`${about ?? ''} ${m.rankName(reading.position, reading.of)}`.trim()}
    >
      <Kind kind={m.rank} about={about} />
      <span className="value">
        <small>#</small>
        {reading.position}
        <small>/ {reading.of}</small>
      </span>
      <Ladder position={reading.position} of={reading.of} />
      <span className="sub">{m.rankNote}</span>
    </div>
  )
}

/** `74.2 / 100` with square segments and gate ticks: points by a written rule. */
function RuleScoreFigure({
  reading,
  about,
  gates,
}: FigureProps & { reading: Of<'ruleScore'>; gates?: readonly number[] }) {
  const m = useMessages(kitMessages)
  const score = reading.score.toFixed(1)
  return (
    <div
      className="figure"
      role="img"
      aria-label={`${about ?? ''} ${m.ruleScoreName(score, reading.ruleVersion, reading.n)}`.trim()}
    >
      <Kind kind={m.ruleScore} about={about} />
      <span className="value">
        {score}
        <small>/ 100</small>
      </span>
      <Segments score={reading.score} gates={gates} />
      <span className="sub">{m.byRule(reading.ruleVersion, reading.n)}</span>
    </div>
  )
}

/** The honest answer: hatch, dashed ring, n and what is missing. No figure, no scale colour. */
function NotEnough({
  reading,
  about,
  missing,
}: FigureProps & { reading: Of<'notEnoughInformation'>; missing?: ReactNode }) {
  const m = useMessages(kitMessages)
  return (
    <div
      className="figure"
      role="img"
      aria-label={`${about ?? ''} ${m.notEnoughName(reading.n, reading.needed)}`.trim()}
    >
      {about && (
        <span className="kind">
          <span className="opening">{about}</span>
        </span>
      )}
      <span className="value words">
        <Glyph kind="unknown" large bare />
        {m.notEnough}
      </span>
      <Hatch width={96} style={{ margin: '1px 0' }} />
      <span className="sub">
        {missing ?? (
          <>
            n {reading.n}
            {reading.needed !== null &&
              reading.needed > reading.n &&
              ` · ${m.needMore(reading.needed - reading.n)}`}
          </>
        )}
      </span>
    </div>
  )
}

/** Whatever the engines could honestly say, as the figure of its kind. */
export function ReadingFigure({
  reading,
  about,
  gates,
  missing,
}: FigureProps & {
  reading: Reading
  gates?: readonly number[]
  /** What is missing for a figure, in words; without it n and how many more are told. */
  missing?: string
}) {
  switch (reading.kind) {
    case 'probability':
      return <ProbabilityFigure reading={reading} about={about} />
    case 'rank':
      return <RankFigure reading={reading} about={about} />
    case 'ruleScore':
      return <RuleScoreFigure reading={reading} about={about} gates={gates} />
    case 'notEnoughInformation':
      return <NotEnough reading={reading} about={about} missing={missing} />
  }
}

/** A reading in one line, for rows: figure, small picture, interval and n. */
export function ReadingLine({ reading, width = 88 }: { reading: Reading; width?: number }) {
  const m = useMessages(kitMessages)
  switch (reading.kind) {
    case 'probability': {
      const [value, low, high] = [percent(reading.value), percent(reading.low), percent(reading.high)]
      return (
        <span className="row" role="img" aria-label={m.probabilityName(value, low, high, reading.n)}>
          <b>{value}%</b>
          <Whisker reading={reading} width={width} />
          <span className="t11 c2 nw">
            {low}–{high} · n {reading.n}
          </span>
        </span>
      )
    }
    case 'rank':
      return (
        <span className="row" role="img" aria-label={m.rankName(reading.position, reading.of)}>
          <b>#{reading.position}</b>
          <span className="t11 c2 nw">/ {reading.of}</span>
          <Ladder position={reading.position} of={reading.of} width={width} />
          <span className="t11 c2 nw">{m.rankNote}</span>
        </span>
      )
    case 'ruleScore':
      return (
        <span
          className="row"
          role="img"
          aria-label={m.ruleScoreName(reading.score.toFixed(1), reading.ruleVersion, reading.n)}
        >
          <b>{reading.score.toFixed(1)}</b>
          <Segments score={reading.score} width={width} />
          <span className="t11 c2 nw">
            / 100 · {m.ruleScore} · n {reading.n}
          </span>
        </span>
      )
    case 'notEnoughInformation':
      return (
        <span className="row" role="img" aria-label={m.notEnoughName(reading.n, reading.needed)}>
          <Glyph kind="unknown" bare />
          <span className="c2 t12 nw">
            {m.notEnough} · n {reading.n}
          </span>
          <Hatch width={width} />
        </span>
      )
  }
}
