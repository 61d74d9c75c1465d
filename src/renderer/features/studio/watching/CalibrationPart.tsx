import { useQuery } from '@tanstack/react-query'
import { useState } from 'react'
import type { CalibrationView } from '../../../../shared/contract/watching.ts'
import { watchWords } from '../../../../shared/watchWords.ts'
import { useApi } from '../../../client/api.tsx'
import { useLanguage, useMessages } from '../../../i18n/language.tsx'
import { useFormat } from '../../../i18n/useFormat.tsx'
import { Failure } from '../../../shell/Failure.tsx'
import { EmptyState, LoadingState, PaneHeader, Segmented } from '../../../ui/index.ts'
import { Figure } from './Figure.tsx'
import { watchingMessages } from './messages.ts'
import { ReliabilityChart } from './ReliabilityChart.tsx'
import { useSegmentName } from './useSegmentName.ts'
import styles from './watching.module.css'

/** Whether the probabilities that were shown came true as often as they said. */
export function CalibrationPart() {
  const m = useMessages(watchingMessages)
  const language = useLanguage()
  const { query } = useApi()
  const [of, setOf] = useState<CalibrationView[number]['of']>('win')
  const { data, error, refetch } = useQuery(query.watching.calibration.queryOptions())
  if (error) return <Failure error={error} title={m.failed} onRetry={() => void refetch()} />
  if (!data) return <LoadingState step={m.loading} />
  const shown = data.find((each) => each.of === of)
  if (!shown || data.every((each) => each.shown === 0))
    return <EmptyState title={m.noAdvice}>{m.noAdviceNote}</EmptyState>
  return (
    <div className={styles.scroll}>
      <div className={styles.halves}>
        <section aria-label={m.curve}>
          <PaneHeader title={watchWords[language].probabilities[of]} note={m.calibrationRules[of]}>
            <Segmented
              label={m.part}
              value={of}
              choices={data.map((each) => ({
                value: each.of,
                label: watchWords[language].probabilities[each.of],
              }))}
              onChange={setOf}
            />
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
    </div>
  )
}

function Errors({ shown }: { shown: CalibrationView[number] }) {
  const m = useMessages(watchingMessages)
  const format = useFormat()
  const name = useSegmentName()
  const { reliability } = shown
  const counts = [shown.shown, shown.counted, shown.open].map((n) => format.number(n))
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
      <PaneHeader title={m.errorBySegment} />
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
            {shown.segments
              .filter(({ brier }) => brier.n > 0)
              .toSorted((left, right) => right.brier.n - left.brier.n)
              .slice(0, 9)
              .map(({ by, value, brier, priorBrier }) => (
                <tr key={`${by} ${value}`}>
                  <td className="nw">
                    {name(by, value)}
                    <div className="t11 c3">{m.segmentBy[by]}</div>
                  </td>
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
      <PaneHeader title={m.versions} />
      <ul className={`${styles.counts} ${styles.block}`}>
        {shown.versions.map(({ version, n }) => (
          <li key={version}>
            <code className="clip">{version}</code>
            <span className="num">n {format.number(n)}</span>
          </li>
        ))}
      </ul>
    </section>
  )
}
