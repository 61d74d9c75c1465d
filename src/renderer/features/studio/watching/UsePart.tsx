import { useQuery } from '@tanstack/react-query'
import { useCallback, useState } from 'react'
import type { UseView } from '../../../../shared/contract/watching.ts'
import { useApi } from '../../../client/api.tsx'
import { useMessages } from '../../../i18n/language.tsx'
import { useFormat } from '../../../i18n/useFormat.tsx'
import { words } from '../../../i18n/words.ts'
import { Failure } from '../../../shell/Failure.tsx'
import { Chart } from '../../../ui/chart/Chart.tsx'
import type { ChartColours } from '../../../ui/chart/theme.ts'
import { EmptyState, LoadingState, PaneHeader, Select } from '../../../ui/index.ts'
import { Figure } from './Figure.tsx'
import { watchingMessages } from './messages.ts'
import { SpeedWeeks } from './SpeedWeeks.tsx'
import { useSegmentName } from './useSegmentName.ts'
import styles from './watching.module.css'

const periods = ['13', '26', '52'] as const
const series = ['adopted', 'edited', 'rejected', 'untouched'] as const
const everySource = 'all'

/** How advice is used, week by week and apart, and how well it is made. */
export function UsePart() {
  const m = useMessages(watchingMessages)
  const { query } = useApi()
  const [weeks, setWeeks] = useState<(typeof periods)[number]>('26')
  const [source, setSource] = useState<string>(everySource)
  const { data, error, refetch } = useQuery(
    query.watching.use.queryOptions({
      input: { weeks: Number(weeks), source: source === everySource ? null : source },
      placeholderData: (before) => before,
    }),
  )
  if (error) return <Failure error={error} title={m.failed} onRetry={() => void refetch()} />
  if (!data) return <LoadingState step={m.loading} />
  if (data.sources.length === 0 && data.refusals.length === 0)
    return <EmptyState title={m.noAdvice}>{m.noAdviceNote}</EmptyState>
  const sourceName = ({ tier, modelName, adapterName }: UseView['sources'][number]) =>
    tier === 'composition' ? m.composition : [modelName, adapterName].filter(Boolean).join(' + ')
  return (
    <div className={styles.scroll}>
      <div className={styles.halves}>
        <section aria-label={m.useTitle}>
          <PaneHeader title={m.useTitle} note={m.useNote}>
            <Select
              label={m.source}
              hideLabel
              small
              value={source}
              choices={[
                { value: everySource, label: m.allSources },
                ...data.sources.map((each) => ({ value: each.key, label: sourceName(each) })),
              ]}
              onChange={setSource}
            />
            <Select
              label={m.period}
              hideLabel
              small
              value={weeks}
              choices={periods.map((value) => ({ value, label: m.weeksBack(Number(value)) }))}
              onChange={setWeeks}
            />
          </PaneHeader>
          <div className={styles.chart}>
            <Weeks weeks={data.weeks} />
          </div>
          <dl className={styles.figures}>
            <dt>
              {m.taken}
              <small>{m.takenNote}</small>
            </dt>
            <dd>
              <Figure measure={data.total.takenShare} unit="share" />
            </dd>
            <dt>{m.editedShare}</dt>
            <dd>
              <Figure measure={data.total.editedShare} unit="share" />
            </dd>
            <dt>{m.rejectedShare}</dt>
            <dd>
              <Figure measure={data.total.rejectedShare} unit="share" />
            </dd>
            <dt>{m.quoteTaken}</dt>
            <dd>
              <Figure measure={data.quotes.takenShare} unit="share" />
            </dd>
          </dl>
          <Made data={data} />
        </section>
        <section aria-label={m.segments}>
          <PaneHeader title={m.segments} note={m.taken} />
          <Segments data={data} sourceName={sourceName} />
          <PaneHeader title={m.reasons} note={m.reasonsNote} />
          <Counts rows={data.reasons.map(({ reason, n }) => [reason, n] as const)} none={m.noReasons} />
        </section>
      </div>
    </div>
  )
}

function Counts({ rows, none }: { rows: readonly (readonly [string, number])[]; none: string }) {
  const m = useMessages(watchingMessages)
  if (rows.length === 0) return <p className={`${styles.block} t12 c3`}>{none}</p>
  return (
    <ul className={`${styles.counts} ${styles.block}`}>
      {rows.map(([name, n]) => (
        <li key={name}>
          <span className="clip">{name}</span>
          <span className="num">{m.times(n)}</span>
        </li>
      ))}
    </ul>
  )
}

