import { useQuery } from '@tanstack/react-query'
import type { GridApi } from 'ag-grid-community'
import { useRef, useState } from 'react'
import type { Health, HealthView } from '../../../../shared/contract/health.ts'
import {
  healthKinds,
  healthKindWeights,
  healthMeasures,
  healthMeasureWeights,
} from '../../../../shared/health.ts'
import { healthWords } from '../../../../shared/healthWords.ts'
import { useApi } from '../../../client/api.tsx'
import { useLanguage, useMessages } from '../../../i18n/language.tsx'
import { useFormat } from '../../../i18n/useFormat.tsx'
import { useKeys } from '../../../keys/Keys.tsx'
import { Failure } from '../../../shell/Failure.tsx'
import { GoLink } from '../../../shell/navigation.tsx'
import { useCommand } from '../../../shell/useCommand.ts'
import { usePrint } from '../../../shell/usePrint.ts'
import { saveFile } from '../../../ui/files.ts'
import { focusedRow, moveFocus } from '../../../ui/grid/move.ts'
import {
  Button,
  EmptyState,
  LoadingState,
  PaneHeader,
  Popover,
  Progress,
  ReadingFigure,
  Select,
  useToast,
} from '../../../ui/index.ts'
import { LeftOutList } from '../../brief/LeftOut.tsx'
import { CellChecks } from './CellChecks.tsx'
import { FixGrid, type FixRow } from './FixGrid.tsx'
import { FixRows } from './FixRows.tsx'
import { HealthPrint, type PrintedReport } from './HealthPrint.tsx'
import { Heatmap, type Place } from './Heatmap.tsx'
import styles from './health.module.css'
import { healthMessages } from './messages.ts'
import { OwnerDialog } from './OwnerDialog.tsx'
import { TrendChart } from './TrendChart.tsx'

const trendHeight = 96

/** How good the team's data is, what to repair first, who looks after it, and the month's report. */
export default function HealthTab() {
  const m = useMessages(healthMessages)
  const format = useFormat()
  const { query } = useApi()
  const { data, error, refetch } = useQuery({
    ...query.health.get.queryOptions(),
    // While it measures nothing changes but how far it has come.
    refetchInterval: ({ state }) => (state.data?.measuring ? 1000 : false),
  })
  if (error) return <Failure error={error} title={m.failed} onRetry={() => void refetch()} />
  if (!data) return <LoadingState step={m.loading} bars={4} />
  const { health, measuring } = data
  if (!health)
    return (
      <div className={styles.block} style={{ paddingTop: 24, maxWidth: 560 }}>
        <Progress
          label={m.firstMeasuring}
          done={measuring?.rowsDone ?? 0}
          of={measuring?.rows ?? 0}
          detail={m.measuring(format.number(measuring?.rowsDone ?? 0), format.number(measuring?.rows ?? 0))}
        />
        <div className="row" style={{ marginTop: 12 }}>
          <Measuring view={data} />
        </div>
      </div>
    )
  if (health.rows === 0)
    return (
      <EmptyState title={m.nothing} action={<GoLink to="/data">{m.toImport}</GoLink>}>
        {m.nothingNote}
      </EmptyState>
    )
  return <HealthPage view={data} health={health} />
}

/** Stops the measuring under way, or begins again what was stopped. */
function Measuring({ view: { measuring, isStopped } }: { view: HealthView }) {
  const m = useMessages(healthMessages)
  const { client } = useApi()
  const { run, busy } = useCommand()
  if (!measuring && !isStopped) return null
  return (
    <Button
      small
      kind="quiet"
      busy={busy}
      onClick={() => void run<object>(() => (measuring ? client.health.stop() : client.health.again()))}
    >
      {measuring ? m.stop : m.measureNow}
    </Button>
  )
}

type Open = { what: 'rows' | 'owner'; row: FixRow } | null

