import { useQuery } from '@tanstack/react-query'
import { useState } from 'react'
import type { AttributionView } from '../../../../shared/contract/watching.ts'
import { strategyName } from '../../../../shared/trackVocabulary.ts'
import type { Stage } from '../../../../shared/vocabulary.ts'
import { useApi } from '../../../client/api.tsx'
import { useLanguage, useMessages } from '../../../i18n/language.tsx'
import { useFormat } from '../../../i18n/useFormat.tsx'
import { words } from '../../../i18n/words.ts'
import { useKeys } from '../../../keys/Keys.tsx'
import { Failure } from '../../../shell/Failure.tsx'
import { useCommand } from '../../../shell/useCommand.ts'
import { saveFile } from '../../../ui/files.ts'
import { Button, Checkbox, EmptyState, LoadingState, PaneHeader, Segmented } from '../../../ui/index.ts'
import { ChangeStrategyDialog } from './ChangeStrategyDialog.tsx'
import { Figure } from './Figure.tsx'
import { ManagersChange } from './ManagersChange.tsx'
import { watchingMessages } from './messages.ts'
import styles from './watching.module.css'

const dimensions = ['region', 'stage'] as const

/** Which strategies were suggested and taken where, what came of them, and what a manager changed. */
export function AttributionPart() {
  const m = useMessages(watchingMessages)
  const language = useLanguage()
  const { query, client } = useApi()
  const { run, busy } = useCommand()
  const [by, setBy] = useState<(typeof dimensions)[number]>('region')
  const [changing, setChanging] = useState(false)
  const { data, error, refetch } = useQuery(
    query.watching.attribution.queryOptions({ input: { by }, placeholderData: (before) => before }),
  )
  const save = async () => {
    const made = await run(() => client.watching.exportAttribution({ by, lang: language }), {
      done: m.exported,
      detail: ({ seq }) => m.loggedAs(seq),
    })
    if (made) saveFile(made.fileName, made.file)
  }
  const setWeigh = (weigh: boolean) =>
    run(() => client.watching.weighChanges({ weigh }), { done: weigh ? m.weighing : m.notWeighing })
  useKeys(m.attributionTitle, [
    { keys: 'n', label: m.keys.change, run: () => data?.mayChange && setChanging(true) },
    { keys: 'x', label: m.keys.exportReport, run: () => void save() },
  ])
  if (error) return <Failure error={error} title={m.failed} onRetry={() => void refetch()} />
  if (!data) return <LoadingState step={m.loading} />
  if (data.rows.length === 0) return <EmptyState title={m.noAdvice}>{m.noAdviceNote}</EmptyState>
  return (
    <div className={styles.scroll}>
      <PaneHeader title={m.attributionTitle} note={m.attributionNote}>
        <Segmented
          label={m.by}
          value={by}
          choices={dimensions.map((value) => ({ value, label: m.byWhat[value] }))}
          onChange={setBy}
        />
        <Button keys="x" busy={busy} onClick={() => void save()}>
          {m.exportReport}
        </Button>
        <Button kind="primary" keys="n" disabled={!data.mayChange} onClick={() => setChanging(true)}>
          {m.change}
        </Button>
      </PaneHeader>
      {!data.mayChange && <ManagersChange />}
      {data.changes.length > 0 && (
        <>
          <Changes data={data} />
          <div className={styles.block}>
            <Checkbox
              checked={data.changesWeigh}
              disabled={!data.mayChange}
              onChange={(weigh) => void setWeigh(weigh)}
            >
              {m.changesWeigh}
            </Checkbox>
          </div>
          <PaneHeader title={m.byWhat[by]} />
        </>
      )}
      <Rows data={data} by={by} />
      {data.changes.length === 0 && <p className={`${styles.block} t12 c3`}>{m.noChanges}</p>}
      {changing && <ChangeStrategyDialog data={data} onClose={() => setChanging(false)} />}
    </div>
  )
}

function usePlace(): (by: 'region' | 'stage', where: string | null) => string {
  const m = useMessages(watchingMessages)
  const w = useMessages(words)
  return (by, where) =>
    where === null
      ? m.everywhere
      : where === ''
        ? m.unknownPlace
        : by === 'stage'
          ? (w.stages[where as Stage] ?? where)
          : where
}

function Rows({ data, by }: { data: AttributionView; by: 'region' | 'stage' }) {
  const m = useMessages(watchingMessages)
  const language = useLanguage()
  const format = useFormat()
  const place = usePlace()
  const told = data.rows.filter(({ where, taken }) => where === null || taken.kind === 'measured')
  return (
    <div className={styles.padded}>
      <table className="table">
        <thead>
          <tr>
            <th>{m.byWhat[by]}</th>
            <th>{m.strategy}</th>
            <th className="num">{m.shown}</th>
            <th>{m.taken}</th>
            <th>{m.advanced}</th>
            <th>{m.difference}</th>
          </tr>
        </thead>
        <tbody>
          {told.map((row, at) => (
            <tr key={`${row.where} ${row.strategy}`}>
              <td className="nw">
                {at > 0 && told[at - 1]!.where === row.where ? '' : place(by, row.where)}
              </td>
              <td className="nw">{strategyName(row.strategy, language)}</td>
              <td className="num">{format.number(row.shown)}</td>
              <td>
                <Figure measure={row.taken} unit="share" />
              </td>
              <td>
                <Figure measure={row.advanced} unit="share" />
              </td>
              <td>
                <Figure measure={row.difference} unit="points" />
              </td>
            </tr>
          ))}
        </tbody>
      </table>
      {told.length < data.rows.length && (
        <p className={`${styles.more} t12 c3`}>{m.tooFewRows(data.rows.length - told.length)}</p>
      )}
    </div>
  )
}

function Changes({ data }: { data: AttributionView }) {
  const m = useMessages(watchingMessages)
  const language = useLanguage()
  const format = useFormat()
  const place = usePlace()
  return (
    <div className={styles.padded}>
      <table className="table">
        <thead>
          <tr>
            <th>{m.changes}</th>
            <th />
            <th>{m.beforeChange}</th>
            <th>{m.sinceChange}</th>
          </tr>
        </thead>
        <tbody>
          {data.changes.map((change) => (
            <tr key={change.id}>
              <td>
                <b>
                  {change.fromStrategy === null ? m.anyStrategy : strategyName(change.fromStrategy, language)}{' '}
                  → {strategyName(change.toStrategy, language)}
                </b>
                <div className="t12 c2">{change.reason}</div>
                <div className="t11 c3">
                  {format.date(change.at)} · {change.actor} · {place('region', change.region)} ·{' '}
                  {place('stage', change.stage)}
                </div>
              </td>
              <td className="t12 c2">
                <div>{m.shareOfTaken}</div>
                <div>{m.advanced}</div>
              </td>
              {(['before', 'after'] as const).map((when) => (
                <td key={when}>
                  <div>
                    <Figure measure={change[when].share} unit="share" />
                  </div>
                  <div>
                    <Figure measure={change[when].advanced} unit="share" />
                  </div>
                </td>
              ))}
            </tr>
          ))}
        </tbody>
      </table>
    </div>
  )
}
