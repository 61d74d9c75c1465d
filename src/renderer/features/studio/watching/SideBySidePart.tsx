import { useQuery } from '@tanstack/react-query'
import { useApi } from '../../../client/api.tsx'
import { useMessages } from '../../../i18n/language.tsx'
import { useFormat } from '../../../i18n/useFormat.tsx'
import { Failure } from '../../../shell/Failure.tsx'
import { Callout, LoadingState, PaneHeader } from '../../../ui/index.ts'
import { Figure } from './Figure.tsx'
import { watchingMessages } from './messages.ts'
import { ReliabilityChart } from './ReliabilityChart.tsx'
import styles from './watching.module.css'

/** Whether what people changed turned out better than what was advised. */
export function SideBySidePart() {
  const m = useMessages(watchingMessages)
  const format = useFormat()
  const { query } = useApi()
  const { data, error, refetch } = useQuery(query.watching.sideBySide.queryOptions())
  if (error) return <Failure error={error} title={m.failed} onRetry={() => void refetch()} />
  if (!data) return <LoadingState step={m.loading} />
  const { estimates, quotes } = data
  return (
    <div className={styles.scroll}>
      <p className={`${styles.scope} t12 c2`}>{m.sideNote[data.scope]}</p>
      {data.isTooFewPeople && (
        <div className={styles.block}>
          <Callout meaning="note">{m.tooFewPeople(data.people, data.neededPeople)}</Callout>
        </div>
      )}
      <div className={styles.halves}>
        <section aria-label={m.sideTitle}>
          <PaneHeader title={m.afterTracks} note={m.afterNote} />
          <dl className={styles.figures}>
            {data.tracks.map(({ use, advanced }) => (
              <Row key={use} name={m.uses[use]}>
                <Figure measure={advanced} unit="share" />
              </Row>
            ))}
          </dl>
          <PaneHeader title={m.differences} />
          <dl className={styles.figures}>
            <Row name={m.editedGain}>
              <Figure measure={data.editedGain} unit="points" />
            </Row>
            <Row name={m.rejectedGain}>
              <Figure measure={data.rejectedGain} unit="points" />
            </Row>
          </dl>
          <PaneHeader title={m.prices} note={m.pricesNote} />
          <dl className={styles.figures}>
            <Row name={m.advisedOff}>
              <Figure measure={quotes.advised} unit="share" />
            </Row>
            <Row name={m.ownOff}>
              <Figure measure={quotes.own} unit="share" />
            </Row>
            <Row name={m.priceGain}>
              <Figure measure={quotes.gain} unit="points" />
            </Row>
          </dl>
        </section>
        <section aria-label={m.estimates}>
          <PaneHeader
            title={m.estimates}
            note={m.estimatesNote(format.number(estimates.given), format.number(estimates.counted))}
          />
          <dl className={styles.figures}>
            <Row name={m.peopleBrier}>
              <Figure measure={estimates.people.brier} unit="error" />
            </Row>
            <Row name={m.modelBrier}>
              <Figure measure={estimates.model.brier} unit="error" />
            </Row>
            <Row name={m.estimateGain}>
              <Figure measure={estimates.gain} unit="errorGain" />
            </Row>
          </dl>
          {estimates.people.curve.length > 0 ? (
            <div className={styles.chart}>
              <ReliabilityChart curve={estimates.people.curve} height={300} />
              <p className="t11 c3">{m.curveNote}</p>
            </div>
          ) : (
            <p className={`${styles.padded} t12 c3`}>{m.estimateHint}</p>
          )}
        </section>
      </div>
    </div>
  )
}

const Row = ({ name, children }: { name: string; children: React.ReactNode }) => (
  <>
    <dt>{name}</dt>
    <dd>{children}</dd>
  </>
)
