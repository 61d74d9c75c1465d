import { lazy, Suspense } from 'react'
import type { Brief, QuoteView } from '../../../shared/contract/brief.ts'
import type { PriceScale } from '../../i18n/format.ts'
import { useMessages } from '../../i18n/language.tsx'
import { useFormat } from '../../i18n/useFormat.tsx'
import { words } from '../../i18n/words.ts'
import { useOpenEvidence } from '../../shell/Evidence.tsx'
import { linear, waterfall } from '../../ui/figures/geometry.ts'
import {
  Button,
  Callout,
  EmptyState,
  EvidenceMark,
  Glyph,
  Icon,
  PaneHeader,
  Popover,
  Whisker,
} from '../../ui/index.ts'
import { Approval } from './Approval.tsx'
import styles from './brief.module.css'
import { briefMessages } from './messages.ts'
import { ProjectPrice } from './ProjectPrice.tsx'
import { QuotePicture } from './QuotePicture.tsx'
import { readableCode, reasonWords, wordDriver } from './reasons.ts'

/** Charts come with the first look at one: the library is larger than the rest of the page. */
const CoverageChart = lazy(() => import('./CoverageChart.tsx'))

/** One scale for every price of the pane, so that they can be compared at a glance. */
export function useQuoteScale(quote: QuoteView | null): PriceScale | null {
  const format = useFormat()
  if (!quote) return null
  const prices = [
    ...quote.comparables.map((each) => each.unitPriceMinor),
    quote.listMinor ?? 0,
    quote.prediction.kind === 'range' ? quote.prediction.highMinor : 0,
    quote.advice?.stretchMinor ?? 0,
  ]
  return format.priceScale(Math.max(...prices, quote.draftMinor ?? 0), quote.currency)
}

export interface QuoteActions {
  onAdopt(): void
  onEdit(): void
  onReject(): void
}

/**
 * The same range in words, with who worded it: templates of ours, and why a model's words were
 * not used, or a model that saw slots and no figure.
 */
export function Explanation({ explanation }: { explanation: NonNullable<Brief['quoteExplanation']> }) {
  const m = useMessages(briefMessages)
  const w = useMessages(words)
  const { model, isAsked, why } = explanation
  const wordedBy =
    model !== null
      ? m.explainedBy(model)
      : why !== null
        ? m.explainedAfter(w.wordingFaults[why] ?? why)
        : isAsked
          ? m.explainedLiked
          : m.explainedByRules
  return (
    <section className={styles.explanation} aria-label={m.explanation}>
      <h3 className="t12">
        <b>{m.explanation}</b>
        <span className="t11 c3">{wordedBy}</span>
      </h3>
      <p className="t12">{explanation.sentences.join(m.between)}</p>
    </section>
  )
}

/** The quote range: what is predicted, what is advised, what moves them and what binds. */
export function Quote({
  quote,
  explanation,
  project,
  adviceId,
  queryKey,
  labels,
  actions,
}: {
  quote: QuoteView | null
  explanation: Brief['quoteExplanation']
  project: Brief['projectPrice']
  adviceId: Brief['adviceId']
  queryKey: readonly unknown[]
  labels: ReadonlyMap<string, string>
  actions: QuoteActions
}) {
  const m = useMessages(briefMessages)
  const format = useFormat()
  const scale = useQuoteScale(quote)
  if ((!quote || !scale) && project)
    return (
      <>
        <PaneHeader title={m.quote} />
        <div className={styles.quoteScroll}>
          <ProjectPrice price={project} />
        </div>
      </>
    )
  if (!quote || !scale)
    return (
      <>
        <PaneHeader title={m.quote} />
        <EmptyState title={m.quoteNone}>{m.quoteNoneNote}</EmptyState>
      </>
    )
  const unit =
    quote.quantity > 1
      ? m.quoteUnit(scale.unit, format.number(quote.quantity), quote.unit)
      : m.quoteUnitOne(scale.unit, quote.unit)
  return (
    <>
      <PaneHeader title={m.quote} note={unit}>
        {quote.prediction.kind === 'range' && (
          <span className="t11 c2 nw">{m.coverage(format.percentFigure(quote.prediction.coverage))}</span>
        )}
      </PaneHeader>
      <div className={styles.quoteScroll}>
        <p className="t12 c2 clip" style={{ padding: '8px 16px 0' }}>
          {quote.productName}
          {quote.quantityFrom !== 'deal' && (
            <span className="c3">
              {' · '}
              {m.quantityFrom[quote.quantityFrom]}
            </span>
          )}
        </p>
        {quote.otherProducts.length > 0 && (
          <p className="t11 c3" style={{ padding: '0 16px' }}>
            {m.otherProducts(
              format.list(
                quote.otherProducts.map(
                  (other) =>
                    `${other.productName} × ${format.number(other.quantity)} · ${scale.format(other.unitPriceMinor)}`,
                ),
              ),
            )}
          </p>
        )}
        {project && <ProjectPrice price={project} />}
        <QuotePicture quote={quote} scale={scale} />
        {quote.prediction.kind !== 'range' && quote.wonWithoutQuantity ? (
          <p className="t12 c2" style={{ padding: '0 16px' }}>
            {m.wonWithoutQuantity(format.number(quote.wonWithoutQuantity))}
          </p>
        ) : null}
        <Measured quote={quote} />
        <Trio quote={quote} scale={scale} />
        <Drivers quote={quote} scale={scale} labels={labels} />
        <Guardrails quote={quote} scale={scale} />
        {explanation && <Explanation explanation={explanation} />}
        <Concessions quote={quote} scale={scale} />
        <WinRate quote={quote} />
      </div>
      {quote.approval && (
        <Approval
          approval={quote.approval}
          adviceId={adviceId}
          currency={quote.currency}
          queryKey={queryKey}
        />
      )}
      <div className={styles.quoteDecide}>
        {quote.decision ? (
          <span className="row" role="status">
            <Glyph kind={quote.decision === 'rejected' ? 'stop' : 'ok'} large bare />
            <b className="t12">{m.decisions[quote.decision]}</b>
          </span>
        ) : (
          <>
            <Button kind="primary" keys="shift+enter" disabled={!quote.advice} onClick={actions.onAdopt}>
              {m.useTarget}
            </Button>
            <Button keys="q" onClick={actions.onEdit}>
              {m.edit}
            </Button>
            <Button keys="shift+x" onClick={actions.onReject}>
              {m.reject}
            </Button>
          </>
        )}
      </div>
    </>
  )
}

