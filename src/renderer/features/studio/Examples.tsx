import { keepPreviousData, useQuery } from '@tanstack/react-query'
import { useRef, useState } from 'react'
import type { ExampleView } from '../../../shared/contract/studio.ts'
import { useApi } from '../../client/api.tsx'
import { useMessages } from '../../i18n/language.tsx'
import { useFormat } from '../../i18n/useFormat.tsx'
import { useOpenEvidence } from '../../shell/Evidence.tsx'
import { Failure } from '../../shell/Failure.tsx'
import { GoLink, useGo, useQueryParams } from '../../shell/navigation.tsx'
import { useCommand } from '../../shell/useCommand.ts'
import { Button, EmptyState, LoadingState, PaneHeader, Segmented, TextAreaField } from '../../ui/index.ts'
import { FormDialog } from '../accounts/FormDialog.tsx'
import { OpenMessages } from './approving/OpenMessages.tsx'
import { studioMessages } from './messages.ts'
import { RulePairs } from './rules/RulePairs.tsx'
import styles from './studio.module.css'

const pageRows = 100

const shows = ['in', 'leftOut', 'open', 'rules'] as const

/** What is learned from, what was left out and why, and what our own side said elsewhere that a person may approve. */
export function Examples() {
  const m = useMessages(studioMessages)
  const go = useGo()
  const params = useQueryParams()
  const show = shows.find((each) => each === params.show) ?? 'in'
  return (
    <div className={styles.page}>
      <PaneHeader title={m.tabs.examples} note={m.collectedNote}>
        <Segmented
          label={m.show}
          value={show}
          choices={[
            { value: 'in', label: m.inList },
            { value: 'leftOut', label: m.leftOutList },
            { value: 'open', label: m.openList },
            { value: 'rules', label: m.rulePairs },
          ]}
          onChange={(next) =>
            go(next === 'in' ? '/studio?tab=examples' : `/studio?tab=examples&show=${next}`, {
              replace: true,
            })
          }
        />
      </PaneHeader>
      <div className={styles.scroll}>
        {show === 'open' ? (
          <OpenMessages />
        ) : show === 'rules' ? (
          <RulePairs />
        ) : (
          <Collection key={show} show={show} />
        )}
      </div>
    </div>
  )
}

/** Every example with what it came from, what it is used for, and the way out; or what was left out, with why. */
function Collection({ show }: { show: 'in' | 'leftOut' }) {
  const m = useMessages(studioMessages)
  const { query, client } = useApi()
  const { run, busy } = useCommand()
  const [limit, setLimit] = useState(pageRows)
  const [withdrawing, setWithdrawing] = useState<ExampleView | null>(null)
  const { data, error, refetch } = useQuery({
    ...query.studio.examples.queryOptions({ input: { show, page: { offset: 0, limit } } }),
    placeholderData: keepPreviousData,
  })
  if (error) return <Failure error={error} title={m.failed} onRetry={() => void refetch()} />
  if (!data) return <LoadingState step={m.loading} />
  return (
    <>
      {data.rows.length === 0 ? (
        show === 'in' ? (
          <EmptyState title={m.noneCollected}>{m.noneCollectedNote}</EmptyState>
        ) : (
          <EmptyState title={m.noneLeftOut} />
        )
      ) : (
        <div className={styles.padded}>
          <table className={`table ${styles.examples}`}>
            <thead>
              <tr>
                <th>{m.example}</th>
                <th>{m.decided}</th>
                <th>{show === 'in' ? m.change : m.why}</th>
                <th />
              </tr>
            </thead>
            <tbody>
              {data.rows.map((row) => (
                <Row
                  key={row.id}
                  row={row}
                  busy={busy}
                  onWithdraw={() => setWithdrawing(row)}
                  onRestore={() =>
                    void run(() => client.studio.restore({ exampleId: row.id }), { done: m.restored })
                  }
                />
              ))}
            </tbody>
          </table>
          {data.total > data.rows.length && (
            <Button onClick={() => setLimit(Math.min(500, limit + pageRows))}>{m.more}</Button>
          )}
        </div>
      )}
      {withdrawing && <WithdrawDialog example={withdrawing} onClose={() => setWithdrawing(null)} />}
    </>
  )
}

