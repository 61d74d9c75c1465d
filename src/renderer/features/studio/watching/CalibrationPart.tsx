import { useQuery } from '@tanstack/react-query'
import { type ReactNode, useState } from 'react'
import type { CalibrationView, Measure } from '../../../../shared/contract/watching.ts'
import { watchWords } from '../../../../shared/watchWords.ts'
import { useApi } from '../../../client/api.tsx'
import { useLanguage, useMessages } from '../../../i18n/language.tsx'
import { useFormat } from '../../../i18n/useFormat.tsx'
import { Failure } from '../../../shell/Failure.tsx'
import { EmptyState, LoadingState, PaneHeader, Segmented } from '../../../ui/index.ts'
import { Figure } from './Figure.tsx'
import { watchingMessages } from './messages.ts'
import { QuoteCoverage } from './QuoteCoverage.tsx'
import { ReliabilityChart } from './ReliabilityChart.tsx'
import { useSegmentName } from './useSegmentName.ts'
import styles from './watching.module.css'

type Part = CalibrationView[number]['of'] | 'quoteRange'

/** Whether the probabilities and ranges that were shown came true as often as they said. */
export function CalibrationPart() {
  const m = useMessages(watchingMessages)
  const words = watchWords[useLanguage()]
  const { query } = useApi()
  const [part, setPart] = useState<Part>('win')
  const { data, error, refetch } = useQuery(query.watching.calibration.queryOptions())
  if (error) return <Failure error={error} title={m.failed} onRetry={() => void refetch()} />
  if (!data) return <LoadingState step={m.loading} />
  if (data.every((each) => each.shown === 0))
    return <EmptyState title={m.noAdvice}>{m.noAdviceNote}</EmptyState>
  const shown = data.find((each) => each.of === part)
  const choices: { value: Part; label: string }[] = [
    ...data.map(({ of }) => ({ value: of, label: words.probabilities[of] })),
    { value: 'quoteRange', label: words.others.quoteRange },
  ]
  const chooser = <Segmented label={m.part} value={part} choices={choices} onChange={setPart} />
  return (
    <div className={styles.scroll}>
      {shown === undefined ? (
        <QuoteCoverage chooser={chooser} />
      ) : (
        <div className={styles.halves}>
          <section aria-label={m.curve}>
            <PaneHeader title={words.probabilities[shown.of]} note={m.calibrationRules[shown.of]}>
              {chooser}
            </PaneHeader>
            {shown.reliability.curve.length === 0 ? (
              <EmptyState title={m.notEnough}>{m.noCurve}</EmptyState>
            ) : (
              <>
                <div className={styles.chart}>
                  <ReliabilityChart curve={shown.reliability.curve} height={380} />
                </div>
                <p className={`${styles.padded} t11 c3`}>{m.curveNote}</p>
              </>
            )}
          </section>
          <Errors shown={shown} />
        </div>
      )}
    </div>
  )
}

function Errors({ shown }: { shown: CalibrationView[number] }) {
  const m = useMessages(watchingMessages)
  const format = useFormat()
  const name = useSegmentName()
  const { reliability } = shown
  const counts = [shown.shown, shown.counted, shown.open].map((n) => format.number(n))
  const segments = shown.segments
    .filter(({ brier }) => brier.n > 0)
    .toSorted((left, right) => right.brier.n - left.brier.n)
    .slice(0, 9)
  return (
    <section aria-label={m.brier}>
      <PaneHeader title={m.brier} note={m.calibrationNote} />
      <dl className={styles.figures}>
        <dt>
          {m.brier}
          <small>{m.brierNote}</small>
        </dt>
        <dd>
          <Figure measure={reliability.brier} unit="error" />
        </dd>
        <dt>{m.priorBrier}</dt>
        <dd>
          <Figure measure={reliability.priorBrier} unit="error" />
        </dd>
        <dt>
          {m.gain}
          <small>{m.gainNote}</small>
        </dt>
        <dd>
          <Figure measure={reliability.gain} unit="errorGain" />
        </dd>
        <dt>{m.meanShown}</dt>
        <dd className="num">
          {reliability.shown === null ? m.notEnough : format.percent(reliability.shown)}
        </dd>
        <dt>{m.happened}</dt>
        <dd>
          <Figure measure={reliability.happened} unit="share" />
        </dd>
      </dl>
      <p className={`${styles.padded} t12 c2`}>{m.calibrationCounts(counts[0]!, counts[1]!, counts[2]!)}</p>
      <ErrorTable
        title={m.byQuarter}
        rows={shown.quarters.map(({ quarter, ...errors }) => ({ key: quarter, label: quarter, ...errors }))}
      />
      <ErrorTable
        title={m.versions}
        rows={shown.versions.map(({ version, brier, priorBrier }) => ({
          ...{ key: version, brier, priorBrier },
          label: <code className="clip">{version}</code>,
        }))}
      />
      <ErrorTable
        title={m.errorBySegment}
        rows={segments.map(({ by, value, brier, priorBrier }) => ({
          ...{ key: `${by} ${value}`, brier, priorBrier },
          label: (
            <>
              {name(by, value)}
              <div className="t11 c3">{m.segmentBy[by]}</div>
            </>
          ),
        }))}
      />
    </section>
  )
}

/** The error of some part of the forecasts in each row, beside that of the base rate. */
function ErrorTable(props: {
  title: string
  rows: { key: string; label: ReactNode; brier: Measure; priorBrier: Measure }[]
}) {
  const m = useMessages(watchingMessages)
  const format = useFormat()
  if (props.rows.length === 0) return null
  return (
    <>
      <PaneHeader title={props.title} />
      <div className={styles.padded}>
        <table className="table">
          <thead>
            <tr>
              <th />
              <th>{m.brier}</th>
              <th className="num">{m.baseRate}</th>
            </tr>
          </thead>
          <tbody>
            {props.rows.map(({ key, label, brier, priorBrier }) => (
              <tr key={key}>
                <td className="nw">{label}</td>
                <td>
                  <Figure measure={brier} unit="error" />
                </td>
                <td className="num c2">
                  {priorBrier.kind === 'measured' ? format.number(priorBrier.value, 2) : '–'}
                </td>
              </tr>
            ))}
          </tbody>
        </table>
      </div>
    </>
  )
}