function Segments({
  data,
  sourceName,
}: {
  data: UseView
  sourceName(source: UseView['sources'][number]): string
}) {
  const m = useMessages(watchingMessages)
  const name = useSegmentName()
  const rows = [
    ...data.sources.map((source) => ({
      key: source.key,
      by: m.source,
      name: sourceName(source),
      shown: source.shown,
      share: source.takenShare,
    })),
    ...data.segments
      .toSorted((left, right) => right.shown - left.shown)
      .toSorted((left, right) => (left.by < right.by ? -1 : left.by > right.by ? 1 : 0))
      .map(({ by, value, shown, takenShare }) => ({
        key: `${by} ${value}`,
        by: m.segmentBy[by],
        name: name(by, value),
        shown,
        share: takenShare,
      })),
  ]
  return (
    <div className={styles.padded}>
      <table className="table">
        <tbody>
          {rows.map((row, at) => (
            <tr key={row.key}>
              <td className="c3 nw">{rows[at - 1]?.by === row.by ? '' : row.by}</td>
              <td className="nw">{row.name}</td>
              <td>
                <Figure measure={row.share} unit="share" />
              </td>
            </tr>
          ))}
        </tbody>
      </table>
    </div>
  )
}

/** How advice was made: wording by a model, refusals, speed. */
function Made({ data: { wording, refusals, speed, speedWeeks } }: { data: UseView }) {
  const m = useMessages(watchingMessages)
  const w = useMessages(words)
  const format = useFormat()
  return (
    <>
      <PaneHeader title={m.speed} note={m.speedNote} />
      <div className={styles.padded}>
        <table className="table">
          <thead>
            <tr>
              <th />
              <th>{m.p50}</th>
              <th>{m.p95}</th>
              <th>{m.memory}</th>
              <th>{m.modelMemory}</th>
            </tr>
          </thead>
          <tbody>
            {speed.map(({ asked, p50Ms, p95Ms, p95Bytes, p95ModelBytes }) => (
              <tr key={asked}>
                <td className="nw">{m.asked[asked]}</td>
                <td>
                  <Figure measure={p50Ms} unit="milliseconds" />
                </td>
                <td>
                  <Figure measure={p95Ms} unit="milliseconds" />
                </td>
                <td>
                  <Figure measure={p95Bytes} unit="bytes" />
                </td>
                <td>{asked === 'model' ? <Figure measure={p95ModelBytes} unit="bytes" /> : '–'}</td>
              </tr>
            ))}
          </tbody>
        </table>
      </div>
      <PaneHeader title={m.speedWeeks} note={m.speedWeeksNote} />
      <SpeedWeeks weeks={speedWeeks} />
      <PaneHeader title={m.wording} note={m.wordingNote} />
      {wording.asked === 0 ? (
        <p className={`${styles.block} t12 c3`}>{m.noWording}</p>
      ) : (
        <>
          <dl className={styles.figures}>
            <dt>{m.wordingAsked}</dt>
            <dd className="num">{format.number(wording.asked)}</dd>
            <dt>{m.fallback}</dt>
            <dd>
              <Figure measure={wording.fallback} unit="share" />
            </dd>
          </dl>
          {wording.faults.length > 0 && (
            <Counts
              rows={wording.faults.map(({ code, n }) => [w.wordingFaults[code] ?? code, n] as const)}
              none=""
            />
          )}
        </>
      )}
      <PaneHeader title={m.refusals} />
      <Counts
        rows={refusals.map(
          ({ asked, code, n }) => [`${m.asked[asked]} · ${m.refusalCodes[code] ?? code}`, n] as const,
        )}
        none={m.noRefusals}
      />
    </>
  )
}

function Weeks({ weeks }: { weeks: UseView['weeks'] }) {
  const m = useMessages(watchingMessages)
  const format = useFormat()
  const option = useCallback(
    (colours: ChartColours) => ({
      grid: { left: 32, right: 8, top: 30, bottom: 24 },
      legend: { top: 0, left: 24 },
      tooltip: { trigger: 'axis' },
      xAxis: { type: 'category', data: weeks.map(({ week }) => week.slice(5)) },
      yAxis: { type: 'value', minInterval: 1 },
      series: series.map((each, at) => ({
        name: m.uses[each],
        type: 'bar',
        stack: 'use',
        barMaxWidth: 20,
        itemStyle: {
          color: [colours.sequence[5], colours.sequence[3], colours.down, colours.line2][at],
        },
        data: weeks.map((week) => week[each]),
      })),
    }),
    [weeks, m],
  )
  const description = format.list(
    weeks.map(({ week, shown, adopted, edited, rejected }) =>
      m.weekText(week, shown, adopted, edited, rejected),
    ),
  )
  return <Chart option={option} description={description} height={190} />
}
