import { useQuery } from '@tanstack/react-query'
import { useState } from 'react'
import type { ConsentView, RecordingView } from '../../../shared/contract/consent.ts'
import { useApi } from '../../client/api.tsx'
import { useMessages } from '../../i18n/language.tsx'
import { useFormat } from '../../i18n/useFormat.tsx'
import { words } from '../../i18n/words.ts'
import { useKeys } from '../../keys/Keys.tsx'
import { useOpenEvidence } from '../../shell/Evidence.tsx'
import { Failure } from '../../shell/Failure.tsx'
import { GoLink } from '../../shell/navigation.tsx'
import { useCommand } from '../../shell/useCommand.ts'
import { Button, Chip, EmptyState, EvidenceMark, LoadingState, PaneHeader } from '../../ui/index.ts'
import { ConsentDialog, type ConsentFor } from './ConsentDialog.tsx'
import styles from './consent.module.css'
import { consentMessages } from './messages.ts'
import { ShredDialog } from './ShredDialog.tsx'
import { useRows } from './useRows.ts'

const meanings = { inForce: 'ok', notYet: 'unknown', expired: 'caution', withdrawn: 'stop' } as const

/** Who agreed to what, and recordings in which somebody did not. */
export function Consents() {
  const m = useMessages(consentMessages)
  const { query } = useApi()
  const consents = useQuery(query.consent.list.queryOptions())
  const recordings = useQuery(query.consent.recordings.queryOptions())
  const [recording, setRecording] = useState<ConsentFor | 'contact' | null>(null)
  const [withdrawing, setWithdrawing] = useState<ConsentView | null>(null)
  const rows = consents.data ?? []
  const open = (consent: ConsentView) => consent.state !== 'withdrawn' && setWithdrawing(consent)
  const { index, choose, body } = useRows(m.consents, rows, open)
  useKeys(m.consents, [{ keys: 'n', label: m.record, run: () => setRecording('contact') }])
  const uncovered = recordings.data?.filter(({ coverage }) => coverage.missing.length > 0) ?? []
  const error = consents.error ?? recordings.error
  if (error) return <Failure error={error} title={m.failed} onRetry={() => void consents.refetch()} />
  if (!consents.data || !recordings.data) return <LoadingState step={m.loading} />
  return (
    <div className={styles.page}>
      <PaneHeader title={m.consents} note={m.consentsNote}>
        <Button small keys="n" onClick={() => setRecording('contact')}>
          {m.record}
        </Button>
      </PaneHeader>
      <div className={styles.scroll}>
        {rows.length === 0 ? (
          <EmptyState title={m.noConsents}>{m.noConsentsNote}</EmptyState>
        ) : (
          <div className={styles.padded}>
            <table className="table">
              <thead>
                <tr>
                  {Object.values(m.columns).map((column) => (
                    <th key={column}>{column}</th>
                  ))}
                  <th />
                </tr>
              </thead>
              <tbody ref={body}>
                {rows.map((consent, at) => (
                  <ConsentRow
                    key={consent.id}
                    consent={consent}
                    current={at === index}
                    onChoose={() => choose(at)}
                    onWithdraw={() => setWithdrawing(consent)}
                  />
                ))}
              </tbody>
            </table>
          </div>
        )}
        {uncovered.length > 0 && (
          <>
            <PaneHeader title={m.uncovered} note={m.uncoveredNote} />
            {uncovered.map((each) => (
              <Uncovered key={each.sourceId} recording={each} onRecord={setRecording} />
            ))}
          </>
        )}
      </div>
      {recording && (
        <ConsentDialog
          about={recording === 'contact' ? null : recording}
          onClose={() => setRecording(null)}
        />
      )}
      {withdrawing && <WithdrawDialog consent={withdrawing} onClose={() => setWithdrawing(null)} />}
    </div>
  )
}

function ConsentRow({
  consent,
  current,
  onChoose,
  onWithdraw,
}: {
  consent: ConsentView
  current: boolean
  onChoose(): void
  onWithdraw(): void
}) {
  const m = useMessages(consentMessages)
  const w = useMessages(words)
  const format = useFormat()
  const openEvidence = useOpenEvidence()
  const { proofEvidenceId } = consent
  return (
    <tr className={styles.asset} aria-current={current} onClick={onChoose}>
      <td className={styles.name}>
        <b>{consent.contactName ?? format.list(consent.participants)}</b>
        <div className="t11 c3 clip">
          {consent.recordingName ? m.ofRecording(consent.recordingName) : consent.accountName}
        </div>
      </td>
      <td>{format.list(consent.purposes.map((purpose) => w.consentPurposes[purpose]))}</td>
      <td className="nw">{w.legalBases[consent.basis]}</td>
      <td className="nw">
        {format.date(consent.givenAt)}
        <div className="t11 c3">
          {consent.expiresAt === null ? m.noEnd : m.until(format.date(consent.expiresAt))}
        </div>
      </td>
      <td className={styles.name}>
        <span className="row">
          <span className="clip">{consent.proof}</span>
          {proofEvidenceId && <EvidenceMark kind="source" onOpen={() => openEvidence(proofEvidenceId)} />}
        </span>
        <div className="t11 c3">{m.recordedBy(consent.recordedBy, format.date(consent.recordedAt))}</div>
      </td>
      <td>
        <Chip meaning={meanings[consent.state]}>{m.states[consent.state]}</Chip>
        {consent.withdrawnAt !== null && (
          <div className="t11 c3">
            {m.withdrawnOn(format.date(consent.withdrawnAt), consent.withdrawalReason ?? '')}
          </div>
        )}
      </td>
      <td>
        {consent.state !== 'withdrawn' && (
          <Button small onClick={onWithdraw}>
            {m.withdraw}
          </Button>
        )}
      </td>
    </tr>
  )
}

function Uncovered({ recording, onRecord }: { recording: RecordingView; onRecord(about: ConsentFor): void }) {
  const m = useMessages(consentMessages)
  const format = useFormat()
  const { hash, name, coverage } = recording
  return (
    <div className={styles.row}>
      <span className="row">
        <b className="clip">{name}</b>
        <span className="t12 c3 nw">{m.items(format.number(recording.items))}</span>
        <GoLink to="/data?tab=assets" className="t12">
          {m.inventory}
        </GoLink>
      </span>
      {hash && (
        <Button small onClick={() => onRecord({ recording: { hash, name }, participants: coverage.missing })}>
          {m.record}
        </Button>
      )}
      <span className="t12 stop-c">
        {m.missing(format.list(coverage.missing.map((each) => each || m.unnamed(coverage.unnamed))))}
      </span>
    </div>
  )
}

function WithdrawDialog({ consent, onClose }: { consent: ConsentView; onClose(): void }) {
  const m = useMessages(consentMessages)
  const { client, query } = useApi()
  const { run, busy } = useCommand()
  const withdraw = async (reason: string) => {
    if (await run(() => client.consent.withdraw({ id: consent.id, reason }), { done: m.withdrawn })) onClose()
  }
  return (
    <ShredDialog
      title={m.withdrawTitle}
      goes={m.withdrawGoes}
      also={m.withdrawBackups}
      action={m.withdrawNow}
      foreseen={query.consent.withdrawal.queryOptions({ input: { id: consent.id } })}
      busy={busy}
      onShred={(reason) => void withdraw(reason)}
      onClose={onClose}
    />
  )
}