function Measured({ quote }: { quote: QuoteView }) {
  const m = useMessages(briefMessages)
  const format = useFormat()
  if (quote.prediction.kind !== 'range')
    return (
      <p className={styles.measured}>
        {quote.prediction.missing.map((code) => m.missing[code] ?? readableCode(code)).join(' · ')}
      </p>
    )
  const { measured } = quote.prediction
  if (measured.coverage === null || measured.byPeriod.length === 0)
    return <p className={styles.measured}>{m.measuredNone(measured.n)}</p>
  return (
    <div className={styles.measured}>
      <Popover
        label={m.measuredByPeriod}
        side="left"
        trigger={
          <button type="button" className={styles.comparablesButton}>
            {m.measured(format.percentFigure(measured.coverage), measured.n)}
            <Icon name="chevronDown" small />
          </button>
        }
      >
        <Suspense fallback={<div style={{ width: 420, height: 232 }} />}>
          <CoverageChart periods={measured.byPeriod} />
        </Suspense>
      </Popover>
    </div>
  )
}

function Trio({ quote, scale }: { quote: QuoteView; scale: PriceScale }) {
  const m = useMessages(briefMessages)
  if (!quote.advice)
    return (
      <div style={{ padding: '0 16px' }}>
        <Callout meaning="note">{m.noAdvice}</Callout>
      </div>
    )
  const { floorMinor, targetMinor, stretchMinor } = quote.advice
  return (
    <dl className={styles.trio}>
      <div>
        <dt className="lab">⌊ {m.floorPrice}</dt>
        <dd>{scale.format(floorMinor)}</dd>
      </div>
      <div>
        <dt className="lab">◆ {m.targetPrice}</dt>
        <dd>{scale.format(targetMinor)}</dd>
      </div>
      <div>
        <dt className="lab">⚐ {m.stretchPrice}</dt>
        <dd>{scale.format(stretchMinor)}</dd>
      </div>
    </dl>
  )
}

const barsWidth = 96

