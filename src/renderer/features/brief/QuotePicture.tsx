import type { ReactNode } from 'react'
import type { QuoteView } from '../../../shared/contract/brief.ts'
import type { PriceScale } from '../../i18n/format.ts'
import { useMessages } from '../../i18n/language.tsx'
import { useFormat } from '../../i18n/useFormat.tsx'
import { words } from '../../i18n/words.ts'
import { useOpenEvidence } from '../../shell/Evidence.tsx'
import { EvidenceMark, Icon, Popover } from '../../ui/index.ts'
import styles from './brief.module.css'
import { briefMessages } from './messages.ts'
import { planQuote, spread } from './quoteGeometry.ts'
import { useWidth } from './useWidth.ts'

const axisY = 176
const height = 202
const dotTop = 34

/**
 * The quote range as a picture: comparables as dots, the floor's zone, the prediction as a soft band with its
 * point, the advice as flags, list dotted, draft in indigo. Prediction and advice never share a shape.
 */
export function QuotePicture({ quote, scale }: { quote: QuoteView; scale: PriceScale }) {
  const m = useMessages(briefMessages)
  const format = useFormat()
  const openEvidence = useOpenEvidence()
  const [host, width] = useWidth<HTMLDivElement>(344)
  const plan = planQuote(quote, width, scale)
  const { x } = plan
  const { prediction, advice, listMinor, draftMinor } = quote
  const won = quote.comparables.filter((each) => each.outcome === 'won').length
  const lost = quote.comparables.filter((each) => each.outcome === 'lost').length
  const flags = advice
    ? spread([x(advice.floorMinor), x(advice.targetMinor), x(advice.stretchMinor)], 40, width)
    : []
  const description = [
    m.comparables(quote.comparables.length),
    m.won(won),
    m.lost(lost),
    prediction.kind === 'range'
      ? `${m.predicted} ${scale.format(prediction.pointMinor)}, ${scale.format(prediction.lowMinor)}–${scale.format(prediction.highMinor)}`
      : m.pictureNoRange(prediction.n),
    advice &&
      `${m.floorPrice} ${scale.format(advice.floorMinor)}, ${m.targetPrice} ${scale.format(advice.targetMinor)}, ${m.stretchPrice} ${scale.format(advice.stretchMinor)}`,
    listMinor !== null && `${m.list} ${scale.format(listMinor)}`,
    draftMinor !== null && m.draft(scale.format(draftMinor)),
    scale.unit,
  ]
    .filter(Boolean)
    .join('; ')
  const draftText = draftMinor === null ? '' : m.draft(scale.format(draftMinor))
  const draftWidth = 20 + draftText.length * 7
  const clampX = (at: number, half: number) => Math.min(width - half, Math.max(half, at))

  const underDraft = (at: number) =>
    draftMinor !== null && Math.abs(at - clampX(x(draftMinor), draftWidth / 2)) < draftWidth / 2 + 16
  const unnamed = quote.comparables.filter((each) => !each.own).length
  return (
    <div ref={host} className={styles.picture}>
      <div className={styles.pictureHead}>
        <ComparableList quote={quote} scale={scale} />
        <span className="sp" />
        <LegendItem text={m.won(won)}>
          <circle cx="5" cy="5" r="4" fill="var(--seq-6)" />
        </LegendItem>
        {unnamed > 0 && (
          <LegendItem text={m.unnamedDots(unnamed)}>
            <circle cx="5" cy="5" r="4" fill="var(--seq-4)" />
          </LegendItem>
        )}
        {lost > 0 && (
          <LegendItem text={m.lost(lost)}>
            <Diamond x={5} y={5} />
          </LegendItem>
        )}
      </div>
      <svg width={width} height={height} role="img" aria-label={description}>
        {advice && (
          <>
            <rect x="0" y="20" width={x(advice.floorMinor)} height={axisY - 20} fill="var(--caution-soft)" />
            {(flags[0] ?? 0) > 92 && (
              <g className="caution-c">
                <path d={`M8 ${axisY - 15}l5.5 9.500h-11z`} fill="var(--caution)" />
                <text x="17" y={axisY - 6}>
                  {m.belowFloor}
                </text>
              </g>
            )}
          </>
        )}
        {plan.dots.map((dot) => {
          const y = dotTop + 4 + dot.lane * 12
          const comparable = quote.comparables.find((each) => each.id === dot.key)
          const title =
            comparable?.own &&
            [dot.label, scale.format(comparable.unitPriceMinor), format.date(comparable.at)]
              .filter(Boolean)
              .join(' · ')
          return (
            // biome-ignore lint/a11y/noStaticElementInteractions: the list above offers the same by keyboard
            <g
              key={dot.key}
              className={comparable?.evidenceId ? styles.openable : undefined}
              onClick={comparable?.evidenceId ? () => openEvidence(comparable.evidenceId!) : undefined}
            >
              {title && <title>{title}</title>}
              {dot.outcome === 'lost' ? (
                <Diamond x={dot.x} y={y} />
              ) : (
                <circle
                  cx={dot.x}
                  cy={y}
                  r="4.2"
                  fill={dot.outcome === 'open' ? 'none' : dot.own ? 'var(--seq-6)' : 'var(--seq-4)'}
                  stroke={dot.outcome === 'open' ? 'var(--text-2)' : 'none'}
                />
              )}
            </g>
          )
        })}
        <text x="0" y="80">
          {m.predicted}
        </text>
        {prediction.kind === 'range' ? (
          <>
            <rect
              x={x(prediction.lowMinor)}
              y="98"
              width={Math.max(2, x(prediction.highMinor) - x(prediction.lowMinor))}
              height="10"
              rx="5"
              fill="var(--seq-3)"
            />
            <circle
              cx={x(prediction.pointMinor)}
              cy="103"
              r="5.5"
              fill="var(--seq-7)"
              stroke="var(--surface)"
              strokeWidth="1.5"
            />
            <text x={x(prediction.pointMinor)} y="93" textAnchor="middle" className={styles.strongText}>
              {scale.format(prediction.pointMinor)}
            </text>
            {x(prediction.lowMinor) > 38 ? (
              <text x={x(prediction.lowMinor) - 5} y="107" textAnchor="end">
                {scale.format(prediction.lowMinor)}
              </text>
            ) : (
              <text x={Math.max(0, x(prediction.lowMinor))} y="121">
                {scale.format(prediction.lowMinor)}
              </text>
            )}
            {width - x(prediction.highMinor) > 38 ? (
              <text x={x(prediction.highMinor) + 5} y="107">
                {scale.format(prediction.highMinor)}
              </text>
            ) : (
              <text x={Math.min(width, x(prediction.highMinor))} y="121" textAnchor="end">
                {scale.format(prediction.highMinor)}
              </text>
            )}
          </>
        ) : (
          <foreignObject x="76" y="88" width={Math.max(40, width - 76)} height="20">
            <div className={`hatch hatch-box ${styles.pictureUnknown}`}>
              <span>{m.pictureNoRange(prediction.n)}</span>
            </div>
          </foreignObject>
        )}
        <text x="0" y="135">
          {m.advised}
        </text>
        {advice && (
          <>
            <path
              d={`M${x(advice.floorMinor)} 148H${x(advice.stretchMinor)}`}
              stroke="var(--text)"
              strokeWidth="2"
            />
            <path d={`M${x(advice.floorMinor)} 140v16h5`} fill="none" stroke="var(--text)" strokeWidth="2" />
            <path d={`M${x(advice.targetMinor)} 139l6 9-6 9-6-9z`} fill="var(--text)" />
            <path
              d={`M${x(advice.stretchMinor)} 156v-16l8 4-8 4`}
              fill="none"
              stroke="var(--text)"
              strokeWidth="2"
              strokeLinejoin="round"
            />
            {[m.floor, m.target, m.stretch].map((label, index) => (
              <text key={label} x={flags[index]} y="170" textAnchor="middle">
                {label}
              </text>
            ))}
          </>
        )}
        <path d={`M0 ${axisY}H${width}`} stroke="var(--line-2)" />
        {plan.ticks
          .filter((tick) => !underDraft(x(tick)))
          .map((tick) => (
            <g key={tick}>
              <path d={`M${x(tick)} ${axisY}v4`} stroke="var(--line-2)" />
              <text x={clampX(x(tick), 10)} y={axisY + 15} textAnchor="middle">
                {format.number(tick / scale.divisor)}
              </text>
            </g>
          ))}
        {listMinor !== null &&
          (plan.listBeyond ? (
            <text
              x={plan.listBeyond === 'right' ? width : 0}
              y="72"
              textAnchor={plan.listBeyond === 'right' ? 'end' : 'start'}
            >
              {plan.listBeyond === 'left' && '← '}
              {m.list} {scale.format(listMinor)}
              {plan.listBeyond === 'right' && ' →'}
            </text>
          ) : (
            <>
              <path
                d={`M${x(listMinor)} 76V${axisY}`}
                stroke="var(--line-strong)"
                strokeDasharray="1 3"
                strokeWidth="1.3"
              />
              <text x={clampX(x(listMinor), 14)} y="72" textAnchor="middle">
                {m.list}
              </text>
            </>
          ))}
        {draftMinor !== null && (
          <>
            <path d={`M${x(draftMinor)} 20V${axisY + 6}`} stroke="var(--accent)" strokeWidth="1.5" />
            <rect
              x={clampX(x(draftMinor), draftWidth / 2) - draftWidth / 2}
              y={axisY + 5}
              width={draftWidth}
              height="18"
              rx="3"
              fill="var(--accent)"
            />
            <text
              x={clampX(x(draftMinor), draftWidth / 2)}
              y={axisY + 18}
              textAnchor="middle"
              className={styles.draftText}
            >
              {draftText}
            </text>
          </>
        )}
      </svg>
    </div>
  )
}

