import { useQuery } from '@tanstack/react-query'
import { useState } from 'react'
import type { AdapterDetail, GateMeasure, StudioView } from '../../../shared/contract/studio.ts'
import { useApi } from '../../client/api.tsx'
import { useMessages } from '../../i18n/language.tsx'
import { useFormat } from '../../i18n/useFormat.tsx'
import { useKeys } from '../../keys/Keys.tsx'
import { Failure } from '../../shell/Failure.tsx'
import { GoLink } from '../../shell/navigation.tsx'
import { useCommand } from '../../shell/useCommand.ts'
import { Button, Callout, Facts, Glyph, LoadingState, PaneHeader } from '../../ui/index.ts'
import { AskOverRelay } from '../approvals/AskOverRelay.tsx'
import { CarryButton } from './bundles/CarryButton.tsx'
import { LossChart } from './LossChart.tsx'
import { studioMessages } from './messages.ts'
import { PromoteDialog } from './PromoteDialog.tsx'
import { isUnderWay } from './stateWords.ts'
import styles from './studio.module.css'

/** Below this share of tracks that pass, the model words next to nothing. */
const rarely = 0.1

/** One style: whether it is better than what is in use, what it would say, where it comes from. */
export function AdapterPane({
  adapterId,
  studio,
  onRollback,
}: {
  adapterId: string
  studio: StudioView
  onRollback(): void
}) {
  const m = useMessages(studioMessages)
  const { query, client } = useApi()
  const { run, busy } = useCommand()
  const [promoting, setPromoting] = useState(false)
  const { data, error, refetch } = useQuery(query.studio.adapter.queryOptions({ input: { adapterId } }))
  const adapter = data?.adapter
  const serving = studio.adapters.find(({ status, fits }) => status === 'serving' && fits) ?? null
  const comparable = (data?.report?.championId ?? null) === (serving?.id ?? null)
  const inUse = serving?.id === adapterId
  const isReady =
    adapter?.fits && adapter.withdrawn === 0 && !inUse && data?.report?.verdict === 'passed' && comparable
  const canPromote = isReady && (studio.mayPromote || adapter.isApproved)
  const underWay = studio.training !== null && isUnderWay(studio.training)
  useKeys(adapter?.name ?? m.styles, [
    { keys: 'u', label: m.keys.promote, run: () => canPromote && setPromoting(true) },
  ])
  if (error) return <Failure error={error} title={m.failed} onRetry={() => void refetch()} />
  if (!data || !adapter) return <LoadingState step={m.loading} />
  const { report } = data
  return (
    <section className="pane" aria-label={adapter.name}>
      <PaneHeader title={adapter.name} note={inUse ? m.inUse : undefined}>
        <CarryButton adapterId={adapterId} name={adapter.name} disabled={adapter.withdrawn > 0} />
        {adapter.fits && !inUse && (
          <Button
            small
            busy={busy}
            disabled={underWay || studio.model.state !== 'ready'}
            onClick={() => void run(() => client.studio.compare({ adapterId }))}
          >
            {m.compareAgain}
          </Button>
        )}
        {inUse ? (
          <Button onClick={onRollback}>{m.rollback}</Button>
        ) : (
          <Button kind="primary" keys="u" disabled={!canPromote} onClick={() => setPromoting(true)}>
            {m.promote}
          </Button>
        )}
      </PaneHeader>
      <div className={styles.scroll}>
        {isReady && !canPromote && (
          <div className={styles.block}>
            <Callout meaning="note">
              <p>{m.managerApproves}</p>
              <p>
                <GoLink to="/settings">{m.toRole}</GoLink>
              </p>
              <div className="row wrap">
                <AskOverRelay small about={{ kind: 'promotion', adapterId }} />
              </div>
            </Callout>
          </div>
        )}
        <Verdict data={data} asItIs={m.asItIs} comparable={comparable || inUse} />
        {report && report.measures.length > 0 && <Measures measures={report.measures} />}
        <Samples samples={data.samples} />
        <PaneHeader title={m.curve} note={m.curveNote} />
        <div className={styles.chart}>
          <LossChart curve={data.curve} steps={null} height={220} />
        </div>
        <Provenance data={data} />
      </div>
      {promoting && <PromoteDialog adapter={adapter} onClose={() => setPromoting(false)} />}
    </section>
  )
}

function Verdict({
  data: { adapter, report },
  asItIs,
  comparable,
}: {
  data: AdapterDetail
  asItIs: string
  comparable: boolean
}) {
  const m = useMessages(studioMessages)
  const words = (): string => {
    if (!report) return m.notCompared
    const text = m.verdictText[report.verdict]
    return typeof text === 'function' ? text(report.accounts, report.accountsNeeded) : text
  }
  const meaning =
    report?.verdict === 'passed' ? 'ok' : report?.verdict === 'notPassed' ? 'stop' : ('note' as const)
  return (
    <div className={styles.block}>
      {adapter.withdrawn > 0 && <Callout meaning="stop">{m.withdrawnIn(adapter.withdrawn)}</Callout>}
      {!adapter.fits && <Callout meaning="caution">{m.otherModel}</Callout>}
      <Callout meaning={meaning}>
        <b>{words()}</b>
        {report && report.examples > 0 && (
          <p className="c2">
            {m.comparedWith(report.championName ?? asItIs, report.examples, report.accounts)}
            {(report.messages ?? 0) > 0 && ` ${m.withMessages(report.messages ?? 0)}`}
          </p>
        )}
        {(report?.look ?? 1) > 1 && <p className="c2">{m.looks(report?.look ?? 1)}</p>}
        {report?.rules && (
          <p className="c2">
            {m.keepsRules(report.rules.pairs, report.rules.champion, report.rules.challenger)}
          </p>
        )}
        {!comparable && report && <p className="c2">{m.notCompared}</p>}
      </Callout>
    </div>
  )
}