/** Where an example leads back to: the brief with its track, or the message itself. */
function Origin({ row: { from, accountName, dealName } }: { row: ExampleView }) {
  const m = useMessages(studioMessages)
  const openEvidence = useOpenEvidence()
  if (from.origin === 'track')
    return (
      <>
        <GoLink to={`/brief/${from.adviceId}`}>{accountName}</GoLink>
        <div className="t11 c3 clip">
          {dealName} · {m.trackOf(from.trackIndex)}
        </div>
      </>
    )
  return (
    <>
      <Button kind="plain" small onClick={() => openEvidence(from.evidenceId)}>
        {accountName || m.gone}
      </Button>
      <div className="t11 c3 clip">{[from.contactName, dealName].filter(Boolean).join(' · ')}</div>
    </>
  )
}

function Row({
  row,
  busy,
  onWithdraw,
  onRestore,
}: {
  row: ExampleView
  busy: boolean
  onWithdraw(): void
  onRestore(): void
}) {
  const m = useMessages(studioMessages)
  const format = useFormat()
  return (
    <tr>
      <td>
        <Origin row={row} />
      </td>
      <td className="nw">
        {row.from.origin === 'track' ? m.actions[row.from.action] : m.approvedMessage}
        {row.from.origin === 'track' && row.changed > 0 && (
          <div className="t11 c3">{m.changedOf(row.changed)}</div>
        )}
        <div className="t11 c3">
          {format.date(row.at)}
          {row.use && ` · ${m.uses[row.use]}`}
        </div>
      </td>
      <td>
        {row.leftOut ? (
          m.leftOutReasons[row.leftOut]
        ) : row.sample ? (
          <dl className={styles.change}>
            {row.sample.shown !== null && (
              <>
                <dt>{m.shownAs}</dt>
                <dd className="c2">{row.sample.shown}</dd>
              </>
            )}
            <dt>{m.sentAs}</dt>
            <dd>{row.sample.sent}</dd>
          </dl>
        ) : (
          <span className="c3">–</span>
        )}
        {row.heldBack.map(({ reason, n }) => (
          <div key={reason} className="t11 c3">
            {m.heldBack(m.leftOutReasons[reason], n)}
          </div>
        ))}
        {row.ofSomebody > 0 && <div className="t11 c3">{m.ofSomebody(row.ofSomebody)}</div>}
      </td>
      <td className="right">
        {row.leftOut === null ? (
          <Button small onClick={onWithdraw}>
            {m.withdraw}
          </Button>
        ) : (
          row.leftOut === 'withdrawn' && (
            <Button small busy={busy} onClick={onRestore}>
              {m.restore}
            </Button>
          )
        )}
      </td>
    </tr>
  )
}

function WithdrawDialog({ example, onClose }: { example: ExampleView; onClose(): void }) {
  const m = useMessages(studioMessages)
  const { client } = useApi()
  const { run, busy } = useCommand()
  const box = useRef<HTMLTextAreaElement>(null)
  const [reason, setReason] = useState('')
  const withdraw = async () => {
    const done = await run(() => client.studio.withdraw({ exampleId: example.id, reason: reason.trim() }), {
      done: m.withdrawn,
      detail: ({ adapters, training }) =>
        [
          adapters.length > 0 && m.mustRetrain(adapters.join(' · ')),
          training !== null && m.trainingEnded(training),
        ]
          .filter(Boolean)
          .join(' '),
    })
    if (done) onClose()
  }
  return (
    <FormDialog
      title={m.withdrawTitle}
      note={m.withdrawNote}
      save={m.withdraw}
      ready={reason.trim() !== ''}
      busy={busy}
      onSave={() => void withdraw()}
      onClose={onClose}
      initialFocus={box}
    >
      <TextAreaField
        ref={box}
        label={m.withdrawReason}
        rows={2}
        maxLength={2000}
        value={reason}
        onChange={(event) => setReason(event.target.value)}
      />
    </FormDialog>
  )
}