function Drivers({
  quote,
  scale,
  labels,
}: {
  quote: QuoteView
  scale: PriceScale
  labels: ReadonlyMap<string, string>
}) {
  const m = useMessages(briefMessages)
  const format = useFormat()
  const openEvidence = useOpenEvidence()
  const { prediction } = quote
  if (prediction.kind !== 'range') return null
  const drivers = prediction.drivers.filter((driver) => driver.deltaMinor !== 0)
  const steps = waterfall(
    prediction.startMinor,
    drivers.map((driver) => driver.deltaMinor),
  )
  const levels = [prediction.startMinor, ...steps.map((step) => step.to)]
  const [low, high] = [Math.min(...levels), Math.max(...levels)]
  const margin = (high - low || Math.abs(high) * 0.05 || 1) * 0.08
  const x = linear([low - margin, high + margin], [4, barsWidth - 4])
  return (
    <section>
      <div className={styles.quoteHead}>
        <h3>{m.drivers}</h3>
        <span className="sp" />
        <span className="t11 c3">
          {scale.format(prediction.startMinor)} →{' '}
          <b className={styles.inkText}>{scale.format(prediction.pointMinor)}</b>
        </span>
      </div>
      <ul className={styles.drivers}>
        <li>
          <span className={styles.startName}>
            {m.start} <span className="t11 c3">n {prediction.n}</span>
          </span>
          <svg width={barsWidth} height="16" aria-hidden="true">
            <circle cx={x(prediction.startMinor)} cy="8" r="3.5" fill="var(--text)" />
          </svg>
          <b className="right">{scale.format(prediction.startMinor)}</b>
        </li>
        {drivers.map((driver, index) => {
          const { from, to } = steps[index]!
          const left = Math.min(x(from), x(to))
          return (
            <li key={driver.code + String(driver.params.detail ?? '')}>
              <span className={styles.driverName}>
                <span className="clip">{wordDriver(format, driver)}</span>
                {driver.evidenceIds.slice(0, 1).map((id) => (
                  <EvidenceMark
                    key={id}
                    kind="source"
                    label={labels.get(id)}
                    onOpen={() => openEvidence(id)}
                  />
                ))}
                {driver.n !== null && <span className="t11 c3">&nbsp;n {driver.n}</span>}
              </span>
              <svg width={barsWidth} height="16" aria-hidden="true">
                <path d={`M${x(from)} -6V12`} stroke="var(--line-strong)" />
                <rect
                  x={left}
                  y="3"
                  width={Math.max(1, Math.abs(x(to) - x(from)))}
                  height="10"
                  fill={driver.deltaMinor < 0 ? 'var(--div-n2)' : 'var(--div-p2)'}
                />
              </svg>
              <b className="right">{scale.format(driver.deltaMinor, true)}</b>
            </li>
          )
        })}
      </ul>
    </section>
  )
}

function Guardrails({ quote, scale }: { quote: QuoteView; scale: PriceScale }) {
  const m = useMessages(briefMessages)
  const format = useFormat()
  const list = reasonWords[format.language].guardrail
  if (quote.guardrails.length === 0) return null
  return (
    <section>
      <div className={styles.quoteHead}>
        <h3>{m.guardrails}</h3>
      </div>
      <ul className={styles.rails}>
        {quote.guardrails.map((rail) => (
          <li key={rail.code + rail.ruleId}>
            <Glyph kind={rail.status} />
            <span>{list[rail.code]?.(rail.params, scale.format) ?? readableCode(rail.code)}</span>
          </li>
        ))}
      </ul>
    </section>
  )
}

function Concessions({ quote, scale }: { quote: QuoteView; scale: PriceScale }) {
  const m = useMessages(briefMessages)
  const format = useFormat()
  const list = reasonWords[format.language].concession
  if (quote.concessions.length === 0) return null
  return (
    <section>
      <div className={styles.quoteHead}>
        <h3>{m.concessions}</h3>
        <span className="sp" />
        <span className="t11 c3">{m.concessionsNote}</span>
      </div>
      <ol className={styles.concessions}>
        {quote.concessions.map((concession, index) => (
          <li key={concession.code + String(concession.deltaMinor)}>
            <span className="c3">{index + 1}</span>
            <span className="clip">{list[concession.code] ?? readableCode(concession.code)}</span>
            {concession.deltaMinor === null ? (
              <span className="t11 c3">{m.unknownCost}</span>
            ) : (
              <b>{scale.format(-Math.abs(concession.deltaMinor), true)}</b>
            )}
          </li>
        ))}
      </ol>
    </section>
  )
}

function WinRate({ quote }: { quote: QuoteView }) {
  const m = useMessages(briefMessages)
  const format = useFormat()
  const { winRate } = quote
  return (
    <section>
      <div className={styles.quoteHead}>
        <h3>{m.winRate}</h3>
        <span className="sp" />
        {winRate.kind === 'association' && (
          <span className="t11 c3">
            {m.winRateNote} · n {winRate.n}
          </span>
        )}
      </div>
      {winRate.kind === 'notEnoughInformation' ? (
        <p className="t12 c3" style={{ padding: '0 16px 8px' }}>
          {m.winRateNone(winRate.n, winRate.needed)}
        </p>
      ) : (
        <ul className={styles.bands}>
          {winRate.bands.map((band) => (
            <li key={band.from}>
              <span className="nw">
                {m.winRateBand(format.percentFigure(band.from), format.percentFigure(band.to))}
              </span>
              <Whisker
                reading={{ value: band.n > 0 ? band.won / band.n : 0, low: band.low, high: band.high }}
                width={80}
              />
              <span className="t11 c2 nw">
                {format.interval(band.low, band.high)}% · {band.won}/{band.n}
              </span>
            </li>
          ))}
        </ul>
      )}
    </section>
  )
}