function Measures({ measures }: { measures: readonly GateMeasure[] }) {
  const m = useMessages(studioMessages)
  const format = useFormat()
  const figure = ({ measure }: GateMeasure, value: number) =>
    measure === 'perplexity' ? format.number(value, 2) : format.percent(value)
  const signed = ({ measure }: GateMeasure, value: number) =>
    measure === 'perplexity' ? format.signedNumber(value, 2) : `${format.signedNumber(value * 100)} %`
  const margin = ({ measure, margin: most }: GateMeasure) =>
    measure === 'perplexity' ? format.number(most, 2) : format.percent(most)
  return (
    <div className={styles.padded}>
      <table className="table">
        <thead>
          <tr>
            <th>{m.columns.measure}</th>
            <th className="num">{m.columns.champion}</th>
            <th className="num">{m.columns.challenger}</th>
            <th className="num">{m.columns.lowest}</th>
            <th>{m.columns.passed}</th>
          </tr>
        </thead>
        <tbody>
          {measures.map((each) => (
            <tr key={each.measure}>
              <td>
                {m.measures[each.measure]}
                <div className="t11 c3">{m.measureUnits[each.measure]}</div>
              </td>
              <td className="num">{figure(each, each.champion)}</td>
              <td className="num strong">{figure(each, each.challenger)}</td>
              <td className="num">
                {each.lowest === null ? '–' : m.lowestOf(signed(each, each.lowest), margin(each))}
              </td>
              <td>
                <span className="row nw">
                  {each.tells !== false && <Glyph kind={each.passed ? 'ok' : 'stop'} bare />}
                  {each.tells === false ? m.cannotTell : each.passed ? m.ok : m.notOk}
                </span>
                {each.tells === false && <div className="t11 c3">{m.cannotTellNote}</div>}
              </td>
            </tr>
          ))}
        </tbody>
      </table>
      <p className="t11 c3">{m.lowestNote}</p>
      {measures.some(({ measure, challenger }) => measure === 'checks' && challenger < rarely) && (
        <Callout meaning="caution">{m.rarelyPasses}</Callout>
      )}
    </div>
  )
}

function Samples({ samples }: { samples: AdapterDetail['samples'] }) {
  const m = useMessages(studioMessages)
  return (
    <>
      <PaneHeader title={m.samples} />
      {samples.length === 0 && <p className={`${styles.block} t12 c3`}>{m.noSamples}</p>}
      {samples.map(({ exampleId, adviceId, accountName, champion, challenger, sent }) => (
        <article key={exampleId} className={styles.sample}>
          <div className="row t12">
            <b className="clip">{accountName}</b>
            <span className="sp" />
            <GoLink to={`/brief/${adviceId}`}>{m.toBrief}</GoLink>
          </div>
          <dl>
            <dt>{m.sampleNow}</dt>
            <dd className="c2">{champion}</dd>
            <dt>{m.sampleNew}</dt>
            <dd className="strong">{challenger}</dd>
            <dt>{m.sampleSent}</dt>
            <dd className="c2">{sent}</dd>
          </dl>
        </article>
      ))}
    </>
  )
}

function Provenance({ data: { adapter, lossBefore, lossAfter, history } }: { data: AdapterDetail }) {
  const m = useMessages(studioMessages)
  const format = useFormat()
  const mono = (hash: string) => (
    <span className="mono" title={hash}>
      {format.shortHash(hash)}
    </span>
  )
  return (
    <>
      <PaneHeader title={m.provenance} />
      <div className={styles.block}>
        <Facts
          rows={[
            [m.base, adapter.baseName],
            [m.baseHash, mono(adapter.baseSha256)],
            [m.hash, mono(adapter.sha256)],
            [m.dataHash, mono(adapter.dataSha256)],
            [m.examples, format.number(adapter.examples)],
            ...(adapter.ofRules > 0 ? [[m.ofRules, format.number(adapter.ofRules)] as [string, string]] : []),
            [m.size, m.sizeSealed(format.bytes(adapter.sizeBytes))],
            [m.made, m.madeBy(format.dateTime(adapter.createdAt), adapter.createdBy)],
            [
              m.surprise,
              lossBefore !== null &&
                lossAfter !== null &&
                m.fromTo(format.number(lossBefore, 2), format.number(lossAfter, 2)),
            ],
          ]}
        />
        {history.length > 0 && (
          <ul className={styles.leftOut} aria-label={m.history}>
            {history.map(({ kind, at, actor, reason, logEntryHash }) => (
              <li key={logEntryHash}>
                <span className="clip">
                  {m.kinds[kind]} · {format.dateTime(at)} · {actor}
                  {kind === 'promoted' && ` · ${reason}`}
                </span>
                <GoLink to={`/log/${logEntryHash}`} className="mono">
                  {format.shortHash(logEntryHash)}
                </GoLink>
              </li>
            ))}
          </ul>
        )}
      </div>
    </>
  )
}