function HealthPage({ view, health }: { view: HealthView; health: Health }) {
  const m = useMessages(healthMessages)
  const w = useMessages(healthWords)
  const language = useLanguage()
  const format = useFormat()
  const toast = useToast()
  const { query, client } = useApi()
  const { run } = useCommand()
  const trend = useQuery(query.health.trend.queryOptions())
  const [place, setPlace] = useState<Place>({ kind: 'deal', measure: 'completeness' })
  const [open, setOpen] = useState<Open>(null)
  const [month, setMonth] = useState(view.reportDue ?? health.day.slice(0, 7))
  const [printing, setPrinting] = useState<PrintedReport | null>(null)
  const grid = useRef<GridApi<FixRow>>(null)
  const close = () => setOpen(null)
  const focused = (what: 'rows' | 'owner') => {
    const row = focusedRow(grid.current)
    if (row) setOpen({ what, row })
  }
  const saveReport = async () => {
    const made = await run(() => client.health.report({ month, lang: language, as: 'file' }), {
      done: m.reportSaved,
      detail: ({ trace }) => m.reportLogged(trace.seq),
    })
    if (made?.file) saveFile(made.fileName, made.file)
  }
  const print = async () => {
    const made = await run(() => client.health.report({ month, lang: language, as: 'print' }))
    if (made) setPrinting(made)
  }
  usePrint(printing && `${m.title} ${month}`, (saved) => {
    setPrinting(null)
    if (saved) toast({ title: m.printed, meaning: 'ok' })
  })
  useKeys(m.title, [
    { keys: 'j', label: m.keys.next, run: () => moveFocus(grid.current, 1) },
    { keys: 'k', label: m.keys.previous, run: () => moveFocus(grid.current, -1) },
    { keys: 'enter', label: m.keys.rows, run: () => focused('rows') },
    { keys: 'a', label: m.keys.owner, run: () => focused('owner') },
    { keys: 'd', label: m.keys.file, run: () => void saveReport() },
    { keys: 'p', label: m.keys.print, run: () => void print() },
  ])
  const months = trend.data?.months ?? [month]
  const costs = 'reasons' in health.score ? health.score.reasons.slice(0, 5) : []
  return (
    <>
      <div className={styles.page}>
        <header className={styles.head}>
          <ReadingFigure reading={health.score} about={m.about} />
          <div className={styles.about}>
            <span className="t12 c2">
              {m.measuredAt(format.dateTime(health.measuredAt), format.number(health.rows))}
            </span>
            <span className="t12 c2">
              {m.openDeals(
                format.number(health.openDeals),
                format.moneyShort(health.openAmountMinor, health.currency),
              )}
            </span>
            <span className="row">
              <Popover
                label={m.rule}
                trigger={
                  <Button small kind="quiet">
                    {m.rule}
                  </Button>
                }
              >
                <div className="col" style={{ maxWidth: 380, gap: 8 }}>
                  <p className="t12">{m.ruleText}</p>
                  <p className="t12 c2">
                    {m.weights}:{' '}
                    {healthKinds.map((kind) => `${w.kinds[kind]} ${healthKindWeights[kind]}`).join(' · ')}
                    {'; '}
                    {healthMeasures
                      .map((measure) => `${w.measures[measure]} ${healthMeasureWeights[measure]}`)
                      .join(' · ')}
                  </p>
                  {costs.length > 0 && <b className="t12">{m.costs}</b>}
                  <ul className="t12">
                    {costs.map(({ code, contribution }) => {
                      const [, kind, measure] = code.split('.') as [string, Place['kind'], Place['measure']]
                      return (
                        <li key={code} className="row">
                          {w.kinds[kind]} · {w.measures[measure]}
                          <span className="sp" />
                          {m.points(format.number(-contribution, 1))}
                        </li>
                      )
                    })}
                  </ul>
                </div>
              </Popover>
              <span className="t11 c3 nw" role="status">
                {view.measuring &&
                  m.measuring(format.number(view.measuring.rowsDone), format.number(view.measuring.rows))}
                {view.isStopped && m.stopped}
              </span>
              <Measuring view={view} />
            </span>
            {view.reportDue !== null && (
              <span className="t12 caution-c" role="status">
                {m.reportDue(view.reportDue)}
              </span>
            )}
          </div>
          <div style={{ height: trendHeight }}>
            {trend.data && <TrendChart days={trend.data.days} height={trendHeight} />}
          </div>
          <div className={styles.actions}>
            <Select
              label={m.month}
              hideLabel
              small
              value={month}
              choices={months.map((each) => ({ value: each, label: each }))}
              onChange={setMonth}
            />
            <Button small keys="d" onClick={() => void saveReport()}>
              {m.reportFile}
            </Button>
            <Button small keys="p" onClick={() => void print()}>
              {m.reportPrint}
            </Button>
          </div>
        </header>
        <div className={styles.columns}>
          <div className={styles.left}>
            <PaneHeader title={m.heatmap} />
            <Heatmap cells={health.cells} place={place} onPlace={setPlace} />
            <CellChecks key={`${place.kind} ${place.measure}`} health={health} place={place} />
            <PaneHeader title={m.leftOut} />
            <div className={styles.block}>
              {health.leftOut.every(({ features }) => features.length === 0) && (
                <p className="t12 c3">{m.leftOutNone}</p>
              )}
              {health.leftOut
                .filter(({ features }) => features.length > 0)
                .map(({ model, features }) => (
                  <div key={model}>
                    <b className="t12">{m.models[model]}</b>
                    <LeftOutList features={features} />
                  </div>
                ))}
            </div>
          </div>
          <section className={styles.right} aria-label={m.fixes}>
            <PaneHeader title={m.fixes} note={m.fixesNote}>
              <Popover
                label={m.howImpact}
                trigger={
                  <Button small kind="quiet">
                    {m.howImpact}
                  </Button>
                }
              >
                <p className="t12" style={{ maxWidth: 360 }}>
                  {m.impactNote}
                </p>
              </Popover>
              <Button small keys="enter" onClick={() => focused('rows')}>
                {m.keys.rows}
              </Button>
              <Button small keys="a" onClick={() => focused('owner')}>
                {m.setOwner}
              </Button>
            </PaneHeader>
            {health.fixes.length === 0 ? (
              <EmptyState title={m.fixesEmpty}>{m.fixesEmptyNote}</EmptyState>
            ) : (
              <FixGrid
                health={health}
                owners={view.owners}
                gridRef={grid}
                onOpen={(row) => setOpen({ what: 'rows', row })}
              />
            )}
          </section>
        </div>
      </div>
      {open?.what === 'rows' && <FixRows check={open.row.check} currency={health.currency} onClose={close} />}
      {open?.what === 'owner' && (
        <OwnerDialog
          check={open.row.check}
          owner={view.owners[open.row.check] ?? null}
          people={view.people}
          onClose={close}
        />
      )}
      {printing && <HealthPrint report={printing} />}
    </>
  )
}
