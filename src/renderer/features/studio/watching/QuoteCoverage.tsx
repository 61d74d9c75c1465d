import { useQuery } from '@tanstack/react-query'
import type { ReactNode } from 'react'
import { watchWords } from '../../../../shared/watchWords.ts'
import { useApi } from '../../../client/api.tsx'
import { useLanguage, useMessages } from '../../../i18n/language.tsx'
import { useFormat } from '../../../i18n/useFormat.tsx'
import { Failure } from '../../../shell/Failure.tsx'
import { EmptyState, LoadingState, PaneHeader } from '../../../ui/index.ts'
import { Figure } from './Figure.tsx'
import { watchingMessages } from './messages.ts'
import styles from './watching.module.css'

/** Whether quote ranges that were shown held as many of the later prices as they promise, over all and by quarter. */
export function QuoteCoverage({ chooser }: { chooser: ReactNode }) {
  const m = useMessages(watchingMessages)
  const words = watchWords[useLanguage()]
  const format = useFormat()
  const { query } = useApi()
  const { data, error, refetch } = useQuery(query.watching.quoteCoverage.queryOptions())
  if (error) return <Failure error={error} title={m.failed} onRetry={() => void refetch()} />
  return (
    <div className={styles.halves}>
      <section aria-label={m.coverage}>
        <PaneHeader title={words.others.quoteRange} note={m.coverageRule}>
          {chooser}
        </PaneHeader>
        {!data ? (
          <LoadingState step={m.loading} />
        ) : (
          <>
            <dl className={styles.figures}>
              <dt>
                {m.coverage}
                <small>{m.coveragePromised(format.percent(data.promised))}</small>
              </dt>
              <dd>
                <Figure measure={data.inside} unit="share" />
              </dd>
              <dt>{m.soldBelow}</dt>
              <dd>
                <Figure measure={data.below} unit="share" />
              </dd>
              <dt>{m.soldAbove}</dt>
              <dd>
                <Figure measure={data.above} unit="share" />
              </dd>
              <dt>
                {m.rangeWidth}
                <small>{m.rangeWidthNote}</small>
              </dt>
              <dd>
                <Figure measure={data.width} unit="share" />
              </dd>
            </dl>
            <p className={`${styles.padded} t12 c2`}>
              {m.coverageCounts(
                format.number(data.shown),
                format.number(data.counted),
                format.number(data.open),
              )}
            </p>
            <p className={`${styles.padded} t11 c3`}>{m.coverageNote}</p>
          </>
        )}
      </section>
      <section aria-label={m.byQuarter}>
        <PaneHeader title={m.byQuarter} note={m.calibrationNote} />
        {data?.quarters.length === 0 && <EmptyState title={m.notEnough}>{m.noCoverage}</EmptyState>}
        {data && data.quarters.length > 0 && (
          <div className={styles.padded}>
            <table className="table">
              <thead>
                <tr>
                  <th />
                  <th>{m.coverage}</th>
                </tr>
              </thead>
              <tbody>
                {data.quarters.map(({ quarter, inside }) => (
                  <tr key={quarter}>
                    <td className="nw">{quarter}</td>
                    <td>
                      <Figure measure={inside} unit="share" />
                    </td>
                  </tr>
                ))}
              </tbody>
            </table>
          </div>
        )}
      </section>
    </div>
  )
}