/** The viewer's own comparables by name, each with its source; unnamed dots stay unnamed. */
function ComparableList({ quote, scale }: { quote: QuoteView; scale: PriceScale }) {
  const m = useMessages(briefMessages)
  const w = useMessages(words)
  const format = useFormat()
  const openEvidence = useOpenEvidence()
  const own = quote.comparables.filter((each) => each.own).sort((a, b) => b.at - a.at)
  const unnamed = quote.comparables.length - own.length
  return (
    <Popover
      label={m.comparables(quote.comparables.length)}
      trigger={
        <button type="button" className={styles.comparablesButton}>
          {m.comparablesShort(quote.comparables.length)}
          <Icon name="chevronDown" small />
        </button>
      }
    >
      <table className="table">
        <thead>
          <tr>
            <th>{m.columns.account}</th>
            <th>{m.columns.when}</th>
            <th className="num">{m.columns.quantity}</th>
            <th className="num">{scale.unit}</th>
            <th>{m.columns.outcome}</th>
          </tr>
        </thead>
        <tbody>
          {own.map((each) => (
            <tr key={each.id}>
              <td>
                {each.accountName ?? '–'}
                {each.evidenceId && (
                  <EvidenceMark kind="source" onOpen={() => openEvidence(each.evidenceId!)} />
                )}
              </td>
              <td className="nw">{format.date(each.at)}</td>
              <td className="num">{format.number(each.quantity)}</td>
              <td className="num">{scale.format(each.unitPriceMinor)}</td>
              <td className="nw">{w.outcomes[each.outcome]}</td>
            </tr>
          ))}
        </tbody>
      </table>
      {unnamed > 0 && <p className="t12 c3">{m.unnamed(unnamed)}</p>}
      {quote.setApart.length > 0 && (
        <p className="t12 c3">
          {m.setApart(quote.setApart.map(({ reason, n }) => `${w.setApart[reason]} ${n}`).join(' · '))}
        </p>
      )}
    </Popover>
  )
}

const LegendItem = ({ text, children }: { text: string; children: ReactNode }) => (
  <span className={styles.pictureLegend}>
    <svg width="10" height="10" aria-hidden="true">
      {children}
    </svg>
    {text}
  </span>
)

const Diamond = ({ x, y }: { x: number; y: number }) => (
  <path d={`M${x} ${y - 5}l5 5-5 5-5-5z`} fill="var(--surface)" stroke="var(--text-2)" strokeWidth="1.3" />
)
